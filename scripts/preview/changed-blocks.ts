/**
 * What a save changed. In: the edition before it and behind it. Out: the anchors of blocks whose text was nowhere in
 * the edition before, in the order of the text; what was only moved or numbered anew is not among them. Pure.
 *
 *     changedBlocks(before, after) → ['p12', 'art3-2']
 */
import type { Edition } from '../model/edition.ts';
import { blockTexts } from '../model/text.ts';

/** Anchors of what is new; none where there is no edition before. */
export function changedBlocks(before: Edition | undefined, after: Edition): string[] {
  if (!before) return [];
  const known = new Set(textsOf(before).map(({ text }) => text));
  return textsOf(after).flatMap(({ anchor, text }) => (known.has(text) ? [] : [anchor]));
}

const textsOf = ({ sections }: Edition): { anchor: string; text: string }[] =>
  sections
    .flatMap(({ heading, blocks }) => [...(heading ? [heading] : []), ...blocks])
    .map((block) => ({ anchor: block.anchor, text: `${block.kind} ${blockTexts(block).join('\n')}` }));
