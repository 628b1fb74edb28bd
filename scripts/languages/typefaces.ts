/**
 * Families of type and what they are really called. In: nothing. Out: the families that profiles choose from; the files
 * of a family are in `fonts/typeface-files.ts`. Promises that styles, faces and imprint speak of the same ones. Holds
 * no library. Example: `song.name` → `Noto Serif SC`, as the imprint says it.
 */

export interface Typeface {
  /** As style sheets name it. */
  family: string;
  /** As the imprint names it. */
  name: string;
  /** Its letters join: they have a form for each place in a word, and some of them one together. */
  joins?: true;
  /** It has old-style figures beside lining ones, and raised ones in all its cuts (`fonts/mended-face.ts`). */
  oldStyle?: true;
  /** How wide a space between words is, upright and bold, in em; where texts are not made of words, none. */
  space?: { upright: number; bold: number };
}

/** 宋: the text face of Chinese. */
export const song: Typeface = { family: 'Kanben Song', name: 'Noto Serif SC' };
/** 宋 with Traditional characters, its marks in the middle of their squares: styles name it as the other. */
export const songTraditional: Typeface = { family: song.family, name: 'Noto Serif TC' };
/** 楷: what the press says, and quotations. */
export const kai: Typeface = { family: 'Kanben Kai', name: '霞鹜文楷 LXGW WenKai' };
/** 黑: headings of the official format. */
export const hei: Typeface = { family: 'Kanben Hei', name: 'Noto Sans SC' };
/** The text face of words from the left, a face of books: Latin, Cyrillic and Greek, with true italics. */
export const serif: Typeface = {
  family: 'Kanben Serif',
  name: 'EB Garamond',
  oldStyle: true,
  space: { upright: 0.2, bold: 0.237 },
};
/** The Latin, Cyrillic and Greek that 宋 was drawn beside, of more characters than any other. */
export const broad: Typeface = { family: 'Kanben Broad', name: 'Noto Serif' };
/** The text face of Arabic, of the Bulaq school of Naskh, with the Latin that was drawn beside it. */
export const naskh: Typeface = {
  family: 'Kanben Naskh',
  name: 'Amiri',
  joins: true,
  space: { upright: 0.292, bold: 0.292 },
};
/** The same beside 宋, as light as its strokes: the letters, figures and currency signs that 宋 has not. */
export const letters: Typeface = { family: 'Kanben Letters', name: broad.name };
/** Mathematics, and the signs that stand in a line of text: ≤ ⇒ □ ☐. */
export const signs: Typeface = { family: 'Kanben Signs', name: 'STIX Two Math' };
/** Marks of forms and pictograms, in outline: ➔ ✔ ✘. */
export const symbols: Typeface = { family: 'Kanben Symbols', name: 'Noto Sans Symbols 2' };
/** Han characters that 宋 has not, most of them of plane 2: 𠮷. */
export const rare: Typeface = { family: 'Kanben Rare', name: kai.name };
/** Emoji, in one colour. */
export const emoji: Typeface = { family: 'Kanben Emoji', name: 'Noto Emoji' };
