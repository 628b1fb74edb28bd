/**
 * What every format says about an edition: titles, dates, imprint. In: an indexed edition. Out: plain objects, every
 * key of them set. Called by print, PDF, EPUB and site. Pure; holds no markup. Example: adopted on 4 February 2022 in
 * Beijing → `adopted: '2022年2月4日，北京'`.
 */
import { otherFaces } from '../fonts/choose-face.ts';
import { printedText } from '../fonts/missing-characters.ts';
import { fillLabel, sayAdopted } from '../languages/labels.ts';
import { sayDate } from '../languages/language.ts';
import type { WritingSystem } from '../languages/profile.ts';
import { isFromRight, profileOf } from '../languages/registry.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { Labels, Metadata } from '../model/manuscript.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { PauseMarks } from '../model/trimmable-marks.ts';
import { titlePieces } from './kept-ranges.ts';
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
  pauseMarks: PauseMarks;
  direction: 'ltr' | 'rtl';
  fromRight: boolean;
  title: string;
  titleLines: string[];
  /** The same lines for print: what stays together in them. */
  titleParts: { text: string; keep: boolean }[][];
  parties: string[];
  adopted: string;
  editionNumber: string;
  /** Who publishes the edition, and where; empty where nobody is named. */
  published: string;
  imprint: ImprintRow[];
  /** The checksum, in lines of 16 characters. */
  hash: { label: string; note: string; lines: string[] };
  /** Whose the words in brackets of the contents are; nothing where there are none. */
  summaryNote: string | undefined;
  /** What was compared before it was published. */
  proof: ProofRow;
}

/** Whose the words in brackets of the contents are; nothing where there are none. */
export const summaryNote = ({ manuscript: { labels, summaries } }: IndexedEdition): string | undefined =>
  summaries.size > 0 ? fillLabel(labels, 'summaryNote') : undefined;

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
  const { spacing, writingSystem, direction, pauseMarks } = profileOf(metadata.language);
  // Each line is a block; what reads the text on needs the space between two words.
  const titleLines = metadata.titleLines.map((line, i, { length }) =>
    spacing === 'words' && i < length - 1 ? `${line} ` : line,
  );
  return {
    metadata,
    labels,
    language: metadata.language,
    writingSystem,
    direction,
    pauseMarks,
    fromRight: isFromRight(metadata.language),
    title: metadata.title,
    titleLines,
    titleParts: titleLines.map((line) => titlePieces(line, metadata.language)),
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
    summaryNote: summaryNote(edition),
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
