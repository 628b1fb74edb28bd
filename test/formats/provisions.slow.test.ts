/**
 * Texts that bear their own numbers, in all formats: headings of any depth in every list of contents, items that hang
 * behind their labels, labels of articles. In: test/fixtures/editions/provisions/, a document a class. What is wrong in
 * a file must be found. Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';
import { all, readTree } from '../support/tree.ts';

const source = fixture('editions', 'provisions', 'source');
const jpeg = new Uint8Array([255, 216, 255, 217]);
const messages = (problems: { code: string; message: string }[]) =>
  problems.map(({ code, message }) => `${code} ${message}`).join('\n');

const statuteHeadings = [
  '1 前文',
  '1 第一编　总则',
  '2 第一章　一般规定',
  '2 第二章　主管部门',
  '3 第一节　职责',
  '3 第二节　程序',
  '1 第二编　法律责任',
  '2 第一章　罚则',
  '1 附则',
];

for (const title of ['notice', 'regulation', 'resolution', 'statute', 'treaty'])
  test(`${title}: what the PDF and the EPUB say is what the text says`, async () => {
    const { pdf, edition, pageMap, format, parts } = await setEdition(source, title);
    assert.equal(messages((await verifyPdf(pdf, edition, pageMap, format)).problems), '');
    const epub = await packEpub(parts, jpeg, title, '2026-11-22');
    assert.equal(messages(verifyEpub(epub, edition, pageMap).problems), '');
  });

test('headings of every depth are bookmarks in bookmarks, and of their level in the structure tree', async () => {
  const { pdf } = await setEdition(source, 'statute');
  const marks = (await readPdf(pdf)).bookmarks.slice(3, -1);
  assert.deepEqual(
    marks.map(({ depth, title }) => `${depth} ${title}`),
    statuteHeadings,
  );
  const tree = await readTree(pdf);
  const levels = all(tree, 'H2', 'H3', 'H4').flatMap(({ tag, text }) => (/^第.[编章节]/.test(text) ? [tag] : []));
  assert.deepEqual(levels, ['H2', 'H3', 'H3', 'H4', 'H4', 'H2', 'H3']);
});

test('a bookmark that stands otherwise than its heading is found', async () => {
  const { pdf, edition, pageMap, format } = await setEdition(source, 'statute');
  const copy = structuredClone(edition);
  const [heading] = copy.sections[1]?.blocks ?? [];
  if (heading?.kind !== 'heading') assert.fail();
  heading.level = 4;
  assert.match(
    messages((await verifyPdf(pdf, copy, pageMap, format)).problems),
    /the bookmark “第一章　一般规定” stands 2 deep instead of 3/,
  );
});

test('the contents of the EPUB are nested, for readers of both versions, and lead to the headings', async () => {
  const { parts, edition, pageMap } = await setEdition(source, 'statute');
  const part = (path: string) => String(parts.find((one) => one.path === path)?.content);
  assert.match(part('toc.xhtml'), /第二章　主管部门<\/a><ol><li><a href="section-0\.xhtml#[a-z0-9-]+">第一节　职责/);
  assert.match(part('toc.ncx'), /name="dtb:depth" content="3"/);
  const flat = parts.map((one) =>
    one.path === 'toc.xhtml'
      ? { ...one, content: String(one.content).replace('</a><ol><li>', '</a></li><li>').replace('</ol></li>', '') }
      : one,
  );
  const { problems } = verifyEpub(await packEpub(flat, jpeg, '样张', '2026-11-22'), edition, pageMap);
  assert.match(messages(problems), /the contents have “1 第一章　一般规定→.*” where “2 第一章　一般规定→/);
});

test('items hang behind their labels as lists in lists, and are read as such', async () => {
  const { pdf } = await setEdition(source, 'statute');
  const [outer] = all(await readTree(pdf), 'L').filter(({ text }) => text.startsWith('（一）保护优先'));
  assert.ok(outer);
  assert.deepEqual(
    all(outer, 'Lbl').map(({ text }) => text),
    ['（一）', '（二）', '1.', '2.', '（1）', '（2）', '（三）'],
  );
  assert.deepEqual(
    outer.children.map(({ tag, children }) => [tag, ...children.map((child) => child.tag)].join(' ')),
    ['LI Lbl LBody', 'LI Lbl LBody', 'LI Lbl LBody'],
  );
});

test('labels of one to four signs hang in justified lines, and nothing is stretched in them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'labels-'));
  try {
    const front = readFileSync(join(source, 'statute', 'zh-Hans.md'), 'utf8').split('---\n')[1];
    const numbers = [...'一二三四五六七八九', '十', ...[...'一二三四五'].map((last) => `十${last}`)];
    const item = (number: string) => `（${number}）驾驶船舶在湖泊保护区内行驶低于规定最低速度2%或者高于最高速度8%的，`;
    const items = numbers.map((number, i) => `${item(number)}${'处以罚款并责令改正。'.slice(i % 5)}`);
    mkdirSync(join(folder, 'wide'));
    const body = ['第一条　有下列情形之一的：', ...items].join('\n\n');
    writeFileSync(join(folder, 'wide', 'zh-Hans.md'), `---\n${front}---\n${body}\n`);
    const { pdf, edition, format } = await setEdition(folder, 'wide');
    const { problems } = measureTypography(await readPdf(pdf), edition, format);
    assert.deepEqual(
      problems.flatMap(({ severity, message }) => (severity === 'error' ? [message] : [])),
      [],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
