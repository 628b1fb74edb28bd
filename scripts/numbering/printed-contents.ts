/**
 * Contents that an act prints in its own text: “The table of contents for this Act is as follows: / Sec. 1. Short
 * title. / Sec. 2. Definitions.” In: the texts of blocks, and the number of the section that each seems to begin. Out:
 * which of them are entries of contents, and begin no section. Promises that a line is one only behind a colon, in a
 * row of at least two, and where every number of the row stands elsewhere too. Pure. Called by `provision-tree.ts`
 * and `import/provision-lines.ts`.
 *
 *     '… is as follows:', 'Sec. 1. A.', 'Sec. 2. B.', 'SEC. 2. B.' → the second and the third
 */

/** A line that is set between the entries: TITLE I—GRANTS. */
const division = /^(?:sub)?(?:title|part|chapter|division)\s[\dIVXLCA-Z]{1,6}\b/iu;

/** Whether each text is an entry of printed contents; `numbers`: that of the section that a text seems to begin. */
export function printedContents(texts: readonly string[], numbers: readonly (string | undefined)[]): boolean[] {
  const entries = texts.map(() => false);
  const places = new Map<string | undefined, number[]>();
  for (const [i, number] of numbers.entries()) places.set(number, [...(places.get(number) ?? []), i]);
  for (let i = 1; i < texts.length; i++) {
    if (numbers[i] === undefined || !/:\s*$/u.test(texts[i - 1] ?? '')) continue;
    const end = endOfRow(texts, numbers, i);
    const row = numbers.slice(i, end).filter((number) => number !== undefined);
    const again = (number: string) => (places.get(number) ?? []).some((at) => at < i || at >= end);
    if (row.length < 2 || !row.every(again)) continue;
    entries.fill(true, i, end);
    i = end;
  }
  return entries;
}

/** Behind the row that begins at `from`: where a number comes again, or what is no entry. */
function endOfRow(texts: readonly string[], numbers: readonly (string | undefined)[], from: number): number {
  const seen = new Set<string>();
  let end = from;
  for (let i = from; i < texts.length; i++) {
    const number = numbers[i];
    if (number === undefined ? !division.test(texts[i] ?? '') : seen.has(number)) break;
    // A division at the end of the row is that of the text.
    if (number !== undefined) end = i + 1;
    if (number !== undefined) seen.add(number);
  }
  return end;
}
