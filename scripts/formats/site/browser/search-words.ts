/**
 * What the page tells its search beside the text. In: the page. Out: text folded with the characters that are written
 * otherwise elsewhere, and the first letters of the headings of its registers. Read when the first word is searched,
 * and once.
 *
 *     foldForSearch('聯合國') → { folded: '联合国', … }
 */
import { foldText } from './fold-text.ts';

interface Known {
  variants: ReadonlyMap<string, string>;
  initials: ReadonlyMap<string, string>;
}

let known: Known | undefined;

function searchWords(): Known {
  known ??= readWords(document.getElementById('search-words')?.textContent ?? '{}');
  return known;
}

function readWords(data: string): Known {
  const { variants = '', initials = {} } = JSON.parse(data) as { variants?: string; initials?: Record<string, string> };
  const pairs = variants.match(/../gsu) ?? [];
  return {
    variants: new Map(pairs.map((pair) => [pair.charAt(0), pair.charAt(1)])),
    initials: new Map(Object.entries(initials)),
  };
}

/** Text as it is compared on this page. */
export const foldForSearch = (text: string): ReturnType<typeof foldText> => foldText(text, searchWords().variants);

/** The first letters of an entry's heading as it is read; nothing where it is not read by letters. */
export const readAs = (entry: string): string => searchWords().initials.get(entry) ?? '';
