/**
 * What random editions have found in print: tables whose head leaves a row no room, rows higher than a page, words
 * wider than their column, joined cells; words of other alphabets divided in a Chinese note. Every text is on its page,
 * and in its place. Slow because a browser sets three titles.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { typeAreaOf } from '../../../scripts/formats/print/print-format.ts';
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

/** A cell over more rows than a page has, below a head of two rows, and no cell over several columns among its rows. */
const joined = `双方同意下表。

| 大类 | 条目 || 备注 |
| ^^ | 名称 | 数量 | ^^ |
|---|---|---|---|
| 水体 | 条目0 | 0 | 甲 |
${Array.from({ length: 60 }, (_, i) => `| ^^ | 条目${i + 1} | ${i + 1} | ^^ |`).join('\n')}
| 合计 || 六十 | 乙 |
`;

const folder = mkdtempSync(join(tmpdir(), 'kanben-hard-tables-'));
const source = join(folder, 'source');
before(() => {
  mkdirSync(join(source, 'authority'), { recursive: true });
  for (const [title, language, body] of [
    ['ru', 'ru', tables],
    ['zh-Hans', 'zh-Hans', note],
    ['joined', 'zh-Hans', joined],
  ] as const) {
    mkdirSync(join(source, title));
    writeFileSync(join(source, title, `${language}.md`), frontMatter(language) + body);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

const proved = async (title: string) => {
  const { pdf, edition, pageMap, format } = await setEdition(source, title);
  const proof = await verifyPdf(pdf, edition, pageMap, format);
  const faults = proof.problems.filter(({ code }) => code !== 'K811' && code !== 'K813');
  assert.deepEqual(faults, []);
  return { pages: proof.read.pages, format };
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
  const { pages, format } = await proved('ru');
  const inArea = (x: number, page: number) => Math.round(x - typeAreaOf(format, page).left);
  const first = pages.findIndex(({ glyphs }) => leftOf(glyphs, 'один') !== undefined && leftOf(glyphs, 'Совершено'));
  const begins = inArea(leftOf(pages[first]?.glyphs ?? [], 'Совершено') ?? Number.NaN, first);
  const goesOn = pages.findIndex(({ glyphs }, i) => i > first && leftOf(glyphs, 'последний'));
  const shown = (pages[goesOn]?.glyphs ?? []).filter(({ text }) => text.trim() !== '');
  const columns = shown.map(({ x }) => inArea(x, goesOn));
  assert.ok(columns.includes(begins), `${columns} without ${begins}`);
});

/** Where the names of the rows, and the head above them, begin, from the first text of the table's head. */
const columnsOf = (glyphs: readonly Glyph[], from: number): number[] =>
  [...new Set(glyphs.flatMap(({ text, x }) => (text === '条' ? [hundredths(x - from)] : [])))].sort((a, b) => a - b);

const hundredths = (points: number): number => Math.round(points * 100) / 100;

test('a joined cell higher than a page says its text once; its columns are empty on the next pages', async () => {
  const { pages, format } = await proved('joined');
  const shown = pages.flatMap(({ glyphs }, i) =>
    leftOf(glyphs, '条目') === undefined ? [] : [{ glyphs, left: typeAreaOf(format, i).left }],
  );
  assert.ok(shown.length > 1);
  // Left and right pages have other margins: the table stands in the same place of the type area, whose edge a left
  // page rounds by a fraction of a px; in the table all is where it stands on the first page.
  const places = shown.map(({ glyphs, left }) => {
    const [first = Number.NaN, ...others] = ['大类', '名称', '备注'].map((head) => leftOf(glyphs, head));
    const heads = others.map((other) => hundredths((other ?? assert.fail('a head is missing')) - first));
    return { inArea: first - left, inTable: { heads, columns: columnsOf(glyphs, first) } };
  });
  for (const { inArea, inTable } of places) {
    assert.ok(Math.abs(inArea - (places[0]?.inArea ?? Number.NaN)) < 0.3, `大类 at ${inArea}`);
    assert.deepEqual(inTable, places[0]?.inTable, 'all stands where it stands on the first page');
  }
  assert.equal(shown.filter(({ glyphs }) => leftOf(glyphs, '水体') !== undefined).length, 1);
});

test('a word of another alphabet that is divided in a Chinese text shows its hyphen', async () => {
  const { pages } = await proved('zh-Hans');
  const shown = pages.flatMap(({ glyphs }) => glyphs);
  const hyphens = shown.filter(({ text }) => text === '\u00ad');
  assert.ok(hyphens.length > 0);
  for (const { width } of hyphens) assert.ok(width > 1);
});
