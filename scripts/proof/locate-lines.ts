/**
 * Finds the printed lines of a finished PDF. In: the PDF as `read-pdf.ts` reads it, the edition, the format. Out: every
 * line of its type areas, and for those of the text which line of the source they show. Promises to find text from the
 * places of glyphs and the edition alone: the layout is not asked. Called by `measure-typography.ts`.
 *
 *     “第一条　本法……的” / “规定。” → { page: 5, source: 3, first: true, last: false … }, { page: 5, source: 3, last: true … }
 */

import { hasCover, type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { inlineLines, plainText } from '../model/text.ts';
import type { Line } from './figures.ts';
import { type Source, sourcesOf } from './line-sources.ts';
import { findNotes, isReference } from './locate-notes.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';
import { baseOf, endsWithNote, isLevel, isRaisedDigit } from './same-line.ts';

/** Glyphs of the type area; margins, folios, running heads and paragraph numbers are outside. */
function typeArea(glyphs: readonly Glyph[], index: number, format: PrintFormat): Glyph[] {
  const { left, right, top, bottom } = typeAreaOf(format, index);
  const slack = pxToPoints(format.sizePx) / 2;
  return glyphs.filter(
    ({ text, x, y }) =>
      text.trim() !== '' && y > top && y < bottom + slack / 2 && x > left - slack * 1.1 && x < right + slack,
  );
}

/** How far the search has come. */
interface Search {
  sources: readonly Source[];
  /** The source that is looked for, and how many of its characters are found. */
  source: number;
  at: number;
  lines: Line[];
  blanks: Map<Glyph, string>;
  /** Digits of references that stand behind the source before. */
  references: string;
}

/**
 * The lines of all pages. The text part begins on the page labelled 1: there every glyph is tied to the edition's
 * inlines in order, which says where paragraphs end. What fits nothing (list marks, repeated table heads, references
 * to notes) and all other parts are lines without a source. `texts`: what the lines of the source and the front matter
 * say, each without white space. `lost`: where the text is not found, in words.
 */
export function findLines(
  read: ReadPdf,
  edition: IndexedEdition,
  format: PrintFormat,
): { lines: Line[]; texts: string[]; lost?: string } {
  const search: Search = {
    sources: sourcesOf(edition, format),
    source: 0,
    at: 0,
    lines: [],
    blanks: new Map(),
    references: '',
  };
  const first = read.labels.indexOf('1');
  const areas = read.pages.map((page, index) => typeArea(page.glyphs, index, format));
  const notes = findNotes(areas, read, edition, format).glyphs;
  areas.forEach((area, index) => {
    // The cover and its back have no lines of text.
    if (index >= (hasCover(format) ? Math.min(2, first) : 0))
      findPageLines(search, area, index, index >= first, notes, format);
  });
  const { sources, source, at, lines } = search;
  const open = sources[source];
  const noted = edition.notes.flatMap(({ blocks }) => blocks.flatMap(linesIn));
  const texts = [...sources.map(({ text }) => text), ...noted, ...stringsOf(edition.metadata)];
  if (!open) return { lines, texts };
  const before = open.text.slice(Math.max(0, at - 12), at);
  return { lines, texts, lost: `“${open.text.slice(at, at + 12)}” is not found behind “${before}”` };
}

/** What each line of a block says, without white space. */
const linesIn = (block: Parameters<typeof inlineLines>[0]): string[] =>
  inlineLines(block).flatMap(({ inlines }) =>
    plainText(inlines)
      .split('\n')
      .map((said) => said.replace(/\s+/gu, '')),
  );

/** Every string of a value, without white space. */
const stringsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value.replace(/\s+/gu, '')]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(stringsOf)
      : [];

/** The lines of one page (0-based). `inText`: the text part has begun. */
function findPageLines(
  search: Search,
  area: readonly Glyph[],
  index: number,
  inText: boolean,
  notes: ReadonlySet<Glyph>,
  format: PrintFormat,
): void {
  let line: Line | undefined;
  let previous: Glyph | undefined;
  let [base, level]: [base?: Glyph, level?: Glyph] = [];
  const tagged = area.some(({ mark }) => mark !== undefined);
  for (const glyph of area) {
    const note = notes.has(glyph);
    const { at } = search;
    const next = search.sources[search.source];
    // A reference may stand on a line of its own, and the next text begin with the same digit.
    const awaited = !note && search.references.startsWith(glyph.text) && isReference(glyph, format);
    const refers =
      at === 0 && (awaited || (previous !== undefined && base !== undefined && endsWithNote(glyph, previous, base)));
    if (!refers) base = glyph;
    else if (awaited) search.references = search.references.slice(glyph.text.length);
    const shown = next?.text.slice(at, at + glyph.text.length);
    // What is in no structure, as a head that a table repeats, is not the text, though it may read as what follows.
    const isText = inText && !note && !refers && (glyph.mark !== undefined || !tagged);
    const fits = isText && glyph.text === shown;
    const wanted = fits ? next : undefined;
    const own = wanted ? search.source : -1;
    const begins = wanted !== undefined && at === 0;
    // With a reference far behind the text of a cell the next one begins.
    const apart = isReference(glyph, format) && line?.last && previous && gapBetween(previous, glyph) > glyph.size;
    const follow = line && previous && !apart && follows(glyph, previous, level);
    const sameLine = follow && (!begins || isReferences(line as Line, glyph));
    if (!sameLine || !line || line.note !== note || (line.source !== own && own >= 0 && line.source >= 0)) {
      line = lineOf(index + 1, note, search.blanks);
      search.lines.push(line);
      level = undefined;
    }
    line.glyphs.push(glyph);
    level = baseOf(level, glyph);
    previous = glyph;
    if (!wanted) continue;
    if (line.source < 0) {
      const { kind, name, anchor, place, breaks } = wanted;
      const known = { source: own, kind, first: begins, name, anchor, place, breaks, said: wanted };
      Object.assign(line, known);
    }
    goOn(search, wanted, glyph, line);
  }
}

const gapBetween = (previous: Glyph, glyph: Glyph): number => glyph.x - previous.x - previous.width;

/** A new line is lower, a new column higher or further left. */
const follows = (glyph: Glyph, previous: Glyph, level: Glyph | undefined): boolean =>
  isLevel(glyph, previous, level) && glyph.x > previous.x - previous.size * 0.6;

/** References to notes alone, with which a line begins before the text does. */
const isReferences = (line: Line, text: Glyph): boolean =>
  line.source < 0 &&
  !line.note &&
  line.glyphs.every((glyph) => isRaisedDigit(glyph, text) && text.x - glyph.x < text.size * (1 + line.glyphs.length));

/** A line of which nothing is known yet; the first glyph that fits the source says what it is. */
const lineOf = (page: number, note: boolean, blanks: Line['blanks']): Line => ({
  page,
  kind: 'other',
  source: -1,
  note,
  first: false,
  last: false,
  glyphs: [],
  blanks,
});

/** A glyph of the text is found: what stands behind it is next. */
function goOn(search: Search, wanted: Source, glyph: Glyph, line: Line): void {
  search.at += glyph.text.length;
  const blank = wanted.blanks.get(search.at);
  if (blank !== undefined) search.blanks.set(glyph, blank);
  if (search.at < wanted.text.length) return;
  line.last = true;
  search.source++;
  search.at = 0;
  search.references = wanted.references;
}
