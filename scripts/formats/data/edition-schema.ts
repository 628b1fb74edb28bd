/**
 * What `edition.json` and `ledger.json` look like, as JSON Schema (draft 2020-12). In: nothing. Out: two schemas,
 * published beside the files. Promises that every field a file may have is described; a later version of the press may
 * add fields, and takes none away. Called by `press/outputs/data-output.ts`.
 *
 *     new Ajv2020().validate(editionSchema, JSON.parse(edition.json)) → true
 */
import { noticeForms, sealings } from '../../model/frame.ts';
import { closingForms } from '../../model/text.ts';
import { citationSchema, proofSchema, type Schema, schemaParts, versionSchema } from './schema-parts.ts';

const { text, count, date, statedDate, checksum, yesNo, list, described, record, optionalTexts } = schemaParts;

const number = described(
  { type: ['integer', 'string'] },
  'The number of a paragraph: 12, or 12-1 for one put in behind 12; in a text that bears its own ' +
    'numbers the address of a provision.',
);
const anchor = described(text, 'The id of the place in every format: p12, art3-2.');
const label = described(text, 'How the number is printed, where it is more than digits.');
const page = described({ type: ['integer', 'string'] }, 'The label of the printed page on which it begins.');
const place = record(
  { file: text, line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
  [],
  'Where it stands in the source; 1-based, columns in UTF-16 code units.',
);

const metadata = record(
  {
    id: text,
    language: described(text, 'A BCP 47 tag.'),
    titleLines: list(text),
    title: text,
    shortTitle: text,
    kind: text,
    parties: list(text),
    adopted: record({ date: statedDate, place: text }),
    source: record({ name: text, date, provenance: text }),
    edition: record({ number: { type: 'integer', minimum: 1 }, date }),
    rights: text,
    publisher: text,
    authentic: described(list(text), 'The languages in which the document is authentic: BCP 47 tags.'),
    versions: list(versionSchema),
    imprint: optionalTexts('place', 'isbn', 'series', 'cip', 'printer', 'price'),
    citation: citationSchema,
    class: text,
    numbering: { const: 'stated' },
    notice: record({ form: { enum: [...noticeForms] }, seal: { enum: [...sealings] } }),
    description: text,
    registers: list(text),
    formats: list(text),
    registerOrder: text,
    locatorRanges: yesNo,
    plainReferences: yesNo,
    sha256: checksum,
    engine: described(text, 'The browser whose pages are counted.'),
  },
  [
    'rights',
    'publisher',
    'authentic',
    'versions',
    'imprint',
    'citation',
    'class',
    'numbering',
    'notice',
    'formats',
    'registerOrder',
    'locatorRanges',
    'plainReferences',
  ],
);

const block = record(
  {
    kind: {
      enum: [
        'heading',
        'paragraph',
        'plain',
        'closing',
        'editorial',
        'quote',
        'list',
        'table',
        'figure',
        'gap',
        'element',
      ],
    },
    anchor,
    level: { type: 'integer', minimum: 2, maximum: 6 },
    form: { enum: closingForms },
    number,
    label,
    text,
    page,
    place,
  },
  ['level', 'form', 'number', 'label', 'page'],
);

const provision: Schema = {
  $defs: {
    provision: record(
      {
        kind: text,
        address: described(text, 'Its permanent name: art3-2-1.'),
        label: described(text, 'As the document prints it; empty for what is counted without a printed label.'),
        labels: list(text, 'The printed labels from the outermost level down to this one.'),
        heading: text,
        cited: described(text, 'How it is cited in the language of the text: 第三条第二款.'),
        text: described(text, 'What begins with it and with no inner provision.'),
        page,
        place,
        children: list({ $ref: '#/$defs/provision' }),
      },
      ['cited', 'text', 'page'],
    ),
  },
};

const fact = record(
  {
    kind: { enum: ['adopted', 'inForce', 'founded', 'seat', 'citation'] },
    act: text,
    date: text,
    place: text,
    text,
    source: text,
  },
  ['act', 'date', 'place', 'text'],
);

const entry = record({
  heading: text,
  letter: text,
  forms: list(text, 'The names under which the text mentions it.'),
  names: { type: 'object', additionalProperties: text },
  locators: list(record({ paragraph: number, page, main: { const: true } }, ['page', 'main'])),
  see: { type: ['string', 'null'] },
  seeAlso: list(text),
  facts: list(fact),
});

const mention = record(
  {
    register: text,
    heading: text,
    paragraph: number,
    start: count,
    end: count,
    form: text,
    main: yesNo,
    marked: yesNo,
  },
  [],
  'Offsets in the text of the paragraph, in UTF-16 code units; the end is behind the last.',
);

const history = record({
  number: count,
  date,
  sha256: text,
  paragraphs: list(record({ number, anchor, pages: { type: 'object', additionalProperties: text } })),
});

const removed = record({ number, anchor, since: count, into: number, text }, ['into']);

const change = record(
  {
    id: text,
    kind: { enum: ['added', 'removed', 'changed'] },
    number,
    before: described(number, 'The number that it had in the earlier edition, where that is another.'),
    title: text,
    segments: list(record({ kind: { enum: ['same', 'deleted', 'inserted'] }, text })),
  },
  ['number', 'before'],
);

const schemaOf = (title: string, schema: Schema): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  ...schema,
});

/** The schema of `edition.json`. */
export const editionSchema: Schema = schemaOf('An edition of an official document', {
  ...record(
    {
      metadata,
      numbering: described(
        { enum: ['editor', 'text'] },
        'Whose the numbers are: the editor’s, no part of the official text, or those that the text bears.',
      ),
      blocks: list(block, 'Everything that the text consists of, in order.'),
      paragraphs: list(
        record({ number, label, anchor, section: { type: ['string', 'null'] }, text, page, place }, ['label', 'page']),
      ),
      provisions: list({ $ref: '#/$defs/provision' }, 'The tree of a text that bears its own numbers.'),
      registers: list(record({ id: text, title: text, entries: list(entry) })),
      mentions: list(mention),
      pageMap: record({
        pages: list(
          record({ index: { type: 'integer', minimum: 1 }, label: text, begins: record({ anchor, offset: count }) }, [
            'begins',
          ]),
        ),
      }),
      proof: proofSchema,
      history: list(history, 'The editions that were published before.'),
      removed: list(removed, 'Published numbers that the text has no more.'),
      revision: record({ since: record({ number: count, date }), summary: text, changes: list(change) }),
      accept: list(
        record({ code: text, place: text, reason: text }),
        'Warnings of the typesetting that the editor accepts.',
      ),
      summaries: list(
        record({ anchor, by: { const: 'editor' }, text }),
        'What the editor says that sections are about; no part of the official text.',
      ),
    },
    ['provisions', 'history', 'removed', 'revision', 'accept', 'summaries'],
  ),
  ...provision,
});

/** The schema of `ledger.json`. */
export const ledgerSchema: Schema = schemaOf(
  'Where every number of an edition stands',
  list(
    record(
      {
        number,
        anchor,
        source: place,
        page: text,
        epub: described(text, 'File in the EPUB and id: section-3.xhtml#p42.'),
        headings: list(text, 'The entries of the registers that it mentions.'),
        also: list(anchor, 'Addresses that lead to the same place.'),
        label,
        removed: described(count, 'The first edition without it; “source” is where it stood last.'),
      },
      ['also', 'label', 'removed'],
    ),
  ),
);
