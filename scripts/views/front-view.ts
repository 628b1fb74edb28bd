/**
 * What every format says about an edition: titles, dates, imprint, contents. In: an indexed edition. Out: plain
 * objects, every key of them set. Called by print, PDF, EPUB and site. Pure; holds no markup. Example: a section of the
 * paragraphs 3 to 7 → `{ anchor: 's2', title: '…', range: '第3—7段', running: '…　第3—7段' }`.
 */
import { classOf } from '../classes/registry.ts';
import { otherFaces } from '../fonts/choose-face.ts';
import { printedText } from '../fonts/missing-characters.ts';
import { fillLabel, sayAdopted } from '../languages/labels.ts';
import { sayDate } from '../languages/language.ts';
import type { WritingSystem } from '../languages/profile.ts';
import { profileOf } from '../languages/registry.ts';
import { type AnchoredHeading, paragraphsOf, type Section } from '../model/edition.ts';
import type { Labels, Metadata } from '../model/manuscript.ts';
import { sayNumber } from '../model/numbers.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { plainText } from '../model/text.ts';
import { type ProofRow, proofRow } from './proof-view.ts';

/** One row of the imprint. */
export interface ImprintRow {
  label: string;
  value: string;
}

export interface FrontView {
  metadata: Metadata;
  labels: Labels;
  language: string;
  /** For the layout: how its lines are composed, and from where to where they run. */
  writingSystem: WritingSystem;
  direction: 'ltr' | 'rtl';
  fromRight: boolean;
  title: string;
  titleLines: string[];
  parties: string[];
  adopted: string;
  editionNumber: string;
  /** Who publishes the edition, and where; empty where nobody is named. */
  published: string;
  imprint: ImprintRow[];
  /** The checksum, in lines of 16 characters. */
  hash: { label: string; note: string; lines: string[] };
  /** What was compared before it was published. */
  proof: ProofRow;
}

/** One section of the text, or one heading in it: a row of the contents. */
export interface ContentsRow {
  anchor: string;
  title: string;
  /** The paragraphs that it holds; empty for a section without numbers. */
  range: string;
  /** For the running head. */
  running: string;
  /** 1 for a section, 2 for what stands in it, and so on. */
  depth: number;
  /** A class for rows that stand in from the edge. */
  inset: string | undefined;
}

/** The typefaces of what is not a print format. */
const typefacesOf = ({ metadata }: IndexedEdition): string[] => {
  const { body, emphasis } = profileOf(metadata.language).typefaces;
  return [body.name, emphasis.name];
};

/**
 * What every format says about the edition: titles, dates, imprint. `typefaces`: those that the format is made with;
 * `pages`: how many it has or carries, absent where they are not set yet.
 */
export function frontView(
  edition: IndexedEdition,
  { typefaces = typefacesOf(edition), pages }: { typefaces?: readonly string[]; pages?: number } = {},
): FrontView {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const { spacing, writingSystem, direction } = profileOf(metadata.language);
  return {
    metadata,
    labels,
    language: metadata.language,
    writingSystem,
    direction,
    fromRight: direction === 'rtl',
    title: metadata.title,
    // Each line is a block; what reads the text on needs the space between two words.
    titleLines: metadata.titleLines.map((line, i, { length }) =>
      spacing === 'words' && i < length - 1 ? `${line} ` : line,
    ),
    parties: metadata.parties,
    adopted: sayAdopted(labels, metadata.adopted),
    editionNumber: fillLabel(labels, 'editionNumber', metadata.edition.number),
    published: [metadata.imprint?.place, metadata.publisher].filter(Boolean).join(fillLabel(labels, 'join.published')),
    imprint: imprintView(edition, typefaces),
    hash: {
      label: fillLabel(labels, 'imprintHash'),
      note: fillLabel(labels, 'imprintHashNote'),
      lines: manuscript.sha256.match(/.{16}/g) ?? [],
    },
    proof: proofRow(edition, pages),
  };
}

/** The rows of the imprint; what the front matter does not say has none. */
function imprintView(edition: IndexedEdition, typefaces: readonly string[]): ImprintRow[] {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const { adopted, source, parties, imprint: facts = {} } = metadata;
  const date = (value: string) => sayDate(labels, value);
  const comma = fillLabel(labels, 'join.comma');
  const number = fillLabel(labels, 'editionNumber', metadata.edition.number);
  const others = otherFaces(printedText(edition), metadata.language).map(({ name }) => name);
  const faces = [...new Set([...typefaces, ...others])].map((name) => fillLabel(labels, 'fontLicense', name));
  // The note says that the press gave the numbers; where the text states them it would be untrue.
  const stated = metadata.numbering === 'stated';
  const count = stated ? undefined : fillLabel(labels, 'imprintParagraphsNote', paragraphsOf(edition).length);
  const languages = metadata.authentic?.map((tag) => fillLabel(labels, `language.${tag}`));
  const row = (key: string, value: string | undefined): ImprintRow[] =>
    value ? [{ label: fillLabel(labels, key), value }] : [];
  return [
    ...row('imprintTitle', metadata.title),
    ...row('imprintParties', parties.join(fillLabel(labels, 'partiesJoin'))),
    ...row('imprintKind', metadata.kind),
    ...row('imprintAdopted', sayAdopted(labels, adopted)),
    ...row('imprintSource', [source.name, date(source.date)].join(comma)),
    ...row('imprintProvenance', source.provenance),
    ...row('imprintEdition', [number, date(metadata.edition.date)].join(comma)),
    ...row('imprintAuthentic', languages?.join(comma)),
    ...row('imprintPublisher', metadata.publisher),
    ...row('imprintPlace', facts.place),
    ...row('imprintSeries', facts.series),
    ...row('imprintIsbn', facts.isbn),
    ...row('imprintCip', facts.cip),
    ...row('imprintPrinter', facts.printer),
    ...row('imprintPrice', facts.price),
    ...row('imprintRights', metadata.rights),
    ...row('imprintParagraphs', count),
    ...row('imprintTypefaces', faces.join(fillLabel(labels, 'join.semicolon'))),
  ];
}

/** The contents: the sections and, in most classes, the headings in them. */
export const contentsView = (edition: IndexedEdition): ContentsRow[] =>
  sectionRows(edition).flatMap((row, i) => [row, ...rowsBelow(edition, edition.sections[i])]);

/** The headings inside a section as rows of the contents; none in a class whose contents have sections alone. */
export function rowsBelow({ metadata }: IndexedEdition, section: Section | undefined): ContentsRow[] {
  if (!section || classOf(metadata.class).contents === 'sections') return [];
  const headings = section.blocks.filter((block): block is AnchoredHeading => block.kind === 'heading');
  return headings.map(({ anchor, inlines, level }) => {
    const title = plainText(inlines);
    return { anchor, title, range: '', running: title, depth: level - 1, inset: `depth-${level - 1}` };
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
    const title = section.heading ? plainText(section.heading.inlines) : fillLabel(labels, 'opening');
    const range = rangeOf(section, labels);
    const running = [title, range].filter(Boolean).join(fillLabel(labels, 'join.running'));
    return { anchor: section.anchor, title, range, running, depth: 1, inset: undefined };
  });
}

function rangeOf({ firstParagraph, lastParagraph }: Section, labels: Labels): string {
  if (firstParagraph === undefined || lastParagraph === undefined) return '';
  const [first, last] = [sayNumber(firstParagraph, labels), sayNumber(lastParagraph, labels)];
  return first === last ? fillLabel(labels, 'paragraph', first) : fillLabel(labels, 'paragraphRange', first, last);
}
