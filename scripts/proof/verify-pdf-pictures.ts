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
import { hashPixels } from './objects/hash-pixels.ts';
import type { Painted } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName, type PdfValue } from './objects/pdf-values.ts';
import { hashPng } from './objects/png.ts';

type Wrong = (detail: string) => void;

/** Compares all pictures. `labels`: what the pages are called. */
export async function comparePdfPictures(
  file: PdfFile,
  painted: readonly (readonly Painted[])[],
  edition: IndexedEdition,
  labels: readonly string[],
  wrong: Wrong,
): Promise<void> {
  const body = figuresIn(blocksOf(edition));
  const all = [...body, ...figuresIn(edition.notes)];
  const { folder } = edition.manuscript;
  const prints = new Map<string, string[]>();
  for (const image of new Set(all)) prints.set(image, await printOf(join(folder, image)));
  const printed = await picturesIn(file, painted, new Set([...prints.values()].flat()));
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
  nodesIn(value).flatMap((node) => (node.kind === 'figure' ? (node as Figure).image : []));

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** By what a picture of the source is known again: its bytes or its pixels, and its size. */
async function printOf(path: string): Promise<string[]> {
  const bytes = new Uint8Array(readFileSync(path));
  if (bytes[0] === 0xff) return [`jpeg ${hashOf(bytes)}`, `size ${sizeOfJpeg(Buffer.from(bytes))}`];
  const head = Buffer.from(bytes.subarray(16, 24));
  const size = `${head.readUInt32BE(0)} × ${head.readUInt32BE(4)}`;
  const pixels = await hashPng(bytes);
  return pixels === undefined ? [`size ${size}`] : [`pixels ${pixels}`, `of ${size}`];
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

/** The pictures that are painted. `known`: by what those of the source are known again. */
async function picturesIn(
  file: PdfFile,
  painted: readonly (readonly Painted[])[],
  known: ReadonlySet<string>,
): Promise<Printed[]> {
  const found: Printed[] = [];
  const met = new Map<PdfBytes, string[]>();
  for (const [index, page] of pagesOf(file).pages.entries())
    for (const one of painted[index] ?? []) {
      if (one.operator !== 'Do') continue;
      const [, name] = /^\/(\S+) Do$/.exec(one.written) ?? [];
      const object = name === undefined ? null : namedIn(file, page, name);
      if (!(object instanceof PdfBytes) || isNamed(object.dict.get('Subtype'), 'Image') === false) continue;
      const prints = met.get(object) ?? (await printsOf(file, object, known));
      met.set(object, prints);
      found.push({ page: index, prints });
    }
  return found;
}

/** By what a printed picture is known again. Its pixels are read where the source has a picture of its size. */
async function printsOf(file: PdfFile, picture: PdfBytes, known: ReadonlySet<string>): Promise<string[]> {
  const { dict, packed } = picture;
  const [width, height] = ['Width', 'Height'].map((key) => Number(file.follow(dict.get(key)))) as [number, number];
  const size = `${width} × ${height}`;
  const filter = file.follow(dict.get('Filter'));
  // What is seen through is another picture, unless the source's is seen through too.
  if (dict.has('SMask')) return [`size ${size}`];
  if (isNamed(filter, 'DCTDecode')) return [`jpeg ${hashOf(packed)}`];
  if (!known.has(`of ${size}`) && !known.has(`size ${size}`)) return [`size ${size}`];
  const channels = channelsOf(file, dict);
  const predicted = isPredicted(file, dict, width, channels);
  // One that is packed otherwise than the browser does it, or has more or fewer pixels than it says, is another.
  if (predicted === undefined || !isNamed(filter, 'FlateDecode')) return [];
  const pixels = await hashPixels([packed], { width, height, channels, predicted });
  return pixels === undefined ? [] : [`pixels ${pixels}`, `size ${size}`];
}

/** Whether each row says its filter; undefined where rows are other ones than those of the picture. */
function isPredicted(file: PdfFile, dict: PdfDict, width: number, channels: number): boolean | undefined {
  const parameters = file.follow(dict.get('DecodeParms'));
  const number = (key: string, absent: number) =>
    parameters instanceof Map ? Number(file.follow(parameters.get(key)) ?? absent) : absent;
  if (number('Predictor', 1) === 1) return false;
  const isOwn = number('Columns', 1) === width && number('Colors', 1) === channels;
  return number('Predictor', 1) >= 10 && isOwn && number('BitsPerComponent', 8) === 8 ? true : undefined;
}

/** Grey is printed with one channel. */
function channelsOf(file: PdfFile, dict: PdfDict): number {
  const space = file.follow(dict.get('ColorSpace'));
  const profile = Array.isArray(space) ? file.follow(space[1]) : null;
  const count = profile instanceof PdfBytes ? file.follow(profile.dict.get('N')) : null;
  return isNamed(space as PdfValue, 'DeviceGray') || count === 1 ? 1 : 3;
}

const isNamed = (value: PdfValue | undefined, name: string): boolean => value instanceof PdfName && value.name === name;

function namedIn(file: PdfFile, page: PdfDict, name: string): PdfValue {
  const resources = file.follow(page.get('Resources'));
  const objects = resources instanceof Map ? file.follow(resources.get('XObject')) : null;
  return objects instanceof Map ? file.follow(objects.get(name)) : null;
}
