/**
 * Registers as they are printed. In: titles made here with more entries than a page holds, a third register, ranges and
 * strokes, set by the browser. Columns are filled, pages end between entries, everything stands on the grid, and the
 * witnesses find every locator right.
 * Slow because a browser sets two titles.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { recordEdition } from '../../../scripts/formats/data/edition-record.ts';
import { packEpub } from '../../../scripts/formats/epub/epub-package.ts';
import { pxToPoints } from '../../../scripts/formats/print/print-format.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import { measureTypography } from '../../../scripts/proof/measure-typography.ts';
import { type Glyph, type ReadPdf, readPdf } from '../../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { projectAt } from '../../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-registers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A title about meetings: every paragraph names some of 90 bodies, three persons run through. */
function writeTitle(extra: string): string {
  const source = join(
    folder,
    String(Math.abs([...extra].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) | 0, 7))),
    'source',
  );
  mkdirSync(join(source, 'authority'), { recursive: true });
  mkdirSync(join(source, 'many'), { recursive: true });
  const syllables = [...'安北川东恩福广海金开兰蒙宁欧平青仁山天文西云中'];
  const bodies = Array.from(
    { length: 90 },
    (_, i) =>
      `${syllables[i % 23]}${syllables[(i * 7 + 3) % 23]}${'甲乙丙丁'[i % 4]}${i % 5 === 0 ? '国际发展与合作伙伴' : ''}组织`,
  );
  const entry = (name: string, i: number) =>
    [
      `  - heading: ${name}`,
      i % 3 === 0 ? `    see: ["ORG${i}"]` : '',
      i % 4 === 0
        ? `    facts: { founded: { date: "19${10 + (i % 80)}-05-08", place: 某地, source: "测试" }, citation: { ` +
          `text: "${i} UNTS ${i * 3}", source: "测试" } }`
        : '',
      i % 6 === 0 ? `    seeAlso: [${bodies[(i + 1) % 90]}, ${bodies[(i + 2) % 90]}, ${bodies[(i + 40) % 90]}]` : '',
    ]
      .filter(Boolean)
      .join('\n');
  writeFileSync(
    join(source, 'authority', 'organizations.yaml'),
    `register: organizations\ntitle: { zh-Hans: 组织索引 }\nentries:\n${bodies.map(entry).join('\n')}\n`,
  );
  writeFileSync(
    join(source, 'authority', 'persons.yaml'),
    'register: persons\ntitle: { zh-Hans: 人名索引 }\nentries:\n  - heading: 张三\n    names: { en: Zhang ' +
      'San, ru: Чжан Сань }\n    see: [老张]\n  - heading: 李四\n    seeAlso: [张三]\n  - heading: 单于\n    ' +
      'reading: "chán yú"\n',
  );
  const paragraphs = Array.from(
    { length: 45 },
    (_, i) =>
      `${i < 30 ? '张三' : '[李四]{main}'}与${bodies[i * 2]}和${bodies[i * 2 + 1]}举行会谈，${'就共同关心的问题深入交换意见，'.repeat(i % 4)}${i % 20 === 3 ? '单于' : '双方'}表示满意。`,
  );
  writeFileSync(
    join(source, 'many', 'zh-Hans.md'),
    '---\ntitle: [许多组织]\nshort-title: 许多组织\nkind: 声明\nparties: [甲国]\nadopted: { date: 2020-05-01, ' +
      'place: 某地 }\nsource: { name: 测试, date: 2020-05-02, provenance: （测试电） }\nedition: { number: 1, ' +
      'date: 2021-06-30 }\nlanguage: zh-Hans\ndescription: 许多条目。\nregisters: [organizations, ' +
      `persons]\n${extra}---\n\n${paragraphs.join('\n\n')}\n`,
  );
  return source;
}

interface Made {
  set: Awaited<ReturnType<typeof setEdition>>;
  read: ReadPdf;
}
let plain: Made;
let ranges: Made;
before(async () => {
  const make = async (extra: string): Promise<Made> => {
    const set = await setEdition(writeTitle(extra), 'many');
    return { set, read: await readPdf(set.pdf) };
  };
  plain = await make('');
  ranges = await make('register-order: strokes\nlocator-ranges: true\n');
});

/** Glyphs of the type area of one page, and the pages of a register (0-based). */
const area = ({ set, read }: Made, page: number): Glyph[] => {
  const top = pxToPoints(set.format.topPx);
  return (read.pages[page]?.glyphs ?? []).filter(
    (glyph) => glyph.y > top && glyph.y < top + pxToPoints(set.format.lines * set.format.linePx) + 1,
  );
};
const pagesOf = ({ set: { pageMap } }: Made, register: string, next?: string): number[] => {
  const [from, end] = [pageMap.starts[`register-${register}`]?.page ?? 0, pageMap.pages.length + 1];
  const to = next === undefined ? end : (pageMap.starts[next]?.page ?? 0);
  return Array.from({ length: to - from }, (_, i) => from - 1 + i);
};
/** The used lines of the two columns of a page. */
function columns(made: Made, page: number): [left: number[], right: number[]] {
  const { format } = made.set;
  const recto = page % 2 === 0;
  const middle = pxToPoints((recto ? format.innerPx : format.outerPx) + (format.characters * format.sizePx) / 2);
  const lineOf = (glyph: Glyph) => Math.floor((glyph.y - pxToPoints(format.topPx)) / pxToPoints(format.linePx));
  const lines = (glyphs: Glyph[]) => [...new Set(glyphs.map(lineOf))].sort((a, b) => a - b);
  const glyphs = area(made, page).filter((glyph) => glyph.text.trim() !== '');
  return [lines(glyphs.filter((glyph) => glyph.x < middle)), lines(glyphs.filter((glyph) => glyph.x >= middle))];
}

for (const [name, made] of [
  ['by pinyin', () => plain],
  ['by strokes, with ranges', () => ranges],
] as const)
  test(`${name}: PDF and EPUB say what the registers say`, async () => {
    const { set } = made();
    assert.deepEqual((await verifyPdf(set.pdf, set.edition, set.pageMap, set.format)).problems, []);
    const epub = await packEpub(set.parts, new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), '许多组织', '2021-06-30');
    assert.deepEqual(verifyEpub(epub, set.edition, set.pageMap).problems, []);
  });

test('a register of many pages fills both columns of every page but its last', () => {
  const pages = pagesOf(plain, 'organizations', 'register-persons');
  assert.ok(pages.length >= 4, `${pages.length} pages`);
  const { lines } = plain.set.format;
  for (const page of pages.slice(1, -1)) {
    const [left, right] = columns(plain, page);
    // The longest entry has seven lines: no more can be missing from the two columns together.
    assert.ok(
      (left.at(-1) ?? 0) + (right.at(-1) ?? 0) + 2 >= 2 * lines - 7,
      `page ${page + 1} ends at lines ${left.at(-1)} and ${right.at(-1)} of ${lines}`,
    );
    assert.deepEqual([left[0], right[0]], [0, 0], `page ${page + 1} begins with a hole`);
  }
});

test('the last page of a register is balanced', () => {
  const [left, right] = columns(plain, pagesOf(plain, 'organizations', 'register-persons').at(-1) ?? 0);
  assert.ok(Math.abs((left.at(-1) ?? 0) - (right.at(-1) ?? 0)) <= 4, `${left.at(-1)} and ${right.at(-1)}`);
});

test('no page begins inside an entry, and no letter stands at the foot of a column', () => {
  const letter = /^([A-Z]|\d+画)$/;
  for (const made of [plain, ranges]) {
    let letters = 0;
    const { pageMap } = made.set;
    for (const page of pageMap.pages)
      if (page.begins?.anchor.startsWith('organizations-')) assert.equal(page.begins.offset, 0);
    for (const page of pagesOf(made, 'organizations', 'register-persons')) {
      const bold = area(made, page).filter((glyph) => glyph.font.endsWith('-Bold') && glyph.size < 11);
      const lines = new Map<string, string>();
      const middle = made.set.format.pageWidthMm * (36 / 25.4);
      for (const { y, x, text } of bold) {
        const line = `${y.toFixed(0)} ${x > middle}`;
        lines.set(line, (lines.get(line) ?? '') + text);
      }
      letters += [...lines.values()].filter((line) => letter.test(line)).length;
      for (const right of [false, true]) {
        const own = area(made, page).filter(({ x, text }) => text.trim() !== '' && x > middle === right);
        const foot = Math.max(...own.map(({ y }) => y));
        const last = own.filter(({ y, font }) => foot - y < 1 && font.endsWith('-Bold')).map(({ text }) => text);
        assert.ok(!letter.test(last.join('')), `page ${page + 1} ends with ${last.join('')}`);
      }
    }
    assert.ok(letters > 3, `${letters} letters are found`);
  }
});

test('registers have lines of their own, measured, and none too near to that above it', async () => {
  const { read } = await verifyPdf(plain.set.pdf, plain.set.edition, plain.set.pageMap, plain.set.format);
  const near = () =>
    measureTypography(read, plain.set.edition, plain.set.format).value?.find(
      ({ name }) => name === 'small lines too near',
    );
  const figure = near();
  assert.ok((figure?.measured ?? 0) > 200, `${figure?.measured} lines`);
  assert.equal(figure?.value, 0);
  // More lines on a page than text has.
  const page = pagesOf(plain, 'organizations', 'register-persons')[1] ?? 0;
  const rows = new Set(area(plain, page).map(({ y }) => y.toFixed(0)));
  assert.ok(rows.size > plain.set.format.lines, `${rows.size} lines`);
  // A third of their distance nearer, and the figure says so.
  const glyphs = read.pages[page]?.glyphs ?? [];
  const top = Math.min(...glyphs.map(({ y }) => y));
  for (const glyph of glyphs) glyph.y = top + (glyph.y - top) * 0.67;
  assert.ok((near()?.value ?? 0) > 1);
});

test('a range of paragraphs is one locator with two links, and says its pages', () => {
  const text = pagesOf(ranges, 'persons')
    .map((page) =>
      area(ranges, page)
        .map((glyph) => glyph.text)
        .join(''),
    )
    .join('');
  assert.match(text.replace(/\s/g, ''), /张三1—30\(1—\d+\)/);
  assert.match(text.replace(/\s/g, ''), /单于4,24\(|单于4\(\d\),24\(/);
  const epub = String(ranges.set.parts.find(({ path }) => path === 'register-persons.xhtml')?.content);
  assert.match(
    epub,
    /<span class="range" epub:type="index-locator-range"><a class="locator"[^>]*href="section-0.xhtml#p1"[^>]*>1<\/a>—<a class="locator"[^>]*href="section-0.xhtml#p30"[^>]*>30<\/a><\/span>/,
  );
  // The main passages are never hidden in a range.
  assert.match(text.replace(/\s/g, ''), /李四31(\(\d\))?,32(\(\d\))?,33/);
  const record = recordEdition(ranges.set.edition, ranges.set.pageMap, 'engine').registers[1]?.entries.find(
    (entry) => entry.heading === '张三',
  );
  assert.equal(record?.locators.length, 30, 'edition.json has every paragraph');
});

test('a third register is a file and a line: PDF, EPUB and edition.json have it', () => {
  const { set } = plain;
  const persons = set.edition.registers[1];
  assert.deepEqual(
    persons?.groups.map((group) => `${group.letter}: ${group.entries.map((entry) => entry.heading).join(' ')}`),
    ['C: 单于', 'L: 老张 李四', 'Z: 张三'],
  );
  const text = pagesOf(plain, 'persons')
    .map((page) =>
      area(plain, page)
        .map((glyph) => glyph.text)
        .join(''),
    )
    .join('');
  assert.match(text.replace(/\s/g, ''), /人名索引.*老张见张三.*李四31/);
  const epub = String(set.parts.find(({ path }) => path === 'register-persons.xhtml')?.content);
  assert.match(epub, /<span class="name" lang="ru" xml:lang="ru">Чжан Сань<\/span>/);
  assert.equal(recordEdition(set.edition, set.pageMap, 'engine').registers[1]?.id, 'persons');
  const section = String(set.parts.find(({ path }) => path === 'section-0.xhtml')?.content);
  assert.match(section, /<a class="mention" href="register-persons.xhtml#persons-e4">张三<\/a>/);
});

test('strokes order Chinese only, and an unknown order is refused', () => {
  const source = writeTitle('register-order: radicals\nlocator-ranges: sometimes\n');
  assert.deepEqual(
    prepareEdition(projectAt(source), 'many').problems.map(({ code, message }) => [
      code,
      message.includes('register-order') || message.includes('locator-ranges'),
    ]),
    [
      ['K105', true],
      ['K105', true],
    ],
  );
});
