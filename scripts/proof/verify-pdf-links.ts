/**
 * The destinations, links and bookmarks of a PDF. In: the PDF as it was read, the edition, the page map. Out: what is
 * wrong, in words. Called by `verify-pdf.ts`.
 *
 *     a locator without its link → '2 locators name p12, and 1 links lead there'
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import { blocksOf, numbersOf } from '../model/edition.ts';
import { anchorOf, parseNumber, sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare, expectedRuns } from './compare-text.ts';
import { middleOf } from './glyph-areas.ts';
import { printedEntries } from './printed-entries.ts';
import type { PdfLink, ReadPdf } from './read-pdf.ts';

type Wrong = (detail: string) => void;

/** Every destination is where the page map says; every link leads somewhere; every locator is a link. */
export function comparePdfLinks(
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  { alone }: Pick<PrintFormat, 'alone'>,
  wrong: (detail: string) => void,
): void {
  const groups = edition.registers.flatMap((register) => register.groups.map((group) => group.id));
  // A block that begins several provisions has a destination for each.
  for (const { anchor, also } of blocksOf(edition) as { anchor: string; also?: string[] }[])
    for (const name of also ?? [])
      if (read.destinations.get(name) !== pageMap.starts[anchor]?.page)
        wrong(`the destination “${name}” is not that of ${anchor}`);
  for (const name of [...numbersOf(edition).map(anchorOf), ...groups, ...(edition.revision ? ['revisions'] : [])]) {
    const page = read.destinations.get(name);
    if (page !== pageMap.starts[name]?.page)
      wrong(`the destination “${name}” is on page ${page ?? 'none'}, not on ${pageMap.starts[name]?.page}`);
  }
  const counted = followLinks(read, pageMap, wrong);
  for (const [target, count] of countLocators(edition))
    if ((counted.get(target) ?? 0) < count)
      wrong(`${count} locators name ${target}, and ${counted.get(target) ?? 0} links lead there`);
  for (const section of alone ? [] : edition.sections)
    if (!counted.has(section.anchor)) wrong(`the contents do not lead to “${section.anchor}”`);
  if (edition.revision && !counted.has('revisions')) wrong('the contents do not lead to the list of changes');
  for (const bookmark of read.bookmarks)
    if (bookmark.page === 0) wrong(`the bookmark “${bookmark.title}” leads nowhere`);
}

/**
 * Every link one by one: it stands over text, and over that text alone from which the edition leads there; and none is
 * missing.
 */
export function compareLinkTexts(
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  expected: ReadonlyMap<string, readonly string[]>,
  wrong: Wrong,
): void {
  const changes = pageMap.starts.revisions?.page ?? Number.POSITIVE_INFINITY;
  const due = new Map([...expected].map(([target, texts]) => [target, texts.map(bare)]));
  const count = new Map<string, number>();
  for (const link of read.links) {
    const target = link.target ?? link.url ?? '';
    count.set(target, (count.get(target) ?? 0) + 1);
    const shown = bare(textUnder(read, link, 0));
    const where = `page ${read.labels[link.page - 1] ?? link.page}`;
    const texts = due.get(target) ?? [];
    if (shown === '') wrong(`a link on ${where} to “${target}” stands over no text`);
    else if (link.page >= changes) {
      const number = bare(sayNumber(parseNumber(target.replace(/^p(?=\d)/, '')) ?? target, edition.manuscript.labels));
      if (!bare(textUnder(read, link, 2.5)).includes(number))
        wrong(`the link “${shown}” on ${where} leads to “${target}”, which its row does not name`);
    } else if (!texts.some((text) => leads(text, shown)))
      wrong(`the link “${shown}” on ${where} leads to “${target}”, to which the edition does not lead from there`);
  }
  for (const [target, texts] of expected) {
    const found = count.get(target) ?? 0;
    if (found < texts.length) wrong(`${texts.length} texts lead to “${target}”, and ${found} links do`);
  }
}

/** No name leads into the book but those of the edition: provisions, parts, entries, notes. */
export function compareDestinations({ destinations }: ReadPdf, edition: IndexedEdition, wrong: Wrong): void {
  const groups = edition.registers.flatMap((register) => register.groups);
  const known = new Set([
    ...['cover', 'title-leaf', 'contents', 'opening', 'revisions', 'imprint'],
    ...numbersOf(edition).map(anchorOf),
    ...blocksOf(edition).flatMap((block) => [block.anchor, ...('also' in block ? (block.also ?? []) : [])]),
    ...edition.sections.map(({ anchor }) => anchor),
    ...edition.registers.map(({ id }) => `register-${id}`),
    ...groups.flatMap(({ id, entries }) => [id, ...entries.map((entry) => entry.id)]),
    ...edition.notes.map(({ number }) => `note-${number}`),
  ]);
  for (const name of destinations.keys())
    if (!known.has(name)) wrong(`the destination “${name}” is none of the edition`);
}

/** Whether a link over a text, or over a line of it, may lead there; a mark beside it may reach into its box. */
function leads(text: string, shown: string): boolean {
  const plain = shown.replace(/^\p{P}+|\p{P}+$/gu, '');
  return text.includes(shown) || (plain !== '' && text.includes(plain));
}

/** The glyphs in the box of a link, in their order; `lines`: and so many lines above and below. */
function textUnder({ pages }: ReadPdf, { page, box: { left, top, right, bottom } }: PdfLink, lines: number): string {
  let under = '';
  for (const glyph of pages[page - 1]?.glyphs ?? []) {
    const { size, text } = glyph;
    // Most glyphs of a page are on other lines.
    if (Math.abs(glyph.y - top) > bottom - top + (lines + 1) * size) continue;
    const { x: middle, y: height } = middleOf(glyph);
    // A mark that is set close stands half in its own box, and half before it.
    const inside = lines > 0 || (middle > left - 0.3 && middle < right + 0.3);
    if (inside && height > top - lines * size && height < bottom + lines * size) under += text;
  }
  return under;
}

/** Target → how many links lead there; each must lead to the page on which its target is. */
function followLinks(read: ReadPdf, pageMap: PageMap, wrong: (detail: string) => void): Map<string, number> {
  const counted = new Map<string, number>();
  for (const link of read.links) {
    if (link.url) continue;
    if (link.leadsTo === undefined) wrong(`a link on page ${link.page} leads nowhere`);
    else if (link.target && pageMap.starts[link.target] && pageMap.starts[link.target]?.page !== link.leadsTo)
      wrong(`the link to “${link.target}” on page ${link.page} leads to page ${link.leadsTo}`);
    if (link.target) counted.set(link.target, (counted.get(link.target) ?? 0) + 1);
  }
  return counted;
}

/** Address of a paragraph → how many locators of the registers name it; a range names its two ends. */
function countLocators(edition: IndexedEdition): Map<string, number> {
  const locators = new Map<string, number>();
  const entries = edition.registers.flatMap((register) => register.groups.flatMap((group) => group.entries));
  for (const entry of entries.map(printedEntries(edition)))
    for (const { first, last } of expectedRuns(entry.locators, edition))
      for (const paragraph of new Set([first, last]))
        locators.set(anchorOf(paragraph), (locators.get(anchorOf(paragraph)) ?? 0) + 1);
  return locators;
}
