/**
 * Labels on a line of their own, and the titles below them: one heading. In: found blocks, the class, the language.
 * Out: the blocks with label and title in one, a blank between. Promises that nothing but that blank is added, and that
 * the text of a provision is not taken for its title. Called by `provision-headings.ts`.
 *
 *     'Article 31', 'General rule of interpretation', '1. A treaty …' → 'Article 31 General rule of interpretation',
 *       '1. …'
 */
import { type DocumentClass, labelLanguage } from '../classes/document-class.ts';
import { type Inline, plainText } from '../model/text.ts';
import { innerLabels, isReferenceNote } from '../numbering/read-provision-labels.ts';
import type { FoundBlock, FoundHeading } from './found-document.ts';
import { labelOfHeading, orderOfArticles } from './heading-labels.ts';
import { isShort, withoutStrong } from './heading-lines.ts';
import { joinTexts, unbroken } from './inline-runs.ts';
import { type HeadingLine, isSetApart, readHeadingLines } from './provision-lines.ts';
import type { Tally } from './tally.ts';

/** A title is no longer; behind a label it may be longer than a heading by itself. */
const longest = 250;

/** The blocks with every label joined to its title. */
export function joinTitles(
  blocks: readonly FoundBlock[],
  documentClass: DocumentClass,
  tag: string,
  tally: Tally,
): FoundBlock[] {
  const own = blocks.some(({ kind }) => kind === 'ranked');
  const lines = readHeadingLines(blocks, documentClass, tag, own);
  const joined: FoundBlock[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as FoundBlock;
    const title = lines[i]?.alone ? titleBelow(blocks, lines, i, documentClass, tag) : undefined;
    if (!title) {
      joined.push(insideOne(block, documentClass, tag, tally));
      continue;
    }
    const { inlines, rank = 0 } = lines[i] as HeadingLine;
    joined.push(joinedHeading([inlines, title.inlines], { rank, place: block.place }, tag, tally));
    i++;
  }
  return joined;
}

/** Label and title as one heading. In Chinese a full-width blank stands between, in other languages a blank. */
function joinedHeading(
  parts: readonly (readonly Inline[])[],
  { rank, place }: Joined,
  tag: string,
  tally: Tally,
): FoundHeading {
  const why = 'They are one heading, with a space between.';
  tally.count('K125', 'a label on a line of its own, and the title below it', why, place);
  const gap: Inline = { kind: 'text', text: labelLanguage(tag) === 'zh' ? '\u3000' : ' ', place };
  const inlines = parts.flatMap((part, i) => [...(i > 0 ? [gap] : []), ...withoutStrong(part)]);
  return { kind: 'ranked', rank, inlines: joinTexts(unbroken(inlines)), place };
}

/** What a joined heading takes from its label. */
type Joined = Pick<FoundHeading, 'rank' | 'place'>;

const isWords = (text: string): boolean => /\p{Script=Han}|\p{L}{2}/u.test(text) && text.length <= longest;

/** The block below a label, when it is its title. */
function titleBelow(
  blocks: readonly FoundBlock[],
  lines: readonly (HeadingLine | undefined)[],
  at: number,
  documentClass: DocumentClass,
  tag: string,
): { inlines: Inline[] } | undefined {
  const [label, next, after] = [lines[at], blocks[at + 1], blocks[at + 2]];
  // An annex may be a title and nothing else: the form itself is no text.
  const annex = label?.order === 0;
  if (!label || !next || (!after && !annex) || (next.kind !== 'paragraph' && next.kind !== 'ranked')) return undefined;
  const apart = isSetApart(next);
  if (!mayBeTitle(plainText(next.inlines).trim(), apart, documentClass, tag)) return undefined;
  // What is followed by the next article is the text of this one.
  const follows = label.order === orderOfArticles ? lines[at + 2]?.order : undefined;
  if (!apart && !annex && follows !== undefined && follows <= (label.order ?? 0)) return undefined;
  return { inlines: lines[at + 1]?.inlines ?? next.inlines };
}

/** Whether a text may be a title by its words: no label, no note, and short where it is not set apart. */
function mayBeTitle(text: string, apart: boolean, documentClass: DocumentClass, tag: string): boolean {
  if (!isWords(text) || labelOfHeading(text, documentClass, tag)) return false;
  const begins = innerLabels(documentClass, text, labelLanguage(tag), false).length > 0;
  if (!apart && (begins || !isShort(text))) return false;
  return !(documentClass.sections && isReferenceNote(text));
}

/** Label and title in one block, on two lines. */
function insideOne(block: FoundBlock, documentClass: DocumentClass, tag: string, tally: Tally): FoundBlock {
  if (block.kind !== 'paragraph' || !isSetApart(block)) return block;
  const lines = plainText(block.inlines).split('\n');
  if (lines.length < 2 || lines.length > 3 || !labelOfHeading(lines[0] ?? '', documentClass, tag)?.alone) return block;
  const inlines = withoutStrong(block.inlines);
  const at = inlines.findIndex(({ kind }) => kind === 'break');
  if (at < 0) return block;
  return joinedHeading([inlines.slice(0, at), inlines.slice(at + 1)], { rank: 0, place: block.place }, tag, tally);
}
