/**
 * What glyphs mean where Chromium's map does not say it: marks and letters of a cluster, strokes between letters,
 * brackets that are drawn as their counterparts. In: a cluster as it is spelt out, the codes of its font. Out: the same
 * codes with what was learned. Throws where it is not known which glyph shows what. Called by `shown-text.ts`.
 *
 *     learnMeanings({ text: 'مً', codes: [0x2d, 0x1ab] }, codes) → 0x2d → U+064B, 0x1ab → U+0645
 */

/** Glyph code → text, for one font. */
export type Codes = Map<number, string>;

/**
 * The shapes of glyphs that are drawn as brackets, by their fonts: in a text from right to left a bracket is drawn as
 * its counterpart, and Chromium says of the glyph what it was drawn for.
 */
export type Shapes = Map<Codes, Map<number, string>>;

/** Signs whose counterpart is drawn where they are read from right to left (UAX 9, L4), in pairs. */
const pairs = '()[]{}<>«»‹›⟨⟩≤≥';

/** The counterpart of a sign; the sign itself where it has none. */
export const mirrored = (sign: string): string => {
  const at = sign.length === 1 ? pairs.indexOf(sign) : -1;
  return at < 0 ? sign : (pairs[at ^ 1] as string);
};

/** What a stroke is read as that a face puts between two letters: it joins them, and is no sign of the text. */
export const joiner = '\u200d';

/**
 * What the glyphs of a cluster mean, of which Chromium says only what they mean together: those that are not known get
 * what is left of it, in the order of the text, from right to left.
 */
export function learnMeanings({ text, codes: shown }: { text: string; codes: readonly number[] }, codes: Codes): void {
  const left = [...text];
  const open: number[] = [];
  for (const code of shown) {
    const at = left.indexOf(codes.get(code) ?? '');
    if (at >= 0) left.splice(at, 1);
    else open.unshift(code);
  }
  // A stroke that joins two letters is none of them.
  while (open.length > left.length && left.length > 0) learn(open.pop() as number, joiner, codes);
  if (open.length > 0 && left.length === 0) for (const code of open.splice(0)) learn(code, joiner, codes);
  if (open.length === 1) learn(open[0] as number, left.join(''), codes);
  else if (open.length === left.length) for (const [i, code] of open.entries()) learn(code, left[i] as string, codes);
  else if (open.length > 0) throw new Error(`${shown.length} glyphs show “${text}”: it is not known which shows what`);
}

function learn(code: number, text: string, codes: Codes): void {
  const known = codes.get(code);
  // A blank that the face has not is drawn as another one.
  if (known !== undefined && known.trim() === '' && text.trim() === '') return;
  if (known !== undefined && known !== '\0' && known !== text)
    throw new Error(`the glyph ${code} shows “${known}”, and “${text}”`);
  codes.set(code, text);
}
