/**
 * Simplified and Traditional characters. In: a text. Out: for the characters that it uses, what they are elsewhere. The
 * only file that knows opencc-js, whose table of characters (OpenCC, `TSCharacters`) it reads. Pure; changes no text.
 *
 *     variantsIn('联合') → '聯联'
 */
import table from 'opencc-js/dict/TSCharacters';

/** Traditional character → the simplified ones, the usual one first. */
const pairs: readonly (readonly [traditional: string, simplified: string])[] = table.split('|').flatMap((line) => {
  const [traditional = '', simplified = ''] = line.split(' ');
  return traditional.length === 1 && simplified.length === 1 && traditional !== simplified
    ? [[traditional, simplified] as const]
    : [];
});

/**
 * Pairs of a Traditional character and its simplified one, written behind one another, for every pair of which `text`
 * has one. Characters of the first plane alone: one code unit each.
 */
export function variantsIn(text: string): string {
  const used = new Set(text);
  return pairs
    .filter((pair) => pair.some((one) => used.has(one)))
    .flat()
    .join('');
}
