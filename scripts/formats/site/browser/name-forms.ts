/**
 * Names that mean the same. In: what a reader types, folded. Out: the links in the text that name the same treaty or
 * body under another name, found by the registers of the page: their headings, synonyms and names in other languages.
 * Without a register the page knows none.
 *
 *     namesakesOf('上合组织') → the links of 上海合作组织
 */
import { foldText } from './fold-text.ts';
import { allWithin } from './page-elements.ts';

/** Links of the text that lead to an entry whose name, in any form, is what is typed. */
export function namesakesOf(query: string): HTMLElement[] {
  const targets = new Set(
    allWithin('.entry')
      .filter((entry) => formsOf(entry).some((form) => foldText(form).folded === query))
      .map((entry) => entry.querySelector('.see a')?.getAttribute('href') ?? `#${entry.id}`),
  );
  if (targets.size === 0) return [];
  return allWithin('.text-section a.mention, .note a.mention').filter((link) =>
    targets.has(link.getAttribute('href') ?? ''),
  );
}

/** The names of an entry: as it is headed, and in other languages. */
const formsOf = (entry: HTMLElement): string[] =>
  allWithin('.entry-heading, .name', entry).map(({ textContent }) => textContent ?? '');
