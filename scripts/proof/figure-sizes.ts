/**
 * How large a picture of the text must be printed. In: its pixels, its place on the page, what stands below it, the
 * measures of the format. Out: what is wrong, in words; nothing where it is as large as the style has it: whole lines,
 * no wider than the text, no higher than 14 lines; or smaller by whole lines, down to three fifths, where it fills its
 * page to the foot. Called by `verify-pdf-figures.ts`. Pure.
 *
 *     800 × 500 pixels on lines of 18 px, 8 lines high, text below it → 'is 8 lines high instead of 13'
 */
import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';

/** The most lines of a picture, and the least part of its lines that it keeps where a page ends with it. */
const [most, least] = [14, 0.6];

/** In pt: what is rounded to whole px on a page. */
const near = 1;

/** What is known of a picture on its page. Sizes in pt. */
export interface ShownFigure {
  width: number;
  height: number;
  /** The pixels of each picture of its shape. */
  pixels: readonly { width: number; height: number }[];
  /** In an item, a quotation or a note there is less room than on a line. */
  isNested: boolean;
  /** Text other than its caption stands below it on its page. */
  hasTextBelow: boolean;
}

/** What is wrong with the size of a picture; empty where nothing is. */
export function oddSize(shown: ShownFigure, { linePx, sizePx, characters }: PrintFormat): string {
  const room = characters * sizePx;
  const odd = shown.pixels.map((pixels) => {
    const ratio = pixels.width / pixels.height;
    const due = dueLines(pixels, linePx, room);
    const heightOf = (lines: number) => pxToPoints(Math.min(lines * linePx, room / ratio));
    const isHigh = (lines: number) => Math.abs(shown.height - heightOf(lines)) < near;
    if (isHigh(due)) return '';
    if (shown.isNested) return shown.height < heightOf(due) ? '' : 'is larger than its pixels ask for';
    const fewer = Array.from({ length: due - Math.ceil(due * least) }, (_, i) => due - 1 - i);
    const found = fewer.find(isHigh);
    if (found === undefined) return `is ${Math.round(shown.height)} pt high instead of ${Math.round(heightOf(due))}`;
    return shown.hasTextBelow ? `is ${found} lines high instead of ${due}, and does not end its page` : '';
  });
  return odd.includes('') ? '' : (odd[0] ?? '');
}

/** The lines of a picture that has all the room it asks for. */
function dueLines({ width, height }: { width: number; height: number }, line: number, room: number): number {
  const scale = Math.min(1, room / width, (line * most) / height);
  return Math.max(1, Math.floor((height * scale) / line));
}
