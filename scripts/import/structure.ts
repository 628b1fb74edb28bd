/**
 * Found blocks → the blocks of a text: which line is the title, which are sections, which formula closes, whose numbers
 * the paragraphs bear. In: a `FoundDocument`. Out: blocks as `parse-markdown.ts` will read them. Promises that no
 * character is changed and none lost: a line becomes a heading or a field of the front matter, or stays a paragraph.
 * Called by `import-document.ts`.
 *
 *     '公约', '第一章 总则', '…' → title 公约, a heading of level 2, a paragraph
 */
import type { DocumentClass } from '../classes/document-class.ts';
import type { Place } from '../model/problem.ts';
import { findsSimplified } from '../model/simplified-text.ts';
import { type Draft, plainText } from '../model/text.ts';
import { statedNumber } from '../numbering/stated-numbers.ts';
import { closingOf } from './closing-formula.ts';
import { withoutContents } from './contents-list.ts';
import type { FoundBlock } from './found-document.ts';
import { type FrameFields, takeFrame } from './frame-fields.ts';
import { freeHeadings } from './free-headings.ts';
import { setLevels } from './heading-levels.ts';
import { articleDivision, divisionOf, headingOf } from './heading-lines.ts';
import { setProvisionHeadings } from './provision-headings.ts';
import { joinSignatures } from './signature-lines.ts';
import type { Tally } from './tally.ts';
import { repeatsOf, titleLinesOf, withoutAdded } from './title-lines.ts';

type DraftBlock = Draft['blocks'][number];

export interface Structure {
  blocks: DraftBlock[];
  /** The heading or line of the text that is its title, if one is, in its lines. */
  title?: string[];
  /** Its characters, as they stand in the text. */
  titleText?: string;
  /** An agency line, as （新华社北京2月4日电）. */
  provenance?: string;
  /** Place and date of the closing formula. */
  closing?: { date: string; place: string };
  numbering?: 'stated';
  /** What stands around the text, as fields of the class, and its characters. */
  frame?: FrameFields;
  frameTexts?: string[];
}

/** The class as which a text is read, and its language. */
interface ClassOfText {
  documentClass: DocumentClass;
  language: string;
}

const provenanceLine = /^（[^（）]+\d{1,2}月\d{1,2}日电）$/;

/** Finds the structure of a document. `title` is what the document says about itself elsewhere. */
export function findStructure(
  found: readonly FoundBlock[],
  title: string | undefined,
  { documentClass, language }: ClassOfText,
  tally: Tally,
): Structure {
  const structure: Structure = { blocks: [] };
  const frame = takeFrame(found, documentClass.name, language);
  if (frame.texts.length > 0) Object.assign(structure, { frame: frame.fields, frameTexts: frame.texts });
  let { blocks } = frame;
  const head = titleLinesOf(blocks, title, frame.texts.length > 0 ? 2 : 3);
  if (head !== undefined) {
    const place = blocks[head.at[0] ?? 0]?.place ?? { file: '', line: 1, column: 1 };
    structure.title = withoutAdded(head.lines, (what) =>
      tally.leave('an addition to the title,', what, 'It is no part of the title.', place),
    );
    // What a site added is told, and is not in the title.
    structure.titleText = structure.title.join('');
    blocks = blocks.filter((_, i) => !head.at.includes(i));
  }
  const again = repeatsOf(blocks, structure.title?.join('') ?? title ?? '', tally);
  blocks = blocks.filter((_, i) => !again.has(i));
  const provisions = documentClass.numbers === 'own';
  if (provisions || documentClass.contents === 'all') blocks = withoutContents(blocks, tally);
  const levelled = provisions
    ? setProvisionHeadings(blocks, documentClass, language, tally)
    : levelByWords(blocks, tally);
  for (const block of levelled) placeBlock(block, structure);
  if (documentClass.article) structure.blocks = joinSignatures(structure.blocks);
  const numbering = provisions ? undefined : numberingOf(structure.blocks, tally);
  if (numbering) structure.numbering = numbering;
  return structure;
}

/** Puts a block among those of the text; the line of an agency, and what closes the text, are facts too. */
function placeBlock(block: DraftBlock, structure: Structure): void {
  const text = block.kind === 'paragraph' ? plainText(block.inlines) : '';
  const closing = block.kind === 'paragraph' ? closingOf(text) : undefined;
  if (findsSimplified(provenanceLine, text) && structure.provenance === undefined) structure.provenance = text;
  else if (block.kind === 'paragraph' && closing) {
    structure.closing = closing;
    structure.blocks.push({ kind: 'closing', lines: [block.inlines], place: block.place });
  } else structure.blocks.push(block);
}

/** Headings by their own words and ranks, in a class whose paragraphs the press counts. */
function levelByWords(blocks: readonly FoundBlock[], tally: Tally): DraftBlock[] {
  const own = blocks.some((block) => block.kind === 'ranked');
  const free = freeHeadings(blocks);
  return setLevels(
    blocks.map((block, i): FoundBlock => headingOf(block, own, free.has(i)) ?? block),
    tally,
  );
}

/** A paragraph that begins with a number; `at` is its place among the blocks. */
interface Numbered {
  number: number;
  at: number;
  place: Place;
}

/** `stated` when the paragraphs’ own numbers are unique, rise through the whole text, and are numbers of paragraphs. */
function numberingOf(blocks: readonly DraftBlock[], tally: Tally): 'stated' | undefined {
  const numbers = blocks.flatMap((block, at): Numbered[] => {
    const number = block.kind === 'paragraph' ? statedNumber(plainText(block.inlines)) : undefined;
    return number === undefined ? [] : [{ number, at, place: block.place }];
  });
  const [first] = numbers;
  const last = numbers.at(-1);
  if (!first || !last || numbers.length < 3) return undefined;
  const why = 'They stay in the text, and the press counts paragraphs through the whole text.';
  const fall = numbers.find(({ number }, i) => i > 0 && number <= (numbers[i - 1]?.number ?? 0));
  if (fall) {
    const what = `the paragraphs’ own numbers (${fall.number} comes again or too late)`;
    tally.say('K125', what, why, fall.place);
    return undefined;
  }
  if (last.number - first.number >= 2 * numbers.length) return undefined;
  if (areItems(first, last, numbers.length, blocks)) {
    const what = `the numbers ${first.number} to ${last.number} of the items of one paragraph`;
    tally.say('K125', what, why, first.place);
    return undefined;
  }
  tally.say(
    'K125',
    `the numbers ${first.number} to ${last.number} that the paragraphs bear`,
    '`numbering: stated` says so; a paragraph without a number is not numbered.',
    first.place,
  );
  return 'stated';
}

/**
 * True for numbers that are not those of the body: all stand in one article, or they are one enumeration behind a colon
 * in a text that has as many paragraphs without a number, and goes on behind it.
 */
function areItems(first: Numbered, last: Numbered, count: number, blocks: readonly DraftBlock[]): boolean {
  const textAt = (at: number) => {
    const block = blocks[at];
    return block && 'inlines' in block ? plainText(block.inlines).trim() : '';
  };
  const articles = blocks.flatMap((_, at) => (divisionOf(textAt(at)) === articleDivision ? [at] : []));
  const before = articles.some((at) => at < first.at);
  if (before && !articles.some((at) => at > first.at && at < last.at)) return true;
  const others = blocks.filter(({ kind }) => kind === 'paragraph').length - count;
  const ends = blocks.slice(last.at + 1).every(({ kind }) => kind !== 'paragraph');
  return /[：:]$/.test(textAt(first.at - 1)) && last.at - first.at + 1 === count && others >= count && !ends;
}
