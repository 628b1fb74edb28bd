/**
 * Families of type and what they are really called. In: nothing. Out: the families that profiles choose from; the files of
 * a family are in `fonts/typeface-files.ts`. Promises that styles, faces and imprint speak of the same ones. Holds no library.
 * Example: `song.name` → `Noto Serif SC`, as the imprint says it.
 */

export interface Typeface {
  /** As style sheets name it. */
  family: string;
  /** As the imprint names it. */
  name: string;
}

/** 宋: the text face of Chinese. */
export const song: Typeface = { family: 'Kanben Song', name: 'Noto Serif SC' };
/** 楷: what the press says, and quotations. */
export const kai: Typeface = { family: 'Kanben Kai', name: '霞鹜文楷 LXGW WenKai' };
/** 黑: headings of the official format. */
export const hei: Typeface = { family: 'Kanben Hei', name: 'Noto Sans SC' };
/** The Latin and Cyrillic that 宋 was drawn beside, with true italics. */
export const serif: Typeface = { family: 'Kanben Serif', name: 'Noto Serif' };
