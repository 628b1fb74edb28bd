/**
 * What every format says in its contents, of sections and of the headings in them. In: an indexed edition. Out: rows
 * with all their words, every key set; as a tree where a format wants one. A title that is a bare number has the
 * editor's words beside it or, where he wrote none, the first words of what stands below it. Called by print, PDF, EPUB
 * and site. Pure; holds no markup. Example: a section of the paragraphs 3 to 7 →
 * `{ anchor: 's2', title: '二', words: '双方认为……', range: '第3—7段', running: '二　第3—7段' }`.
 */
import { isBareLabel } from '../classes/bare-label.ts';
import { classOf } from '../classes/registry.ts';
import { fillLabel } from '../languages/labels.ts';
import type { AnchoredHeading, Section } from '../model/edition.ts';
import type { Labels } from '../model/manuscript.ts';
import { sayNumber } from '../model/numbers.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { plainText } from '../model/text.ts';
import { incipitsOf } from './incipits.ts';

/** One section of the text, or one heading in it: a row of the contents. */
export interface ContentsRow {
  anchor: string;
  title: string;
  /** The title is a number, a label, or the press’s own word: what it is about stands behind it and not below. */
  bare: boolean;
  /** What it is about: the editor's words in brackets, or the text's first ones; empty where nobody says it. */
  words: string;
  /** The words are the editor's. */
  editorial: boolean;
  /** The paragraphs that it holds; empty for a section without numbers. */
  range: string;
  /** For the running head. */
  running: string;
  /** 1 for a section, 2 for what stands in it, and so on. */
  depth: number;
  /** A class for rows that stand in from the edge. */
  inset: string | undefined;
}

/** The contents: the sections and, in most classes, the headings in them. */
export const contentsView = (edition: IndexedEdition): ContentsRow[] =>
  sectionRows(edition).flatMap((row, i) => [row, ...rowsBelow(edition, edition.sections[i])]);

/** So many rows that say nothing but their numbers are looked up by these: on paper they stand in two columns. */
const manyRows = 30;

/** A row of the contents of a book. */
export interface PrintedRow extends ContentsRow {
  /** It stands beside another one. */
  half: boolean;
}

/** The contents of a book: where many titles are bare numbers, these stand side by side, without words of the text. */
export function contentsOfBook(edition: IndexedEdition): PrintedRow[] {
  const rows = contentsView(edition);
  // What other rows stand in keeps its line.
  const number = rows.map(({ bare, editorial, depth }, i) => bare && !editorial && (rows[i + 1]?.depth ?? 0) <= depth);
  const many = number.filter(Boolean).length >= manyRows;
  return rows.map((row, i) => (many && number[i] ? { ...row, words: '', half: true } : { ...row, half: false }));
}

/** The headings inside a section as rows of the contents; none in a class whose contents have sections alone. */
export function rowsBelow(edition: IndexedEdition, section: Section | undefined): ContentsRow[] {
  if (!section || classOf(edition.metadata.class).contents === 'sections') return [];
  const headings = section.blocks.filter((block): block is AnchoredHeading => block.kind === 'heading');
  return headings.map(({ anchor, inlines, level }) => {
    const title = plainText(inlines);
    const said = besideTitle(edition, anchor, title);
    return { anchor, title, ...said, range: '', running: title, depth: level - 1, inset: `depth-${level - 1}` };
  });
}

/** A row with the rows that stand in it. */
export interface NestedRow<Row> {
  row: Row;
  below: NestedRow<Row>[];
}

/**
 * Rows that say their depth, one after the other, as a tree: each stands in the last one before it that is less deep.
 */
export function nestRows<Row extends { depth: number }>(rows: readonly Row[]): NestedRow<Row>[] {
  const tree: NestedRow<Row>[] = [];
  const open: NestedRow<Row>[] = [];
  for (const row of rows) {
    const nested: NestedRow<Row> = { row, below: [] };
    while ((open.at(-1)?.row.depth ?? 0) >= row.depth) open.pop();
    (open.at(-1)?.below ?? tree).push(nested);
    open.push(nested);
  }
  return tree;
}

/** One row a section, with the paragraphs that it holds. */
export function sectionRows(edition: IndexedEdition): ContentsRow[] {
  const { labels } = edition.manuscript;
  return edition.sections.map((section) => {
    const { anchor, heading } = section;
    const title = heading ? plainText(heading.inlines) : fillLabel(labels, 'opening');
    const range = rangeOf(section, labels);
    const running = [title, range].filter(Boolean).join(fillLabel(labels, 'join.running'));
    const said = besideTitle(edition, anchor, title);
    return {
      anchor,
      title,
      ...said,
      bare: heading ? said.bare : said.editorial,
      range,
      running,
      depth: 1,
      inset: undefined,
    };
  });
}

function rangeOf({ firstParagraph, lastParagraph }: Section, labels: Labels): string {
  if (firstParagraph === undefined || lastParagraph === undefined) return '';
  const [first, last] = [sayNumber(firstParagraph, labels), sayNumber(lastParagraph, labels)];
  return first === last ? fillLabel(labels, 'paragraph', first) : fillLabel(labels, 'paragraphRange', first, last);
}

/** What is said beside a title: the editor's words, else, behind a bare number, the first words of the text. */
function besideTitle(
  edition: IndexedEdition,
  anchor: string,
  title: string,
): Pick<ContentsRow, 'bare' | 'words' | 'editorial'> {
  const { metadata, manuscript } = edition;
  const bare = isBareLabel(title, metadata.language);
  const summary = manuscript.summaries.get(anchor);
  if (summary) return { bare, words: fillLabel(manuscript.labels, 'summary', summary.text), editorial: true };
  return { bare, words: (bare && incipitsOf(edition).get(anchor)) || '', editorial: false };
}
