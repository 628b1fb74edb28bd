/**
 * Where long strings without a space may go on in the next line: addresses, file names, runs of signs. In: a text. Out:
 * offsets in it. Promises no place inside a character, nor in the first or last two signs of a string. Pure. Called by
 * `inline-pieces.ts`.
 *
 *     openPoints('见https://example.org/abc') → the offsets behind “http”, “://” and so on
 */

/** A string of so many signs without a space is an address or the like. */
const longString = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]{20,}/gu;
/** So many signs of it stay together. */
const longestPart = 4;

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
  // Never between the two halves of a character.
  return new Set([...points].filter((at) => !/[\udc00-\udfff]/.test(text.charAt(at))));
}
