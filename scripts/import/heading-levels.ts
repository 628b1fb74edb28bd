/**
 * Ranks of headings → levels of sections. In: found blocks. Out: blocks of a text with headings of the levels 2 to 4.
 * Promises that no level is left out, and that no section is empty but one with a label, as a repealed chapter is: any
 * other heading with nothing below it is a bold paragraph, and told. Called by `structure.ts` and, for levels that a
 * class gives, by `provision-headings.ts`.
 *
 *     h4, h4, h2, h4 → levels 2, 2, 2, 3
 */
import { type Draft, type Heading, plainText } from '../model/text.ts';
import type { FoundBlock, FoundHeading } from './found-document.ts';
import { divisionOf } from './heading-lines.ts';
import { joinTexts, unbroken } from './inline-runs.ts';
import type { Tally } from './tally.ts';

type DraftBlock = Draft['blocks'][number];

/**
 * Ranks → levels 2, 3, 4, none left out; headings of one rank below one heading are of one level. A heading that
 * follows its like with nothing between is one level deeper (第一章 / 总则); one without any text below it is a paragraph,
 * for a section must not be empty.
 */
export function setLevels(blocks: readonly FoundBlock[], tally: Tally): DraftBlock[] {
  return writeHeadings(blocks, levelsOf(blocks, tally), tally);
}

/**
 * The blocks with headings of these levels, 0 for every other block. One with nothing below it is a bold paragraph, if
 * it bears no label: `labelled`, one for each block.
 */
export function writeHeadings(
  blocks: readonly FoundBlock[],
  levels: number[],
  tally: Tally,
  labelled: readonly boolean[] = [],
): DraftBlock[] {
  dropEmpty(levels, labelled);
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

/** The level of every heading, 0 for every other block. */
function levelsOf(blocks: readonly FoundBlock[], tally: Tally): number[] {
  const ranks = [
    ...new Set(blocks.flatMap((block) => (block.kind === 'ranked' && block.rank > 0 ? [block.rank] : []))),
  ].sort((a, b) => a - b);
  const levels = blocks.map(() => 0);
  /** The headings in which a block stands, the outermost first. */
  const open: { wanted: number; level: number }[] = [];
  blocks.forEach((block, i) => {
    if (block.kind !== 'ranked') return;
    const wanted = Math.max(0, ranks.indexOf(block.rank)) + 2;
    const text = plainText(block.inlines);
    while ((open.at(-1)?.wanted ?? 0) >= wanted) open.pop();
    let level = Math.min(wanted, (open.at(-1)?.level ?? 1) + 1, 4);
    // The heading before this one stands alone, is of the same level and this one bears no number: it is the other's
    // name.
    const alone = levels[i - 1] === level && blocks[i + 1]?.kind !== 'ranked';
    if (alone && level < 4 && divisionOf(text) === undefined) level++;
    if (wanted > 4)
      tally.say('K125', `the heading “${text}” of level ${wanted}`, 'It is of level 4, the deepest.', block.place);
    levels[i] = level;
    open.push({ wanted, level });
  });
  return levels;
}

/** From the end: a heading without a label and with nothing below it is no heading. */
function dropEmpty(levels: number[], labelled: readonly boolean[]): void {
  for (let i = levels.length - 1; i >= 0; i--) {
    const [level = 0, next] = [levels[i], levels[i + 1]];
    if (level > 0 && !labelled[i] && (next === undefined || (next > 0 && next <= level))) levels[i] = 0;
  }
}

function withoutHints(block: Exclude<FoundBlock, FoundHeading>): DraftBlock {
  return block.kind === 'paragraph' ? { kind: 'paragraph', inlines: block.inlines, place: block.place } : block;
}
