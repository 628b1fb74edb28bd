/**
 * Strings without a space in a text of characters: addresses, names of files, runs of signs. In: a text. Out: where a
 * line may end inside of them, and whether words of letters tear its lines. Pure; changes no text.
 *
 *     openPoints('见 https://a.example.org/x_y?n=1') → offsets behind / . _ ? = and within what is long
 */

/** A string of so many signs without a space is an address or the like. */
const longString = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]{20,}/gu;
/** So many signs of it stay together. */
const longestPart = 4;
/** So many dashes or dots of a row are kept together (`languages/zh-Hans.ts`). */
const _keptRow = 6;
/** A number is not divided, unless it is of so many signs: then no line has room for it. */
const number = /\d(?:[.,—-]?\d)*/g;
const longestNumber = 40;

/**
 * Where a long string in a Chinese text may go on in the next line: behind / ? & = . - _ #, and within what is still
 * long. Offsets in `text`; none in its first or last two signs.
 */
export function openPoints(text: string): Set<number> {
  const points = new Set<number>();
  for (const { 0: string, index } of text.matchAll(longString)) {
    let last = 0;
    const parts = [...string.matchAll(/[/?&=.\-_#]+/g)]
      .map((mark) => mark.index + mark[0].length)
      .filter((at) => at > 2 && at < string.length - 2);
    for (const end of [...parts, string.length]) {
      const pieces = Math.ceil((end - last) / longestPart);
      for (let i = 1; i < pieces; i++) points.add(index + last + Math.round((i * (end - last)) / pieces));
      if (end < string.length) points.add(index + end);
      last = end;
    }
  }
  for (const { 0: whole, index } of text.matchAll(number))
    if (whole.length < longestNumber) for (let at = 1; at < whole.length; at++) points.delete(index + at);
  openRows(text, points);
  // Never between the two halves of a character.
  return new Set([...points].filter((at) => !/[\udc00-\udfff]/.test(text.charAt(at))));
}

/** A row of —— or …… that is too long for one line goes on in the next behind three of them each. */
function openRows(text: string, points: Set<number>): void {
  for (const { 0: row, index } of text.matchAll(/—{8,}|…{8,}/g))
    for (let at = 1; at < row.length; at++)
      if (at % 6 === 0 && at <= row.length - 2) points.add(index + at);
      else points.delete(index + at);
}

/** The middle dots of a text that part words: none of a row, which leads to a page and is divided as a long string. */
export const loneDots = (text: string): number[] =>
  [...text.matchAll(/(?<!·)·{1,3}(?!·)/g)].flatMap((row) => [...row[0]].map((_, i) => row.index + i));

/** A word of so many letters leaves a hole in a filled line that is as narrow as those of a phone. */
const tearingWord = /[^\s\p{Script=Han}\p{P}\p{S}\u3000-\u303f\uff00-\uffef]{6,}/u;

/**
 * Whether filled lines of a text of characters would be torn: a word of other letters, which is not divided, takes the
 * room for many characters to the next line.
 *
 *     tearsCharacters('和 Меморандум о взаимопонимании') → true     tearsCharacters('WTO、2035年') → false
 */
export const tearsCharacters = (text: string): boolean => /\p{Script=Han}/u.test(text) && tearingWord.test(text);
