/**
 * Proves how the pictures of a PDF stand on their pages: upright, as wide and high as their pixels ask for, whole, in
 * the place that the structure says. In: an open PDF, its pages and its tree. Out: what is wrong, in words. Which
 * pictures they are `verify-pdf-pictures.ts` compares. Called by `verify-pdf.ts`.
 */

import type { PrintFormat } from '../formats/print/print-format.ts';
import { oddSize } from './figure-sizes.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName } from './objects/pdf-values.ts';
import { isPiece, nodesBelow, piecesBelow, type TreeNode } from './pdf-tree.ts';
import type { Fill, ReadPdf } from './read-pdf.ts';

type Wrong = (detail: string) => void;

/** What has less room than a line; what stands below a picture that ends its page. */
const [around, besides] = [new Set(['L', 'BlockQuote', 'Aside', 'Note']), new Set(['Caption', 'Note', 'Aside'])];

/** In pt: no picture of the press is smaller on its longer side. */
const smallest = 6;

/** Compares the places of all pictures. */
export function compareFigures(
  file: PdfFile,
  read: ReadPdf,
  tree: TreeNode | undefined,
  format: PrintFormat,
  wrong: Wrong,
): void {
  const nodes = tree ? nodesBelow(tree) : [];
  const figures = nodes.filter(({ role }) => role === 'Figure');
  const nested = new Set(nodes.filter(({ role }) => around.has(role)).flatMap(nodesBelow));
  const beside = new Set(nodes.filter(({ role }) => besides.has(role)).flatMap((node) => piecesBelow(node)));
  const { pages } = pagesOf(file);
  // Where they are seen: a book that is read from right to left is read in a mirror.
  (read.seen ?? read.pages).forEach(({ fills, height, glyphs }, index) => {
    const pictures = fills.filter(({ picture }) => picture);
    if (pictures.length === 0) return;
    const say: Wrong = (detail) => wrong(`the picture on page ${read.labels[index] ?? index + 1} ${detail}`);
    const sizes = sizesIn(file, pages[index]);
    const apart = new Set([...beside].flatMap(({ page, mark }) => (page === index ? mark : [])));
    const text = glyphs.filter(({ mark }) => mark !== undefined && !apart.has(mark));
    for (const fill of pictures) {
      compareShape(fill, say);
      if (pictures.filter(({ mark }) => mark === fill.mark).length > 1) say('is painted twice');
      const figure = figures.find((one) => holdsPiece(one, index, fill.mark));
      const box = figure ? boxIn(file, figure, pages[index], height) : undefined;
      const drawn = [fill.left, fill.top, fill.left + fill.width, fill.top + fill.height];
      if (!box || box.some((value, i) => Math.abs(value - (drawn[i] as number)) > 2))
        say('does not stand where its BBox says');
      const shown = {
        ...fill,
        pixels: sizes.filter((size) => hasShapeOf(size, fill)),
        isNested: figure !== undefined && nested.has(figure),
        hasTextBelow: text.some(({ y }) => y > fill.top + fill.height),
      };
      const odd = oddSize(shown, format);
      if (shown.pixels.length === 0)
        say(`is ${roundedTenth(fill.width)} × ${roundedTenth(fill.height)} pt large, as its pixels do not ask for`);
      else if (odd !== '') say(odd);
    }
  });
}

const holdsPiece = ({ kids }: TreeNode, page: number, mark: number | undefined): boolean =>
  kids.some((kid) => isPiece(kid) && kid.page === page && kid.mark === mark);

const roundedTenth = (points: number): number => Math.round(points * 10) / 10;

const hasShapeOf = (pixels: { width: number; height: number }, { width, height }: Fill): boolean =>
  Math.abs(pixels.width / pixels.height / (width / height) - 1) < 0.02;

function compareShape({ picture, clip, left, top, width, height }: Fill, say: Wrong): void {
  const [a, b, c, d] = picture ?? [0, 0, 0, 0];
  if (!(a > 0 && d < 0 && Math.abs(b) + Math.abs(c) < 0.001 * a)) say('is turned, mirrored or slanted');
  const { left: x = left, top: y = top, right = left + width, bottom = top + height } = clip ?? {};
  if (left < x - 1 || top < y - 1 || left + width > right + 1 || top + height > bottom + 1) say('is cut off');
  if (Math.max(width, height) < smallest) say(`is ${roundedTenth(Math.max(width, height))} pt large`);
}

/** Left, top, right and bottom of the BBox of a figure, from the upper left corner of the crop box of its page. */
function boxIn(file: PdfFile, { dict }: TreeNode, page: PdfDict | undefined, height: number): number[] | undefined {
  const attributes = file.follow(dict.get('A'));
  const box = attributes instanceof Map ? file.follow(attributes.get('BBox')) : null;
  const crop = file.follow(page?.get('CropBox') ?? null);
  if (!Array.isArray(box) || !Array.isArray(crop)) return undefined;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box.map((one) => Number(file.follow(one)));
  const [left = 0, bottom = 0] = crop.map((one) => Number(file.follow(one)));
  return [x0 - left, height - (y1 - bottom), x1 - left, height - (y0 - bottom)];
}

/** The pictures that a page may paint: their pixels. */
function sizesIn(file: PdfFile, page: PdfDict | undefined): { width: number; height: number }[] {
  const resources = file.follow(page?.get('Resources') ?? null);
  const objects = resources instanceof Map ? file.follow(resources.get('XObject')) : null;
  return (objects instanceof Map ? [...objects.values()] : []).flatMap((value) => {
    const object = file.follow(value);
    const kind = object instanceof PdfBytes ? object.dict.get('Subtype') : undefined;
    if (!(object instanceof PdfBytes) || !(kind instanceof PdfName) || kind.name !== 'Image') return [];
    return [
      { width: Number(file.follow(object.dict.get('Width'))), height: Number(file.follow(object.dict.get('Height'))) },
    ];
  });
}
