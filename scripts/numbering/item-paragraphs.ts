/**
 * Items of ordered lists as paragraphs that begin with their numbers: in a class with provisions the number is a label, and a
 * label is text. In: the blocks of a draft. Out: blocks without ordered lists at the top. Promises the numbers as they are
 * written, one paragraph or more for each item, and every other block as it is. Pure. Called by `number-provisions.ts`.
 *
 *     an ordered list that begins with 3 → a paragraph `3. …`, a paragraph `4. …`
 */
import type { Draft, DraftParagraph, Inline, UnnumberedBlock } from '../model/text.ts';

type DraftBlock = Draft['blocks'][number];

/** The blocks with their ordered lists opened, the lists in these too. */
export const openLists = (blocks: readonly DraftBlock[]): DraftBlock[] =>
  blocks.flatMap((block) =>
    block.kind === 'list' && block.ordered
      ? openLists(block.items.flatMap((item, i) => labelledItem(`${block.start + i}.`, item, block)))
      : [block],
  );

/** The blocks of an item, the first with its label. */
function labelledItem(label: string, item: readonly UnnumberedBlock[], list: UnnumberedBlock): DraftBlock[] {
  const [first, ...rest] = item;
  const { place } = first ?? list;
  const text = (written: string): Inline => ({ kind: 'text', text: written, place });
  const others = first?.kind === 'plain' ? rest : item;
  const inlines = first?.kind === 'plain' ? [text(`${label} `), ...first.inlines] : [text(label)];
  return [{ kind: 'paragraph', inlines, place }, ...others.map(asParagraph)];
}

const asParagraph = (block: UnnumberedBlock): DraftParagraph | UnnumberedBlock =>
  block.kind === 'plain' ? { ...block, kind: 'paragraph' } : block;
