/**
 * Whether marks stand apart from their words where a language wants it and the text has no blank (French ; : ! ? « »).
 * In: a line as it is printed. Out: the gap at a mark, by the places of glyphs; whether a line has a mark too close or
 * too far. Called by `measure-typography.ts` and by the search for better lines.
 *
 *     closeMarks(marksApart)(line of “mot;” with no gap before ;) → true
 */
import type { MarksApart } from '../languages/profile.ts';
import type { Line } from './figures.ts';
import type { Glyph } from './read-pdf.ts';

/** A gap at a mark is wider and narrower by kerns of the face: shares of what it should be. */
const [least, most] = [0.4, 1.7];

/** A glyph below this share of the next one's size is raised: a reference to a note, which stands clear of a mark. */
const raised = 0.8;

/** Whether a blank is shown between two glyphs that are neighbours, if nothing forbids it. */
export const standApart = ({ before, behind }: MarksApart, one: Glyph, next: Glyph): boolean =>
  before.includes(next.text.charAt(0)) || behind.includes(one.text);

/** The places of a line before which a gap should be, in its text with its blanks. */
const wanted = ({ before, behind }: MarksApart): RegExp =>
  new RegExp(
    `(?<=[^\\s\\p{Ps}\\p{Pi}¿¡…/${before}])(?=[${before}](?:$|(?![/\\\\@#&%*])[\\s\\p{Pe}\\p{Pf}\\p{Po}–—]))` +
      `|(?<=[${behind}])(?=[^\\s${before}])`,
    'gu',
  );

/** A test for lines with a mark that does not stand as it should. */
export function closeMarks(apart: MarksApart): (line: Line) => boolean {
  const places = wanted(apart);
  const fits = ({ glyphs }: Line, i: number): boolean => {
    const [one, next] = [glyphs[i], glyphs[i + 1]];
    if (!one || !next || one.size < raised * next.size) return true;
    const gap = (next.x - one.x - one.width) / next.size;
    return gap > least * apart.gap && gap < most * apart.gap;
  };
  return (line) => {
    // What is said in another language has its own marks.
    if (line.said === undefined || line.said.phrases) return false;
    let text = '';
    const ends = new Map<number, number>();
    for (const [i, glyph] of line.glyphs.entries()) {
      text += glyph.text;
      ends.set(text.length, i);
      text += line.blanks.get(glyph) ?? '';
    }
    return [...text.matchAll(places)].some(({ index }) => !fits(line, ends.get(index) ?? line.glyphs.length));
  };
}
