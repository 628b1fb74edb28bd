/**
 * Proves that nothing stands in a PDF but what the press makes: no key, kind of object or value that is not known, none
 * of them missing, and every page in the boxes of its format. In: an open PDF, the edition, the format. Out: what is
 * wrong, in words, with its place. Called by `verify-pdf.ts`.
 */
import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';
import { isFromRight } from '../languages/registry.ts';
import { blocksOf } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Figure, Inline } from '../model/text.ts';
import { nodesIn } from './edition-nodes.ts';
import { compareShapes } from './objects/closed-world.ts';
import { sayString } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { type PdfDict, PdfName, PdfRef, PdfString } from './objects/pdf-values.ts';
import { kindOfObject, pdfShapes } from './pdf-shapes.ts';
import { shapesInInks } from './verify-pdf-inks.ts';

type Wrong = (detail: string) => void;

/** Compares all objects. `labels`: what the pages are called. */
export function comparePdfObjects(
  file: PdfFile,
  edition: IndexedEdition,
  format: PrintFormat,
  labels: readonly string[],
  wrong: Wrong,
): void {
  const { pages, pageOf } = pagesOf(file);
  const label = (index: number | undefined) => `page ${index === undefined ? '?' : (labels[index] ?? index + 1)}`;
  const bearers = new Map<PdfDict, number>();
  pages.forEach((page, index) => {
    const list = file.follow(page.get('Annots'));
    for (const one of Array.isArray(list) ? list : []) {
      const annotation = file.follow(one);
      if (annotation instanceof Map) bearers.set(annotation, index);
    }
  });
  const said = (dict: PdfDict, key: string) => {
    const value = file.follow(dict.get(key));
    return value instanceof PdfString ? sayString(value) : value instanceof PdfName ? value.name : '';
  };
  const names: Record<string, (dict: PdfDict, ref: number | undefined) => string> = {
    Catalog: () => 'the catalog',
    Info: () => 'Info',
    Page: (_, ref) => label(ref === undefined ? undefined : pageOf.get(ref)),
    Link: (dict) => `the link “${said(dict, 'Contents')}” on ${label(bearers.get(dict))}`,
    Font: (dict) => `the typeface ${said(dict, 'BaseFont')}`,
    Bookmark: (dict) => `the bookmark “${said(dict, 'Title')}”`,
    Filespec: (dict) => `the attached file ${said(dict, 'UF')}`,
    StructTreeRoot: () => 'the structure',
    Element: (dict) => {
      const page = dict.get('Pg');
      return `the structure${page instanceof PdfRef ? ` of ${label(pageOf.get(page.number))}` : ''}`;
    },
  };
  const known = shapesOf([edition]);
  const shapes = format.slugPx > 0 ? shapesInInks(known, edition.manuscript.printing?.condition) : known;
  compareShapes(file, { shapes, kindOf: kindOfObject, nameOf: (kind, dict, ref) => names[kind]?.(dict, ref) }, wrong);
  for (const [index, page] of pages.entries())
    compareBoxes(file, page, format, (detail) => wrong(`${label(index)}: ${detail}`));
}

/** What a file of these languages is made of; it is read as the first is. */
export function shapesOf(editions: readonly IndexedEdition[]): ReturnType<typeof pdfShapes> {
  const language = editions[0]?.metadata.language ?? '';
  const entries = editions.flatMap(({ registers }) =>
    registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries)),
  );
  return pdfShapes({
    language,
    fromRight: isFromRight(language),
    languages: new Set(editions.flatMap((edition) => [...languagesOf(edition)])),
    headings: new Set(entries.map(({ heading }) => heading)),
    alternatives: new Set(editions.flatMap((edition) => [...alternativesOf(edition)])),
  });
}

/** To a hundredth of a point, as boxes are written. */
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.011;

/**
 * The boxes of a page (ISO 32000-1, 14.11.2): the trimmed page is that of the format, and what is not for the printer
 * has no other.
 */
function compareBoxes(file: PdfFile, page: PdfDict, { pageWidthMm, pageHeightMm, slugPx }: PrintFormat, wrong: Wrong) {
  const box = (name: string) => {
    const value = file.follow(page.get(name));
    const numbers = Array.isArray(value) ? value.map((one) => Number(file.follow(one))) : [];
    if (numbers.length !== 4) wrong(`it has no ${name}`);
    return numbers as [number, number, number, number];
  };
  const [media, crop, trim, bleed] = ['MediaBox', 'CropBox', 'TrimBox', 'BleedBox'].map(box) as [
    [number, number, number, number],
    [number, number, number, number],
    [number, number, number, number],
    [number, number, number, number],
  ];
  const [width, height] = [pageWidthMm, pageHeightMm].map((mm) => (mm / 25.4) * 72) as [number, number];
  if (!near(trim[2] - trim[0], width) || !near(trim[3] - trim[1], height))
    wrong(`its TrimBox is [${trim.join(' ')}], and a page is ${pageWidthMm} mm × ${pageHeightMm} mm`);
  const same = (a: readonly number[], b: readonly number[]) => a.every((value, i) => near(value, b[i] as number));
  if (!same(media, crop)) wrong('its CropBox is not its MediaBox');
  if (slugPx === 0 && !(same(media, trim) && same(media, bleed))) wrong('its boxes are not one');
  const slug = pxToPoints(slugPx);
  if (slugPx > 0 && (trim[0] - media[0] < slug - 1 || trim[3] + slug - 1 > media[3]))
    wrong(`its TrimBox [${trim.join(' ')}] leaves no room for the marks of the printer`);
}

/** The languages of an edition: its own, and those of its phrases and names. */
function languagesOf({ metadata, sections, notes, registers }: IndexedEdition): Set<string> {
  const phrases = nodesIn([sections, notes]).flatMap((node) =>
    node.kind === 'language' ? (node as Extract<Inline, { kind: 'language' }>).language : [],
  );
  const entries = registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  return new Set([metadata.language, ...phrases, ...entries.flatMap(({ names }) => Object.keys(names))]);
}

/** The descriptions of figures, wherever they stand. */
const alternativesOf = (edition: IndexedEdition): Set<string> =>
  new Set(
    nodesIn([blocksOf(edition), edition.notes]).flatMap((node) => (node.kind === 'figure' ? (node as Figure).alt : [])),
  );
