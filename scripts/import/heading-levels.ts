/**
 * Ranks of headings → levels of sections. In: found blocks. Out: blocks of a text with headings of the levels 2 to 4.
 * Promises that no section is empty and no level is left out: a heading that cannot stand is a bold paragraph, and told.
 * Called by `structure.ts`.
 *
 *     h2, h4 → levels 2, 3
 */
import { type Draft, type Heading, plainText } from '../model/text.ts';
import type { FoundBlock, FoundHeading } from './found-document.ts';
import { divisionOf } from './heading-lines.ts';
import { joinTexts, unbroken } from './inline-runs.ts';
import type { Tally } from './tally.ts';

type DraftBlock = Draft['blocks'][number];

/**
 * Ranks → levels 2, 3, 4, none left out. A heading that follows its like with nothing between is one level deeper
 * (第一章 / 总则); one without any text below it is a paragraph, for a section must not be empty.
 */
export function setLevels(blocks: readonly FoundBlock[], tally: Tally): DraftBlock[] {
  const ranks = [
    ...new Set(blocks.flatMap((block) => (block.kind === 'ranked' && block.rank > 0 ? [block.rank] : []))),
  ].sort((a, b) => a - b);
  const wanted = blocks.map((block) => (block.kind === 'ranked' ? Math.max(0, ranks.indexOf(block.rank)) + 2 : 0));
  const levels = [...wanted];
  const isHeading = (i: number) => blocks[i]?.kind === 'ranked' && (levels[i] ?? 0) > 0;
  let level = 1;
  blocks.forEach((block, i) => {
    if (block.kind !== 'ranked') return;
    let own = Math.min(wanted[i] ?? 2, level + 1, 4);
    // The heading before this one stands alone, is of the same level and this one bears no number: it is the other's name.
    if (
      isHeading(i - 1) &&
      levels[i - 1] === own &&
      own < 4 &&
      !isHeading(i + 1) &&
      divisionOf(plainText(block.inlines)) === undefined
    )
      own++;
    if ((wanted[i] ?? 0) > 4)
      tally.say(
        'K125',
        `the heading “${plainText(block.inlines)}” of level ${wanted[i]}`,
        'It is of level 4, the deepest.',
        block.place,
      );
    levels[i] = own;
    level = own;
  });
  // From the end: a heading with nothing below it is no heading.
  for (let i = blocks.length - 1; i >= 0; i--) {
    if (!isHeading(i)) continue;
    const next = i + 1 < blocks.length ? (levels[i + 1] ?? 0) : undefined;
    if (next === undefined || (next > 0 && next <= (levels[i] ?? 0))) levels[i] = 0;
  }
  return blocks.map((block, i): DraftBlock => {
    if (block.kind !== 'ranked') return withoutHints(block);
    const { place } = block;
    if (block.inlines.some(({ kind }) => kind === 'break'))
      tally.count('K125', 'a heading of several lines', 'It is one line, with a space for the break.', place);
    const inlines = joinTexts(unbroken(block.inlines));
    if (levels[i]) return { kind: 'heading', level: levels[i] as Heading['level'], inlines, place };
    tally.say('K125', `the heading “${plainText(inlines)}”`, 'Nothing stands below it: it is a bold paragraph.', place);
    return { kind: 'paragraph', inlines: [{ kind: 'strong', children: inlines }], place };
  });
}

function withoutHints(block: Exclude<FoundBlock, FoundHeading>): DraftBlock {
  return block.kind === 'paragraph' ? { kind: 'paragraph', inlines: block.inlines, place: block.place } : block;
}
