/**
 * The numbered text of a PDF, by geometry. In: the type area of every page and the numbers beside it. Out: problems,
 * and how many paragraphs are equal. Called by `verify-pdf.ts`.
 *
 *     a number printed beside no line → K802 'the number 12 on page 9 stands beside no line'
 */
import { isVerso, type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, headText, tablesIn } from '../model/text.ts';
import { bare, differText, shownText } from './compare-text.ts';
import { pageBehindText } from './expected-front.ts';
import { isReference } from './locate-notes.ts';
import { provisionsInPrint } from './provisions-in-print.ts';
import type { Glyph } from './read-pdf.ts';

export interface SplitPage {
  /** Glyphs of the type area in the order of the file. */
  text: Glyph[];
  /** Paragraph numbers in the outer margin as they are printed, from above. */
  numbers: { number: string; y: number }[];
}

/** The type area and the numbers beside it; running heads and folios are left out. */
export function splitPage(glyphs: Glyph[], index: number, format: PrintFormat): SplitPage {
  const recto = !isVerso(format, index);
  const { left, right, top, bottom } = typeAreaOf(format, index);
  const slack = pxToPoints(format.sizePx) / 2;
  const within = glyphs.filter((glyph) => glyph.y > top && glyph.y < bottom + slack);
  // A full-width blank at a line end hangs into the margin.
  const beside = within.filter(
    ({ text, x }) => bare(text) !== '' && (recto ? x > right + slack : x < left - 1.5 * slack),
  );
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

/** What is printed from one number in the margin to the next; before the first one, the title. */
interface Segment {
  number: string;
  glyphs: Glyph[];
  /** 1-based. */
  page: number;
}

/** What must stand there: a numbered block and whatever unnumbered blocks follow it. */
interface Wanted {
  texts: string[];
  block?: Block;
}

/**
 * The text between one paragraph number in the margin and the next must be that paragraph, and whatever unnumbered
 * blocks follow it. Numbers are tied to text by their line, so a number at the wrong line is found too.
 */
export function comparePdfText(
  pages: SplitPage[],
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  problems: Problem[],
): number {
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'PDF', detail }));
  const segments = segmentsOf(pages, edition, pageMap, format, wrong);
  if (edition.provisions) return provisionsInPrint(edition, pageMap, segments, format, problems);
  const expected = wantedTexts(edition);
  const numbers = segments.map((segment) => segment.number);
  if (numbers.join() !== [...expected.keys()].join())
    wrong(`the margin shows the paragraphs ${numbers.slice(1).join(', ')}`);
  const { spacing } = profileOf(edition.metadata.language);
  let equal = 0;
  for (const { number, glyphs, page } of segments) {
    const want = expected.get(number);
    if (!want) continue;
    const difference = differText(shownText(glyphs), want.texts, spacing);
    if (difference) problems.push(problem('K801', { format: 'PDF', number: number || 0, detail: difference }));
    else if (want.block?.kind === 'paragraph') equal++;
    const mapped = want.block && pageMap.starts[want.block.anchor]?.page;
    if (want.block && mapped !== page) wrong(`paragraph ${number} begins on page ${page}, not on ${mapped}`);
  }
  return equal;
}

/** The printed text, divided where a number stands beside its line. */
function segmentsOf(
  pages: SplitPage[],
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  wrong: (detail: string) => void,
): Segment[] {
  const first = pageMap.pages.findIndex((page) => page.label === '1');
  const after = pageBehindText(edition, (part) => pageMap.starts[part]?.page);
  const tables = tableRanges(edition);
  let read = 0;
  const segments: Segment[] = [{ number: '', glyphs: [], page: first + 1 }];
  pages.slice(first, (after ?? pages.length + 1) - 1).forEach(({ text: shown, numbers }, i) => {
    const page = first + i + 1;
    // Without numbers in the margin the pages part the text.
    if (edition.provisions && i > 0) segments.push({ number: '', glyphs: [], page });
    const head = tables.find(({ rows, end }) => read >= rows && read < end)?.head ?? '';
    const text = withoutRepeatedHead(shown, head);
    const starts = startsOfNumbers(text, numbers, format, (number) =>
      wrong(`the number ${number} on page ${page} stands beside no line`),
    );
    for (const glyph of text) {
      const number = starts.get(glyph);
      if (number !== undefined) segments.push({ number, glyphs: [], page });
      // A paragraph may be nothing but a reference to a note, which is none of its text.
      if (isReference(glyph, format)) continue;
      segments.at(-1)?.glyphs.push(glyph);
      read += bare(glyph.text).length;
    }
  });
  return segments;
}

/**
 * The first glyph of the line beside which each number stands; it may be a superscript or a subscript, which is raised
 * or lowered by less than half a line. `astray` is told of a number beside no line.
 */
function startsOfNumbers(
  text: readonly Glyph[],
  numbers: SplitPage['numbers'],
  format: PrintFormat,
  astray: (number: string) => void,
): Map<Glyph, string> {
  const starts = new Map<Glyph, string>();
  const shifted = (glyph: Glyph, y: number) =>
    glyph.size < pxToPoints(format.sizePx) - 0.3 && Math.abs(y - glyph.y) < pxToPoints(format.linePx) / 2;
  for (const { number, y } of numbers) {
    const glyph = text.find((one) => (Math.abs(one.y - y) < 0.6 || shifted(one, y)) && !starts.has(one));
    if (glyph) starts.set(glyph, number);
    else astray(number);
  }
  return starts;
}

/** Number as it is printed → what must stand behind it; '' → what stands before the first. */
function wantedTexts(edition: IndexedEdition): Map<string, Wanted> {
  const { labels } = edition.manuscript;
  const expected = new Map<string, Wanted>([['', { texts: [edition.metadata.title] }]]);
  let current = '';
  for (const section of edition.sections)
    for (const block of section.heading ? [section.heading, ...section.blocks] : section.blocks) {
      const texts = [...blockTexts(block)];
      if (block.kind === 'paragraph' || block.kind === 'gap') {
        current = bare(sayNumber(block.number, labels));
        expected.set(current, { texts, block });
      } else expected.get(current)?.texts.push(...texts);
    }
  return expected;
}

/**
 * Where the rows of every table begin and end in the text of the edition without white space, with the head that stands
 * before them.
 */
function tableRanges(edition: IndexedEdition): { head: string; rows: number; end: number }[] {
  let begin = bare(edition.metadata.title).length;
  return blocksOf(edition).flatMap((block) => {
    const text = bare(blockTexts(block).join(''));
    let at = 0;
    const ranges = tablesIn(block).map((table) => {
      const [own, head] = [bare(blockTexts(table).join('')), bare(headText(table))];
      const from = text.indexOf(own, at);
      at = from + own.length;
      return { head, rows: begin + from + head.length, end: begin + at };
    });
    begin += text.length;
    return ranges;
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
