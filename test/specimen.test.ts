/**
 * The specimen: everything that a text may hold besides paragraphs, set in every format. Proves that nothing is lost
 * where lists, tables and quotations are divided between pages, and that the gates of the typesetting hold.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { blocksOf, paragraphsOf } from '../scripts/model/edition.ts';
import { identifyFile } from '../scripts/proof/identify-copy.ts';
import { measureTypography } from '../scripts/proof/measure-typography.ts';
import { type ReadPdf, readPdf } from '../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../scripts/proof/verify-pdf.ts';
import { setEdition } from './edition.ts';

const source = join(import.meta.dirname, 'editions', 'specimen', 'source');
const pageText = (page: ReadPdf['pages'][number] | undefined): string => (page?.glyphs ?? []).map((glyph) => glyph.text).join('');

for (const name of ['book', 'official'])
  test(`the specimen as ${name}: every paragraph and block is equal, and every gate holds`, async () => {
    const { edition, pdf, pageMap, format } = await setEdition(source, 'specimen', { formatName: name });
    const proof = await verifyPdf(pdf, edition, pageMap, format);
    assert.deepEqual(proof.problems, []);
    assert.equal(proof.equal, paragraphsOf(edition).length);
    // Of a file alone nobody knows where its tables begin: heads that are repeated are found by the text.
    const { pageMap: own } = await identifyFile(pdf);
    assert.deepEqual((await verifyPdf(pdf, edition, own, format)).problems, []);
    const read = await readPdf(pdf);
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
