/**
 * Titles of the texts that an order, a decision or a notice makes known: 《湖泊保护条例》 … 湖泊保护条例. In: the lines of a
 * document. Out: which of them are a name that stands in 《》 above. Promises that a line is one only as a whole. Pure.
 * Called by `place-frame.ts`,
 * `import/provision-lines.ts` and `import/notice-fields.ts`.
 *
 *     '现将《工作方案》印发给你们。', '工作方案' → the second line
 */

/** Which lines are the names of texts that are made known. */
export function titlesMadeKnown(texts: readonly string[]): Set<number> {
  const found = new Set<number>();
  const names = new Set<string>();
  for (const [i, text] of texts.entries()) {
    if (names.has(text)) found.add(i);
    for (const [, name = ''] of text.slice(0, 2000).matchAll(/《([^《》]{2,60})》/gu)) names.add(name);
  }
  return found;
}
