/**
 * Notices against GB/T 9704-2012. In: specimens of its four forms, set in the official format. Every measure is kept;
 * one that is not is K815, whichever element is moved. Slow because a browser sets the specimens.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import { type ReadPdf, readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';

const source = fixture('editions', 'provisions', 'source');
const points = (mm: number): number => (mm / 25.4) * 72;
const setNotice = (title: string) => setEdition(source, title, { formatName: 'official' });

for (const [title, least] of Object.entries({
  notice: 35,
  'notice-letter': 15,
  'notice-order': 10,
  'notice-minutes': 20,
}))
  test(`${title}: the text is the source’s, and every measure of the standard is kept`, async () => {
    const { pdf, edition, pageMap, format } = await setNotice(title);
    assert.deepEqual((await verifyPdf(pdf, edition, pageMap, format)).problems, []);
    const { value = [], problems } = measureTypography(await readPdf(pdf), edition, format);
    assert.deepEqual(problems, []);
    const measures = value.filter(({ distance }) => distance);
    assert.ok(measures.length >= least, `${measures.length} measures`);
  });

for (const who of ['湖泊会议', '样张省水利厅会议', '样张省水利厅厅长办公会议'])
  test(`minutes whose mark is as long as ${who}纪要, with headings: every measure is kept`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-minutes-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const own = readFileSync(join(source, 'notice-minutes', 'zh-Hans.md'), 'utf8');
    mkdirSync(join(folder, who));
    writeFileSync(
      join(folder, who, 'zh-Hans.md'),
      own.replaceAll('样张省湖泊保护联席会议', who).replaceAll(/^([一二]、).*$/gm, '## $1议题\n\n会议同意。'),
    );
    const { pdf, edition, format } = await setEdition(folder, who, { formatName: 'official' });
    assert.deepEqual(measureTypography(await readPdf(pdf), edition, format).problems, []);
  });

/** The specimen without remark, record and corner: its signature is the last thing before the annexes. */
const plainNotice = (own: string): string =>
  own.replaceAll(/^ {2}(?:copy-number|classification|urgency|remark|cc|printed-by|printed-on): .*\n/gm, '');

for (const formatName of ['official', 'book'])
  test(`as ${formatName}, the first annex behind a signature begins a page`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-annexes-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const own = readFileSync(join(source, 'notice', 'zh-Hans.md'), 'utf8');
    mkdirSync(join(folder, 'annexes'));
    writeFileSync(join(folder, 'annexes', 'zh-Hans.md'), plainNotice(own));
    const { pdf, edition, format } = await setEdition(folder, 'annexes', { formatName });
    const { value = [], problems } = measureTypography(await readPdf(pdf), edition, format);
    assert.deepEqual(problems, []);
    assert.equal(value.find(({ name }) => name === 'annexes that begin no page')?.measured, 2);
  });

test('an annex below the text of another page: K811', async () => {
  const { pdf, edition, format } = await setNotice('notice');
  const read = await readPdf(pdf);
  const shown = read.pages.map(({ glyphs }) => glyphs.map(({ text }) => text.trim()).join(''));
  const at = shown.findIndex((page) => page.includes('附件1监测点名录'));
  const [before, annex] = [read.pages[at - 1] ?? assert.fail(), read.pages[at] ?? assert.fail()];
  before.glyphs.push(...annex.glyphs.splice(0).map((glyph) => ({ ...glyph, y: glyph.y + points(200) })));
  const { problems } = measureTypography(read, edition, format);
  assert.ok(problems.some(({ code, message }) => code === 'K811' && message.includes('annexes that begin no page')));
});

/** Lines of a title, and how they are divided: between names, or between words where there are none. */
const titles: [line: string, lines: RegExp][] = [
  ['教育部 工业和信息化部 国家互联网信息办公室', /^(?:[^ ]+部 ?)+\n国家互联网信息办公室$/u],
  [
    '关于规范面向中小学生的校外线上培训机构收费行为的若干意见',
    /^\S*(?:规范|面向|的|机构|收费|行为的|若干|培训|校外|线上)\n/u,
  ],
];
for (const [line, lines] of titles)
  test(`a title of several lines is divided between names or words: ${line}`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-titles-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const own = readFileSync(join(source, 'notice', 'zh-Hans.md'), 'utf8');
    mkdirSync(join(folder, 'divided'));
    writeFileSync(
      join(folder, 'divided', 'zh-Hans.md'),
      own.replace(/(?<=^title:\n) {2}- .*\n {2}- .*$/m, `  - ${line}`),
    );
    const { pdf, edition, format } = await setEdition(folder, 'divided', { formatName: 'official' });
    const read = await readPdf(pdf);
    assert.deepEqual(measureTypography(read, edition, format).problems, []);
    const set = (read.pages[0]?.glyphs ?? []).filter(({ size }) => Math.abs(size - 22) < 0.1);
    const rows = [...new Set(set.map(({ y }) => y))].map((y) => set.filter((one) => one.y === y));
    assert.match(rows.map((row) => row.map(({ text }) => text).join('')).join('\n'), lines);
  });

/** Who signs, about as wide as the day; whether the day is longer, which figures and their spaces decide. */
const signed: [name: string, day: string, longer: boolean][] = [
  ['样张省湖泊监测', '1997年10月6日', true],
  ['样张省湖泊监测', '1997年1月6日', false],
  ['样张省湖泊监测站', '1997年10月16日', false],
  ['样张省湖', '2024年3月15日', true],
  ['样张省湖泊监测与数据共享中心', '二〇二四年三月十五日', false],
];
for (const [name, day, longer] of signed)
  test(`${name}, ${day}: ${longer ? 'the day' : 'the name'} stands two characters from the edge`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-signed-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const own = plainNotice(readFileSync(join(source, 'notice', 'zh-Hans.md'), 'utf8'));
    const changed = own
      .replace(/(?<=^ {2}signatures:\n)(?: {4}- .*\n)+/m, `    - ${name}\n`)
      .replace(/(?<=^ {2}date: )\d+年.*$/m, day);
    assert.ok(changed.includes(`- ${name}\n`) && changed.includes(`date: ${day}\n`));
    mkdirSync(join(folder, 'signed'));
    writeFileSync(join(folder, 'signed', 'zh-Hans.md'), changed);
    const { pdf, edition, format } = await setEdition(folder, 'signed', { formatName: 'official' });
    const { value = [], problems } = measureTypography(await readPdf(pdf), edition, format);
    assert.deepEqual(
      problems.filter(({ code }) => code === 'K815').map(({ message }) => message),
      [],
    );
    const names = value.map((one) => one.name);
    const measured = `GB/T 9704-2012, 7.3.5.2: ${longer ? 'the date' : 'the name'}: two characters from the right edge`;
    assert.ok(names.includes(measured), names.filter((one) => one.includes('7.3.5')).join('\n'));
  });

/**
 * What begins or ends with a bracket, whose white half is not set at an edge: the specimen, a line of it, another line.
 */
const bracketed: [title: string, line: RegExp, instead: string][] = [
  ['notice', /(?<=^ {2}number: )\D.*$/m, '〔2031〕7号'],
  ['notice', /(?<=^ {2}number: )\D.*$/m, '［2031］7号'],
  ['notice', /(?<=^ {2}number: )\D.*$/m, "'[2031]7号'"],
  ['notice', /(?<=^ {2}number: )\D.*$/m, '(2031)7号'],
  ['notice', /(?<=^ {2}to: ).*$/m, '《湖泊》编辑部：'],
  ['notice-letter', /(?<=^ {2}number: )\D.*$/m, '（2031）7号（二）'],
];
for (const [title, line, instead] of bracketed)
  test(`${title}: ${instead} is set as it is written, and no measure is off`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-brackets-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const own = readFileSync(join(source, title, 'zh-Hans.md'), 'utf8');
    const changed = own.replace(line, instead);
    assert.notEqual(changed, own);
    mkdirSync(join(folder, title));
    writeFileSync(join(folder, title, 'zh-Hans.md'), changed);
    const { pdf, edition, pageMap, format } = await setEdition(folder, title, { formatName: 'official' });
    assert.deepEqual((await verifyPdf(pdf, edition, pageMap, format)).problems, []);
    const { problems } = measureTypography(await readPdf(pdf), edition, format);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

test('a line that ends with a mark, or begins with a bracket, hangs out by its white half', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-marks-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const own = readFileSync(join(source, 'notice', 'zh-Hans.md'), 'utf8');
  const end = own.indexOf('---\n', 4) + 4;
  // 26 characters behind the indent of the first line, 28 in the others.
  const lines = [`${'湖'.repeat(26)}`, `${'泊'.repeat(27)}，`, `（${'水'.repeat(27)}`, '质）优良。'];
  mkdirSync(join(folder, 'marks'));
  writeFileSync(join(folder, 'marks', 'zh-Hans.md'), `${own.slice(0, end)}\n${lines.join('')}\n\n${own.slice(end)}`);
  const { pdf, edition, format } = await setEdition(folder, 'marks', { formatName: 'official' });
  const { problems } = measureTypography(await readPdf(pdf), edition, format);
  assert.deepEqual(
    problems.filter(({ code }) => code === 'K815').map(({ message }) => message),
    [],
  );
});

/** Fault → what is moved, and which section says that it is. */
const faults: Record<string, [section: string, move: (read: ReadPdf) => void]> = {
  'the red rule 2 mm lower': ['7.2.7', ({ pages }) => shiftRule(pages[0]?.fills, 2)],
  'the last rule 2 mm higher': ['7.4.1', ({ pages }) => shiftRule(pages.at(-1)?.fills.slice(-1), -2)],
  'thin rules': ['7.4.1', ({ pages }) => thinRules(pages.at(-1)?.fills)],
  'a mark 3 mm higher': ['7.2.4', ({ pages }) => shiftText(pages[0], 30, 0, -3)],
  'a number 2 mm further right': ['7.2.5', ({ pages }) => shiftText(pages[0], 15.75, 2, 0, /[样教发〔〕号]/u)],
  'the folio 2 mm lower': ['7.5', ({ pages }) => shiftText(pages[0], 14, 0, 2)],
  'the title in 20 pt': ['7.3.1', ({ pages }) => resize(pages[0], 22, 20)],
};

function shiftRule(fills: ReadPdf['pages'][number]['fills'] = [], down: number): void {
  for (const fill of fills) fill.top += points(down);
}

function thinRules(fills: ReadPdf['pages'][number]['fills'] = []): void {
  for (const fill of fills) fill.height = 0.3;
}

/** Moves the glyphs of a size or, from 30 pt on, all that are larger, in mm. */
function shiftText(
  page: ReadPdf['pages'][number] | undefined,
  size: number,
  right: number,
  down: number,
  signs = /./u,
): void {
  for (const glyph of page?.glyphs ?? [])
    if ((Math.abs(glyph.size - size) < 0.1 || (size >= 30 && glyph.size > size)) && signs.test(glyph.text)) {
      glyph.x += points(right);
      glyph.y += points(down);
    }
}

function resize(page: ReadPdf['pages'][number] | undefined, from: number, to: number): void {
  for (const glyph of page?.glyphs ?? []) if (Math.abs(glyph.size - from) < 0.1) glyph.size = to;
}

for (const [fault, [section, move]] of Object.entries(faults))
  test(`${fault}: K815 by section ${section}`, async () => {
    const { pdf, edition, format } = await setNotice('notice');
    const read = await readPdf(pdf);
    move(read);
    const { problems } = measureTypography(read, edition, format);
    const found = problems.filter(({ code, message }) => code === 'K815' && message.includes(`2012, ${section}`));
    assert.ok(found.length > 0, problems.map(({ message }) => message).join('\n'));
  });
