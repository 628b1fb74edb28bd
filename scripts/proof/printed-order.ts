/**
 * In which order a print format shows title and text. In: an indexed edition, the format. Out: its blocks, and `title`
 * where the title stands: first, or behind what a document has above it. Put together here once more, and not as the
 * templates do it. Called by the witnesses of the PDF. Pure.
 *
 *     a notice with a number → [element-number, 'title', element-to, item1, …]
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import type { ElementRole } from '../model/frame.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts } from '../model/text.ts';
import { bare } from './compare-text.ts';

/** What stands above a title. */
const above: readonly ElementRole[] = [
  'copy-number',
  'classification',
  'urgency',
  'issuers',
  'mark',
  'number',
  'signers',
  'organization',
  'symbol',
  'distribution',
  'organ',
  'session',
  'agenda-item',
  'adoption',
];

/** The mark that says the title of a document alone, as of an order or minutes; nothing where the title does. */
export function headlineOf(edition: IndexedEdition, format: PrintFormat): Block[] | undefined {
  if (!format.alone) return undefined;
  const elements = blocksOf(edition).filter((block) => block.kind === 'element');
  const said = (...roles: ElementRole[]) =>
    bare(elements.flatMap((block) => (roles.includes(block.role) ? blockTexts(block) : [])).join(''));
  const marks = [said('issuers', 'mark'), said('issuers', 'mark', 'number')];
  if (!marks.includes(bare(edition.metadata.title))) return undefined;
  return elements.filter(({ role }) => role === 'issuers' || role === 'mark');
}

/** Blocks and title as they follow each other on the pages. */
export function printedOrder(edition: IndexedEdition, format: PrintFormat): (Block | 'title')[] {
  const blocks = blocksOf(edition);
  const isAbove = (block: Block) => block.kind === 'element' && above.includes(block.role);
  const untitled = headlineOf(edition, format) !== undefined;
  return [
    ...blocks.filter(isAbove),
    ...(untitled ? [] : ['title' as const]),
    ...blocks.filter((block) => !isAbove(block)),
  ];
}
