/**
 * Which blocks are headings in a class that has provisions. In: blocks, the class, the language. Out: for each block
 * the heading that it is, or nothing. Promises that a paragraph which only begins with a label, as 第三条 国家保护……, is none;
 * that articles are headings where most of a text’s articles are. Pure. Called by `provision-headings.ts` and
 * `label-titles.ts`.
 *
 *     a paragraph 'Article 31' in a treaty → { order: 100, alone: true, … }; 'Article 31 applies.' → nothing
 */
import { containersAsFound } from '../classes/container-order.ts';
import { type DocumentClass, labelLanguage } from '../classes/document-class.ts';
import { type Inline, plainText } from '../model/text.ts';
import { titlesMadeKnown } from '../numbering/made-known.ts';
import { printedContents } from '../numbering/printed-contents.ts';
import { quotedTexts } from '../numbering/quoted-text.ts';
import { innerLabels, isReferenceNote, levelLabel } from '../numbering/read-provision-labels.ts';
import { isApproval } from './approved-texts.ts';
import type { FoundBlock } from './found-document.ts';
import { freeHeadings, headingsOfDecimals, romanHeadings } from './free-headings.ts';
import { labelOfHeading, orderOfArticles } from './heading-labels.ts';
import { headingOf, isShort, namesPart, withoutStrong } from './heading-lines.ts';

/** A heading. */
export interface HeadingLine {
  /**
   * Its depth in the class: 0 an annex, then the levels above the articles, 100 an article; absent for a free heading.
   */
  order?: number;
  /** Its rank among the document’s own headings. */
  rank?: number;
  /** It is a label and nothing else: its title may stand below it. */
  alone: boolean;
  inlines: Inline[];
}

/** The title of a text that is made known holds all its parts. */
const orderOfTitle = 0.5;
/** A preamble stands before the first part and before the first article; 总则 may hold articles. */
const preambles =
  /^(?:序\s*言|前\s*言|Preamble|PREAMBLE|Преамбула|ПРЕАМБУЛА|Préambule|PRÉAMBULE|Preámbulo|PREÁMBULO|الديباجة|ديباجة)$/;
/** What closes a whole statute stands beside its highest divisions, not in the last of them. */
const closings = /^(?:附\s*[则則]|[结結]\s*[语語])$/;

/** The headings of a text, one for each block or nothing; `own`: the document marks headings itself. */
export function readHeadingLines(
  blocks: readonly FoundBlock[],
  ofClass: DocumentClass,
  tag: string,
  own: boolean,
): (HeadingLine | undefined)[] {
  const texts = blocks.map(lineOf);
  const documentClass = containersAsFound(ofClass, labelRows(texts, ofClass, tag), labelLanguage(tag));
  const annexed = documentClass.sections ? firstAnnex(blocks, documentClass, tag) : blocks.length;
  const contents = contentsOf(texts, documentClass, tag);
  const articles = articlesAreHeadings(
    blocks.slice(0, annexed).filter((_, i) => !contents[i]),
    documentClass,
    tag,
  );
  const ranked = blocks.some(({ kind }) => kind === 'ranked');
  const { article: _, ...withoutArticles } = documentClass;
  const quoted = quotedTexts(texts).map((one, i) => one || contents[i] === true);
  const titles = titlesBelow(blocks, texts, documentClass, tag);
  const free = new Set([
    ...freeHeadingsOf(blocks, documentClass, tag),
    ...romanHeadings(texts),
    ...headingsOfDecimals(texts),
  ]);
  return blocks.map((block, i) => {
    if (quoted[i] && block.kind !== 'ranked') return undefined;
    if (titles.has(i) && 'inlines' in block)
      return { order: orderOfTitle, alone: false, inlines: withoutStrong(block.inlines) };
    const ownClass = i < annexed ? documentClass : withoutArticles;
    return headingLineOf(block, { documentClass: ownClass, tag, own, ranked, articles, free: free.has(i) });
  });
}

/** The text of a block, as a line. */
const lineOf = (block: FoundBlock): string => ('inlines' in block ? plainText(block.inlines).trim() : '');

/** Lines that are labels of headings, where they stand directly below each other, each with the title below it. */
function labelRows(texts: readonly string[], documentClass: DocumentClass, tag: string): string[][] {
  const rows: string[][] = [[]];
  let bare = false;
  for (const text of texts) {
    const label = labelOfHeading(text.slice(0, 200), documentClass, tag);
    if (label) rows.at(-1)?.push(text.slice(0, 200));
    else if (!bare || text.length > 120) rows.push([]);
    bare = label?.alone === true;
  }
  return rows;
}

/** Entries of the contents that an act by sections prints in its own text. */
function contentsOf(texts: readonly string[], documentClass: DocumentClass, tag: string): boolean[] {
  const { article, sections } = documentClass;
  if (!sections) return [];
  const language = labelLanguage(tag);
  const numberOf = (text: string) =>
    (levelLabel(article, text, language, false) ?? levelLabel(article, text, language, true))?.read.number;
  return printedContents(
    texts,
    texts.map((text) => numberOf(text.slice(0, 200))),
  );
}

/**
 * Titles that stand below what they belong to: of the texts that a document makes known or approves, before its first
 * article; of the schedules to an act.
 */
function titlesBelow(
  blocks: readonly FoundBlock[],
  texts: readonly string[],
  documentClass: DocumentClass,
  tag: string,
): Set<number> {
  if (labelLanguage(tag) === 'ru') return titlesApproved(blocks);
  if (documentClass.sections) return titlesOfSchedules(texts, documentClass, tag);
  if (labelLanguage(tag) !== 'zh' || (!documentClass.article && documentClass.name !== 'notice')) return new Set();
  const first = texts.findIndex((text) => labelOfHeading(text, documentClass, tag)?.order === orderOfArticles);
  return titlesMadeKnown(texts.slice(0, first < 0 ? undefined : first));
}

/** SCHEDULE 1 / Section 4 / REGISTER OF FERRIES: the third line, below the section to which the schedule belongs. */
const titlesOfSchedules = (texts: readonly string[], documentClass: DocumentClass, tag: string): Set<number> =>
  new Set(
    texts.flatMap((text, i) => {
      const above = labelOfHeading(texts[i - 2] ?? '', documentClass, tag);
      const fits = above?.order === 0 && above.alone && isReferenceNote(texts[i - 1] ?? '') && isOneLine(text);
      return fits && innerLabels(documentClass, text, labelLanguage(tag), false).length === 0 ? [i] : [];
    }),
  );

/** The titles of the texts that a Russian act approves: set apart, right behind the line that says so. */
const titlesApproved = (blocks: readonly FoundBlock[]): Set<number> =>
  new Set(
    blocks.flatMap((block, i) => {
      const above = blocks[i - 1];
      const approves = above && 'inlines' in above && isApproval(plainText(above.inlines).trim());
      return approves && block.kind === 'paragraph' && block.centred ? [i] : [];
    }),
  );

/** Free headings of a treaty that has no articles, as a memorandum of understanding. */
const freeHeadingsOf = (blocks: readonly FoundBlock[], documentClass: DocumentClass, tag: string): Set<number> => {
  const divided = blocks.some(
    (block) =>
      block.kind === 'paragraph' && labelOfHeading(plainText(block.inlines).trim().slice(0, 200), documentClass, tag),
  );
  return documentClass.name !== 'treaty' || divided ? new Set() : freeHeadings(blocks);
};

/** Where the schedules of an act begin: in them a number alone begins a paragraph, and no section. */
function firstAnnex(blocks: readonly FoundBlock[], documentClass: DocumentClass, tag: string): number {
  const at = blocks.findIndex(
    (block) =>
      (block.kind === 'paragraph' || block.kind === 'ranked') &&
      labelOfHeading(plainText(block.inlines).trim(), documentClass, tag)?.order === 0,
  );
  return at < 0 ? blocks.length : at;
}

/** What is known of the whole text. */
interface Surroundings {
  documentClass: DocumentClass;
  tag: string;
  /** The document marks headings itself. */
  own: boolean;
  /** Some headings are known, by themselves or by their labels: others must look like one. */
  ranked: boolean;
  articles: boolean;
  /** The block is a free heading by its place. */
  free: boolean;
}

function headingLineOf(block: FoundBlock, around: Surroundings): HeadingLine | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'ranked') return undefined;
  const { documentClass, tag, own, ranked, articles, free } = around;
  const text = plainText(block.inlines).trim();
  const looks = isSetApart(block);
  const rank = block.kind === 'ranked' ? { rank: block.rank } : {};
  const line: HeadingLine = { alone: false, ...rank, inlines: withoutStrong(block.inlines) };
  if (documentClass.sections && /^SCHEDULES$/.test(text)) return { ...line, order: 0 };
  const label = labelOfHeading(text, documentClass, tag);
  if (label) {
    const fits = fitsLabel(label, looks, articles) && (looks || isOneLine(lineOfLabel(label, text)));
    return fits ? { ...line, order: label.order, alone: label.alone || isAppended(label) } : undefined;
  }
  if (namesPart(text.replace(/\s+/gu, '')) && (looks || !own)) return { ...line, order: orderOfNamed(text) };
  if (block.kind === 'ranked') return line;
  if (!looks && !free && isInsideArticle(text, around)) return undefined;
  const heading = headingOf(block, ranked, free);
  return heading && { alone: false, rank: heading.rank, inlines: heading.inlines };
}

/** Below an article 一、 and 1. begin paragraphs, as short as they may be. */
const isInsideArticle = (text: string, { documentClass, tag }: Surroundings): boolean =>
  documentClass.article !== undefined && innerLabels(documentClass, text, labelLanguage(tag), false).length > 0;

/** What must be one line: without the colon behind a label alone; what is appended may have its title below. */
const lineOfLabel = ({ order, alone }: { order: number; alone: boolean }, text: string): string =>
  alone ? text.replace(/[:：]$/, '') : order === 0 ? text.replace(/\n/g, ' ') : text;

/** Приложение к Правилам: its title stands below, as behind a label alone. */
const isAppended = ({ order, rest }: { order: number; rest: string }): boolean => order === 0 && /^к\s/u.test(rest);

/** Whether a line with a label is a heading: an article by its place or looks, a division by its looks or its title. */
const fitsLabel = (
  { order, alone, rest }: NonNullable<ReturnType<typeof labelOfHeading>>,
  looks: boolean,
  articles: boolean,
): boolean => looks || (order === orderOfArticles ? alone || articles : isTitle(rest));

/** The order of a part that has a name and no number. */
const orderOfNamed = (name: string): number =>
  preambles.test(name) ? orderOfArticles : closings.test(name) ? 1 : orderOfArticles - 1;

/** Set as headings are: in bold, in the middle of its line, or marked as one. */
export const isSetApart = (block: FoundBlock): boolean =>
  block.kind === 'ranked' ||
  (block.kind === 'paragraph' &&
    (block.centred === true ||
      (block.inlines.length > 0 && block.inlines.every(({ kind }) => kind === 'strong' || kind === 'break'))));

/** What may stand behind a label: nothing, or the beginning of a title. “Part II of the Convention …” goes on. */
const isTitle = (rest: string): boolean =>
  rest === '' ||
  // Приложение / к Правилам пользования озёрами
  /^к\s(?:\p{Lu}|(?:приказу|постановлению|распоряжению|указу|решению|письму|договору|соглашению)\s)/u.test(rest) ||
  (!/^\p{Ll}/u.test(rest) && !/^[和及至、或的与與]/u.test(rest));

/** Short, and no sentence; in capitals it is none though a full stop ends it. */
const isOneLine = (text: string): boolean =>
  (isShort(text) || (text.length <= 160 && /\p{Lu}{3}/u.test(text) && text === text.toUpperCase())) &&
  !text.includes('\n');

/** True when most lines that begin with the label of an article look like headings. */
function articlesAreHeadings(blocks: readonly FoundBlock[], documentClass: DocumentClass, tag: string): boolean {
  let [heads, sentences] = [0, 0];
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'ranked') continue;
    const text = plainText(block.inlines).trim();
    const label = labelOfHeading(text.slice(0, 200), documentClass, tag);
    if (label?.order !== orderOfArticles) continue;
    if (isSetApart(block) || isOneLine(text)) heads++;
    else sentences++;
  }
  return heads > sentences;
}
