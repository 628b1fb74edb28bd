/**
 * Items of ordered lists as paragraphs that begin with their numbers: in a class with provisions the number is a label,
 * and a label is text. In: the blocks of a draft. Out: blocks without ordered lists at the top. Promises the numbers as
 * they are written, one paragraph or more for each item, and every other block as it is. Pure. Called by
 * `number-provisions.ts`.
 *
 *     an ordered list that begins with 3 → a paragraph `3. …`, a paragraph `4. …`
 */
import type { Draft, Inline, UnnumberedBlock } from '../model/text.ts';

type DraftBlock = Draft['blocks'][number];

/** The blocks with their ordered lists opened, the lists in these too. */
export const openLists = (blocks: readonly DraftBlock[]): DraftBlock[] =>
  blocks.flatMap((block) =>
    block.kind === 'list' && block.ordered ? openLists(block.items.flat().map(asParagraph)) : [block],
  );

/** A line of an item as a paragraph; its label is text like all other. */
const asParagraph = (block: UnnumberedBlock): DraftBlock =>
  block.kind === 'plain' ? { ...block, kind: 'paragraph', inlines: block.inlines.flatMap(withoutLabel) } : block;

const withoutLabel = (inline: Inline): Inline[] => (inline.kind === 'label' ? inline.children : [inline]);
