/**
 * Headings of a text that marks none: a short line alone, no sentence, between the end of one paragraph and the
 * beginning of another. In: found blocks. Out: the positions of these lines. Promises none where the document marks
 * headings itself; that names, days and addresses above the text and signatures below it are none, for no paragraph
 * ends before the former and none begins behind the latter. Pure. Called by `structure.ts` and `provision-lines.ts`.
 *
 *     'It is agreed.', 'Funding', 'Each Participant will bear its own costs.' → 'Funding'
 */
import { readRoman } from '../classes/numerals.ts';
import { plainText } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { isShort } from './heading-lines.ts';

/** One such line in a whole text is chance; one that bears a number of its kind is not. */
const least = 2;
const longest = { han: 25, words: 70 };

/** Which blocks are free headings; none where some block is a heading already. */
export function freeHeadings(blocks: readonly FoundBlock[]): Set<number> {
  if (blocks.some(({ kind }) => kind === 'ranked')) return new Set();
  const texts = blocks.map((block) => (block.kind === 'paragraph' ? plainText(block.inlines).trim() : ''));
  const found = texts.flatMap((text, i) => (mayBeHeading(text) && isBetween(texts, i) ? [i] : []));
  return new Set(found.length < least ? [] : found);
}

/** Lines I. Purpose, II. Means …: short, and at least two in a row that begins with I. */
export function romanHeadings(texts: readonly string[]): Set<number> {
  const found = new Set<number>();
  let row: number[] = [];
  for (const [i, text] of texts.entries()) {
    const [, printed = ''] = /^([IVX]{1,5})\.\s+\p{Lu}/u.exec(text) ?? [];
    const value = printed === '' ? undefined : readRoman(printed);
    if (value === undefined || !isShort(text)) continue;
    if (value === 1) row = [];
    if (value === row.length + 1) row.push(i);
    if (row.length >= least) for (const at of row) found.add(at);
  }
  return found;
}

/** Lines 1. Purpose right above 1.1. Data are exchanged. */
export const headingsOfDecimals = (texts: readonly string[]): Set<number> =>
  new Set(
    texts.flatMap((text, i) => {
      const number = /^([1-9]\d?)\.?\s+[\p{Lu}\p{Script=Han}]/u.exec(text)?.[1];
      return number && isShort(text) && texts[i + 1]?.startsWith(`${number}.1`) ? [i] : [];
    }),
  );

const labelled = /^[(（]?(?:\d|[a-zA-Zа-яА-Я]{1,4}[.)）]|[ivxIVX]{1,5}[.)）])/u;

/** A few words that begin as a heading does and hold no sentence. */
function mayBeHeading(text: string): boolean {
  const han = /\p{Script=Han}/u.test(text);
  if (!isShort(text) || text.length > (han ? longest.han : longest.words) || text.includes('\n')) return false;
  if (labelled.test(text) || /[.。；;!?！？，]\s?\S|["“”«»]$/u.test(text)) return false;
  return han ? /^[\p{Script=Han}（]/u.test(text) : /^\p{Lu}/u.test(text) && !/\d{4}/.test(text);
}

const ends = /[.。:：;；!?！？][”’」』»")）]?$/u;

/** Whether a paragraph ends before a line, or another such line stands there, and a paragraph begins behind it. */
function isBetween(texts: readonly string[], at: number): boolean {
  const [before = '', behind = ''] = [texts[at - 1], texts[at + 1]];
  // Of two lines in a row the first divides the text and the second what is in it: 一、 above （一）.
  const numbered = /^[一二三四五六七八九十]{1,3}、|^（[一二三四五六七八九十]{1,3}）/u;
  const stands = ends.test(before) || (numbered.test(before) && numbered.test(texts[at] ?? ''));
  return stands && ends.test(behind) && !numbered.test(behind);
}
