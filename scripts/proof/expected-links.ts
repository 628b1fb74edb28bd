/**
 * From which texts an edition leads where. In: an indexed edition, the page map. Out: address → the texts that lead
 * there, one for each link, put together here once more and not as the templates do it. Called by the witnesses of
 * links. Pure.
 *
 *     expectLinks(edition, pageMap, false).get('p12') → ['12', '12', 'paragraph 12']
 */
import { blocksOf } from '../model/edition.ts';
import { anchorOf, sayLocator } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Inline, plainText } from '../model/text.ts';
import { expectedRuns } from './compare-text.ts';
import { nodesIn } from './edition-nodes.ts';
import { expectFront } from './expected-front.ts';
import { printedEntries } from './printed-entries.ts';

/** Address, or URL → texts of the links. `alone`: the document is set without contents and registers. */
export function expectLinks(edition: IndexedEdition, pageMap: PageMap, alone: boolean): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const add = (target: string, text: string) => {
    const own = links.get(target);
    if (own) own.push(text);
    else links.set(target, [text]);
  };
  const { contents, behind } = expectFront(edition);
  for (const { anchor, title, words, half, range } of alone ? [] : [...contents, ...behind]) {
    const label = pageMap.pages[(pageMap.starts[anchor]?.page ?? 0) - 1]?.label ?? '';
    add(anchor, `${title}${half ? '' : words}${range}${label}`);
  }
  addInlines([...blocksOf(edition), ...edition.notes], add);
  addRegisters(edition, add);
  return links;
}

type Add = (target: string, text: string) => void;

/** Links and references to notes, wherever inlines stand. */
function addInlines(value: unknown, add: Add): void {
  for (const node of nodesIn(value)) {
    const inline = node as Inline;
    if (inline.kind === 'link') add(inline.target.replace(/^#/, ''), plainText(inline.children));
    if (inline.kind === 'noteref') add(`note-${inline.note}`, String(inline.note));
  }
}

/** Locators lead to provisions, references to other entries, of whichever register. */
function addRegisters(edition: IndexedEdition, add: Add): void {
  const { labels } = edition.manuscript;
  const entries = edition.registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  for (const entry of entries.map(printedEntries(edition))) {
    for (const { first, last } of expectedRuns(entry.locators, edition))
      for (const number of new Set([first, last])) add(anchorOf(number), sayLocator(number, labels));
    for (const heading of [...(entry.see ? [entry.see] : []), ...entry.seeAlso]) {
      const other = entries.findLast((one) => one.heading === heading && one.see === undefined);
      if (other) add(other.id, heading);
    }
  }
}
