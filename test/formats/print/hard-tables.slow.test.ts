/**
 * What random editions have found in print: tables whose head leaves a row no room, rows higher than a page, words wider than
 * their column; words of other alphabets divided in a Chinese note. Every text is on its page, and in its place.
 * Slow because a browser sets two titles.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Glyph } from '../../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { frontMatter } from '../../support/front-matter.ts';

const long = 'Совершено в двух экземплярах, ';
const tables = `Стороны продолжат консультации.

- пункт

  - подпункт

    | ${long.repeat(4)} | второй | третий | четвёртый | пятый |
    |---|---|---|---|---|
    | ${long.repeat(3)} | 2 | 3 | : **транспорт** | 5 |
    | ещё | 2 | 3 | 4 | 5 |

| один | ${long.repeat(24)} | три |
|---|---|---|
| первый | ${long.repeat(24)} | последний |
`;
const phrase = '[Меморандум о взаимопонимании]{lang=ru}';
const divided = ['加强', '维护合作', '一教育公布', '卫生与农业科技', '人民政府', '第']
  .map((text) => phrase + text)
  .join('');
const note = `双方将继续合作。[^1]\n\n[^1]: ${divided}。\n`;

const folder = mkdtempSync(join(tmpdir(), 'kanben-hard-tables-'));
const source = join(folder, 'source');
before(() => {
  mkdirSync(join(source, 'authority'), { recursive: true });
  for (const [language, body] of [
    ['ru', tables],
    ['zh-Hans', note],
  ] as const) {
    mkdirSync(join(source, language));
    writeFileSync(join(source, language, `${language}.md`), frontMatter(language) + body);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

const proved = async (title: string) => {
  const { pdf, edition, pageMap, format } = await setEdition(source, title);
  const proof = await verifyPdf(pdf, edition, pageMap, format);
  const faults = proof.problems.filter(({ code }) => code !== 'K811' && code !== 'K813');
  assert.deepEqual(faults, []);
  return proof.read.pages;
};

/** Where the first glyph of a text stands on a page, from the left edge. */
const leftOf = (glyphs: readonly Glyph[], text: string): number | undefined => {
  const shown = glyphs.filter(({ text }) => text.trim() !== '');
  const at = shown
    .map(({ text }) => text)
    .join('')
    .indexOf(text);
  return at < 0 ? undefined : shown[at]?.x;
};

test('no row is lost below a high head, and a row that a page divides goes on in its own column', async () => {
  const pages = await proved('ru');
  const first = pages.findIndex(({ glyphs }) => leftOf(glyphs, 'один') !== undefined && leftOf(glyphs, 'Совершено'));
  const begins = leftOf(pages[first]?.glyphs ?? [], 'Совершено');
  const goesOn = pages.slice(first + 1).find(({ glyphs }) => leftOf(glyphs, 'последний'));
  assert.ok(begins);
  const columns = (goesOn?.glyphs ?? []).filter(({ text }) => text.trim() !== '').map(({ x }) => Math.round(x));
  assert.ok(columns.includes(Math.round(begins)), `${columns} without ${begins}`);
});

test('a word of another alphabet that is divided in a Chinese text shows its hyphen', async () => {
  const pages = await proved('zh-Hans');
  const shown = pages.flatMap(({ glyphs }) => glyphs);
  const hyphens = shown.filter(({ text }) => text === '\u00ad');
  assert.ok(hyphens.length > 0);
  for (const { width } of hyphens) assert.ok(width > 1);
});
