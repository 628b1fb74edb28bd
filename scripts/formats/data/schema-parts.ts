/**
 * The parts of which the schemas of the data are put together: JSON Schema, draft 2020-12. In: parts. Out: schemas.
 * Called by `edition-schema.ts`. Pure.
 *
 *     record({ number: count }, [], 'A row.') → { type: 'object', properties: …, required: ['number'], … }
 */

/** A schema, or a part of one. */
export type Schema = { readonly [key: string]: unknown };

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const date: Schema = { type: 'string', format: 'date' };
const statedDate: Schema = { anyOf: [date, { const: '', description: 'The document states none.' }] };
const checksum: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const yesNo: Schema = { type: 'boolean' };
const list = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description ? { description } : {}),
});
const described = (schema: Schema, description: string): Schema => ({ ...schema, description });

/** An object that needs all its fields but those named as optional. */
const record = (
  properties: Record<string, Schema>,
  optional: readonly string[] = [],
  description?: string,
): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  ...(description ? { description } : {}),
});

/** An object whose fields are texts, each of which may be missing. */
const optionalTexts = (...names: string[]): Schema =>
  record(Object.fromEntries(names.map((name) => [name, text])), names);

/** All of them. */
export const schemaParts = { text, count, date, statedDate, checksum, yesNo, list, described, record, optionalTexts };

/** What `edition.json` says of its proof. */
export const proofSchema = record(
  {
    sha256: described(checksum, 'Of the canonical text with which all was compared.'),
    characters: described(count, 'Of the text and its notes, blanks not counted: Unicode code points.'),
    paragraphs: count,
    pages: described(count, 'Printed pages; their beginnings are marked in every format.'),
    links: described(count, 'Of the text and its registers.'),
    pictures: described(count, 'In the text.'),
    tools: list(
      record({ name: text, package: text, version: text, reads: list(text) }),
      'What read the finished files again; none of the packages made them.',
    ),
  },
  [],
  'What was compared one by one, in every format, before anything was published.',
);

/** Another language of a title. */
export const versionSchema = record({
  id: described(text, 'Its folder below build/.'),
  language: described(text, 'A BCP 47 tag.'),
  title: text,
  edition: { type: 'integer', minimum: 1 },
});

/** What citations need. */
export const citationSchema = record({ number: text, symbol: text, series: text, inForce: date, jurisdiction: text }, [
  'number',
  'symbol',
  'series',
  'inForce',
  'jurisdiction',
]);
