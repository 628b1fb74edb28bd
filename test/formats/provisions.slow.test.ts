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
import { PDFDict, PDFName } from 'pdf-lib';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { citedBlocks } from '../../scripts/model/edition.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import { openPdf } from '../../scripts/proof/objects/pdf-file.ts';
import { pdfTables } from '../../scripts/proof/pdf-tables.ts';
import { type Glyph, readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { alterPdf } from '../support/alter-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';
import { all, readTree } from '../support/tree.ts';

const source = fixture('editions', 'provisions', 'source');
const jpeg = new Uint8Array([255, 216, 255, 217]);
const messages = (problems: { code: string; message: string }[]) =>
  problems.map(({ code, message }) => `${code} ${message}`).join('\n');

const lineText = (glyphs: readonly Glyph[]) => glyphs.map(({ text }) => text).join('');

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

for (const title of ['notice', 'regulation', 'resolution', 'resolution-zh', 'rules', 'statute', 'treaty'])
  test(`${title}: what the PDF and the EPUB say is what the text says`, async () => {
    const { pdf, edition, pageMap, format, parts } = await setEdition(source, title);
    assert.equal(messages((await verifyPdf(pdf, edition, pageMap, format)).problems), '');
    const epub = await packEpub(parts, jpeg, title, '2026-11-22');
    assert.equal(messages(verifyEpub(epub, edition, pageMap).problems), '');
    const tree = await readTree(pdf);
    const levels = all(tree, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6').map(({ tag }) => Number(tag.slice(1)));
    assert.deepEqual(
      levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1),
      [],
    );
    for (const list of all(tree, 'L'))
      for (const item of list.children)
        assert.match(`${item.tag} ${item.children.map(({ tag }) => tag)}`, /^LI (Lbl,)?LBody$/);
  });

test('signatories stand two by two below what is no provision, and are read one by one', async () => {
  const { pdf, edition, parts } = await setEdition(source, 'treaty');
  const provisions = citedBlocks(edition).map(({ number }) => number);
  assert.deepEqual(
    provisions.filter((address) => String(address).startsWith('art6')),
    ['art6', 'art6-1'],
  );
  const [, signatures] = all(await readTree(pdf), 'Div').filter(({ text }) => /IN WITNESS|For the/.test(text));
  assert.deepEqual(
    signatures?.children.map(({ tag, text }) => `${tag} ${text.slice(0, 12)}`),
    ['P For the Repu', 'P For the King', 'P For the Conf'],
  );
  const { pages } = await readPdf(pdf);
  const glyphs = pages.find((page) => lineText(page.glyphs).includes('IN WITNESS'))?.glyphs ?? [];
  const at = (text: string) => glyphs[lineText(glyphs).indexOf(text)] ?? assert.fail(text);
  const [first, second, third] = ['For the Republic', 'For the Kingdom', 'For the Confed'].map(at);
  assert.equal(first?.y, second?.y);
  assert.ok((second?.x ?? 0) > (first?.x ?? 0) + 100);
  assert.equal(third?.x, first?.x);
  const file = parts.map(({ content }) => String(content)).find((content) => content.includes('"signature-row"')) ?? '';
  assert.equal(file.match(/<div class="signature-row">/g)?.length, 2);
  assert.match(file, /<div class="testimonium" id="closing1"/);
});

test('the words that a resolution emphasizes are in italics, in Chinese in 楷 and without dots', async () => {
  const fontOf = async (title: string, words: string) => {
    const { pages } = await readPdf((await setEdition(source, title)).pdf);
    const glyphs = pages.find((page) => lineText(page.glyphs).includes(words))?.glyphs ?? [];
    return glyphs[lineText(glyphs).indexOf(words)]?.font ?? assert.fail(words);
  };
  assert.match(await fontOf('resolution-zh', '促请'), /WenKai/);
  assert.match(await fontOf('resolution-zh', '所有国家'), /NotoSerif/);
  assert.match(await fontOf('resolution', 'Calls'), /Italic/);
  const { pdf } = await setEdition(source, 'resolution-zh');
  assert.deepEqual(
    all(await readTree(pdf), 'Em').map(({ text }) => text),
    ['大会', '回顾', '注意到', '促请', '请', '决定'],
  );
});

test('an annex begins a page', async () => {
  const { pageMap } = await setEdition(source, 'treaty');
  const pages = ['art6', 'annex1', 'annex2'].map((address) => pageMap.starts[address]?.page ?? 0);
  assert.deepEqual(pages, [pages[0], (pages[0] ?? 0) + 1, (pages[0] ?? 0) + 2]);
});

test('joined cells name their heads in the PDF, and the witness reads spans and heads', async () => {
  const { pdf, edition, pageMap, format } = await setEdition(source, 'treaty');
  const [table] = pdfTables(openPdf(pdf), await readPdf(pdf));
  assert.deepEqual(
    table?.flat().map(({ text, columns, rows, heads }) => [text, `${columns}×${rows}`, ...heads].join(' ')),
    [
      ...['Lake 1×2', 'Depth in metres 2×1', 'Shore 1×2'],
      ...['greatest 1×1 Depth in metres', 'mean 1×1 Depth in metres'],
      ...['North Lake 1×1 Lake', '12 1×1 Depth in metres greatest', '8 1×1 Depth in metres mean', 'both 1×1 Shore'],
      ...['South Lake 1×1 Lake', '30 1×1 Depth in metres greatest', '25 1×1 Depth in metres mean', 'both 1×1 Shore'],
    ],
  );
  const cells = (change: (attributes: PDFDict) => void) =>
    alterPdf(pdf, (file) => {
      for (const [, object] of file.context.enumerateIndirectObjects()) {
        const attributes = object instanceof PDFDict ? object.lookupMaybe(PDFName.of('A'), PDFDict) : undefined;
        if (attributes?.get(PDFName.of('O')) === PDFName.of('Table')) change(attributes);
      }
    });
  const told = async (change: (attributes: PDFDict) => void) =>
    messages((await verifyPdf(await cells(change), edition, pageMap, format)).problems);
  assert.equal(await told(() => undefined), '');
  assert.match(await told((cell) => cell.delete(PDFName.of('ColSpan'))), /table 1: row 1 is “\*1×2 Lake \| \*Depth/);
  assert.match(
    await told((cell) => cell.delete(PDFName.of('Headers'))),
    /table 1: the heads of “12” are “” instead of “Depthinmetres \| greatest”/,
  );
});

test('headings of every depth are bookmarks in bookmarks, and of their level in the structure tree', async () => {
  const { pdf } = await setEdition(source, 'statute');
  const marks = (await readPdf(pdf)).bookmarks.slice(4);
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
