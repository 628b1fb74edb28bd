/**
 * Proves the pictures of a PDF: each is one of the source's, pixel by pixel, in the order of the text, and none is
 * missing. In: an open PDF, the edition, whose pictures are read from its folder. Out: what is wrong, in words. A
 * picture that the browser had to convert (transparent, interlaced, 16 bits) is compared by its size. Called by
 * `verify-pdf.ts`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Figure } from '../model/text.ts';
import { nodesIn } from './edition-nodes.ts';
import type { Painted } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName, type PdfValue } from './objects/pdf-values.ts';
import { readPng } from './objects/png.ts';

type Wrong = (detail: string) => void;

/** Compares all pictures. `labels`: what the pages are called. */
export function comparePdfPictures(
  file: PdfFile,
  painted: readonly (readonly Painted[])[],
  edition: IndexedEdition,
  labels: readonly string[],
  wrong: Wrong,
): void {
  const printed = picturesIn(file, painted);
  const body = figuresIn(blocksOf(edition));
  const all = [...body, ...figuresIn(edition.notes)];
  const { folder } = edition.manuscript;
  const prints = new Map([...new Set(all)].map((image) => [image, printOf(join(folder, image))]));
  const label = (page: number) => `page ${labels[page] ?? page + 1}`;
  const matches = (image: string, found: Printed) => prints.get(image)?.some((print) => found.prints.includes(print));
  for (const found of printed)
    if (!all.some((image) => matches(image, found)))
      wrong(`${label(found.page)} shows a picture that the source has not`);
  compareProfiles(
    file,
    all.map((image) => join(folder, image)),
    (page, detail) => wrong(`${label(page)}: ${detail}`),
  );
  for (const image of prints.keys())
    if (!printed.some((found) => matches(image, found))) wrong(`the picture ${image} is on no page`);
  // Notes stand where their references are: only the order of the text itself is known.
  if (all.length === body.length)
    body.forEach((image, i) => {
      const found = printed[i];
      if (found && !matches(image, found)) wrong(`${label(found.page)} shows another picture where ${image} is due`);
    });
}

/** Of the profile in which the browser means the colours of pictures. */
const profileOfPictures = 'd9f822e8083f2f4d1c91e887454be5f75e8c7144b2853408f361e3c4a7a6b36d';

/** Colours of a picture are meant in the profile of the browser, or in that which its source carries. */
function compareProfiles(file: PdfFile, paths: readonly string[], wrong: (page: number, detail: string) => void): void {
  pagesOf(file).pages.forEach((page, index) => {
    const resources = file.follow(page.get('Resources'));
    const objects = resources instanceof Map ? file.follow(resources.get('XObject')) : null;
    for (const value of objects instanceof Map ? objects.values() : []) {
      const picture = file.follow(value);
      const space = picture instanceof PdfBytes ? file.follow(picture.dict.get('ColorSpace')) : null;
      const profile = Array.isArray(space) ? file.follow(space[1]) : null;
      if (!(profile instanceof PdfBytes)) continue;
      const bytes = file.unpack(profile);
      const isOwn = bytes.length > 128 && paths.some((path) => readFileSync(path).includes(Buffer.from(bytes)));
      if (hashOf(bytes) !== profileOfPictures && !isOwn)
        wrong(index, 'the colours of a picture are meant in a profile of which nothing is known');
    }
  });
}

/** A picture as it is printed: what its pixels come to, or its bytes, or its size. */
interface Printed {
  page: number;
  prints: string[];
}

/** The paths of all figures, in their order, however deep they stand. */
const figuresIn = (value: unknown): string[] =>
  [...nodesIn(value)].flatMap((node) => (node.kind === 'figure' ? (node as Figure).image : []));

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** By what a picture of the source is known again. */
function printOf(path: string): string[] {
  const bytes = new Uint8Array(readFileSync(path));
  if (bytes[0] === 0xff) return [`jpeg ${hashOf(bytes)}`, `size ${sizeOfJpeg(Buffer.from(bytes))}`];
  const pixels = readPng(bytes);
  if (pixels) return [`pixels ${hashOf(pixels.rgb)}`];
  const head = Buffer.from(bytes.subarray(16, 24));
  return [`size ${head.readUInt32BE(0)} × ${head.readUInt32BE(4)}`];
}

/** Width and height, as the frame of a JPEG says them (ITU-T T.81, B.2.2). */
function sizeOfJpeg(file: Buffer): string {
  for (let at = 2; at + 9 < file.length; at += 2 + file.readUInt16BE(at + 2)) {
    const marker = file.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return `${file.readUInt16BE(at + 7)} × ${file.readUInt16BE(at + 5)}`;
  }
  return '';
}

function picturesIn(file: PdfFile, painted: readonly (readonly Painted[])[]): Printed[] {
  return pagesOf(file).pages.flatMap((page, index) =>
    (painted[index] ?? []).flatMap(({ written }) => {
      const [, name] = /^\/(\S+) Do$/.exec(written) ?? [];
      const object = name === undefined ? null : namedIn(file, page, name);
      if (!(object instanceof PdfBytes) || isNamed(object.dict.get('Subtype'), 'Image') === false) return [];
      return [{ page: index, prints: printsOf(file, object) }];
    }),
  );
}

function printsOf(file: PdfFile, picture: PdfBytes): string[] {
  const { dict } = picture;
  const number = (key: string) => Number(file.follow(dict.get(key)));
  const size = `size ${number('Width')} × ${number('Height')}`;
  // What is seen through is another picture, unless the source's is seen through too.
  if (dict.has('SMask')) return [size];
  if (isNamed(file.follow(dict.get('Filter')), 'DCTDecode')) return [`jpeg ${hashOf(picture.packed)}`];
  const [samples, count] = [file.unpack(picture, mostSamples), number('Width') * number('Height')];
  // What has more or fewer pixels than it says is shown otherwise by one viewer than by another.
  if (samples.length !== count && samples.length !== 3 * count) return [];
  return [`pixels ${hashOf(rgbOf(samples, count))}`, size];
}

/** A picture of 100 million pixels, which is as large as the press takes. */
const mostSamples = 300_000_000;

/** Grey is printed with one channel. */
function rgbOf(samples: Uint8Array, pixels: number): Uint8Array {
  if (samples.length !== pixels) return samples;
  const rgb = new Uint8Array(3 * pixels);
  samples.forEach((value, i) => {
    rgb.fill(value, 3 * i, 3 * i + 3);
  });
  return rgb;
}

const isNamed = (value: PdfValue | undefined, name: string): boolean => value instanceof PdfName && value.name === name;

function namedIn(file: PdfFile, page: PdfDict, name: string): PdfValue {
  const resources = file.follow(page.get('Resources'));
  const objects = resources instanceof Map ? file.follow(resources.get('XObject')) : null;
  return objects instanceof Map ? file.follow(objects.get(name)) : null;
}
