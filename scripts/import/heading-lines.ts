/**
 * Which lines of a text are headings by their own words. In: a paragraph as it was found. Out: the heading that it is,
 * or nothing. Promises that a sentence is never one. Called by `structure.ts`, `heading-levels.ts`, `title-lines.ts`
 * and `stated-facts.ts`.
 *
 *     headingOf(the paragraph '第一章 总则', false) → { kind: 'ranked', rank: 11, … }
 */
import { arabicFigure, arabicOrdinal } from '../classes/numerals.ts';
import { findsSimplified } from '../model/simplified-text.ts';
import { type Inline, plainText } from '../model/text.ts';
import type { FoundBlock, FoundHeading } from './found-document.ts';

const numeral = '[一二三四五六七八九十百〇零两]+';

/** What follows the word of an Arabic division: 31, (31), الأول, الثانية عشرة. */
const arabicNumber = `(?:\\(?(?:${arabicFigure}+|[IVXLC]+)\\)?|${arabicOrdinal})(?![\\p{L}\\d])`;

/** Lines that divide a text, the highest division first. Each must fill its line, or lead a short one. */
const divisions: readonly RegExp[] = [
  new RegExp(
    `^第(?:${numeral}|\\d+)(?:编|部分|篇)|^(?:Part|PART|Часть|ЧАСТЬ|Partie|PARTIE|Parte|PARTE)\\s+(?:[IVXLC\\d]+|[A-Z][a-z]+)\\b|^(?:الجزء|الباب)\\s+${arabicNumber}`,
    'u',
  ),
  new RegExp(`^第(?:${numeral}|\\d+)分编`),
  new RegExp(
    `^第(?:${numeral}|\\d+)章|^(?:Chapter|CHAPTER|Глава|ГЛАВА|Chapitre|CHAPITRE|Capítulo|CAPÍTULO)\\s+[IVXLC\\d]+(?![\\p{L}\\d])|^الفصل\\s+${arabicNumber}`,
    'u',
  ),
  new RegExp(
    `^第(?:${numeral}|\\d+)节|^(?:Section|SECTION|Раздел|РАЗДЕЛ|Sección|SECCIÓN)\\s+[IVXLC\\d]+(?![\\p{L}\\d])|^(?:الفرع|القسم)\\s+${arabicNumber}`,
    'u',
  ),
  new RegExp(
    `^第(?:${numeral}|\\d+)条|^(?:Article|ARTICLE|Статья|СТАТЬЯ|Artículo|ARTÍCULO)\\s+(?:[IVXLC\\d]+(?:er|º)?|premier|PREMIER|primero|PRIMERO)(?![\\p{L}\\d])|^(?:ال)?مادة\\s+${arabicNumber}`,
    'u',
  ),
  new RegExp(`^${numeral}(?:、|．|$)|^[IVX]+(?:\\.\\s|$)`),
  new RegExp(`^（${numeral}）|^\\(${numeral}\\)|^[A-H]\\.\\s`),
  /^\d{1,2}(?:[.．、]\s?(?!\d)|$)/,
];
/** Free headings stand below the divisions that bear numbers. */
const freeRank = 40;
/** The row of articles. */
export const articleDivision = 4;
/** Names of parts that bear no number. */
const named =
  /^(?:序言|前言|引言|导言|序|总则|附则|附件|附录|结语|结束语|Preamble|PREAMBLE|Annex|ANNEX|Appendix|Преамбула|ПРЕАМБУЛА|Приложение|ПРИЛОЖЕНИЕ|Préambule|PRÉAMBULE|Preámbulo|PREÁMBULO|Annexe|ANNEXE|Anexo|ANEXO|الديباجة|المقدمة|الخاتمة|المرفق|الملحق)$/;

/** Whether a line is the name of a part that bears no number. */
export const namesPart = (line: string): boolean => findsSimplified(named, line);

/** A line that could be a heading: short, and no sentence. */
export const isShort = (text: string): boolean =>
  text.length > 0 &&
  text.length <= (/\p{Script=Han}/u.test(text) ? 40 : 120) &&
  !/[。；，：:;,.!?！？][”’」』»]?$/u.test(text.replace(/^(?:[IVXLC]+|[A-H]|\d{1,2})\.$/, ''));

/** Which row of `divisions` a line begins as, the highest 0. */
export const divisionOf = (text: string): number | undefined => {
  const at = divisions.findIndex((pattern) => findsSimplified(pattern, text));
  return at < 0 ? undefined : at;
};

/**
 * A paragraph that is a heading by its own words, or `free`, by its place. In a document with headings of its own it
 * must also look like one.
 */
export function headingOf(block: FoundBlock, own: boolean, free = false): FoundHeading | undefined {
  if (block.kind !== 'paragraph') return undefined;
  const { inlines, centred, place } = block;
  const rank = rankOf(inlines, centred === true || inlines.every(({ kind }) => kind === 'strong'), own, free);
  return rank === undefined ? undefined : { kind: 'ranked', rank, inlines: withoutStrong(inlines), place };
}

/** The rank of a line as a heading; nothing where it is none. `looks`: it is set as headings are. */
function rankOf(inlines: readonly Inline[], looks: boolean, own: boolean, free: boolean): number | undefined {
  const text = plainText(inlines);
  if (!isShort(text) || inlines.some(({ kind }) => kind === 'break')) return undefined;
  if (namesPart(text.replace(/\s+/gu, '')) && (looks || !own)) return 0;
  const division = divisionOf(text);
  if (division === undefined) return free ? freeRank : undefined;
  return looks || free || (!own && isEnough(text, division)) ? 10 + division : undefined;
}

/**
 * Whether a division alone makes a heading of a line: （一） and 1. begin paragraphs as often, and a bare 一 or I is one
 * only in bold or in the middle of its line.
 */
const isEnough = (text: string, division: number): boolean =>
  division < 6 && !/^(?:[一二三四五六七八九十]+|[IVX]+|\d+)$/.test(text);

/** Inlines without the bold that a heading has from the press. */
export const withoutStrong = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline) => (inline.kind === 'strong' ? withoutStrong(inline.children) : [inline]));
