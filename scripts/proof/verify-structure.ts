/**
 * Proves what a screen reader says. In: a PDF as the witness has read it, the indexed edition, the page map. Out:
 * problems; none means that the structure tree, walked in its order, gives headings, paragraph numbers and text of the
 * source, and that nothing but running heads, folios and repeated table heads
 * stands outside it. Knows nothing of how the tree was made.
 */

import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, headText, tablesIn, type UnnumberedBlock } from '../model/text.ts';
import { bare, differ, differText, shownText } from './compare-text.ts';
import { pageBehindText, sayGroup } from './expected-front.ts';
import { isReference } from './locate-notes.ts';
import { glyphsByMark } from './marked-content.ts';
import type { PdfElement } from './page-structure.ts';
import { headlineOf, printedOrder } from './printed-order.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';
import { expectRevision } from './verify-revision.ts';

/** Compares the reading order of the official text with the source, and looks for text that nobody would hear. */
export function compareStructure(
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
): Problem[] {
  const problems: Problem[] = [];
  const { spacing } = profileOf(edition.metadata.language);
  const { pages: heard, notes } = heardPages(read, edition, pageMap, format);
  const headline = headlineOf(edition, format) ?? [];
  const saidIn = (block: Block) => (block === headline[0] ? ['‹H1›', ...said(block, edition)] : said(block, edition));
  const expected = printedOrder(edition, format).flatMap((block) =>
    block === 'title' ? [`${format.alone ? '‹H1›' : ''}${edition.metadata.title}`] : saidIn(block),
  );
  const difference = differText(shownText(heard.flat()), expected, spacing);
  if (difference) problems.push(problem('K821', { detail: difference }));
  const texts = edition.notes.flatMap((note) =>
    note.blocks.flatMap(blockTexts).map((text, i) => (i === 0 ? `‹${note.number}›${text}` : text)),
  );
  const unlike = differText(shownText(notes), texts, spacing);
  if (unlike) problems.push(problem('K821', { detail: `notes: ${unlike}` }));

  problems.push(...compareOtherPages(read, edition, pageMap).map((detail) => problem('K821', { detail })));
  const top = pxToPoints(format.topPx + format.slugPx);
  const bottom = top + pxToPoints((format.lines + 0.5) * format.linePx);
  // The head that a table repeats on its next page is seen there, and not read a second time.
  const heads = new Set(
    [...blocksOf(edition), ...edition.notes.flatMap(({ blocks }) => blocks)]
      .flatMap(tablesIn)
      .map((table) => bare(headText(table))),
  );
  heads.add(bare(expectRevision(edition, pageMap, format.name)?.concordance?.head ?? ''));
  read.pages.forEach(({ glyphs, structure }, i) => {
    const known = new Set(marksOf(structure));
    const lost = glyphs.filter(
      (glyph) => glyph.y > top && glyph.y < bottom && (glyph.mark === undefined || !known.has(glyph.mark)),
    );
    if (lost.length > 0 && !heads.has(bare(lost.map((glyph) => glyph.text).join(''))))
      problems.push(
        problem('K822', {
          page: read.labels[i] ?? i + 1,
          text: `“${lost
            .map((glyph) => glyph.text)
            .join('')
            .slice(0, 20)}”`,
        }),
      );
  });
  return problems;
}

/**
 * The pages around the text are heard as they are seen, and their headings are those of a part of the book: level 2,
 * and 3 for what is in it.
 */
function compareOtherPages(read: ReadPdf, edition: IndexedEdition, pageMap: PageMap): string[] {
  const { labels } = edition.manuscript;
  const first = pageMap.pages.findIndex((page) => page.label === '1');
  const after = firstBehind(read, edition, pageMap) - 1;
  const levels = new Map([
    [bare(edition.metadata.title), 'H1'],
    ...[labels.contents, labels.revisions, labels.imprint].map((title): [string, string] => [bare(title ?? ''), 'H2']),
    ...edition.registers.map(({ title }): [string, string] => [bare(title), 'H2']),
    ...edition.registers.flatMap(({ groups }) =>
      groups.map((group): [string, string] => [bare(sayGroup(group, edition)), 'H3']),
    ),
  ]);
  const faults: string[] = [];
  const found = new Set<string>();
  read.pages.forEach(({ glyphs, structure }, i) => {
    if (first >= 0 && i >= first && i < after) return;
    const marks = glyphsByMark(glyphs);
    const textOf = (mark: number) => (marks.get(mark) ?? []).map(({ text }) => text).join('');
    const said = (element: PdfElement): string =>
      element.children.map((child) => (typeof child === 'number' ? textOf(child) : said(child))).join('');
    const seen = bare(
      glyphs
        .filter(({ mark }) => mark !== undefined)
        .map(({ text }) => text)
        .join(''),
    );
    const unlike = differ(bare(said(structure)), seen);
    if (unlike) faults.push(`page ${read.labels[i] ?? i + 1} is heard in another order than it is seen: ${unlike}`);
    for (const heading of headingsOf(structure)) {
      const text = bare(said(heading));
      const due = levels.get(text);
      if (due !== undefined) found.add(text);
      if (due !== undefined && due !== heading.role)
        faults.push(`“${text}” on page ${read.labels[i] ?? i + 1} is heard as ${heading.role}, and is ${due}`);
    }
  });
  const behind = [...edition.registers.map(({ title }) => title), labels.imprint ?? ''].map(bare);
  if (first > 0)
    for (const title of [bare(labels.contents ?? ''), ...behind])
      if (!found.has(title)) faults.push(`“${title}” is heard as no heading`);
  return faults;
}

/** The first page behind the text, or behind the last one. */
const firstBehind = (read: ReadPdf, edition: IndexedEdition, { starts }: PageMap): number =>
  pageBehindText(edition, (part) => starts[part]?.page) ?? read.pages.length + 1;

const headingsOf = (element: PdfElement): PdfElement[] => [
  ...(/^H\d$/.test(element.role) ? [element] : []),
  ...element.children.flatMap((child) => (typeof child === 'number' ? [] : headingsOf(child))),
];

/** What is said of the pages of the text, page by page from the `first` (an index) on, and of their notes apart. */
export function heardPages(
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
): { first: number; pages: (Glyph | string)[][]; notes: (Glyph | string)[] } {
  const first = pageMap.pages.findIndex((page) => page.label === '1');
  const after = firstBehind(read, edition, pageMap);
  const notes: (Glyph | string)[] = [];
  const pages = read.pages.slice(first, after - 1).map(({ glyphs, structure }) => {
    const marks = glyphsByMark(glyphs);
    // References to notes are in the tree, and not in the source.
    return hear(
      structure,
      '',
      (mark, whole) => (marks.get(mark) ?? []).filter((glyph) => whole || !isReference(glyph, format)),
      notes,
    );
  });
  return { first, pages, notes };
}

/**
 * What is said of an element: headings and numbers are named as such; labels of list items are text, their marks are
 * not; notes are said apart.
 */
function hear(
  element: PdfElement,
  parent: string,
  glyphsOf: (mark: number, whole: boolean) => Glyph[],
  notes: (Glyph | string)[],
): (Glyph | string)[] {
  const { role } = element;
  // Labels and notes hold no references: what is small in them is text.
  const within = role === 'Note' ? (mark: number) => glyphsOf(mark, true) : glyphsOf;
  const inner = element.children.flatMap((child) =>
    typeof child === 'number' ? within(child, role === 'Lbl') : hear(child, role, within, notes),
  );
  if (role === 'Note') {
    notes.push(...inner);
    return [];
  }
  if (/^H\d$/.test(role)) return [`‹${role}›`, ...inner];
  // The label of an item is text; a mark that stands for no character of the source is not.
  if (role === 'Lbl' && parent === 'LI') return inner.some(isText) ? inner : [];
  return role === 'Lbl'
    ? [`‹${inner.map((glyph) => (typeof glyph === 'string' ? glyph : glyph.text)).join('')}›`]
    : inner;
}

const isText = (said: Glyph | string): boolean => typeof said !== 'string' && !/^[\s•◦▪■]*$/u.test(said.text);

function said(block: Block | UnnumberedBlock, edition: IndexedEdition): string[] {
  const texts = blockTexts(block);
  if (block.kind === 'heading') return [`‹H${block.level}›${texts.join('')}`];
  const numbered = !edition.provisions && (block.kind === 'paragraph' || block.kind === 'gap');
  return numbered ? [`‹${sayNumber(block.number, edition.manuscript.labels)}›${texts.join('')}`] : texts;
}

const marksOf = (element: PdfElement): number[] =>
  element.children.flatMap((child) => (typeof child === 'number' ? [child] : marksOf(child)));
