/**
 * Measures the typesetting. In: a finished PDF as `read-pdf.ts` reads it, the edition, the format. Out: figures
 * with their gates (the table at the end of docs, written to `typography.json`), and a problem for each gate that
 * does not hold. Everything is found from the places of glyphs; the layout is not asked. Changes nothing.
 */

import { type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { Outcome, Place } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { inlineLines, placeAt, plainText } from '../model/text.ts';
import { radicals } from './compare-text.ts';
import {
  count,
  countPages,
  figure,
  greatest,
  type Kind,
  type Line,
  lineText,
  mm,
  share,
  type TypographyFigure,
} from './figures.ts';
import { findNotes } from './locate-notes.ts';
import { wordFigures } from './measure-words.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

const forbiddenStart = /^[、，。；：？！）》〉】〕”’～·—]/;
const forbiddenEnd = /[（《〈【〔“‘]$/;
const closing = /^[、，。；：？！）》〉】〕”’]$/;
const mark = /^[\p{P}\p{S}]$/u;
const han = /^\p{Script=Han}$/u;

/** All figures of one PDF. K811 for each gate that does not hold, K813 where that is within its limit, K812 for text that is not found on the pages. */
export function measureTypography(
  read: ReadPdf,
  edition: IndexedEdition,
  format: PrintFormat,
): Outcome<TypographyFigure[]> {
  const { lines, lost } = findLines(read, edition, format);
  const { writingSystem } = profileOf(edition.metadata.language);
  const figures = [
    ...(writingSystem === 'alphabetic' ? wordFigures(lines, format) : lineFigures(lines, format)),
    ...pageFigures(read, lines, edition, format),
    ...fontFigures(read),
  ];
  const problems = figures
    .filter((figure) => !figure.holds)
    .map(({ name, value, gate, excused, where, place }) =>
      problem(
        excused ? 'K813' : 'K811',
        { format: format.name, figure: name, value, gate, where: where.slice(0, 3).join('; ') },
        place,
      ),
    );
  if (lost) problems.push(problem('K812', { format: format.name, detail: lost }));
  return { value: figures, problems };
}

/** Glyphs of the type area; margins, folios, running heads and paragraph numbers are outside. */
function typeArea(glyphs: readonly Glyph[], index: number, format: PrintFormat): Glyph[] {
  const { left, right, top, bottom } = typeAreaOf(format, index);
  const slack = pxToPoints(format.sizePx) / 2;
  return glyphs.filter(
    ({ text, x, y }) =>
      text.trim() !== '' && y > top && y < bottom + slack / 2 && x > left - slack * 1.1 && x < right + slack,
  );
}

/**
 * The lines of all pages. The text part begins on the page labelled 1: there every glyph is tied to the edition's
 * inlines in order, which says where paragraphs end. What fits nothing (list marks, repeated table heads, references
 * to notes) and all other parts are lines without a source.
 */
function findLines(read: ReadPdf, edition: IndexedEdition, format: PrintFormat): { lines: Line[]; lost?: string } {
  const sources = sourcesOf(edition);
  const lines: Line[] = [];
  let source = 0;
  let at = 0;
  const first = read.labels.indexOf('1');
  const areas = read.pages.map((page, index) => typeArea(page.glyphs, index, format));
  const notes = findNotes(areas, read, edition, format).glyphs;
  const blanks = new Map<Glyph, string>();
  areas.forEach((area, index) => {
    if (index < 2) return; // the cover and its back
    let line: Line | undefined;
    let previous: Glyph | undefined;
    for (const glyph of area) {
      const note = notes.has(glyph);
      const wanted = sources[source];
      const fits =
        index >= first && !note && wanted !== undefined && glyph.text === wanted.text.slice(at, at + glyph.text.length);
      const own = fits ? source : -1;
      const begins = fits && at === 0;
      // A superscript is on the line; a new line is lower, a new column higher or further left.
      const sameLine =
        line &&
        previous &&
        !begins &&
        Math.abs(glyph.y - previous.y) < 0.55 * Math.max(glyph.size, previous.size) &&
        glyph.x > previous.x - previous.size * 0.6;
      if (!sameLine || !line || line.note !== note || (line.source !== own && own >= 0 && line.source >= 0)) {
        line = {
          page: index + 1,
          kind: fits ? wanted.kind : 'other',
          source: own,
          note,
          first: begins,
          last: false,
          glyphs: [],
          blanks,
          ...(fits ? { name: wanted.name, place: wanted.place } : {}),
        };
        lines.push(line);
      }
      line.glyphs.push(glyph);
      previous = glyph;
      if (!fits) continue;
      if (line.source < 0)
        Object.assign(line, { source: own, kind: wanted.kind, first: begins, name: wanted.name, place: wanted.place });
      at += glyph.text.length;
      const blank = wanted.blanks.get(at);
      if (blank !== undefined) blanks.set(glyph, blank);
      if (at >= wanted.text.length) {
        line.last = true;
        source++;
        at = 0;
      }
    }
  });
  const open = sources[source];
  return open
    ? {
        lines,
        lost: `“${open.text.slice(at, at + 12)}” is not found behind “${open.text.slice(Math.max(0, at - 12), at)}”`,
      }
    : { lines };
}

/** A line of the source without its white space, which a PDF does not show as it is; `blanks`: what was there, by the offset before which it stood. */
interface Source {
  text: string;
  kind: Kind;
  name: string;
  place: Place;
  blanks: Map<number, string>;
}

/** What is printed from the first page on, in order: the title, then each line of inlines; a hard break ends a line as a paragraph does. */
function sourcesOf(edition: IndexedEdition): Source[] {
  const { metadata, manuscript } = edition;
  const kinds: Partial<Record<Block['kind'], Kind>> = {
    heading: 'heading',
    paragraph: 'justified',
    plain: 'justified',
  };
  const named = (block: Block): string =>
    block.kind === 'paragraph' ? `paragraph ${sayNumber(block.number, manuscript.labels)}` : block.kind;
  const linesOf = (block: Block) =>
    inlineLines(block).flatMap(({ inlines, of }) => {
      let at = 0;
      return plainText(inlines)
        .split('\n')
        .map((said) => {
          const place = placeAt(inlines, at, of.place);
          at += said.length + 1;
          return sourceOf(said, kinds[of.kind] ?? 'other', named(block), place);
        });
    });
  const title = metadata.titleLines.map((text) =>
    sourceOf(text, 'title', 'title', { file: manuscript.file, line: 1, column: 1 }),
  );
  return [...title, ...blocksOf(edition).flatMap(linesOf)].filter(({ text }) => text !== '');
}

function sourceOf(said: string, kind: Kind, name: string, place: Place): Source {
  const blanks = new Map<number, string>();
  let removed = 0;
  for (const { 0: blank, index } of said.matchAll(/\s+/gu)) {
    blanks.set(index - removed, blank);
    removed += blank.length;
  }
  return { text: said.replace(/\s+/gu, ''), kind, name: `${name} (line ${place.line})`, place, blanks };
}

/** Figures of single lines. */
function lineFigures(lines: readonly Line[], format: PrintFormat): TypographyFigure[] {
  const next = new Map(lines.map((line, i) => [line, lines.slice(i + 1).find((other) => other.source >= 0)] as const));
  const following = (line: Line) => {
    const other = next.get(line);
    return other?.source === line.source ? lineText(other) : '';
  };
  const inText = lines.filter((line) => line.source >= 0);
  const full = inText.filter((line) => line.kind === 'justified' && !line.last);
  const body = full.filter((line) => Math.abs((line.glyphs[0]?.size ?? 0) - pxToPoints(format.sizePx)) < 0.1);
  const split = (line: Line): boolean => {
    const pair = `${lineText(line).slice(-2)}\n${following(line).slice(0, 2)}`;
    return /—\n—|…\n…|\d\n[\d年月日届号条段周亿万%％]|\d[—-]\n\d|第\n\d/.test(pair);
  };
  const right = (line: Line) => rightEdge(line, format);
  const overhang = (line: Line) => {
    const glyph = line.glyphs.at(-1) as Glyph;
    const end = glyph.x + glyph.width;
    return Math.min(
      Math.abs(end - right(line)),
      closing.test(glyph.text) ? Math.abs(end - glyph.size / 2 - right(line)) : Infinity,
    );
  };
  const marked = body.filter((line) => closing.test(line.glyphs.at(-1)?.text ?? '') && fullWidth(line.glyphs.at(-1)));
  const trimmed = (line: Line) => {
    const glyph = line.glyphs.at(-1) as Glyph;
    return mm(Math.abs(glyph.x + glyph.size / 2 - right(line))) <= 0.2;
  };
  const lasts = inText.filter((line) => line.last && line.kind === 'justified');
  const lone = (line: Line) => !line.first && line.glyphs.filter((glyph) => !mark.test(glyph.text)).length < 2;
  const stretched = (line: Line) => Math.max(0, ...hanGaps(line)) > 0.02;
  return [
    count(
      'lines that start with a forbidden mark',
      lines,
      (line) => !line.first && forbiddenStart.test(lineText(line)) && !(line.source < 0 && line.glyphs.length < 2),
    ),
    count('lines that end with a forbidden mark', lines, (line) => forbiddenEnd.test(lineText(line))),
    count('split dashes, ellipses, numbers and units', inText, split),
    share(
      'lines flush right within 0.2 mm',
      body,
      (line) => mm(overhang(line)) <= 0.2,
      (line) => mm(overhang(line)) > 0.2 && !stretches(line),
    ),
    greatest(
      'widest Han–Han gap in a justified line',
      body,
      (line) => Math.max(0, ...hanGaps(line)),
      0.08,
      'em',
      0.25,
      (line) => !takesMore(line, following(line)),
    ),
    greatest('unevenness within one line', body, unevenness, 0.003, 'em'),
    count('last lines of one character', lasts, lone),
    count('stretched last lines', lasts, stretched),
    share('full-width marks at line ends that are trimmed', marked, trimmed),
  ];
}

/** The edge to which a line must reach: that of the type area, or the common one of its indented neighbours. */
function rightEdge(line: Line, format: PrintFormat): number {
  return typeAreaOf(format, line.page - 1).right;
}

/** True when a line has a place where justifying can put space: between Han characters, or at a blank. */
const stretches = (line: Line): boolean =>
  hanGaps(line).length > 0 || line.glyphs.some((glyph) => line.blanks.has(glyph));

/**
 * True when the first piece of the next line, which no line may divide, would have had room in a line that is stretched:
 * then the layout could have done better.
 */
function takesMore(line: Line, next: string): boolean {
  const room = line.glyphs.reduce((sum, glyph, i) => {
    const after = line.glyphs[i + 1];
    return sum + (after && !line.blanks.has(glyph) ? Math.max(0, after.x - glyph.x - glyph.width) / glyph.size : 0);
  }, 0);
  const piece =
    new RegExp(
      `^[（《〈【〔“‘]*(?:${profileOf('zh-Hans').lines.kept.source}|[^\\p{Script=Han}、，。；：？！）》〉】〕”’]+|.)[、，。；：？！）》〉】〕”’]*`,
      'u',
    ).exec(next)?.[0] ?? '';
  // Letters and digits are half an em wide, about; a mark at a line end too.
  const width = [...piece].reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 1 : 0.5),
    0,
  );
  return piece !== '' && width <= room;
}

const fullWidth = (glyph: Glyph | undefined): boolean => glyph !== undefined && glyph.width > glyph.size * 0.9;

/** Space between neighbouring Han characters, in em. Where the source has a blank between them, they are no neighbours. */
function hanGaps(line: Line): number[] {
  return line.glyphs.flatMap((glyph, i) => {
    const after = line.glyphs[i + 1];
    return after &&
      !line.blanks.has(glyph) &&
      han.test(glyph.text) &&
      han.test(after.text) &&
      Math.abs(glyph.size - after.size) < 0.01
      ? [(after.x - glyph.x - glyph.width) / glyph.size]
      : [];
  });
}

function unevenness(line: Line): number {
  const gaps = hanGaps(line);
  return gaps.length < 2 ? 0 : Math.max(...gaps) - Math.min(...gaps);
}

/** Figures of pages: what stands at head and foot, the grid, running heads. */
function pageFigures(
  read: ReadPdf,
  lines: readonly Line[],
  edition: IndexedEdition,
  format: PrintFormat,
): TypographyFigure[] {
  // What stands above the notes is the page.
  const pages = read.pages.map((_, i) => lines.filter((line) => line.page === i + 1 && !line.note));
  const text = pages.filter((page) => page.some((line) => line.source >= 0));
  const single = (page: Line[]) => new Set(page.map((line) => Math.round(line.glyphs[0]?.y ?? 0))).size < 2;
  const foot = (page: Line[]) =>
    page.reduce<Line | undefined>(
      (low, line) => ((line.glyphs[0]?.y ?? 0) > (low?.glyphs[0]?.y ?? 0) ? line : low),
      undefined,
    );
  const atFoot = (page: Line[]) => foot(page)?.kind === 'heading';
  const openings = new Set([
    edition.metadata.titleLines[0],
    edition.manuscript.labels.contents,
    edition.manuscript.labels.imprint,
    edition.manuscript.labels.revisions,
    ...edition.registers.map(({ title }) => title),
  ]);
  const furniture = (index: number) => {
    const { top, bottom } = typeAreaOf(format, index);
    const slack = pxToPoints(format.sizePx) / 4;
    const outside = (read.pages[index]?.glyphs ?? []).filter((glyph) => glyph.text.trim() !== '');
    return { head: outside.some((glyph) => glyph.y < top), foot: outside.some((glyph) => glyph.y > bottom + slack) };
  };
  const headed = (page: Line[]) =>
    page[0] !== undefined && openings.has(lineText(page[0])) && furniture(page[0].page - 1).head;
  const blank = read.pages
    .map((_, index) => index)
    .filter((index) => index > 0 && !lines.some((line) => line.page === index + 1));
  return [
    countPages(
      'pages of one line',
      text,
      single,
      (page) => !givesLine(text[text.indexOf(page) - 1] ?? [], page, lines),
    ),
    countPages('headings at a page foot', text, atFoot),
    greatest(
      'baseline off the grid',
      gridLines(lines, edition, format),
      (line) => offGrid(line, lines, format),
      0.05,
      'mm',
    ),
    countPages(
      'openings with a running head',
      pages.filter((page) => page.length > 0),
      headed,
    ),
    figure(
      'blank pages with a running head or folio',
      blank.filter((index) => furniture(index).head || furniture(index).foot).length,
      0,
      blank.length,
      [],
    ),
  ];
}

/** True when the page before a page of one line could have ended a line earlier: in a paragraph, with two lines left of it, and no note on either page. */
function givesLine(before: readonly Line[], page: readonly Line[], lines: readonly Line[]): boolean {
  const last = before.at(-1);
  const pages = [last?.page, page[0]?.page];
  const own = before.filter((line) => line.source === last?.source);
  return last?.kind === 'justified' && own.length > 2 && !lines.some((line) => line.note && pages.includes(line.page));
}

/** Lines that must stand on the grid: all of text size or smaller, of the text and of what stands with it. */
function gridLines(lines: readonly Line[], edition: IndexedEdition, format: PrintFormat): Line[] {
  // In words a heading of several lines stands between the lines of the grid, with more room above than below.
  const { writingSystem } = profileOf(edition.metadata.language);
  return lines.filter(
    (line) =>
      !(writingSystem === 'alphabetic' && line.kind === 'heading') &&
      (line.glyphs[0]?.size ?? 0) <= pxToPoints(format.sizePx) * 1.2 &&
      (format.smallLinePx === format.linePx || line.kind === 'justified'),
  );
}

/** How far a line's baseline is from the grid that the text stands on, in mm. */
function offGrid(line: Line, lines: readonly Line[], format: PrintFormat): number {
  const pitch = pxToPoints(format.linePx);
  const reference = lines.find(
    (other) => other.kind === 'justified' && Math.abs((other.glyphs[0]?.size ?? 0) - pxToPoints(format.sizePx)) < 0.1,
  );
  const baseline = (of: Line) => of.glyphs.reduce((big, glyph) => (glyph.size > big.size + 0.01 ? glyph : big)).y;
  if (!reference) return Infinity;
  const rest = (((baseline(line) - baseline(reference)) % pitch) + pitch) % pitch;
  return mm(Math.min(rest, pitch - rest));
}

function fontFigures(read: ReadPdf): TypographyFigure[] {
  const type3 = read.fonts.filter((font) => font.type3).length;
  const shown = read.pages.flatMap((page) => page.glyphs.map((glyph) => glyph.text)).join('');
  return [
    figure('Type 3 fonts', type3, 0, read.fonts.length, []),
    figure('characters from U+2E80–2FDF', shown.match(radicals)?.length ?? 0, 0, shown.length, []),
  ];
}
