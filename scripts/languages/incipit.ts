/**
 * How much of a text stands for it where only its beginning is said: in contents whose titles are bare numbers. In: a
 * text, whether its words stand apart. Out: an offset in UTF-16 units; who prints it cuts the text there himself. Pure.
 *
 *     incipitEnd('双方一致认为，民主是全人类共同价值，不是少数国家的专利。', 'characters') → 17
 */
import type { Spacing } from './profile.ts';

/** The longest beginning, in UTF-16 units. */
const longest: Readonly<Record<Spacing, number>> = { characters: 18, words: 42 };
/** Where a clause ends. */
const clauses: Readonly<Record<Spacing, RegExp>> = { characters: /[，。；：！？]/gu, words: /[,;:.!?،؛؟](?=\s)/gu };
/** What a beginning does not end with. */
const trailing = /[\s\p{Pd}\p{Ps}\p{Pi},.;:،؛，。；：、．·]+$/u;
const words = new Intl.Segmenter('zh-Hans', { granularity: 'word' });

/** A text as one line: breaks are blanks between words, and nothing between characters. */
export const asOneLine = (text: string, spacing: Spacing): string =>
  text
    .replace(/\s*\n\s*/gu, spacing === 'words' ? ' ' : '')
    .replace(/[ \t]+/gu, ' ')
    .trim();

/**
 * Where the beginning of a line ends: with a clause where one ends in the last third of the room, else with a word; not
 * inside a quotation or brackets where there is another way. Marks behind it are left out.
 */
export function incipitEnd(line: string, spacing: Spacing): number {
  const room = longest[spacing];
  if (line.length <= room) return withoutMarks(line, line.length);
  const ofClauses = [...line.slice(0, room + 1).matchAll(clauses[spacing])]
    .map(({ index }) => index)
    .filter((end) => end > (room * 2) / 3);
  const ofWords = wordEnds(line, room, spacing);
  const ways = [...ofClauses.reverse(), ...ofWords.reverse()];
  const end = ways.find((way) => isClosed(line.slice(0, way))) ?? ways[0] ?? room;
  return withoutMarks(line, end);
}

const withoutMarks = (line: string, end: number): number => line.slice(0, end).replace(trailing, '').length;

/** Where words end, as far as there is room: before blanks, or by the dictionary. */
function wordEnds(line: string, room: number, spacing: Spacing): number[] {
  if (spacing === 'words')
    return [...line.slice(0, room + 1).matchAll(/(?<=\S)(?=\s)/gu)].map(({ index }) => index).filter((end) => end > 0);
  // A little more than has room, so that its last word is whole.
  return [...words.segment(line.slice(0, room + 8))]
    .map(({ index }) => index)
    .filter((end) => end > 0 && end <= room && !/^[\p{Pe}\p{Pf}\p{Po}]/u.test(line.slice(end)));
}

/** Whether every quotation and bracket that is opened is closed. */
const isClosed = (text: string): boolean =>
  (text.match(/[\p{Ps}\p{Pi}]/gu) ?? []).length === (text.match(/[\p{Pe}\p{Pf}]/gu) ?? []).length;
