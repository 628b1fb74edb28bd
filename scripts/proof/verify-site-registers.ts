/**
 * Proves the registers of the reading edition. In: the elements of the page by their ids, the indexed edition. Out:
 * `wrong` is called once for each entry whose locators or links are not those of the edition. Called by
 * `verify-site.ts`.
 *
 *     an entry that lacks a locator → 'the entry “…” has the locators …'
 */
import { anchorOf, sayLocator } from '../model/numbers.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { expectedRuns } from './compare-text.ts';
import { hasWebClass, type WebElement, webAttribute, webText, within } from './read-site.ts';

/** Compares the locators of every entry with those of the edition. */
export function compareSiteLocators(
  ids: ReadonlyMap<string, WebElement>,
  edition: IndexedEdition,
  wrong: (detail: string) => void,
): void {
  for (const register of edition.registers) {
    const element = ids.get(`register-${register.id}`);
    const found = element ? within(element).filter((child) => hasWebClass(child, 'entry')) : [];
    const entries = register.groups.flatMap((group) => group.entries);
    if (found.length !== entries.length)
      wrong(`the register “${register.title}” has ${found.length} entries instead of ${entries.length}`);
    entries.forEach((entry, i) => {
      const inside = found[i] ? within(found[i]) : [];
      const shown = inside
        .filter((child) => hasWebClass(child, 'locator'))
        .map((link) => `${webText(link)}→${webAttribute(link, 'href')}`);
      const expected = expectedRuns(entry.locators, edition).flatMap(({ first, last }) =>
        [...new Set([first, last])].map(
          (paragraph) => `${sayLocator(paragraph, edition.manuscript.labels)}→#${anchorOf(paragraph)}`,
        ),
      );
      if (shown.join() !== expected.join())
        wrong(
          `the entry “${entry.heading}” leads to ${shown.join() || 'nothing'} instead of ` +
            `${expected.join() || 'nothing'}`,
        );
      const heading = inside.find((child) => hasWebClass(child, 'entry-heading'));
      if (!heading || webText(heading) !== entry.heading)
        wrong(`the entry “${entry.heading}” is called “${heading ? webText(heading) : ''}”`);
    });
  }
}
