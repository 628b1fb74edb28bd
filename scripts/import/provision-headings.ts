/**
 * Headings of a document whose class has provisions. In: found blocks, the class, the language of its labels. Out:
 * blocks with headings on the levels of the class. Promises that a label on a line of its own and the title below it
 * are one heading, that headings of one kind stand at one depth below the same heading, and that a sentence is no
 * heading. Called by `structure.ts`.
 *
 *     'PART II', 'Conclusion of treaties', 'Article 6' → '## PART II Conclusion of treaties', '### Article 6'
 */
import type { DocumentClass } from '../classes/document-class.ts';
import type { Draft } from '../model/text.ts';
import { joinApproved } from './approved-texts.ts';
import type { FoundBlock } from './found-document.ts';
import { writeHeadings } from './heading-levels.ts';
import { joinTitles } from './label-titles.ts';
import { type HeadingLine, readHeadingLines } from './provision-lines.ts';
import type { Tally } from './tally.ts';

/** The deepest level that Markdown has. */
const deepest = 6;

/** A heading in which others stand. */
interface Open {
  line: HeadingLine;
  level: number;
}

/** The blocks with their headings; `tag` is the document’s language. */
export function setProvisionHeadings(
  found: readonly FoundBlock[],
  documentClass: DocumentClass,
  tag: string,
  tally: Tally,
): Draft['blocks'] {
  const own = found.some(({ kind }) => kind === 'ranked');
  const blocks = joinTitles(joinApproved(found, tag, tally), documentClass, tag, tally);
  const lines = readHeadingLines(blocks, documentClass, tag, own);
  const open: Open[] = [];
  const levels = lines.map((line) => {
    if (!line) return 0;
    if (line.order === 0) open.length = 0;
    while (open.length > 0 && closes(line, (open.at(-1) as Open).line)) open.pop();
    const level = Math.min(deepest, (open.at(-1)?.level ?? 1) + 1);
    open.push({ line, level });
    return level;
  });
  const ranked = blocks.map((block, i): FoundBlock => {
    const line = lines[i];
    return line ? { kind: 'ranked', rank: line.rank ?? 0, inlines: line.inlines, place: block.place } : block;
  });
  const labelled = lines.map((line) => line?.order !== undefined);
  return writeHeadings(ranked, levels, tally, labelled);
}

/**
 * True when a heading does not stand in the one that is open: by the order of the class, else by the ranks that the
 * document itself gives its headings.
 */
function closes(line: HeadingLine, above: HeadingLine): boolean {
  if (line.order !== undefined && above.order !== undefined) return above.order >= line.order;
  if (line.rank !== undefined && above.rank !== undefined) return above.rank >= line.rank;
  return line.order !== undefined && above.order === undefined;
}
