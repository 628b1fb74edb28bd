/**
 * Objects of a PDF, read from bytes written by hand and by pdf-lib: every kind of value, cross-references as a table
 * and as a stream, a later section over an earlier one, and damaged files.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { openPdf } from '../../../scripts/proof/objects/pdf-file.ts';
import { cursorAt } from '../../../scripts/proof/objects/pdf-signs.ts';
import {
  PdfBytes,
  type PdfDict,
  PdfName,
  PdfRef,
  PdfString,
  readValue,
} from '../../../scripts/proof/objects/pdf-values.ts';
import { readUnicodeMap } from '../../../scripts/proof/objects/unicode-map.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const read = (text: string) => readValue(cursorAt(bytesOf(text), 0));

test('every kind of value is read as ISO 32000-1, 7.3 says', () => {
  assert.deepEqual(read('% a comment\n -12.50'), -12.5);
  assert.deepEqual(read('/A#20b'), new PdfName('A b'));
  assert.deepEqual(read('(a(b)c\\)\\101\\n\\\nd)'), new PdfString('a(b)c)A\nd'));
  assert.deepEqual(read('<4E 2D 5>'), new PdfString('N-P'));
  assert.deepEqual(read('[1 0 R 1 0 true null]'), [new PdfRef(1), 1, 0, true, null]);
  assert.deepEqual(read('<< /K << /L [ (x) ] >> >>'), new Map([['K', new Map([['L', [new PdfString('x')]]])]]));
  assert.equal(read('  '), undefined);
  for (const damaged of ['(a', '<4x>', '[1', '<< /K >>', '<< /K 1 /K 2 >>', ')', '['.repeat(300)])
    assert.throws(() => read(damaged), /it has|deep/, damaged);
});

/** Rows of a map of codes, in the frame that Chromium writes around them. */
const framed = (rows: string): string =>
  '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n' +
  '/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
  `1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${rows}\nendcmap\n` +
  'CMapName currentdict /CMap defineresource pop\nend\nend';

test('a map of codes is read row by row', () => {
  const rows = '2 beginbfchar <0041> <4E2D> <0042> <D840DC00> endbfchar';
  const ranges = '1 beginbfrange <0001> <0003> <0061> endbfrange';
  assert.deepEqual(
    [...readUnicodeMap(bytesOf(framed(`${rows}\n${ranges}`)))],
    [
      [0x41, '中'],
      [0x42, '𠀀'],
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ],
  );
  for (const odd of ['1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange', `${rows} ${rows}`, `${rows} /More`])
    assert.throws(() => readUnicodeMap(bytesOf(framed(odd))), /damaged/, odd);
  assert.throws(() => readUnicodeMap(bytesOf(rows)), /no map of two-byte codes/);
});

/** A PDF by hand: objects from 1 on, a table, a trailer. */
function written(objects: readonly string[], before = '', previous = ''): string {
  let text = before;
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  return `${text}xref\n1 ${objects.length}\n${offsets.join('')}trailer\n<< /Root 1 0 R ${previous}>>\nstartxref\n${table}\n%%EOF\n`;
}

test('a later section wins over an earlier one, and what is gone is null', () => {
  const first = written(['<< /Type /Catalog /V 2 0 R /W 9 0 R >>', '(old)'], '%PDF-1.7\n');
  const start = /startxref\n(\d+)/.exec(first)?.[1];
  const file = openPdf(bytesOf(written(['<< /Type /Catalog /V 2 0 R /W 9 0 R >>', '(new)'], first, `/Prev ${start} `)));
  const root = file.follow(file.trailer.get('Root')) as PdfDict;
  assert.deepEqual(file.follow(root.get('V')), new PdfString('new'));
  assert.equal(file.follow(root.get('W')), null);
});

test('tables and streams of cross-references lead to the same objects', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([100, 200]).drawRectangle({ width: 10, height: 10 });
  pdf.setTitle('共同声明');
  for (const useObjectStreams of [true, false]) {
    const file = openPdf(await pdf.save({ useObjectStreams }));
    const info = file.follow(file.trailer.get('Info')) as PdfDict;
    assert.ok(info.get('Title') instanceof PdfString);
    const pages = file.follow((file.follow(file.trailer.get('Root')) as PdfDict).get('Pages')) as PdfDict;
    const [page] = file.follow(pages.get('Kids')) as PdfRef[];
    const [contents] = (file.follow(page) as PdfDict).get('Contents') as PdfRef[];
    const stream = file.follow(contents);
    assert.ok(stream instanceof PdfBytes);
    assert.match(Buffer.from(file.unpack(stream)).toString('latin1'), /\bf\b/);
  }
});

test('a damaged file is not repaired', () => {
  const whole = written(['<< /Type /Catalog >>'], '%PDF-1.7\n');
  assert.throws(() => openPdf(bytesOf(whole.slice(0, -8))), /does not end/);
  assert.throws(() => openPdf(bytesOf(whole.replace('1 0 obj', '2 0 obj'))).follow(new PdfRef(1)), /does not stand/);
  assert.throws(() => openPdf(bytesOf(whole.replace('/Root', '/Encrypt 1 0 R /Root'))), /encrypted/);
  const table = whole.lastIndexOf('xref\n1');
  assert.throws(() => openPdf(bytesOf(whole.replace('>>\nstartxref', `/Prev ${table} >>\nstartxref`))), /circle/);
});
