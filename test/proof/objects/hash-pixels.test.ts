/**
 * Pictures are compared by their pixels, however they are packed. In: the same pixels as a PNG of each kind and as a
 * stream of a PDF, other ones, and pictures that say other measures than they have.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import { hashPixels, haveSameSamples } from '../../../scripts/proof/objects/hash-pixels.ts';
import type { PdfFile } from '../../../scripts/proof/objects/pdf-file.ts';
import { PdfBytes, PdfName, type PdfValue } from '../../../scripts/proof/objects/pdf-values.ts';
import { hashPng } from '../../../scripts/proof/objects/png.ts';
import { pngOf } from '../../support/make-pictures.ts';

const grey = [10, 20, 30, 40, 60, 90];
const rgb = grey.flatMap((value) => [value, value, value]);
const plain = { width: 3, height: 2, channels: 3, predicted: false };
const hash = (bytes: number[], rows: Parameters<typeof hashPixels>[1]) =>
  hashPixels([deflateSync(Uint8Array.from(bytes))], rows);

test('grey, numbers of a palette, colours and rows with a filter come to the same', async () => {
  const own = await hash(rgb, plain);
  assert.match(own ?? '', /^[0-9a-f]{64}$/);
  assert.equal(await hash(grey, { ...plain, channels: 1 }), own);
  const palette = Uint8Array.from(rgb);
  assert.equal(await hash([0, 1, 2, 3, 4, 5], { ...plain, channels: 1, palette }), own);
  // The second row says the differences from the first, the first those from the pixel before.
  assert.equal(await hash([1, 10, 10, 10, 2, 30, 40, 60], { ...plain, channels: 1, predicted: true }), own);
  assert.notEqual(await hash([...rgb.slice(0, -1), 91], plain), own);
});

test('what has more or fewer pixels than it says comes to nothing', async () => {
  for (const bytes of [rgb.slice(0, -1), [...rgb, 1], rgb.slice(0, 9), [...rgb, ...rgb]])
    assert.equal(await hash(bytes, plain), undefined, `${bytes.length}`);
});

test('what is damaged throws, and a PNG of many parts is read', async () => {
  await assert.rejects(hashPixels([Buffer.from('no stream')], plain));
  const png = pngOf({ width: 3, height: 2, rows: 8 });
  assert.equal(
    await hashPng(png),
    await hash(
      Array.from({ length: 18 }, () => 0),
      plain,
    ),
  );
  assert.equal(await hashPng(pngOf({ width: 3, height: 2, depth: 16, rows: 14 })), undefined);
});

test('two pictures of PDFs are the same by their samples, not by their packing', async () => {
  const file = { follow: (value: PdfValue | undefined) => value ?? null } as PdfFile;
  const picture = (samples: number[], level: number, values: [string, PdfValue][] = []): [PdfFile, PdfBytes] => {
    const dict = new Map<string, PdfValue>([['Filter', new PdfName('FlateDecode')], ...values]);
    return [file, new PdfBytes(dict, deflateSync(Uint8Array.from(samples), { level }), 0)];
  };
  const parameters = new Map<string, PdfValue>([['Predictor', 15]]).set('Columns', 3);
  assert.ok(await haveSameSamples(picture(grey, 0), picture(grey, 9)));
  assert.ok(
    await haveSameSamples(picture(grey, 0), picture([1, 10, 10, 10, 2, 30, 40, 60], 9, [['DecodeParms', parameters]])),
  );
  assert.ok(!(await haveSameSamples(picture(grey, 0), picture([...grey, 1], 0))));
});
