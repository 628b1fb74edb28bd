/**
 * A tiny complete title against golden outputs. In: test/fixtures/editions/tiny/. The EPUB is compared unpacked, file
 * by file; the PDF as the text of its pages. KANBEN_UPDATE=1 writes the golden files anew: read the difference before
 * it is committed; where CI is set it fails. Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { recordEdition, recordLedger } from '../../scripts/formats/data/edition-record.ts';
import { paragraphAddresses } from '../../scripts/formats/epub/epub-addresses.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';
import { writesGolden } from '../support/golden.ts';

const tiny = fixture('editions', 'tiny');
const golden = join(tiny, 'expected');

test('the tiny title gives its golden outputs', async () => {
  const made = await setEdition(join(tiny, 'source'), 'tiny');
  const json = (data: unknown) => `${JSON.stringify(data, null, 2)}\n`;
  const read = await readPdf(made.pdf);
  const lines = (glyphs: (typeof read.pages)[number]['glyphs']) =>
    glyphs
      .map((glyph, i) =>
        Math.abs(glyph.y - (glyphs[i - 1]?.y ?? Number.NEGATIVE_INFINITY)) > 2 ? `\n${glyph.text}` : glyph.text,
      )
      .join('');
  const files = new Map<string, string>([
    ['edition.json', json({ ...recordEdition(made.edition, made.pageMap, 'engine') })],
    ['ledger.json', json(recordLedger(made.edition, made.pageMap, paragraphAddresses(made.edition)))],
    ['pdf.txt', read.pages.map((page, i) => `== ${read.labels[i]}${lines(page.glyphs)}\n`).join('')],
    ...made.parts
      .filter((part) => typeof part.content === 'string')
      .map((part) => [`epub/${part.path}`, String(part.content)] as const),
  ]);
  if (writesGolden()) {
    rmSync(golden, { recursive: true, force: true });
    for (const [name, content] of files) {
      mkdirSync(dirname(join(golden, name)), { recursive: true });
      writeFileSync(join(golden, name), content);
    }
  }
  const expected = readdirSync(golden, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  assert.equal(expected.length, files.size);
  for (const [name, content] of files) assert.equal(content, readFileSync(join(golden, name), 'utf8'), name);
});
