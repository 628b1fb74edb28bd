/**
 * What is measured of lines that are made of characters on a grid, as Chinese is set; `measure-words.ts` measures words
 * and spaces. In: the lines of a PDF, the format. Out: figures with their gates. Promises that everything is found from
 * the places of glyphs. Pure. Called by `measure-typography.ts`.
 *
 *     a line that begins with “。” → { name: 'lines that start with a forbidden mark', value: 1, holds: false … }
 */
import { type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import type { LanguageProfile } from '../languages/profile.ts';
import { countSigns } from '../model/character-lines.ts';
import { isHalved } from '../model/trimmable-marks.ts';
import { couldBeBetter, isJudged } from './best-lines.ts';
import {
  count,
  dividesRow,
  fixedBlank,
  greatest,
  type Line,
  lineText,
  type MeasuredFigure,
  mm,
  share,
} from './figures.ts';
import { characterRule } from './line-rules.ts';
import type { Glyph } from './read-pdf.ts';
import { hasLongRow, isLongRow } from './too-long.ts';

/** Han characters may stand so far apart, in em, where their line could be better. */
const widest = 0.25;
const forbiddenStart = /^[、，。；：？！）》〉】〕」』”’～·—]/;
const forbiddenEnd = /[（《〈【〔「『“‘]$/;
const han = /^\p{Script=Han}$/u;

/**
 * Figures of single lines. `texts`: what the source and its front matter say, line by line; `rules`: those of the
 * language.
 */
export function characterFigures(
  lines: readonly Line[],
  format: PrintFormat,
  texts: readonly string[],
  rules: Pick<LanguageProfile, 'lines' | 'pauseMarks'>,
): MeasuredFigure[] {
  const halved = (line: Line) => isHalved(line.glyphs.at(-1)?.text ?? '', rules.pauseMarks);
  const edges = edgesOf(texts);
  const following = followingLine(lines);
  const inText = lines.filter((line) => line.source >= 0);
  const earlier = new Map(inText.map((line, i) => [line, inText[i - 1]]));
  const full = inText.filter((line) => line.kind === 'justified' && !line.last);
  const body = full.filter((line) => Math.abs((line.glyphs[0]?.size ?? 0) - pxToPoints(format.sizePx)) < 0.1);
  const marked = body.filter((line) => halved(line) && fullWidth(line.glyphs.at(-1)));
  const lasts = inText.filter((line) => line.last && line.kind === 'justified');
  const inBody = new Set(body);
  const overhangOf = (line: Line) => overhang(line, format, halved(line));
  const isShort = (line: Line) => overhangOf(line) > (line.glyphs[0]?.size ?? 0);
  const flush = (line: Line) => mm(overhangOf(line)) <= 0.2;
  const found = {
    starts: (line: Line) =>
      startsForbidden(line, edges) &&
      !(line.source < 0 && line.glyphs.length < 2) &&
      !dividesRow(earlier.get(line), line),
    ends: (line: Line) => endsForbidden(line, edges),
    splits: (line: Line) => splits(line, following(line)) && !dividesRow(line, following(line)),
    short: (line: Line) => inBody.has(line) && (stretches(line) ? !flush(line) : isShort(line)),
    wide: (line: Line) => inBody.has(line) && widestGap(line) > widest,
    alone: (line: Line) =>
      line.kind === 'justified' && line.last && isOneCharacter(line) && !dividesRow(earlier.get(line), line),
  };
  const { line: isBetter } = couldBeBetter(
    inText.filter(isJudged),
    format,
    characterRule(rules.lines.kept, rules.pauseMarks),
    { isFound: (line) => Object.values(found).some((is) => is(line)) },
  );
  const excuse = (line: Line) => isJudged(line) && !isBetter(line);
  return [
    count('lines that start with a forbidden mark', lines, found.starts, excuse),
    count('lines that end with a forbidden mark', lines, found.ends, excuse),
    count('split dashes, ellipses, numbers and units', inText, found.splits, excuse),
    share(
      'lines flush right within 0.2 mm',
      body,
      flush,
      (line) => !stretches(line) && (!isShort(line) || excuse(line)),
    ),
    greatest('widest Han–Han gap in a justified line', body, widestGap, 0.08, 'em', widest, excuse),
    greatest('unevenness within one line', body, unevenness, 0.003, 'em'),
    count('last lines of one character', lasts, found.alone, excuse),
    count('stretched last lines', lasts, (line) => widestGap(line) > 0.02),
    share('full-width marks at line ends that are trimmed', marked, (line) => isTrimmed(line, format)),
  ];
}

/** The first and last signs of texts that begin or end with a mark. */
interface Edges {
  begin: readonly string[];
  end: readonly string[];
}

/** So much of a text is compared with a line that shows it. */
const edge = 6;

const edgesOf = (texts: readonly string[]): Edges => ({
  begin: texts.filter((text) => forbiddenStart.test(text)).map((text) => text.slice(0, edge)),
  end: texts.filter((text) => forbiddenEnd.test(text)).map((text) => text.slice(-edge)),
});

/**
 * True for a line that begins with a mark, and not with the mark that a text begins with: heads of tables are repeated,
 * and headings stand in the contents and titles in the imprint.
 */
function startsForbidden(line: Line, { begin }: Edges): boolean {
  const text = lineText(line);
  return !line.first && forbiddenStart.test(text) && !begin.some((own) => text.startsWith(own) || own.startsWith(text));
}

/** The same at its end. A text may end with any mark. */
function endsForbidden(line: Line, { end }: Edges): boolean {
  const text = lineText(line);
  return !line.last && forbiddenEnd.test(text) && !end.some((own) => text.endsWith(own) || own.endsWith(text));
}

/** The next line of the text, where that is of the same paragraph. */
function followingLine(lines: readonly Line[]): (line: Line) => Line | undefined {
  const inText = lines.filter((line) => line.source >= 0);
  const next = new Map(inText.map((line, i) => [line, inText[i + 1]] as const));
  return (line) => {
    const other = next.get(line);
    return other?.source === line.source ? other : undefined;
  };
}

/** True when a line ends within what no line may divide. What a blank parts is not together. */
function splits(line: Line, following: Line | undefined): boolean {
  const last = line.glyphs.at(-1);
  if (last && line.blanks.has(last)) return false;
  const pair = `${lineText(line).slice(-2)}\n${following ? lineText(following).slice(0, 2) : ''}`;
  if (isLongRow(line, following) || isRaised(last, line) || isRaised(following?.glyphs[0], line)) return false;
  return /—\n—|…\n…|\d\n[\d年月日届屆号號条條段周週亿億万萬%％]|\d[—-]\n\d|第\n\d/.test(pair);
}

/** True for a sign that is raised or lowered, as a reference to a note: it belongs to no number beside it. */
const isRaised = (glyph: Glyph | undefined, { glyphs }: Line): boolean =>
  glyph !== undefined && glyph.size < 0.8 * Math.max(...glyphs.map(({ size }) => size));

/** How far the end of a line is from the edge of the type area; a mark that is halved may hang out by its half. */
function overhang(line: Line, format: PrintFormat, halved: boolean): number {
  const glyph = line.glyphs.at(-1) as Glyph;
  const end = glyph.x + glyph.width;
  const right = rightEdge(line, format);
  const trimmed = halved ? Math.abs(end - glyph.size / 2 - right) : Infinity;
  return Math.min(Math.abs(end - right), trimmed);
}

/** A line in which nothing can be stretched, as an address, may end before its edge. */
function isTrimmed(line: Line, format: PrintFormat): boolean {
  const glyph = line.glyphs.at(-1) as Glyph;
  const over = mm(glyph.x + glyph.size / 2 - rightEdge(line, format));
  return over <= 0.2 && (over >= -0.2 || !stretches(line));
}

/** True for a line of one character with its marks, among which is no row of dots that lead on or of dashes. */
const isOneCharacter = (line: Line): boolean =>
  !line.first && countSigns(lineText(line)) < 2 && !hasLongRow(lineText(line));

/** The edge to which a line must reach. */
const rightEdge = (line: Line, format: PrintFormat): number => typeAreaOf(format, line.page - 1).right;

/** True when a line has a place where justifying can put space: between Han characters, or at a blank inside of it. */
const stretches = (line: Line): boolean =>
  hanGaps(line).length > 0 ||
  line.glyphs.slice(0, -1).some((glyph) => line.blanks.has(glyph) && line.blanks.get(glyph) !== fixedBlank);

const fullWidth = (glyph: Glyph | undefined): boolean => glyph !== undefined && glyph.width > glyph.size * 0.9;

/**
 * Space between neighbouring Han characters, in em. Where the source has a blank between them, they are no neighbours.
 */
function hanGaps(line: Line): readonly number[] {
  const found = gapsKnown.get(line) ?? findHanGaps(line);
  gapsKnown.set(line, found);
  return found;
}

/** Five figures ask for the gaps of a line. */
const gapsKnown = new WeakMap<Line, readonly number[]>();

function findHanGaps(line: Line): number[] {
  // A label that hangs is a box of its own, in which nothing is stretched.
  const glyphs = line.glyphs.slice(line.glyphs.findIndex((glyph) => line.blanks.get(glyph) === fixedBlank) + 1);
  return glyphs.flatMap((glyph, i) => {
    const after = glyphs[i + 1];
    return after &&
      !line.blanks.has(glyph) &&
      han.test(glyph.text) &&
      han.test(after.text) &&
      Math.abs(glyph.size - after.size) < 0.01
      ? [(after.x - glyph.x - glyph.width) / glyph.size]
      : [];
  });
}

const widestGap = (line: Line): number => Math.max(0, ...hanGaps(line));

function unevenness(line: Line): number {
  const gaps = hanGaps(line);
  return gaps.length < 2 ? 0 : Math.max(...gaps) - Math.min(...gaps);
}
