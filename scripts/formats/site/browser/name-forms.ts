/**
 * Names that mean the same. In: what a reader types, folded. Out: the links in the text that name the same treaty or
 * body under another name, found by the registers of the page: their headings, synonyms and names in other languages,
 * and the first letters of Chinese headings. Without a register the page knows none.
 *
 *     findNamesakes()('上合组织') → the links of 上海合作组织
 */

import { allWithin } from './page-elements.ts';
import { foldForSearch, readAs } from './search-words.ts';

/** Finds links by any name of what they lead to. The names are read when the first one is asked for, and once. */
export function findNamesakes(): (query: string) => HTMLElement[] {
  let names: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return (query) => {
    names ??= readNames();
    const targets = names.get(query);
    return targets
      ? allWithin('.text-section a.mention, .note a.mention').filter((link) =>
          targets.has(link.getAttribute('href') ?? ''),
        )
      : [];
  };
}

/** Each name, folded, with the addresses of the entries that it names. */
function readNames(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const entry of allWithin('.entry')) {
    const target = entry.querySelector('.see a')?.getAttribute('href') ?? `#${entry.id}`;
    const said = allWithin('.entry-heading, .name', entry).map(
      ({ textContent }) => foldForSearch(textContent ?? '').folded,
    );
    for (const name of [...said, readAs(entry.id)].filter((one) => one !== ''))
      names.set(name, (names.get(name) ?? new Set()).add(target));
  }
  return names;
}
