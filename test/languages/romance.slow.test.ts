/**
 * Books in French and Spanish, proved: the titles with every kind of block. In French marks stand apart in text, notes,
 * tables and headings, and what is read from the PDF is the text as it is written. Slow because a browser sets both.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';

const name = 'lines with a mark that does not stand apart as it should';

for (const [title, measured] of [
  ['exchange-fr', true],
  ['exchange-es', false],
] as const)
  test(`${title}: every paragraph and every gate holds`, async () => {
    const { edition, pdf, pageMap, format } = await setEdition(fixture('editions', 'languages', 'source'), title);
    const { problems, equal, read } = await verifyPdf(pdf, edition, pageMap, format, { facesNamed });
    assert.deepEqual([problems, equal], [[], 16]);
    const { value = [], problems: odd } = measureTypography(read, edition, format);
    // The text leaves some lines no better break.
    assert.deepEqual([...new Set(odd.map(({ code }) => code))], ['K813']);
    const figure = value.find((one) => one.name === name);
    assert.equal(figure !== undefined, measured);
    assert.ok(!figure || (figure.holds && figure.measured > 60));
    if (!measured) return;
    const text = read.pages.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text)).join('');
    for (const said of [
      'entretenus; ils',
      '«Les livres',
      'chez soi\u00a0; il',
      'prêteuse\u202f; et',
      '12:30; les',
      '3:2',
    ])
      assert.ok(text.includes(said), said);
  });
