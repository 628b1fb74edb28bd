/** The colours of a file for the printer. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { streamBytes } from '../../../scripts/formats/pdf/content-streams.ts';
import { meanSrgb, paintInInks } from '../../../scripts/formats/pdf/inks.ts';

const name = PDFName.of;

/** A page that paints, and what it paints afterwards. */
async function painted(content: string, prepare: (pdf: PDFDocument) => void = () => undefined) {
  const pdf = await PDFDocument.create();
  const { node } = pdf.addPage([100, 100]);
  node.set(name('Contents'), pdf.context.register(pdf.context.stream(content)));
  prepare(pdf);
  const hasFour = paintInInks(pdf);
  const stream = pdf.context.lookup(node.get(name('Contents'))) as PDFRawStream;
  return { pdf, hasFour, content: Buffer.from(streamBytes(stream)).toString('latin1') };
}

test('black and greys are of the black plate, with what stands around them as it was', async () => {
  const { content, hasFour } = await painted(
    'q\n0 0 0 rg 0 0 0 RG\n.2667 .2667 .2667 rg\n1 0 0 1 10 20 cm\n<0001> Tj\nQ',
  );
  assert.equal(content, 'q\n0 g 0 G\n0.2667 g\n1 0 0 1 10 20 cm\n<0001> Tj\nQ');
  assert.equal(hasFour, false);
});

test('the reds of the press are of stated inks, and the file has more than the black plate', async () => {
  const { content, hasFour } = await painted('.5608 .1373 .0941 rg\n1 .2 .2 RG');
  assert.equal(content, '0.2 0.95 0.9 0.3 k\n0 0.8 0.8 0 K');
  assert.equal(hasFour, true);
});

test('a colour that has no inks is no colour of the press', async () => {
  await assert.rejects(painted('0 0 1 rg'), /the colour 0 0 1 has no inks/);
});

test('forms and rules are painted in inks, pictures keep their RGB and say what it means', async () => {
  const { pdf } = await painted('q Q', ({ context }) => {
    context.register(context.stream('0 0 0 rg 0 0 9 9 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] }));
    context.register(context.stream('abc', { Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceRGB' }));
    context.register(context.stream('a', { Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceGray' }));
    const ways = { FunctionType: 2, Domain: [0, 1], C0: [0.6, 0.6, 0.6], C1: [0.6, 0.6, 0.6], N: 1 };
    const shading = { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 0, 1], Function: ways };
    context.register(context.obj({ Type: 'Pattern', PatternType: 2, Shading: shading }));
  });
  meanSrgb(pdf, pdf.context.register(pdf.context.stream('profile', { N: 3 })));
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const spaces = objects.flatMap((object) =>
    object instanceof PDFRawStream ? String(object.dict.get(name('ColorSpace')) ?? '') : [],
  );
  assert.match(spaces.join(' '), /\[ \/ICCBased \d+ 0 R \] +\/DeviceGray/);
  const form = objects.find(
    (object): object is PDFRawStream =>
      object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Form'),
  );
  assert.equal(Buffer.from(streamBytes(form)).toString('latin1'), '0 g 0 0 9 9 re f');
  const pattern = objects.find((object) => object instanceof PDFDict && object.has(name('PatternType')));
  assert.match(String(pattern), /\/ColorSpace \/DeviceGray[\s\S]*\/C0 \[ 0\.6 \]\s*\/C1 \[ 0\.6 \]/);
});
