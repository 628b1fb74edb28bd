/**
 * What is measured of lines that are made of words and spaces, where `measure-characters.ts` measures characters on a
 * grid for Chinese. In: the lines of a PDF, the format. Out: figures with their gates. Everything is found from the
 * places of glyphs.
 */

import { type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import { ladder } from '../model/choose-lines.ts';
import { countLetters, isStub } from '../model/last-line.ts';
import { tornSpace } from '../model/line-limits.ts';
import { couldBeBetter, isJudged } from './best-lines.ts';
import {
  count,
  figure,
  greatest,
  judge,
  type Line,
  lineText,
  type MeasuredFigure,
  mm,
  placeOfFigure,
  share,
} from './figures.ts';
import { type WordRules, wordRule } from './line-rules.ts';
import type { Glyph } from './read-pdf.ts';

/** So much of a text is compared with a line that shows it. */
const edge = 6;
/** Marks that close what is before them, and those that open what is behind. */
const closingMark = /^[,.;:!?)\]»”’…%]/;
const openingMark = /[([«“„‘]$/;
/** The hyphen of a divided word. A hyphen of the text is U+002D or U+2010. */
const division = /\u00ad$/;
/** A gap from which on it is a space and not the side of a letter, in em. */
const leastSpace = 0.12;

/** Figures of single lines and of what stands at head and foot of a page. */
export function wordFigures(
  lines: readonly Line[],
  format: PrintFormat,
  rules: WordRules,
  texts: readonly string[],
): MeasuredFigure[] {
  const inText = lines.filter((line) => line.source >= 0);
  const justified = inText.filter((line) => line.kind === 'justified');
  const body = justified.filter(
    (line) => !line.last && Math.abs((line.glyphs[0]?.size ?? 0) - pxToPoints(format.sizePx)) < 0.1,
  );
  const lasts = justified.filter((line) => line.last && !line.first);
  const overhang = (line: Line) => {
    const glyph = line.glyphs.at(-1);
    return glyph ? Math.abs(glyph.x + glyph.width - typeAreaOf(format, line.page - 1).right) : Infinity;
  };
  const found = findersOf(inText, body, overhang, texts);
  const rows = hyphenRows(justified);
  const gate = rules.widestSpace ?? tornSpace;
  const filled = new Set(body);
  const better = couldBeBetter(inText.filter(isJudged), format, wordRule(rules), {
    isFound: (line) => Object.values(found).some((is) => is(line)),
    isBeyond: (line) => (rows.get(line) ?? 0) > ladder,
    isWide: (line) => filled.has(line) && widestOf(line) > gate,
  });
  const excuse = (line: Line) => isJudged(line) && !better.line(line);
  return [
    count('lines that start with a forbidden mark', inText, found.starts, excuse),
    count('lines that end with a forbidden mark', inText, found.ends, excuse),
    share(
      'lines flush right within 0.2 mm',
      body.filter((line) => spacesOf(line).length > 0),
      (line) => mm(overhang(line)) <= 0.2,
    ),
    greatest(
      'widest space between two words of a justified line',
      body,
      widestOf,
      gate,
      'em',
      undefined,
      (line) => excuse(line) && !better.wide(line),
    ),
    ladderFigure(rows, (line) => !better.ladder(line)),
    count('last lines of less than four letters', lasts, found.stub, excuse),
    count('first or last lines of a paragraph alone on a page', justified, aloneIn(justified)),
  ];
}

/** What the gates of lines find. */
function findersOf(
  inText: readonly Line[],
  body: readonly Line[],
  overhang: (line: Line) => number,
  texts: readonly string[],
): Record<'starts' | 'ends' | 'torn' | 'short' | 'stub', (line: Line) => boolean> {
  const begins = texts.filter((text) => closingMark.test(text)).map((text) => text.slice(0, edge));
  const neighbours = followLines(inText);
  const bodyLines = new Set(body);
  return {
    // The head of a table is repeated on each page.
    starts: (line: Line) =>
      startsClosing(line, neighbours(line).before) && !begins.some((text) => lineText(line).startsWith(text)),
    ends: endsOpening,
    torn: (line: Line) => bodyLines.has(line) && widestOf(line) > tornSpace,
    // A line without a space, of an address for one, has nothing to stretch.
    short: (line: Line) =>
      bodyLines.has(line) &&
      (spacesOf(line).length > 0 ? mm(overhang(line)) > 0.2 : overhang(line) > (line.glyphs[0]?.size ?? 0)),
    stub: (line: Line) =>
      line.kind === 'justified' &&
      line.last &&
      !line.first &&
      isStub(countLetters(lineText(line)), widthOf(line.glyphs)),
  };
}

type Neighbours = (line: Line) => { before: Line | undefined; behind: Line | undefined };

/** The lines before and behind a line, where they are of the same line of the source. */
function followLines(lines: readonly Line[]): Neighbours {
  const at = new Map(lines.map((line, i) => [line, i] as const));
  return (line) => {
    const i = at.get(line) ?? Number.NaN;
    const same = (other: Line | undefined) => (other?.source === line.source ? other : undefined);
    return { before: same(lines[i - 1]), behind: same(lines[i + 1]) };
  };
}

/**
 * True for a line that begins with a mark of what is before it. A mark with a blank before it and none behind opens
 * what follows, whatever its shape: “… …and so on”.
 */
function startsClosing(line: Line, before: Line | undefined): boolean {
  if (line.first || !closingMark.test(lineText(line))) return false;
  const [own, last] = [line.glyphs[0], before?.glyphs.at(-1)];
  const apart = last !== undefined && before?.blanks.has(last) === true;
  return !(apart && line.glyphs.length > 1 && own && !line.blanks.has(own));
}

/**
 * True for a line that ends with a mark of what follows. A mark with a blank behind it and none before closes what it
 * follows, whatever its shape: “ is a closing mark in Russian. A text may end with any.
 */
function endsOpening(line: Line): boolean {
  if (line.last || !openingMark.test(lineText(line))) return false;
  const [before, own] = [line.glyphs.at(-2), line.glyphs.at(-1)];
  return !(own && line.blanks.has(own) && before && !line.blanks.has(before));
}

/** Whether the first or the last line of a paragraph has the rest on another page. A hard break ends no paragraph. */
function aloneIn(justified: readonly Line[]): (line: Line) => boolean {
  const above = new Map(
    justified.map((line, i) => [line, line.first && !line.breaks?.before ? undefined : justified[i - 1]]),
  );
  const below = new Map(
    justified.map((line, i) => [line, line.last && !line.breaks?.behind ? undefined : justified[i + 1]]),
  );
  return (line) => {
    const [before, behind] = [above.get(line), below.get(line)];
    return (
      (before && !behind && before.page !== line.page) || (behind && !before && behind.page !== line.page) || false
    );
  };
}

/**
 * Spaces between neighbouring words, in em. Blanks of fixed width are no such spaces; of several that do not collapse,
 * each is one.
 */
export function spacesOf(line: Line): number[] {
  // Beside what is raised or lowered a space is that of the text.
  const size = Math.max(...line.glyphs.map((glyph) => glyph.size));
  return line.glyphs.flatMap((glyph, i) => {
    const next = line.glyphs[i + 1];
    const blank = line.blanks.get(glyph) ?? '';
    if (/[\u2000-\u200a\u3000]/.test(blank)) return [];
    const blanks = Math.max(1, blank.match(/\u00a0/g)?.length ?? 0);
    const gap = next ? (next.x - glyph.x - glyph.width) / size / blanks : 0;
    return gap > leastSpace ? [gap] : [];
  });
}

/** The widest space of a line, in em. */
const widestOf = (line: Line): number => Math.max(0, ...spacesOf(line));

/** From the first to the last of some glyphs, in em. */
function widthOf(glyphs: readonly Glyph[]): number {
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  return first && last ? (last.x + last.width - first.x) / first.size : 0;
}

/** For each line, how many in a row up to it end with a divided word. */
function hyphenRows(lines: readonly Line[]): Map<Line, number> {
  const rows = new Map<Line, number>();
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const run = before?.source === line.source ? (rows.get(before) ?? 0) : 0;
    rows.set(line, division.test(lineText(line)) && !line.last ? run + 1 : 0);
  }
  return rows;
}

/** The most lines in a row that end with a divided word; of a row that is too long, its first line too many is told. */
function ladderFigure(rows: ReadonlyMap<Line, number>, excuse: (line: Line) => boolean): MeasuredFigure {
  const over = [...rows.keys()].filter((line) => rows.get(line) === ladder + 1);
  const bad = over.map((line) => ({ line, said: placeOfFigure(line), excused: excuse(line) }));
  const longest = Math.max(0, ...rows.values());
  return figure('most lines in a row that end with a hyphen', longest, ladder, rows.size, judge(bad));
}
