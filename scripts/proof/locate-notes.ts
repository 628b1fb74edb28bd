/**
 * Finds the editor's notes on the pages of a finished PDF. In: the glyphs of the type areas in the order of the file,
 * the edition, the format. Out: which glyphs are notes at the foot, and where a note is not what the source says or
 * not on the page of its first reference. Promises to know nothing of how notes were placed: it reads references and
 * text. Called by `verify-pdf.ts` and `locate-lines.ts`.
 *
 *     a page with a reference ¹ and, at its foot, “1他方声明……” → the glyphs of “1他方声明……”, wrong: []
 */
import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';
import { blocksOf } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, type Inline, inlineLines } from '../model/text.ts';
import { bare } from './compare-text.ts';
import { pageBehindText } from './expected-front.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** References are digits smaller than this share of the text's size; superscripts beside them are larger. */
const referenceSize = 0.72;

/** True for a digit that refers to a note. */
export const isReference = (glyph: Glyph, format: PrintFormat): boolean =>
  glyph.size <= pxToPoints(format.sizePx) * referenceSize && /^\d$/.test(glyph.text);

/** What the notes must read: number and text, one after the other. */
const textsOf = (edition: IndexedEdition): string[] =>
  edition.notes.map((note) => bare(`${note.number}${note.blocks.flatMap(blockTexts).join('')}`));

/** Numbers of the references of the text, in its order. */
function referencesOf(edition: IndexedEdition): number[] {
  const inlines = (list: readonly Inline[]): number[] =>
    list.flatMap((inline) =>
      inline.kind === 'noteref' ? [inline.note] : 'children' in inline ? inlines(inline.children) : [],
    );
  return blocksOf(edition).flatMap((block) => inlineLines(block).flatMap((line) => inlines(line.inlines)));
}

/** How far the search has come. */
interface Search {
  /** The texts of all notes one behind the other, and where in it each begins. */
  whole: string;
  begins: readonly number[];
  /** So much of `whole` is found. */
  at: number;
  glyphs: Set<Glyph>;
  /** Note → the page of the text (0-based) on which it begins, and that on which it ends. */
  begun: Map<number, number>;
  ended: Map<number, number>;
  /** The references: their digits one behind the other, and the page and the height of each digit. */
  digits: string;
  digitPlaces: { page: number; y: number }[];
}

/**
 * The glyphs of the notes. `areas`: the glyphs of every page's type area. All notes, read from page to page of the
 * text, must be the notes of the source, and each must begin on the page of its first reference.
 */
export function findNotes(
  areas: readonly (readonly Glyph[])[],
  read: ReadPdf,
  edition: IndexedEdition,
  format: PrintFormat,
): { glyphs: ReadonlySet<Glyph>; wrong: string[] } {
  if (edition.notes.length === 0) return { glyphs: new Set(), wrong: [] };
  const texts = textsOf(edition);
  const search: Search = {
    whole: texts.join(''),
    begins: texts.map((_, i) => texts.slice(0, i).join('').length),
    at: 0,
    glyphs: new Set(),
    begun: new Map(),
    ended: new Map(),
    digits: '',
    digitPlaces: [],
  };
  textPages(areas, read, edition).forEach((page, index) => {
    findNotesOfPage(search, page, index, format);
  });
  return { glyphs: search.glyphs, wrong: [...missingText(search), ...wrongReferences(search, edition)] };
}

/** The pages of the text: from the one labelled 1 to the first part behind it. */
function textPages(
  areas: readonly (readonly Glyph[])[],
  read: ReadPdf,
  edition: IndexedEdition,
): readonly (readonly Glyph[])[] {
  const behind = pageBehindText(edition, (part) => read.destinations.get(part)) ?? areas.length + 1;
  return areas.slice(Math.max(0, read.labels.indexOf('1')), behind - 1);
}

/** Where a page has no reference, its foot can only go on with a note that an earlier page began. */
function findNotesOfPage(search: Search, page: readonly Glyph[], index: number, format: PrintFormat): void {
  const foot = footOf(search, page, format);
  // What is raised in a note is as small as a reference.
  const references = page.slice(0, foot?.glyph).filter((glyph) => isReference(glyph, format));
  search.digits += references.map((glyph) => glyph.text).join('');
  for (const { y } of references) search.digitPlaces.push({ page: index, y });
  if (!foot || (references.length === 0 && search.begins.includes(search.at))) return;
  for (const glyph of page.slice(foot.glyph)) search.glyphs.add(glyph);
  search.begins.forEach((begin, n) => {
    if (begin >= search.at && begin < search.at + foot.length) search.begun.set(n + 1, index);
    const end = search.begins[n + 1] ?? search.whole.length;
    if (end > search.at && end <= search.at + foot.length) search.ended.set(n + 1, index);
  });
  search.at += foot.length;
}

/**
 * The foot is what stands last on the page: the longest end of it, in small type, with which the notes go on. Out: its
 * length in characters, and which glyph of the page it begins with.
 */
function footOf(
  { whole, at }: Search,
  page: readonly Glyph[],
  format: PrintFormat,
): { length: number; glyph: number } | undefined {
  const small = pxToPoints(format.sizePx) * 0.93;
  let tail = '';
  let longest: { length: number; glyph: number } | undefined;
  for (let i = page.length - 1; i >= 0; i--) {
    const glyph = page[i] as Glyph;
    if (glyph.size > small || tail.length + glyph.text.length > whole.length - at) break;
    const shown = bare(glyph.text);
    tail = shown + tail;
    // The hyphen of a divided word, in which the text above ends, is no note's beginning.
    if (shown !== '' && whole.startsWith(tail, at)) longest = { length: tail.length, glyph: i };
  }
  return longest;
}

function missingText({ whole, at }: Search): string[] {
  if (at >= whole.length) return [];
  return [
    `notes: behind “${whole.slice(Math.max(0, at - 12), at)}” the foot of no page has “${whole.slice(at, at + 12)}”`,
  ];
}

/** References that are not those of the source; else notes that do not begin on the page of their first one. */
function wrongReferences(search: Search, edition: IndexedEdition): string[] {
  const { digits, digitPlaces, begun } = search;
  const wanted = referencesOf(edition).map(String);
  if (digits !== wanted.join(''))
    return [`references to notes: the text has ${digits || 'none'}, the source ${wanted.join('')}`];
  const placeOf = (number: number) => digitPlaces[wanted.slice(0, wanted.indexOf(String(number))).join('').length];
  return edition.notes.flatMap(({ number }) => {
    const page = placeOf(number)?.page;
    return begun.get(number) === page || followsLongNote(number, search, placeOf)
      ? []
      : [`note ${number} begins on another page than its reference (page ${(page ?? -1) + 1} of the text)`];
  });
}

/**
 * True for a note to which the same line refers as to the note before it, when that one goes on over the page: no
 * layout has room for both on it, and the later note begins where the earlier one ends.
 */
function followsLongNote(
  number: number,
  { begun, ended }: Search,
  placeOf: (number: number) => { page: number; y: number } | undefined,
): boolean {
  const [before, own, end] = [placeOf(number - 1), placeOf(number), ended.get(number - 1)];
  const sameLine = before !== undefined && before.page === own?.page && Math.abs(before.y - own.y) < 0.5;
  return sameLine && end !== undefined && end > before.page && begun.get(number) === end;
}
