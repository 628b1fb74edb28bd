/**
 * The schemas of `edition.json` and `ledger.json`. In: editions of every kind, prepared without a browser, with
 * invented pages. Every field is described, and what is not so is found.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { recordEdition, recordLedger } from '../../../scripts/formats/data/edition-record.ts';
import { editionSchema, ledgerSchema } from '../../../scripts/formats/data/edition-schema.ts';
import { paragraphAddresses } from '../../../scripts/formats/epub/epub-addresses.ts';
import { blocksOf } from '../../../scripts/model/edition.ts';
import type { PageMap } from '../../../scripts/model/page-map.ts';
import type { IndexedEdition } from '../../../scripts/model/registers.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import { listTitles } from '../../../scripts/project/folders.ts';
import { fixture } from '../../support/fixture.ts';
import { pressFolder, projectAt } from '../../support/press.ts';

/** A schema that allows no field which it does not describe. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  return 'properties' in schema ? { ...inner, additionalProperties: false } : inner;
}

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
const validateEdition = ajv.compile(strict(editionSchema) as object);
const validateLedger = ajv.compile(strict(ledgerSchema) as object);

/** Two pages, the second from the middle of the text on. */
function pagesOf(edition: IndexedEdition): PageMap {
  const blocks = blocksOf(edition);
  const half = Math.floor(blocks.length / 2);
  const begins = { anchor: blocks[half]?.anchor ?? '', offset: 0 };
  return {
    pages: [
      { index: 1, label: 'i' },
      { index: 2, label: '1', begins },
    ],
    starts: Object.fromEntries(blocks.map(({ anchor }, i) => [anchor, { page: i < half ? 1 : 2, top: 0 }])),
  };
}

const written = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

const folders = [
  join(pressFolder, 'source'),
  ...['provisions', 'revised', 'amended', 'specimen', 'languages', 'notes'].map((name) =>
    fixture('editions', name, 'source'),
  ),
];

for (const source of folders)
  for (const title of listTitles(source))
    test(`every field of ${title} is described`, () => {
      const { value, problems } = prepareEdition(projectAt(source), title);
      const { edition } = value ?? assert.fail(JSON.stringify(problems.filter(({ severity }) => severity === 'error')));
      const pageMap = pagesOf(edition);
      assert.ok(
        validateEdition(written(recordEdition(edition, pageMap, 'engine'))),
        JSON.stringify(validateEdition.errors, null, 1),
      );
      const ledger = recordLedger(edition, pageMap, paragraphAddresses(edition));
      assert.ok(validateLedger(written(ledger)), JSON.stringify(validateLedger.errors, null, 1));
    });

test('what is not as it is described is found', () => {
  const { value } = prepareEdition(projectAt(fixture('editions', 'provisions', 'source')), 'statute');
  const { edition } = value ?? assert.fail();
  const faults: ((data: ReturnType<typeof recordEdition>) => void)[] = [
    ({ metadata }) => Object.assign(metadata, { sha256: 'none' }),
    ({ blocks }) => Object.assign(blocks[0] ?? {}, { kind: 'verse' }),
    ({ paragraphs }) => Object.assign(paragraphs[0] ?? {}, { page: true }),
    ({ provisions }) => Object.assign(provisions?.[0] ?? {}, { children: 3 }),
    ({ provisions }) => Object.assign(provisions?.[0] ?? {}, { odd: 1 }),
  ];
  for (const fault of faults) {
    const data = recordEdition(edition, pagesOf(edition), 'engine');
    fault(data);
    assert.equal(validateEdition(written(data)), false, String(fault));
  }
});
