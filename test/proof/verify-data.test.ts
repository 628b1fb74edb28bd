/** The proof of `edition.json` and `ledger.json`: one fault at a time, each found and named. No browser. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { recordEdition, recordLedger } from '../../scripts/formats/data/edition-record.ts';
import { paragraphAddresses } from '../../scripts/formats/epub/epub-addresses.ts';
import { blocksOf } from '../../scripts/model/edition.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { verifyData } from '../../scripts/proof/verify-data.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const { value } = prepareEdition(projectAt(fixture('editions', 'tiny', 'source')), 'tiny');
assert.ok(value);
const { edition } = value;
// Two blocks a page.
const blocks = blocksOf(edition);
const pageMap: PageMap = {
  pages: blocks.filter((_, i) => i % 2 === 0).map((_, i) => ({ index: i + 1, label: String(i + 1) })),
  starts: Object.fromEntries(blocks.map(({ anchor }, i) => [anchor, { page: Math.floor(i / 2) + 1, top: 0 }])),
};
const record = () => structuredClone(recordEdition(edition, pageMap, 'Chromium 1'));
const ledger = () => structuredClone(recordLedger(edition, pageMap, paragraphAddresses(edition)));
const entriesOf = ({ registers }: ReturnType<typeof record>) => registers.flatMap(({ entries }) => entries);
const prove = (data: unknown, rows: unknown) =>
  verifyData(
    new Map([
      ['edition.json', JSON.stringify(data)],
      ['ledger.json', JSON.stringify(rows)],
    ]),
    edition,
    pageMap,
  ).map(({ code, message }) => `${code} ${message}`);

test('what was made of the edition is proved without a problem', () => {
  assert.deepEqual(prove(record(), ledger()), []);
});

type Fault = (data: ReturnType<typeof record>, rows: ReturnType<typeof ledger>) => void;
const set = <T extends object>(object: T | undefined, values: Partial<T>) => object && Object.assign(object, values);

const faults: [string, Fault, RegExp][] = [
  [
    'a paragraph cut by a character',
    (d) => set(d.paragraphs[0], { text: d.paragraphs[0]?.text.slice(1) ?? '' }),
    /^K801 .*edition\.json/,
  ],
  ['paragraphs that change places', (d) => d.paragraphs.reverse(), /where paragraph 1 \(p1\) is due it has/],
  [
    'numbers that are said to be those of the text',
    (d) => set(d, { numbering: 'text' }),
    /its numbers are those of the text, not of the editor/,
  ],
  ['a paragraph that is missing', (d) => d.paragraphs.pop(), /paragraphs instead of/],
  ['the page of a paragraph', (d) => set(d.paragraphs[0], { page: 9 }), /paragraph 1 is said to be on page 9, not/],
  ['the text of a block', (d) => set(d.blocks.at(-1), { text: '。' }), /block .*it has/],
  ['a block that is missing', (d) => d.blocks.pop(), /blocks instead of/],
  ['the page of a block', (d) => set(d.blocks[0], { page: 9 }), /block .* is said to be on page 9/],
  ['another title', (d) => set(d.metadata, { title: 'x' }), /its metadata has “x”/],
  ['another date', (d) => set(d.metadata.adopted, { date: '2000-01-01' }), /its metadata has “2000-01-01”/],
  ['another hash', (d) => set(d.metadata, { sha256: '0' }), /its metadata has “0”/],
  ['another summary', (d) => set(d.summaries?.[0], { text: '和平' }), /its summaries: /],
  [
    'a summary that is said to be of the text',
    (d) => Object.assign(d.summaries?.[0] ?? {}, { by: 'text' }),
    /its summaries: /,
  ],
  ['a summary that is missing', (d) => d.summaries?.pop(), /its summaries: /],
  ['another label of a page', (d) => set(d.pageMap.pages[0], { label: 'ii' }), /its pages are not those/],
  [
    'a locator that is missing',
    (d) =>
      entriesOf(d)
        .find(({ locators }) => locators.length > 0)
        ?.locators.pop(),
    /it has the entry/,
  ],
  [
    'an entry that is missing',
    (d) => d.registers.find(({ entries }) => entries.length > 0)?.entries.pop(),
    /its register 1 is not/,
  ],
  ['a page in the ledger', (_, [row]) => set(row, { page: '7' }), /^K802 .*row 1 says/],
  ['a source line in the ledger', (_, [row]) => set(row?.source, { line: 1 }), /row 1 says/],
  ['a heading in the ledger', (_, [row]) => row?.headings.push('x'), /row 1 says/],
  ['an address of the EPUB', (_, [row]) => set(row, { epub: 'x.xhtml#p99' }), /gives 1 the address x\.xhtml#p99/],
  ['a row that is missing', (_, rows) => rows.pop(), /rows instead of/],
];

for (const [what, break_, said] of faults)
  test(`found: ${what}`, () => {
    const [data, rows] = [record(), ledger()];
    break_(data, rows);
    const found = prove(data, rows);
    assert.ok(
      found.some((message) => said.test(message)),
      found.join('\n') || 'nothing was found',
    );
  });

test('a file that is none is found', () => {
  const found = verifyData(new Map([['edition.json', '{']]), edition, pageMap).map(({ message }) => message);
  assert.equal(found.filter((message) => /cannot be read/.test(message)).length, 2);
});

test('a section of an act is a section, and one that is said to be an article is found', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-act-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const own = readFileSync(join(fixture('editions', 'provisions', 'source'), 'treaty', 'en.md'), 'utf8');
  const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(own) ?? assert.fail();
  mkdirSync(join(folder, 'act'));
  const body = '## 1 Lakes\n\n(1) Lakes are water.\n\n## 2A Ponds\n\nPonds are lakes.\n';
  writeFileSync(join(folder, 'act', 'en.md'), `---\n${front.replace(/^class: .*$/m, 'class: act')}\n---\n${body}`);
  const { value: made, problems } = prepareEdition(projectAt(folder), 'act');
  const act = made?.edition ?? assert.fail(JSON.stringify(problems));
  const map: PageMap = {
    pages: [{ index: 1, label: '1' }],
    starts: Object.fromEntries(blocksOf(act).map(({ anchor }) => [anchor, { page: 1, top: 0 }])),
  };
  const data = recordEdition(act, map, 'Chromium 1') as { provisions?: { kind: string }[] };
  assert.deepEqual(
    data.provisions?.map(({ kind }) => kind),
    ['section', 'section'],
  );
  const proved = (edited: unknown) =>
    verifyData(
      new Map([
        ['edition.json', JSON.stringify(edited)],
        ['ledger.json', JSON.stringify(recordLedger(act, map, paragraphAddresses(act)))],
      ]),
      act,
      map,
    ).map(({ message }) => message);
  assert.deepEqual(proved(data), []);
  for (const one of data.provisions ?? []) one.kind = 'article';
  assert.match(proved(data).join(), /where “section sec1: 1” is due/);
});
