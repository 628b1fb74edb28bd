/**
 * Proves the PDF. In: its bytes, the indexed edition, the page map, the format. Out: problems; none means that every
 * paragraph, number, link, locator and page label is what the source says. An independent witness: it reopens the
 * file with a library that did not write it, and never imports what made it.
 */

import { type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import { sayDate } from '../languages/language.ts';
import { profileOf } from '../languages/registry.ts';
import { type Block, blocksOf, numbersOf } from '../model/edition.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Entry, IndexedEdition } from '../model/registers.ts';
import { plainText } from '../model/text.ts';
import { bare, differ, differText, expectedRuns, type Proof, radicals, shownText } from './compare-text.ts';
import { findNotes, isReference, printedTexts } from './locate-notes.ts';
import { type PageBeginning, provisionsInPrint } from './provisions-in-print.ts';
import { type Glyph, type ReadPdf, readPdf } from './read-pdf.ts';
import { compareFront } from './verify-front.ts';
import { comparePdfMetadata } from './verify-metadata.ts';
import { expectRevision, readRevision, revisionFaults } from './verify-revision.ts';
import { compareStructure } from './verify-structure.ts';

/** Proves a PDF of this edition; `read` is for what else is measured on it. Not `whole`: it is of another state of the source, and only the text is compared. */
export async function verifyPdf(
  bytes: Uint8Array,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  whole = true,
): Promise<Proof & { read: ReadPdf }> {
  const read = await readPdf(bytes);
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'PDF', detail }));
  if (read.pages.length !== pageMap.pages.length)
    wrong(`it has ${read.pages.length} pages instead of ${pageMap.pages.length}`);
  read.pages.forEach((_, i) => {
    const label = pageMap.pages[i]?.label;
    if (read.labels[i] !== label) wrong(`page ${i + 1} is labelled “${read.labels[i]}” instead of “${label}”`);
  });
  for (const font of read.fonts) {
    if (font.type3) problems.push(problem('K803', { font: font.name, detail: 'a Type 3 font' }));
    if (!font.embedded) problems.push(problem('K803', { font: font.name, detail: 'not embedded' }));
    if (!/NotoSerif|NotoSansSC|LXGWWenKai/i.test(font.name))
      problems.push(problem('K803', { font: font.name, detail: 'none of the edition’s typefaces' }));
  }
  const all = read.pages.flatMap((page) => page.glyphs.map((glyph) => glyph.text)).join('');
  const odd = all.match(radicals);
  if (odd) problems.push(problem('K804', { format: 'PDF', count: odd.length }));

  const pages = read.pages.map((page, i) => splitPage(page.glyphs, i, format));
  const areas = pages.map(({ text }) => text);
  const notes = findNotes(areas, read, edition, format);
  for (const detail of notes.wrong) wrong(detail);
  for (const page of pages) page.text = page.text.filter((glyph) => !notes.glyphs.has(glyph));
  const equal = comparePdfText(pages, edition, pageMap, format, problems);
  compareRegisters(pages, edition, pageMap, wrong);
  compareRevision(pages, edition, pageMap, format, wrong);
  comparePdfLinks(read, edition, pageMap, wrong);
  if (whole) compareFront(read, edition, pageMap, format, wrong);
  if (whole) comparePdfMetadata(read, edition, wrong);
  problems.push(...compareStructure(read, edition, pageMap, format));
  return { problems, equal, read };
}

interface SplitPage {
  /** Glyphs of the type area in the order of the file. */
  text: Glyph[];
  /** Paragraph numbers in the outer margin as they are printed, from above. */
  numbers: { number: string; y: number }[];
}

/** The type area and the numbers beside it; running heads and folios are left out. */
function splitPage(glyphs: Glyph[], index: number, format: PrintFormat): SplitPage {
  const recto = index % 2 === 0;
  const { left, right, top, bottom } = typeAreaOf(format, index);
  const slack = pxToPoints(format.sizePx) / 2;
  const within = glyphs.filter((glyph) => glyph.y > top && glyph.y < bottom + slack);
  const beside = within.filter((glyph) => (recto ? glyph.x > right + slack : glyph.x < left - 1.5 * slack));
  const lines = new Map<number, Glyph[]>();
  for (const glyph of beside) {
    const y = Math.round(glyph.y);
    lines.set(y, [...(lines.get(y) ?? []), glyph]);
  }
  const numbers = [...lines.values()]
    .map((line) => ({ number: bare(line.map((glyph) => glyph.text).join('')), y: line[0]?.y ?? 0 }))
    .sort((a, b) => a.y - b.y);
  const apart = new Set(beside);
  return { text: within.filter((glyph) => !apart.has(glyph)), numbers };
}

/**
 * The text between one paragraph number in the margin and the next must be that paragraph, and whatever unnumbered
 * blocks follow it. Numbers are tied to text by their line, so a number at the wrong line is found too.
 */
function comparePdfText(
  pages: SplitPage[],
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  problems: Problem[],
): number {
  const first = pageMap.pages.findIndex((page) => page.label === '1');
  const after = [...edition.registers.map((register) => `register-${register.id}`), 'revisions', 'imprint']
    .map((id) => pageMap.starts[id]?.page)
    .find((page) => page !== undefined);
  const textPages = pages.slice(first, (after ?? pages.length + 1) - 1);
  const tables = tableRanges(edition);
  let read = 0;
  const begins: PageBeginning[] = [];
  const segments: { number: string; glyphs: Glyph[]; page: number }[] = [{ number: '', glyphs: [], page: first + 1 }];
  textPages.forEach(({ text: shown, numbers }, i) => {
    const text = withoutRepeatedHead(
      shown.filter((glyph) => !isReference(glyph, format)),
      tables.find(({ rows, end }) => read >= rows && read < end)?.head ?? '',
    );
    begins.push({ page: first + i + 1, at: read });
    read += bare(text.map((glyph) => glyph.text).join('')).length;
    const starts = new Map<Glyph, string>();
    for (const { number, y } of numbers) {
      const glyph = text.find((candidate) => Math.abs(candidate.y - y) < 0.6 && !starts.has(candidate));
      if (glyph) starts.set(glyph, number);
      else
        problems.push(
          problem('K802', {
            format: 'PDF',
            detail: `the number ${number} on page ${first + i + 1} stands beside no line`,
          }),
        );
    }
    for (const glyph of text) {
      const number = starts.get(glyph);
      if (number !== undefined) segments.push({ number, glyphs: [], page: first + i + 1 });
      segments.at(-1)?.glyphs.push(glyph);
    }
  });
  const { labels } = edition.manuscript;
  const expected = new Map<string, { texts: string[]; block?: Block }>([['', { texts: [edition.metadata.title] }]]);
  let current = '';
  for (const section of edition.sections)
    for (const block of section.heading ? [section.heading, ...section.blocks] : section.blocks) {
      const texts = [...printedTexts(block)];
      if (!edition.provisions && (block.kind === 'paragraph' || block.kind === 'gap')) {
        current = bare(sayNumber(block.number, labels));
        expected.set(current, { texts, block });
      } else expected.get(current)?.texts.push(...texts);
    }
  const numbers = segments.map((segment) => segment.number);
  if (numbers.join() !== [...expected.keys()].join())
    problems.push(
      problem('K802', { format: 'PDF', detail: `the margin shows the paragraphs ${numbers.slice(1).join(', ')}` }),
    );
  if (edition.provisions)
    return provisionsInPrint(
      edition,
      pageMap,
      segments.flatMap(({ glyphs }) => glyphs),
      begins,
      problems,
    );
  let equal = 0;
  for (const { number, glyphs, page } of segments) {
    const want = expected.get(number);
    if (!want) continue;
    const difference = differText(shownText(glyphs), want.texts, profileOf(edition.metadata.language).spacing);
    if (difference) problems.push(problem('K801', { format: 'PDF', number: number || 0, detail: difference }));
    else if (want.block?.kind === 'paragraph') equal++;
    const mapped = want.block && pageMap.starts[want.block.anchor]?.page;
    if (want.block && mapped !== page)
      problems.push(
        problem('K802', { format: 'PDF', detail: `paragraph ${number} begins on page ${page}, not on ${mapped}` }),
      );
  }
  return equal;
}

/** Where the rows of every table begin and end in the text of the edition without white space, with the head that stands before them. */
function tableRanges(edition: IndexedEdition): { head: string; rows: number; end: number }[] {
  let at = bare(edition.metadata.title).length;
  return blocksOf(edition).flatMap((block) => {
    const begin = at;
    at += bare(printedTexts(block).join('')).length;
    if (block.kind !== 'table') return [];
    const head = bare(block.head.map((cell) => plainText(cell)).join(''));
    return [{ head, rows: begin + head.length, end: at }];
  });
}

/** A table that goes on from an earlier page shows its head again: that is no text of the source. */
function withoutRepeatedHead(text: Glyph[], head: string): Glyph[] {
  let read = '';
  for (const [i, glyph] of text.entries()) {
    if (head === read && head !== '') return text.slice(i);
    read += bare(glyph.text);
    if (!head.startsWith(read)) break;
  }
  return text;
}

/** The registers as they must read in print: headings, locators with their pages, 见, facts, 参见. */
function compareRegisters(
  pages: SplitPage[],
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: (detail: string) => void,
): void {
  const { labels } = edition.manuscript;
  for (const [i, register] of edition.registers.entries()) {
    const from = pageMap.starts[`register-${register.id}`]?.page;
    const following = edition.registers[i + 1];
    const to = pageMap.starts[following ? `register-${following.id}` : afterRegisters(edition)]?.page;
    if (from === undefined || to === undefined) {
      wrong(`the register “${register.title}” stands on no page`);
      continue;
    }
    const found = shownText(pages.slice(from - 1, to - 1).flatMap((page) => page.text));
    const letters = register.groups.flatMap((group) => [
      group.letter === '#' ? (labels.digitsAndLatin ?? '') : group.letter,
      ...group.entries.flatMap((entry) => printedEntry(entry, edition, pageMap)),
    ]);
    const emphasized = register.groups.some((group) =>
      group.entries.some((entry) => entry.locators.some((locator) => locator.main)),
    );
    const difference = differText(
      found,
      [register.title, `${labels.registerHint}${emphasized ? labels.mainPassage : ''}`, ...letters],
      profileOf(edition.metadata.language).spacing,
    );
    if (difference) wrong(`register “${register.title}”: ${difference}`);
  }
}

/** The part that follows the registers. */
const afterRegisters = (edition: IndexedEdition): string => (edition.revision ? 'revisions' : 'imprint');

/** What an entry must read in its lines, put together here once more and not as the templates do it. */
function printedEntry(entry: Entry, edition: IndexedEdition, pageMap: PageMap): string[] {
  const { labels } = edition.manuscript;
  const pageOf = (paragraph: ParagraphNumber) =>
    pageMap.pages[(pageMap.starts[anchorOf(paragraph)]?.page ?? 0) - 1]?.label;
  const runs = expectedRuns(entry.locators, edition);
  const locators = runs.map(({ first, last }, i) => {
    const said = [...new Set([first, last])].map((number) => sayNumber(number, labels)).join(labels.rangeDash);
    const [page, end] = [pageOf(first), pageOf(last)];
    const next = runs[i + 1];
    const shared = next && page === end && pageOf(next.first) === page && pageOf(next.last) === page;
    return `${said}${shared ? '' : page === end ? `(${page})` : `(${page}${labels.rangeDash}${end})`}`;
  });
  const facts = entry.facts.map(({ kind, act, date, place, text }) => {
    if (kind === 'citation') return text ?? '';
    const sentence = labels[`fact.${act ?? kind}`] ?? '';
    if (kind === 'seat') return sentence.replace('{0}', place ?? text ?? '');
    const said = date ? sayDate(labels, date) : '';
    return (
      sentence.replace('{0}', said).replace('{1}', place ? (labels['fact.at'] ?? '').replace('{0}', place) : '') +
      (text ?? '')
    );
  });
  const join = entry.see || locators.length > 0 ? labels['join.entry'] : '';
  return [
    `${entry.heading}${join}${entry.see ? `${labels.see}${entry.see}` : ''}${locators.join(', ')}`,
    facts.join(labels['fact.join']),
    entry.seeAlso.length > 0 ? labels.seeAlso + entry.seeAlso.join(labels['join.semicolon']) : '',
  ];
}

/** What is new in this edition, as it must read in print: deleted text too, and the pages of both editions. */
function compareRevision(
  pages: SplitPage[],
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  wrong: (detail: string) => void,
): void {
  const expected = expectRevision(edition, pageMap, format.name);
  if (!expected) return;
  for (const fault of revisionFaults(edition)) wrong(fault);
  const [from, to] = [pageMap.starts.revisions?.page, pageMap.starts.imprint?.page];
  if (from === undefined || to === undefined) {
    wrong('the list of changes stands on no page');
    return;
  }
  const head = bare(expected.concordance?.head ?? '');
  const shown = pages.slice(from - 1, to - 1).map((page, i) => {
    const text = bare(page.text.map((glyph) => glyph.text).join(''));
    // A table that goes on from an earlier page shows its head again.
    return i > 0 && head !== '' && text.startsWith(head) ? text.slice(head.length) : text;
  });
  const difference = differ(shown.join(''), bare(readRevision(expected)));
  if (difference) wrong(`the list of changes: ${difference}`);
}

/** Every destination is where the page map says; every link leads somewhere; every locator is a link. */
function comparePdfLinks(
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
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
  const counted = new Map<string, number>();
  for (const link of read.links) {
    if (link.url) continue;
    if (link.leadsTo === undefined) wrong(`a link on page ${link.page} leads nowhere`);
    else if (link.target && pageMap.starts[link.target] && pageMap.starts[link.target]?.page !== link.leadsTo)
      wrong(`the link to “${link.target}” on page ${link.page} leads to page ${link.leadsTo}`);
    if (link.target) counted.set(link.target, (counted.get(link.target) ?? 0) + 1);
  }
  const locators = new Map<string, number>();
  for (const register of edition.registers)
    for (const group of register.groups)
      for (const entry of group.entries)
        for (const paragraph of expectedRuns(entry.locators, edition).flatMap(({ first, last }) => [
          ...new Set([first, last]),
        ]))
          locators.set(anchorOf(paragraph), (locators.get(anchorOf(paragraph)) ?? 0) + 1);
  for (const [target, count] of locators)
    if ((counted.get(target) ?? 0) < count)
      wrong(`${count} locators name ${target}, and ${counted.get(target) ?? 0} links lead there`);
  for (const section of edition.sections)
    if (!counted.has(section.anchor)) wrong(`the contents do not lead to “${section.anchor}”`);
  if (edition.revision && !counted.has('revisions')) wrong('the contents do not lead to the list of changes');
  for (const bookmark of read.bookmarks)
    if (bookmark.page === 0) wrong(`the bookmark “${bookmark.title}” leads nowhere`);
}
