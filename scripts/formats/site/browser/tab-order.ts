/**
 * What the Tab key stops at. In: the page. Out: of the links of a block that lead to the same entry, the first alone; a
 * name of several pieces is one stop. All of them can be pressed.
 */
import { allWithin } from './page-elements.ts';

/** Takes later links of a block to the same place out of the order of Tab. */
export function shortenTabOrder(): void {
  for (const block of allWithin('[data-block]')) {
    const seen = new Set<string>();
    for (const link of allWithin('a.mention', block)) {
      const target = link.getAttribute('href') ?? '';
      if (seen.has(target)) link.tabIndex = -1;
      seen.add(target);
    }
  }
}
