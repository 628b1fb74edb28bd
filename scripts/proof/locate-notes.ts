/**
 * Finds the editor's notes on the pages of a finished PDF. In: the glyphs of the type areas in the order of the file,
 * the edition, the format. Out: which glyphs are notes at the foot, and where a note is not what the source says or
 * not on the page of its first reference. Knows nothing of how notes were placed: it reads references and text.
 */

import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, type Inline, inlineLines, type UnnumberedBlock } from '../model/text.ts';
import { bare } from './compare-text.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** References are digits smaller than this share of the text's size; superscripts of the text are larger. */
const referenceSize = 0.72;

/** True for a digit that refers to a note. */
export const isReference = (glyph: Glyph, format: PrintFormat): boolean =>
  glyph.size <= pxToPoints(format.sizePx) * referenceSize && /^\d$/.test(glyph.text);

/** The texts of a block as print shows them: the items of an ordered list have their numbers. */
export function printedTexts(block: Block | UnnumberedBlock): string[] {
  if (block.kind === 'editorial' || block.kind === 'quote') return block.blocks.flatMap(printedTexts);
  if (block.kind === 'list')
    return block.items.flatMap((item, i) => [
      block.ordered ? `${block.start + i}.` : '',
      ...item.flatMap(printedTexts),
    ]);
  return blockTexts(block);
}

/** What the notes must read: number and text, one after the other. */
const textsOf = (edition: IndexedEdition): string[] =>
  edition.notes.map((note) => bare(`${note.number}${note.blocks.flatMap(printedTexts).join('')}`));

/** Numbers of the references of the text, in its order. */
function referencesOf(edition: IndexedEdition): number[] {
  const inlines = (list: readonly Inline[]): number[] =>
    list.flatMap((inline) =>
      inline.kind === 'noteref' ? [inline.note] : 'children' in inline ? inlines(inline.children) : [],
    );
  return blocksOf(edition).flatMap((block) => inlineLines(block).flatMap((line) => inlines(line.inlines)));
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
  const glyphs = new Set<Glyph>();
  const wrong: string[] = [];
  if (edition.notes.length === 0) return { glyphs, wrong };
  const behind = [...edition.registers.map((register) => `register-${register.id}`), 'revisions', 'imprint'].map(
    (part) => read.destinations.get(part) ?? areas.length + 1,
  );
  const pages = areas.slice(Math.max(0, read.labels.indexOf('1')), Math.min(...behind) - 1);
  const texts = textsOf(edition);
  const whole = texts.join('');
  const begins = texts.map((_, i) => texts.slice(0, i).join('').length);
  const small = pxToPoints(format.sizePx) * 0.93;
  const wanted = referencesOf(edition).map(String);
  const shown = { digits: '', pages: [] as number[] };
  const begun = new Map<number, number>();
  let at = 0;
  pages.forEach((page, index) => {
    const references = page.filter((glyph) => isReference(glyph, format));
    shown.digits += references.map((glyph) => glyph.text).join('');
    for (const _ of references) shown.pages.push(index);
    if (references.length === 0 && begins.includes(at)) return;
    // The foot is what stands last on the page: the longest end of it, in small type, with which the notes go on.
    let tail = '';
    const from: { length: number; glyph: number }[] = [];
    for (let i = page.length - 1; i >= 0; i--) {
      const glyph = page[i] as Glyph;
      if (glyph.size > small || isReference(glyph, format) || tail.length + glyph.text.length > whole.length - at)
        break;
      tail = bare(glyph.text) + tail;
      if (whole.startsWith(tail, at)) from.push({ length: tail.length, glyph: i });
    }
    const found = from.at(-1);
    if (!found) return;
    for (const glyph of page.slice(found.glyph)) glyphs.add(glyph);
    begins.forEach((begin, n) => {
      if (begin >= at && begin < at + found.length) begun.set(n + 1, index);
    });
    at += found.length;
  });
  if (at < whole.length)
    wrong.push(
      `notes: behind “${whole.slice(Math.max(0, at - 12), at)}” the foot of no page has “${whole.slice(at, at + 12)}”`,
    );
  if (shown.digits !== wanted.join(''))
    wrong.push(`references to notes: the text has ${shown.digits || 'none'}, the source ${wanted.join('')}`);
  else
    for (const note of edition.notes) {
      const first = wanted.indexOf(String(note.number));
      const page = shown.pages[wanted.slice(0, first).join('').length];
      if (begun.get(note.number) !== page)
        wrong.push(
          `note ${note.number} begins on another page than its reference (page ${(page ?? -1) + 1} of the text)`,
        );
    }
  return { glyphs, wrong };
}
