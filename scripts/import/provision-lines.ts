/**
 * Which blocks are headings in a class that has provisions. In: blocks, the class, the language. Out: for each block
 * the heading that it is, or nothing. Promises that a paragraph which only begins with a label, as 第三条 国家保护……, is none;
 * that articles are headings where most of a text’s articles are. Pure. Called by `provision-headings.ts` and
 * `label-titles.ts`.
 *
 *     a paragraph 'Article 31' in a treaty → { order: 100, alone: true, … }; 'Article 31 applies.' → nothing
 */
import { type DocumentClass, labelLanguage } from '../classes/document-class.ts';
import { isAnnex } from '../model/provisions.ts';
import { type Inline, plainText } from '../model/text.ts';
import { quotedTexts } from '../numbering/quoted-text.ts';
import { innerLabels, levelLabel } from '../numbering/read-provision-labels.ts';
import type { FoundBlock } from './found-document.ts';
import { headingOf, isShort, named, withoutStrong } from './heading-lines.ts';

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

const orderOfArticles = 100;
/** The title of a text that is made known holds all its parts. */
const orderOfTitle = 0.5;
/** A preamble stands before the first part and before the first article; 总则 may hold articles. */
const preambles = /^(?:序\s*言|前\s*言|Preamble|PREAMBLE|Преамбула|ПРЕАМБУЛА)$/;
/** What closes a whole statute stands beside its highest divisions, not in the last of them. */
const closings = /^(?:附\s*则|结\s*语)$/;

/** The headings of a text, one for each block or nothing; `own`: the document marks headings itself. */
export function readHeadingLines(
  blocks: readonly FoundBlock[],
  documentClass: DocumentClass,
  tag: string,
  own: boolean,
): (HeadingLine | undefined)[] {
  const annexed = documentClass.sections ? firstAnnex(blocks, documentClass, tag) : blocks.length;
  const articles = articlesAreHeadings(blocks.slice(0, annexed), documentClass, tag);
  const ranked = blocks.some(({ kind }) => kind === 'ranked');
  const { article: _, ...withoutArticles } = documentClass;
  const quoted = quotedTexts(blocks.map((block) => ('inlines' in block ? plainText(block.inlines) : '')));
  const titles = titlesMadeKnown(blocks, documentClass, tag);
  return blocks.map((block, i) => {
    if (quoted[i] && block.kind !== 'ranked') return undefined;
    if (titles.has(i) && 'inlines' in block)
      return { order: orderOfTitle, alone: false, inlines: withoutStrong(block.inlines) };
    const ownClass = i < annexed ? documentClass : withoutArticles;
    return headingLineOf(block, { documentClass: ownClass, tag, own, ranked, articles });
  });
}

/**
 * The titles of the texts that an order or a decision makes known, 《湖泊保护条例》 … 湖泊保护条例: lines before the first
 * article that are a name which stands in 《》 above.
 */
function titlesMadeKnown(blocks: readonly FoundBlock[], documentClass: DocumentClass, tag: string): Set<number> {
  const found = new Set<number>();
  const names = new Set<string>();
  if (labelLanguage(tag) !== 'zh' || !documentClass.article) return found;
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== 'paragraph' && block.kind !== 'ranked') continue;
    const text = plainText(block.inlines).trim();
    if (labelOfHeading(text, documentClass, tag)?.order === orderOfArticles) break;
    if (names.has(text)) found.add(i);
    for (const [, name = ''] of text.slice(0, 2000).matchAll(/《([^《》]{2,60})》/gu)) names.add(name);
  }
  return found;
}

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
}

function headingLineOf(
  block: FoundBlock,
  { documentClass, tag, own, ranked, articles }: Surroundings,
): HeadingLine | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'ranked') return undefined;
  const language = labelLanguage(tag);
  const text = plainText(block.inlines).trim();
  const looks = isSetApart(block);
  const rank = block.kind === 'ranked' ? { rank: block.rank } : {};
  const inlines = withoutStrong(block.inlines);
  const label = labelOfHeading(text, documentClass, tag);
  if (label)
    return fitsLabel(label, looks, articles) && (looks || isOneLine(label.alone ? text.replace(/[:：]$/, '') : text))
      ? { order: label.order, alone: label.alone, ...rank, inlines }
      : undefined;
  if (named.test(text.replace(/\s+/gu, '')) && (looks || !own))
    return { order: orderOfNamed(text), alone: false, ...rank, inlines };
  if (block.kind === 'ranked') return { alone: false, ...rank, inlines };
  // Below an article 一、 and 1. begin paragraphs, as short as they may be.
  if (documentClass.article && !looks && innerLabels(documentClass, text, language, false).length > 0) return undefined;
  const free = headingOf(block, ranked);
  return free ? { alone: false, rank: free.rank, inlines: free.inlines } : undefined;
}

/** Whether a line with a label is a heading: an article by its place or looks, a division by its looks or its title. */
const fitsLabel = (
  { order, alone, rest }: NonNullable<ReturnType<typeof labelOfHeading>>,
  looks: boolean,
  articles: boolean,
): boolean => looks || (order === orderOfArticles ? alone || articles : isTitle(rest));

/** The order of a part that has a name and no number. */
const orderOfNamed = (name: string): number =>
  preambles.test(name) ? orderOfArticles : closings.test(name) ? 1 : orderOfArticles - 1;

/** A label that a heading begins with: its place in the order of the class, and what stands behind it. */
export function labelOfHeading(
  text: string,
  { containers, article }: DocumentClass,
  tag: string,
): { order: number; alone: boolean; rest: string } | undefined {
  const language = labelLanguage(tag);
  const levels = [...containers, ...(article ? [article] : [])];
  for (const [at, level] of levels.entries()) {
    const found = levelLabel(level, text, language, true);
    if (!found) continue;
    const rest = text.slice(found.read.length).replace(/^[.:：．\s]+/u, '');
    const order = level === article ? orderOfArticles : isAnnex(level) ? 0 : at + 1;
    return { order, alone: rest === '', rest };
  }
  return undefined;
}

/** Set as headings are: in bold, in the middle of its line, or marked as one. */
export const isSetApart = (block: FoundBlock): boolean =>
  block.kind === 'ranked' ||
  (block.kind === 'paragraph' &&
    (block.centred === true ||
      (block.inlines.length > 0 && block.inlines.every(({ kind }) => kind === 'strong' || kind === 'break'))));

/** What may stand behind a label: nothing, or the beginning of a title. “Part II of the Convention …” goes on. */
const isTitle = (rest: string): boolean => rest === '' || (!/^\p{Ll}/u.test(rest) && !/^[和及至、或的与]/u.test(rest));

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
