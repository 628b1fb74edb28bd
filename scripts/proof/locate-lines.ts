/**
 * Finds the printed lines of a finished PDF. In: the PDF as `read-pdf.ts` reads it, the edition, the format. Out: every
 * line of its type areas, and for those of the text which line of the source they show. Promises to find text from the
 * places of glyphs and the edition alone: the layout is not asked. Called by `measure-typography.ts`.
 *
 *     “第一条　本法……的” / “规定。” → { page: 5, source: 3, first: true, last: false … }, { page: 5, source: 3, last: true … }
 */

import { classOf } from '../classes/registry.ts';
import { type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import { divisionsIn } from '../languages/hyphenation.ts';
import type { Block } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { Place } from '../model/problem.ts';
import { hangsByLabel, provisionsBelow } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Inline, inlineLines, placeAt, plainText } from '../model/text.ts';
import { fixedBlank, type Kind, type Line, type SaidLine } from './figures.ts';
import { findNotes } from './locate-notes.ts';
import { printedOrder } from './printed-order.ts';
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
  const search: Search = { sources: sourcesOf(edition, format), source: 0, at: 0, lines: [], blanks: new Map() };
  const first = read.labels.indexOf('1');
  const areas = read.pages.map((page, index) => typeArea(page.glyphs, index, format));
  const notes = findNotes(areas, read, edition, format).glyphs;
  areas.forEach((area, index) => {
    // The cover and its back have no lines of text.
    if (index >= Math.min(2, first)) findPageLines(search, area, index, index >= first, notes);
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
): void {
  let line: Line | undefined;
  let previous: Glyph | undefined;
  let [base, level]: [base?: Glyph, level?: Glyph] = [];
  for (const glyph of area) {
    const note = notes.has(glyph);
    const { at } = search;
    const next = search.sources[search.source];
    const refers = at === 0 && previous !== undefined && base !== undefined && endsWithNote(glyph, previous, base);
    if (!refers) base = glyph;
    const shown = next?.text.slice(at, at + glyph.text.length);
    const fits = inText && !note && !refers && glyph.text === shown;
    const wanted = fits ? next : undefined;
    const own = wanted ? search.source : -1;
    const begins = wanted !== undefined && at === 0;
    const sameLine = line && previous && follows(glyph, previous, level) && (!begins || isReferences(line, glyph));
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
}

/**
 * A line of the source without its white space, which a PDF does not show as it is; `blanks`: what was there, by the
 * offset before which it stood.
 */
interface Source extends SaidLine {
  kind: Kind;
  name: string;
  anchor: string;
  place: Place;
  blanks: Map<number, string>;
  breaks: NonNullable<Line['breaks']>;
}

/**
 * What is printed from the first page on, in order: the title, then each line of inlines; a hard break ends a line as a
 * paragraph does.
 */
function sourcesOf(edition: IndexedEdition, format: PrintFormat): Source[] {
  const { metadata, manuscript } = edition;
  const kinds: Partial<Record<Block['kind'], Kind>> = {
    heading: 'heading',
    paragraph: 'justified',
    plain: 'justified',
  };
  const named = (block: Block): string =>
    block.kind === 'paragraph'
      ? `paragraph ${sayNumber(block.number, manuscript.labels)}`
      : `${block.kind} ${block.anchor}`;
  const hanging = hangingLabels(edition);
  const linesOf = (block: Block) =>
    inlineLines(block).flatMap(({ inlines, of }) => {
      let at = 0;
      return plainText(inlines)
        .split('\n')
        .map((said, i, all) => {
          const [from, place] = [at, placeAt(inlines, at, of.place)];
          at += said.length + 1;
          const own = { name: named(block), anchor: block.anchor, place };
          const source = sourceOf(said, kinds[of.kind] ?? 'other', own);
          if (i === 0) holdLabel(source, inlines, hanging.get(block.anchor));
          const divisions = () => withoutBlanks(said, divisionsIn(inlines, metadata.language), from);
          return { ...source, divisions, breaks: { before: i > 0, behind: i < all.length - 1 } };
        });
    });
  const title = metadata.titleLines.map((text) =>
    sourceOf(text, 'title', { name: 'title', anchor: '', place: { file: manuscript.file, line: 1, column: 1 } }),
  );
  return printedOrder(edition, format)
    .flatMap((block) => (block === 'title' ? title : linesOf(block)))
    .filter(({ text }) => text !== '');
}

/** Offsets in a text that begins at `from` of a longer one, as offsets in it without its white space. */
const withoutBlanks = (said: string, points: readonly number[], from: number): number[] =>
  points
    .filter((point) => point > from && point < from + said.length)
    .map((point) => said.slice(0, point - from).replace(/\s+/gu, '').length);

/** Behind a label that hangs, of an item or a provision, is a blank of fixed width, whatever the source has. */
function holdLabel(source: Source, [label]: readonly Inline[], provision?: string): void {
  const own = label?.kind === 'label' && !label.inLine ? plainText([label]) : provision;
  if (own !== undefined) source.blanks.set(own.replace(/\s+/gu, '').length, fixedBlank);
}

/** The labels behind which lines hang, by the block that begins with them; of several in one line the first. */
function hangingLabels({ provisions = [], metadata }: IndexedEdition): Map<string, string> {
  const labels = new Map<string, string>();
  const begun = new Map<number, string>();
  if (classOf(metadata.class).items !== 'hanging') return labels;
  for (const provision of provisionsBelow({ children: provisions })) {
    const { label, block, address } = provision;
    const anchor = begun.get(block) ?? address;
    begun.set(block, anchor);
    if (label !== '' && !labels.has(anchor)) labels.set(anchor, hangsByLabel(provision) ? label : '');
  }
  return new Map([...labels].filter(([, label]) => label !== ''));
}

function sourceOf(said: string, kind: Kind, at: Pick<Source, 'name' | 'anchor' | 'place'>): Source {
  const blanks = new Map<number, string>();
  let removed = 0;
  for (const { 0: blank, index } of said.matchAll(/\s+/gu)) {
    blanks.set(index - removed, blank);
    removed += blank.length;
  }
  const text = said.replace(/\s+/gu, '');
  const breaks = { before: false, behind: false };
  return { text, divisions: () => [], kind, ...at, name: `${at.name} (line ${at.place.line})`, blanks, breaks };
}
