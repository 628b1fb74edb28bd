/**
 * Whether the lines of a paragraph or a cell could have been better. In: its printed lines. Out: how many of them a
 * gate would find when it is set as well as it can be: every way is tried to end its lines at the places that the
 * language allows (`choose-lines.ts`), in the measure that the page has. Pure. A line that is found is the fault of the
 * press (K811) when there are more such lines than that, and of the text (K813) when there are not.
 *
 *     a line without a word for which it had room → couldBeBetter(…).line(line) is true
 */
import { type PrintFormat, typeAreaOf } from '../formats/print/print-format.ts';
import { blemishesOf, chooseLineEnds, faultsOf, type LineMeasure, laddersOf } from '../model/choose-lines.ts';
import { type LineLimits, raggedLimits } from '../model/line-limits.ts';
import { isBlank } from '../model/line-opportunities.ts';
import { fixedBlank, type Line } from './figures.ts';
import { type LineRule, type OneLine, usualSpace } from './line-rules.ts';

/** What a measure taken from a page may be off, in points. */
const slack = 0.5;

/** What a gate finds in the lines of a paragraph: lines, hyphens behind as many in a row as should be, wide spaces. */
interface Found {
  faults: number;
  ladders: number;
  /** Of the best way also the names that it divides. */
  wide: number;
}

/** How it is found. */
interface Finders {
  isFound: (line: Line) => boolean;
  /** Whether a line ends with a hyphen behind as many as should. */
  isBeyond?: (line: Line) => boolean;
  /** Whether the spaces of a line are wider than they should be. */
  isWide?: (line: Line) => boolean;
}

/** Whether the press could have done better with a line that is found, a row of hyphens too long, wide spaces. */
interface Better {
  line: (line: Line) => boolean;
  ladder: (line: Line) => boolean;
  wide: (line: Line) => boolean;
}

/** Whether lines of its kind are set anew by the search: all but those of a title, whose size gives way. */
export const isJudged = ({ kind }: Line): boolean => kind !== 'title';

/** Tells of what is found whether it could be better. */
export function couldBeBetter(
  lines: readonly Line[],
  format: PrintFormat,
  rule: LineRule,
  { isFound, isBeyond = () => false, isWide = () => false }: Finders,
): Better {
  const paragraphs = new Map<number, Line[]>();
  for (const line of lines) paragraphs.set(line.source, [...(paragraphs.get(line.source) ?? []), line]);
  const known = new Map<number, Found>();
  /** By how much the best way has less than what is printed. */
  const gainOf = ({ source }: Line): Found => {
    const own = paragraphs.get(source) ?? [];
    const best = known.get(source) ?? bestOf(own, format, rule);
    known.set(source, best);
    return {
      faults: own.filter(isFound).length - best.faults,
      ladders: own.filter(isBeyond).length - best.ladders,
      wide: own.filter(isWide).length - best.wide,
    };
  };
  return {
    line: (line) => gainOf(line).faults > 0,
    // Fewer hyphens at the cost of a line that is found are not better.
    ladder: (line) => gainOf(line).faults >= 0 && gainOf(line).ladders > 0,
    // Nor are narrower spaces at the cost of either.
    wide: (line) => gainOf(line).faults >= 0 && gainOf(line).ladders >= 0 && gainOf(line).wide > 0,
  };
}

/** The least that a gate finds, in any way to set a paragraph. */
function bestOf(lines: readonly Line[], format: PrintFormat, rule: LineRule): Found {
  const never = Number.POSITIVE_INFINITY;
  const none = { faults: never, ladders: never, wide: never };
  const own = measureOf(lines, format, rule.limits);
  if (!own) return none;
  const measure = { ...own, space: rule.spaceOf?.(lines) ?? 0 };
  const text = inOneLine(lines, measure.size, rule);
  for (const against of [false, true]) {
    const places = rule.placesOf(text, rule.opportunities(text, against));
    const ends = chooseLineEnds(places, measure);
    if (ends) return { faults: faultsOf(ends), ladders: laddersOf(places, ends), wide: blemishesOf(ends) };
  }
  return none;
}

/** Where the text of a line begins: behind a label, which hangs, and is no part of what is filled. */
const beginOf = ({ glyphs, blanks }: Line): number => glyphs.findIndex((glyph) => blanks.get(glyph) === fixedBlank) + 1;

const leftOf = (line: Line, format: PrintFormat): number =>
  (line.glyphs[beginOf(line)]?.x ?? 0) - typeAreaOf(format, line.page - 1).left;

/** From the first to the last glyph of a line, in points. */
function widthOfLine({ glyphs }: Line): number {
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  return first && last ? last.x + last.width - first.x : 0;
}

/** The measure of a paragraph, a heading or a cell of at least two lines. */
function measureOf(lines: readonly Line[], format: PrintFormat, limits: LineLimits): LineMeasure | undefined {
  const [first, ...others] = lines;
  if (!first || others.length === 0) return undefined;
  const size = Math.max(...lines.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.size)));
  const common = { start: 0, size, hyphen: limits.hyphen * size };
  if (first.kind === 'other') {
    // A cell has room at least for its widest line.
    const width = Math.max(...lines.map(widthOfLine));
    return { ...common, width, indent: 0, limits: raggedLimits };
  }
  const { left, right } = typeAreaOf(format, first.page - 1);
  if (first.kind === 'heading') {
    // Nothing is beside a heading; of one that is centred no line is indented.
    const [begin = 0, ...lefts] = lines.map((line) => leftOf(line, format));
    const indent = lefts.every((one) => Math.abs(one) < slack) ? begin : 0;
    return { ...common, slack, width: right - left, indent, limits: raggedLimits };
  }
  const begin = Math.min(...others.map((line) => leftOf(line, format)));
  return { ...common, slack, width: right - left - begin, indent: leftOf(first, format) - begin, limits };
}

const raised = 0.75;

/** Joins the lines of a paragraph. */
function inOneLine(lines: readonly Line[], size: number, rule: LineRule): OneLine {
  const said = lines[0]?.said ?? { text: '', divisions: () => [] };
  const points = new Set(said.divisions());
  const one = { text: '', at: [0], divisions: new Set<number>(), justified: lines[0]?.kind === 'justified', size };
  const put = (text: string, width: number) => {
    const from = one.at.at(-1) ?? 0;
    for (let i = 1; i <= text.length; i++) one.at.push(from + (width * i) / text.length);
    one.text += text;
  };
  const space = rule.spaceOf?.(lines) ?? usualSpace;
  let found = 0;
  for (const line of lines) {
    const begin = beginOf(line);
    for (const [i, glyph] of line.glyphs.entries()) {
      if (glyph.text === '\u00ad') continue;
      const own = said.text.startsWith(glyph.text, found) && !isReference(line, i, found, said.text, size);
      if (own && points.has(found)) one.divisions.add(one.text.length);
      if (i >= begin) put(own ? glyph.text : '\ufffc'.repeat(glyph.text.length), rule.widthOf(glyph));
      if (own) found += glyph.text.length;
      if (i < begin) continue;
      const blank = line.blanks.get(glyph) ?? '';
      // Of several blanks that collapse the first is shown.
      for (const [n, sign] of [...blank].entries())
        put(sign, isBlank(sign) && isBlank(blank.charAt(n - 1)) ? 0 : blankWidth(sign, space) * glyph.size);
      const next = line.glyphs[i + 1] ?? lines[lines.indexOf(line) + 1]?.glyphs[0];
      if (blank === '' && next && next.text !== '\u00ad') one.at.push((one.at.pop() ?? 0) + rule.gapOf(glyph, next));
    }
  }
  return one;
}

/** Whether a raised figure that the text might say refers to a note: it begins the text, or is said behind it. */
function isReference({ glyphs }: Line, i: number, found: number, text: string, size: number): boolean {
  const [glyph, next] = [glyphs[i], glyphs[i + 1]];
  if (!glyph || glyph.size >= raised * size) return false;
  if (found === 0 && i === 0) return true;
  const isSaid = next !== undefined && next.size >= raised * size && next.text === text.charAt(found);
  return isSaid && text.charAt(found + 1) !== next.text;
}

/** Of a blank, in em; `space`: of one between words. */
const blankWidth = (blank: string, space: number): number =>
  isBlank(blank) || blank === '\u00a0' ? space : /[\u3000\u2003\u2001]/.test(blank) ? 1 : 0.5;
