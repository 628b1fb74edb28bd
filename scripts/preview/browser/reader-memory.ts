/**
 * What a reader had before the page was loaded again: view, place, document. In and out: words by a key, for one title,
 * in the memory of the tab. Where that is refused the place is forgotten when the page is loaded again, and nothing
 * else.
 */

export interface ReaderMemory {
  /** Empty for what is not known. */
  get: (key: string) => string;
  set: (key: string, value: string) => void;
}

/** The memory for a title. */
export function openMemory(title: string): ReaderMemory {
  const name = (key: string) => `kanben-${title}-${key}`;
  return {
    get: (key) => {
      try {
        return sessionStorage.getItem(name(key)) ?? '';
      } catch {
        return '';
      }
    },
    set: (key, value) => {
      try {
        sessionStorage.setItem(name(key), value);
      } catch {
        // Refused.
      }
    },
  };
}
