/**
 * The specimen: everything that a text may hold besides paragraphs, set in every format. Proves that nothing is lost
 * where lists, tables and quotations are divided between pages, and that the gates of the typesetting hold.
 * Slow because a browser sets the specimen in each format.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { blocksOf, paragraphsOf } from '../../../scripts/model/edition.ts';
import { identifyPdf } from '../../../scripts/proof/identify-copy.ts';
import { measureTypography } from '../../../scripts/proof/measure-typography.ts';
import { type ReadPdf, readPdf } from '../../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { fixture } from '../../support/fixture.ts';

const source = fixture('editions', 'specimen', 'source');
const pageText = (page: ReadPdf['pages'][number] | undefined): string =>
  (page?.glyphs ?? []).map((glyph) => glyph.text).join('');

for (const name of ['book', 'official'])
  test(`the specimen as ${name}: every paragraph and block is equal, and every gate holds`, async () => {
    const { edition, pdf, pageMap, format } = await setEdition(source, 'specimen', { formatName: name });
    const proof = await verifyPdf(pdf, edition, pageMap, format);
    assert.deepEqual(proof.problems, []);
    assert.equal(proof.equal, paragraphsOf(edition).length);
    // Of a file alone nobody knows where its tables begin: heads that are repeated are found by the text.
    const { pageMap: own } = await identifyPdf(pdf);
    const { read, problems: ofCopy } = await verifyPdf(pdf, edition, own, format);
    assert.deepEqual(ofCopy, []);
    const { value, problems } = measureTypography(read, edition, format);
    assert.deepEqual(problems, []);
    assert.ok((value?.find((figure) => figure.name.startsWith('lines flush'))?.measured ?? 0) > 40);

    const table = blocksOf(edition).find((block) => block.kind === 'table');
    const pages = read.pages.filter((page) => pageText(page).includes('序号成分说明'));
    assert.ok(table && pages.length >= 2, 'the head of the table is repeated on its next page');
    const all = read.pages.map(pageText).join('');
    assert.ok(!all.includes('•'), 'dots under emphasized characters are drawn, not set');
    assert.ok(all.includes('Меморандум') && all.includes('memorandum'));
  });

for (const title of ['ebook', 'structure'])
  test(`${title}: no gate refuses it, and a warning names its block and line`, async () => {
    const { edition, pdf, format } = await setEdition(fixture('editions', title, 'source'), title);
    const { problems } = measureTypography(await readPdf(pdf), edition, format);
    for (const { code, message, place } of problems) {
      assert.equal(code, 'K813', message);
      assert.match(message, /page \d+, \w+ \d+ \(line \d+\)/);
      assert.match(place?.file ?? '', /zh-Hans\.md$/);
    }
  });

const front = (/^---\n[\s\S]*?\n---\n/.exec(readFileSync(join(source, 'specimen', 'zh-Hans.md'), 'utf8')) ??
  assert.fail())[0].replace(/^formats:.*\n/m, '');
/** Sets a text of its own and gives its problems, and how many lines stand on its last page of text. */
async function setBody(body: string) {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-specimen-'));
  try {
    mkdirSync(join(folder, 'authority'));
    mkdirSync(join(folder, 'text'));
    writeFileSync(join(folder, 'text', 'zh-Hans.md'), `${front}${body}\n`);
    const { edition, pdf, format } = await setEdition(folder, 'text');
    const read = await readPdf(pdf);
    const text = read.pages.findLast(({ glyphs }) => glyphs.length > 0) ?? assert.fail();
    return {
      problems: measureTypography(read, edition, format).problems,
      lines: new Set(text.glyphs.filter(({ size }) => size > 10).map(({ y }) => Math.round(y))).size,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a text of any length ends with two lines on its last page', async () => {
  const sentence = '双方重申愿意在平等的基础上继续合作，扩大图书交换的范围。';
  // One line more each time: one of them would end alone on a page.
  for (const lines of [17, 18, 19, 20]) {
    const { problems, lines: left } = await setBody(`${sentence.repeat(lines)}双方同意。`);
    assert.deepEqual(
      problems.filter(({ code }) => code === 'K811'),
      [],
    );
    assert.notEqual(left, 1, `${lines} sentences`);
  }
  const { lines: alone } = await setBody(`${sentence.repeat(18)}\n\n双方同意。`);
  assert.notEqual(alone, 1);
});

test('a note that goes on for pages leaves the text flush right on all of them', async () => {
  const sentence = '双方重申愿意在平等的基础上继续合作，扩大图书交换的范围。';
  const { problems, lines } = await setBody(
    `${sentence.repeat(5)}[^long]${sentence.repeat(3)}\n\n[^long]: ${sentence.repeat(75)}`,
  );
  assert.deepEqual(
    problems.filter(({ code }) => code === 'K811'),
    [],
  );
  assert.equal(lines, 0, 'the last page holds nothing but the note');
});
