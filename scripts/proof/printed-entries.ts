/**
 * Entries of the registers as print has them. In: an indexed edition. Out: an entry as it must be printed: a synonym
 * whose heading has one locator has that one itself. Called by the witnesses of the PDF. Pure.
 *
 *     NPT, 见 “不扩散核武器条约”, which has 42 alone → NPT with the locator 42
 */
import type { Entry, IndexedEdition } from '../model/registers.ts';

/** How an entry is printed. */
export function printedEntries({ registers }: IndexedEdition): (entry: Entry) => Entry {
  const own = registers.flatMap(({ groups }) =>
    groups.flatMap(({ entries }) => entries.filter(({ see }) => see === undefined)),
  );
  const byHeading = new Map(own.map((entry) => [entry.heading, entry]));
  return (entry) => {
    const { see, ...rest } = entry;
    const locators = byHeading.get(see ?? '')?.locators ?? [];
    return locators.length === 1 ? { ...rest, locators } : entry;
  };
}
