/**
 * What a book says around its text: cover, title leaf, contents, imprint, bookmarks. In: an indexed edition. Out: the
 * words, in the order in which they are read, put together here once more and not as the templates do it. Called by
 * the witnesses. Pure.
 *
 *     expectFront(edition).adopted → '2022年2月4日，北京'
 */
import { fillWords, sayDate } from '../languages/language.ts';
import { paragraphsOf, type Section } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, plainText } from '../model/text.ts';
import { expectTitleWords } from './expected-words.ts';

/**
 * A row of the contents: what it is called, what it is about, the paragraphs that it holds (nothing for a part
 * without), its address.
 */
export interface ExpectedPart {
  anchor: string;
  title: string;
  words: string;
  /** The words are the editor's. */
  editorial: boolean;
  /** On paper it stands beside another row, without words. */
  half: boolean;
  range: string;
  /** 1 for a part of the book, more for a heading in it. */
  depth: number;
}

interface ExpectedFront {
  parties: readonly string[];
  titleLines: readonly string[];
  /** Day and place of the adoption, as they are printed. */
  adopted: string;
  editionNumber: string;
  /** Who publishes the edition, and where. */
  published: string;
  /** Sections of the text, in their order. */
  sections: ExpectedPart[];
  /** The same with the headings inside of them, where the contents have those too. */
  contents: ExpectedPart[];
  /** Whose the words in brackets are; empty where there are none. */
  summaryNote: string;
  /** What follows the text: registers, the list of changes. */
  behind: ExpectedPart[];
  /** Labels and values of the imprint up to the paragraphs; what follows is said by each format for itself. */
  imprint: [label: string, value: string][];
}

/** A row that says nothing beside its title. */
const wordless = { words: '', editorial: false, half: false };

/** What was expected of an edition: many ask, and it is put together once. */
const expected = new WeakMap<IndexedEdition, ExpectedFront>();

/** All that is said around the text. */
export function expectFront(edition: IndexedEdition): ExpectedFront {
  const front = expected.get(edition) ?? findFront(edition);
  expected.set(edition, front);
  return front;
}

function findFront(edition: IndexedEdition): ExpectedFront {
  const { metadata, manuscript, registers, revision } = edition;
  const { labels } = manuscript;
  const part = (anchor: string, title = '') => ({ ...wordless, anchor, title, range: '', depth: 1 });
  const sections = edition.sections.map((section) => ({
    ...part(section.anchor, section.heading ? plainText(section.heading.inlines) : labels.opening),
    range: rangeOf(section, edition),
  }));
  const rows = (metadata.class ?? 'joint-statement') === 'joint-statement' ? sections : headingsIn(edition, sections);
  const words = expectTitleWords(edition, rows);
  const worded = (row: ExpectedPart) => ({ ...row, ...words.get(row.anchor) });
  return {
    parties: metadata.parties,
    titleLines: metadata.titleLines,
    adopted: adoptedOf(edition),
    editionNumber: sayLabel(edition, 'editionNumber', metadata.edition.number),
    published: [metadata.imprint?.place, metadata.publisher].filter(Boolean).join(labels['join.published']),
    sections: sections.map(worded),
    contents: rows.map(worded),
    summaryNote: manuscript.summaries.size > 0 ? (labels.summaryNote ?? '') : '',
    behind: [
      ...registers.map((register) => part(`register-${register.id}`, register.title)),
      ...(revision ? [part('revisions', labels.revisions)] : []),
    ],
    imprint: imprintOf(edition),
  };
}

/** Says on which page (1-based) a part begins, by its address. */
type PageOfPart = (part: string) => number | undefined;

/**
 * The first page behind the text: of the first register, or of the list of changes. Undefined where nothing follows it.
 */
export const pageBehindText = ({ registers }: IndexedEdition, pageOf: PageOfPart): number | undefined =>
  [...registers.map(({ id }) => `register-${id}`), 'revisions'].map(pageOf).find((page) => page !== undefined);

/** Every heading at its depth; sections as they are. */
const headingsIn = (edition: IndexedEdition, sections: readonly ExpectedPart[]): ExpectedPart[] =>
  edition.sections.flatMap(({ blocks }, i) => [
    ...sections.slice(i, i + 1),
    ...blocks.flatMap((block) =>
      block.kind === 'heading'
        ? [{ ...wordless, anchor: block.anchor, title: blockTexts(block).join(''), range: '', depth: block.level - 1 }]
        : [],
    ),
  ]);

/** How a group of entries of a register is headed. */
export const sayGroup = ({ letter }: { letter: string }, edition: IndexedEdition): string =>
  letter === '#' ? sayLabel(edition, 'digitsAndLatin') : letter;

/** Rows of an e-book's contents for the letters of a register that has four of them or more. `anchor`: of it. */
export function expectLetters(anchor: string, edition: IndexedEdition) {
  const groups = edition.registers.find(({ id }) => `register-${id}` === anchor)?.groups ?? [];
  if (groups.length < 4) return [];
  const row = { words: '', range: '', depth: 2, letter: true };
  return groups.map((group) => ({ id: group.id, title: sayGroup(group, edition), ...row }));
}

/** A label with its values, in the words of the edition. */
export const sayLabel = (
  { manuscript: { labels }, metadata }: IndexedEdition,
  key: string,
  ...values: (string | number)[]
): string => fillWords(labels[key] ?? '', labels.language ?? metadata.language, values);

const adoptedOf = (edition: IndexedEdition): string => {
  const { date, place } = edition.metadata.adopted;
  if (date === '') return place;
  const day = sayDate(edition.manuscript.labels, date);
  return place === '' ? day : sayLabel(edition, 'adoptedOn', day, place);
};

function rangeOf({ firstParagraph, lastParagraph }: Section, edition: IndexedEdition): string {
  if (firstParagraph === undefined || lastParagraph === undefined) return '';
  const [first, last] = [firstParagraph, lastParagraph].map((one) => sayNumber(one, edition.manuscript.labels));
  if (first === last) return sayLabel(edition, 'paragraph', first ?? '');
  return sayLabel(edition, 'paragraphRange', first ?? '', last ?? '');
}

function imprintOf(edition: IndexedEdition): [string, string][] {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const { source, imprint: facts = {} } = metadata;
  const both = (one: string, date: string) => `${one}${labels['join.comma']}${sayDate(labels, date)}`;
  const counted =
    metadata.numbering === 'stated' ? '' : sayLabel(edition, 'imprintParagraphsNote', paragraphsOf(edition).length);
  const rows: [string, string | undefined][] = [
    ['imprintTitle', metadata.title],
    ['imprintParties', metadata.parties.join(labels.partiesJoin)],
    ['imprintKind', metadata.kind],
    ['imprintAdopted', adoptedOf(edition)],
    ['imprintSource', both(source.name, source.date)],
    ['imprintProvenance', source.provenance],
    ['imprintEdition', both(sayLabel(edition, 'editionNumber', metadata.edition.number), metadata.edition.date)],
    ['imprintAuthentic', (metadata.authentic ?? []).map((tag) => labels[`language.${tag}`]).join(labels['join.comma'])],
    ['imprintPublisher', metadata.publisher],
    ['imprintPlace', facts.place],
    ['imprintSeries', facts.series],
    ['imprintIsbn', facts.isbn],
    ['imprintCip', facts.cip],
    ['imprintPrinter', facts.printer],
    ['imprintPrice', facts.price],
    ['imprintRights', metadata.rights],
    ['imprintParagraphs', counted],
  ];
  return rows.flatMap(([label, value]): [string, string][] => (value ? [[labels[label] ?? '', value]] : []));
}
