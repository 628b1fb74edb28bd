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

/** Blocks and title as they follow each other on the pages. */
export function printedOrder(edition: IndexedEdition, format: PrintFormat): (Block | 'title')[] {
  const blocks = blocksOf(edition);
  const isAbove = (block: Block) => block.kind === 'element' && above.includes(block.role);
  const said = (...roles: ElementRole[]) =>
    bare(
      blocks
        .flatMap((block) => (block.kind === 'element' && roles.includes(block.role) ? blockTexts(block) : []))
        .join(''),
    );
  // Of an order or minutes the mark is the title.
  const marks = [said('issuers', 'mark'), said('issuers', 'mark', 'number')];
  const untitled = format.alone && marks.includes(bare(edition.metadata.title));
  return [
    ...blocks.filter(isAbove),
    ...(untitled ? [] : ['title' as const]),
    ...blocks.filter((block) => !isAbove(block)),
  ];
}
