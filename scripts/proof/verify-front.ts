/**
 * Proves the pages around the text. In: a PDF as the witness has read it, the indexed edition, the page map, the
 * format. Out: where cover, title leaf, contents with their page numbers, imprint with the SHA-256, running heads,
 * folios and bookmarks are not what the front matter and the page map say. Reads glyphs and outline; never imports what
 * made them.
 *
 *     compareFront(read, edition, pageMap, format, wrong) → calls `wrong` with "the title leaf: at character 12 it has
 *       …"
 */
import { hasCover, isVerso, type PrintFormat, typeAreaOf } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare, differText, shownText } from './compare-text.ts';
import { type ExpectedPart, expectFront } from './expected-front.ts';
import { type ExpectedHead, expectHeads } from './expected-heads.ts';
import { expectProofRow } from './expected-proof.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';
import { compareBookmarks } from './verify-bookmarks.ts';

type Wrong = (detail: string) => void;

/** What all comparisons ask. */
interface Book {
  read: ReadPdf;
  edition: IndexedEdition;
  pageMap: PageMap;
  format: PrintFormat;
  wrong: Wrong;
}

/**
 * Compares all that is no text and no register. `whole`: also what the front matter alone says. `wrong` is called once
 * for each fault.
 */
export function compareFront(
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  whole: boolean,
  wrong: Wrong,
): void {
  const book: Book = { read, edition, pageMap, format, wrong };
  if (!format.alone) compareLeaves(book, whole);
  if (!format.alone && whole) compareImprint(book);
  compareHeads(book, whole);
  compareBookmarks(read, edition, pageMap, format, wrong);
}

/** The label of the page on which a part begins; empty for a part on no page. */
const labelOf = (pageMap: PageMap, anchor: string): string =>
  pageMap.pages[(pageMap.starts[anchor]?.page ?? 0) - 1]?.label ?? '';

/** All glyphs of some pages, without what stands above and below the type area when `inside`. */
function shownOn({ read, format }: Book, from: number, to: number, inside: boolean): string {
  const glyphs = read.pages.slice(from - 1, to - 1).flatMap((page, i) => {
    const beyond = outside(page.glyphs, from - 1 + i, format);
    return inside ? page.glyphs.filter((glyph) => !beyond.has(glyph)) : page.glyphs;
  });
  return shownText(glyphs);
}

/** What of a page stands above and below the type area: running head and folio. `index` is 0-based. */
function outside(glyphs: readonly Glyph[], index: number, format: PrintFormat): Set<Glyph> {
  const { top, bottom } = typeAreaOf(format, index);
  // A last line may reach under the area by the part of its letters that stands below the baseline.
  return new Set(glyphs.filter(({ y, size }) => y < top || y > bottom + size / 2));
}

/** Cover, title leaf, contents: each from its page up to the next. */
function compareLeaves(book: Book, whole: boolean): void {
  const { edition, pageMap, wrong } = book;
  const {
    parties,
    titleLines,
    adopted,
    editionNumber,
    published,
    contents: headings,
    behind,
    ...front
  } = expectFront(edition);
  const { labels } = edition.manuscript;
  const row = ({ anchor, title, words, half, range }: ExpectedPart) => [
    title,
    half ? '' : words,
    range,
    labelOf(pageMap, anchor),
  ];
  const starts = ['cover', 'title-leaf', 'imprint', 'contents'].map((anchor) => pageMap.starts[anchor]?.page);
  const [cover, leaf, imprint, contents] = starts;
  const text = pageMap.pages.findIndex(({ label }) => label === '1') + 1;
  const parts: [name: string, from: number | undefined, to: number | undefined, inside: boolean, lines: string[]][] = [
    ['cover', cover, leaf, false, [...parties, ...titleLines, adopted]],
    ['title leaf', leaf, imprint, false, [...titleLines, adopted, editionNumber, published]],
    [
      'contents',
      contents,
      text,
      true,
      [labels.contents ?? '', ...[...headings, ...behind].flatMap(row), front.summaryNote],
    ],
  ];
  const due = parts.slice(whole ? Number(!hasCover(book.format)) : -1);
  for (const [name, from, to, inside, lines] of due) {
    if (from === undefined || to === undefined) {
      wrong(`the ${name} stands on no page`);
      continue;
    }
    const difference = differText(shownOn(book, from, to, inside), lines, profileOf(edition.metadata.language).spacing);
    if (difference) wrong(`the ${name}: ${difference}`);
  }
}

/** The imprint; which typefaces it names is not compared: the fonts of the file are, one by one. */
function compareImprint(book: Book): void {
  const { edition, pageMap, format, wrong } = book;
  const { labels, sha256 } = edition.manuscript;
  const [from, to] = [pageMap.starts.imprint?.page, pageMap.starts.contents?.page];
  if (from === undefined || to === undefined) {
    wrong('the imprint stands on no page');
    return;
  }
  const shown = shownOn(book, from, to, false);
  const [faces, hash] = [labels.imprintTypefaces ?? '', labels.imprintHash ?? ''].map((label) =>
    lastLines(shown, label),
  ) as [number, number];
  if (faces < 0 || hash < faces) {
    wrong('the imprint names no typefaces or no SHA-256');
    return;
  }
  const size = `${format.pageWidthMm} mm × ${format.pageHeightMm} mm`;
  const before = [labels.imprint ?? '', ...expectFront(edition).imprint.flat(), labels.imprintFormat ?? '', size];
  const checksum = [labels.imprintHash ?? '', labels.imprintHashNote ?? '', ...(sha256.match(/.{16}/g) ?? [])];
  const after = [...checksum, ...expectProofRow(edition, pageMap)];
  const { spacing } = profileOf(edition.metadata.language);
  for (const difference of [
    differText(shown.slice(0, faces), before, spacing),
    differText(shown.slice(hash), after, spacing),
  ])
    if (difference) wrong(`the imprint: ${difference}`);
}

/** Where a label stands last, in a line or in several; -1 for one that is not there. */
function lastLines(shown: string, label: string): number {
  const words = label.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return [...shown.matchAll(new RegExp(`\n${words.join('\\s+')}\n`, 'g'))].at(-1)?.index ?? -1;
}

/**
 * Running heads and folios. A left page bears the short title, a right one the part that stands on it; a page on which
 * a part opens bears none, and some formats have none at all. A head that is too long for its line is cut at its end.
 * A left page names the first provision, or the first numbered paragraph, on it, a right page the last. What heads say
 * comes from the front matter: of another state of the source only folios are compared.
 */
function compareHeads({ read, edition, pageMap, format, wrong }: Book, whole: boolean): void {
  const first = pageMap.starts.contents?.page ?? 1;
  const named = expectHeads(edition, pageMap, format);
  read.pages.forEach(({ glyphs }, index) => {
    const beyond = outside(glyphs, index, format);
    if (index + 1 < first || glyphs.length === 0) return;
    const label = pageMap.pages[index]?.label ?? '';
    const { top } = typeAreaOf(format, index);
    const [head, folio] = [[...beyond].filter(({ y }) => y < top), [...beyond].filter(({ y }) => y >= top)];
    const number = said(folio).replace(/^[—–-]|[—–-]$/g, '');
    const due = format.alone && isUnnumbered(index, read, edition) ? '' : label;
    if (number !== due) wrong(`page ${label} bears the folio “${number}”`);
    if (!whole) return;
    const shown = said(head);
    const provisions = named.get(index);
    if (provisions) {
      const join = edition.manuscript.labels['join.running'] ?? '';
      const faults = provisions.map((one) => headFault(shown, one, join));
      const fault = faults.every(Boolean) ? faults[0] : undefined;
      if (shown !== '' && fault) wrong(`the running head of page ${label} is “${shown}” instead of “${fault}”`);
      return;
    }
    const verso = isVerso(format, index);
    const heads = (verso ? [edition.metadata.shortTitle] : headsOf(index + 1, edition, pageMap)).map(bare);
    const cut = shown.endsWith('…') && isFull(head, format) ? shown.slice(0, -1) : undefined;
    if (shown !== '' && !heads.some((one) => one === shown || (cut && one.startsWith(cut))))
      wrong(`the running head of page ${label} is “${shown}” instead of “${heads.join('” or “')}”`);
  });
}

/**
 * GB/T 9704-2012, 7.5 and 10.1: the first page of a letter has no number, nor has the page of the record where an empty
 * one is before it. `index` is 0-based.
 */
function isUnnumbered(index: number, { pages }: ReadPdf, { metadata }: IndexedEdition): boolean {
  if (index === 0) return metadata.notice?.form === 'letter';
  return index === pages.length - 1 && pages[index - 1]?.glyphs.length === 0;
}

/**
 * What a head should say, where it says another thing. The provision stands whole at the outer edge; of a title that
 * has no room its beginning, with a sign for the rest.
 */
function headFault(shown: string, { provision, titles, left }: ExpectedHead, join: string): string | undefined {
  const whole = (title: string) => bare((left ? [provision, title] : [title, provision]).filter(Boolean).join(join));
  if ([...titles, ''].some((title) => whole(title) === shown)) return undefined;
  const [head = '', tail = ''] = whole('…').split('…');
  const title = shown.slice(head.length, shown.length - tail.length);
  const cut = shown.startsWith(head) && shown.endsWith(tail) && title.endsWith('…') ? title.slice(0, -1) : '';
  if (cut !== '' && titles.some((one) => bare(one).startsWith(cut))) return undefined;
  return whole(titles[0] ?? '');
}

const said = (glyphs: readonly Glyph[]): string => bare(glyphs.map(({ text }) => text).join(''));

/** True for a head that fills the better part of its line, so that its end may be cut off. */
function isFull(glyphs: readonly Glyph[], format: PrintFormat): boolean {
  const { left, right } = typeAreaOf(format, 0);
  const [from, to] = [Math.min(...glyphs.map(({ x }) => x)), Math.max(...glyphs.map(({ x, width }) => x + width))];
  return to - from > 0.7 * (right - left);
}

/** What a right page may be headed by: every part of which something stands on it. `page` is 1-based. */
function headsOf(page: number, edition: IndexedEdition, pageMap: PageMap): string[] {
  const { sections, behind } = expectFront(edition);
  const parts = [...sections, ...behind].map((part) => ({ ...part, from: pageMap.starts[part.anchor]?.page ?? 0 }));
  const begun = parts.filter(({ from }) => from > 0 && from < page).at(-1);
  const join = edition.manuscript.labels['join.running'] ?? '';
  return [...(begun ? [begun] : []), ...parts.filter(({ from }) => from === page)].map(({ title, range }) =>
    [title, range].filter(Boolean).join(join),
  );
}
