/**
 * Proves the cover of a printed book. In: the bytes of its file, the indexed edition, the measures of its sheet, the
 * installed faces. Out: problems; none means that it is one sheet in the boxes of its format, painted in inks, that
 * front, spine and back say what the front matter says and nothing else, in the installed faces, that the bar reaches
 * over the edge of the trimmed sheet, and that the bar code reads as the ISBN. Never imports what made it.
 *
 *     await verifyCover(bytes, edition, sheet, facesNamed) → []
 */
import type { CoverSheet } from '../formats/print/cover-sheet.ts';
import { mmToPoints, pxToPoints } from '../formats/print/print-format.ts';
import { isFromRight } from '../languages/registry.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type CoverPlaces, compareCoverAreas } from './cover-areas.ts';
import { compareCoverWords, isIn, wordsFromRight, wordsOn } from './cover-words.ts';
import { findOverlaps } from './find-overlaps.ts';
import { compareShapes, type Shape } from './objects/closed-world.ts';
import { type Painted, readPainted } from './objects/painted-text.ts';
import { keepBudget } from './objects/pdf-budget.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { withoutPixels } from './objects/without-pixels.ts';
import { readFonts } from './pdf-fonts.ts';
import { kindOfObject, pdfShapes } from './pdf-shapes.ts';
import { type Box, type Glyph, type ReadPdf, readPdf } from './read-pdf.ts';
import { comparePdfMetadata } from './verify-metadata.ts';
import { compareIntents } from './verify-pdf-attached.ts';
import { comparePdfFaces, type FacesNamed } from './verify-pdf-faces.ts';
import { compareGlyphs } from './verify-pdf-glyphs.ts';
import { compareInk } from './verify-pdf-ink.ts';
import { compareInks, shapesInInks } from './verify-pdf-inks.ts';
import { compareSpelling } from './verify-pdf-marks.ts';
import { comparePainting } from './verify-pdf-painting.ts';

type Wrong = (detail: string) => void;

/** One page, all of it as if it were text: black alone, and no list of changes. */
const places = { text: 0, behind: 1, changes: [1, 1] as const };

/** Proves one cover. `facesNamed`: the installed faces; `thread`: the file of the thread that reads and draws it. */
export async function verifyCover(
  bytes: Uint8Array,
  edition: IndexedEdition,
  sheet: CoverSheet,
  facesNamed: FacesNamed,
  thread?: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const wrong: Wrong = (detail) => problems.push(problem('K802', { format: 'PDF', detail: `the cover: ${detail}` }));
  const file = keepBudget(bytes);
  const { pages } = pagesOf(file);
  const [page] = pages;
  if (!page || pages.length > 1) {
    wrong(`it has ${pages.length} pages instead of 1`);
    return problems;
  }
  const { condition } = edition.manuscript.printing ?? {};
  compareCoverObjects(file, edition, condition, wrong);
  compareBoxes(file, page, sheet, wrong);
  const painted = [readPainted(file, page)];
  compareInks(painted, ['1'], wrong);
  const { language } = edition.metadata;
  const fromRight = isFromRight(language);
  if (fromRight) compareSpelling(['1'], painted, wrong);
  if (painted[0]?.some((own) => isMarked(own) && !(fromRight && spelt.test(own.written))))
    wrong('it has marked content');
  compareIntents(file, { archive: false, condition }, wrong);
  const read = await readPdf(bytes, { file, thread });
  // The heads of letters on the spine are at the front, wherever it lies.
  const turn = fromRight ? 90 : 270;
  const turned = await readPdf(bytes, { turn, file, thread });
  const fonts = readFonts(file, wrong);
  comparePdfFaces(file, fonts, facesNamed, wrong);
  const at = placesOf(sheet, fromRight);
  const upright = new Set(read.pages[0]?.glyphs.flatMap((glyph, i) => (isTurned(read, turned, i, at) ? [] : [glyph])));
  const { straight, lying } = partsOf(read, turned, upright);
  comparePainting(straight, painted, { pageHeightMm: sheet.heightMm, slugPx: sheet.slugPx, language }, wrong, [1, 1]);
  for (const part of [straight, lying]) {
    compareGlyphs(part, fonts, places, wrong);
    for (const place of findOverlaps(part)) wrong(place);
  }
  const drawn = withLying(straight, read, upright, fromRight);
  await compareInk(withoutPixels(bytes, file), drawn, { fonts, thread }, wrong);
  const said = fromRight
    ? await wordsFromRight(bytes, { file, thread }, at, wrong)
    : wordsOn(read.pages[0]?.glyphs ?? [], at);
  compareCoverWords(said, edition, sheet, wrong);
  compareCoverAreas(read, edition, at, wrong);
  comparePdfMetadata(read, edition, { attaches: false, whole: true, archive: false, tagged: false }, wrong);
  return problems;
}

/** What is said of letters from right to left: that they stand as they are seen, and what a glyph means. */
const spelt = /^\/ReversedChars BMC$|^\/Span <<\/ActualText “.”>> BDC$/u;

const isMarked = ({ operator }: Painted): boolean => operator === 'BDC' || operator === 'BMC';

/** The objects of a cover: those of a page of a book, without structure, links, names and bookmarks. */
function compareCoverObjects(
  file: PdfFile,
  edition: IndexedEdition,
  condition: string | undefined,
  wrong: Wrong,
): void {
  const { language } = edition.metadata;
  // One page is read from no side.
  const nothing = new Set<string>();
  const said = { alternatives: nothing, headings: nothing };
  const book = pdfShapes({ language, fromRight: false, languages: new Set([language]), ...said });
  const { Type, Pages, ViewerPreferences, Lang, Metadata, ...rest } = book.Catalog as Shape;
  const catalog = { Type, Pages, ViewerPreferences, Lang, Metadata } as Shape;
  for (const key of ['OutputIntents?', 'Version?', 'Extensions?']) catalog[key] = rest[key] ?? 'any';
  const { StructParents: _, Tabs: __, 'Annots?': ___, ...page } = book.Page as Shape;
  const shapes = shapesInInks({ ...book, Catalog: catalog, Page: page }, condition);
  const nameOf = (kind: string) => ({ Catalog: 'the catalog', Info: 'Info', Page: 'the page' })[kind];
  compareShapes(file, { shapes, kindOf: kindOfObject, nameOf }, wrong);
}

/** What a printer cuts away beyond the trimmed sheet, in mm. */
const bleedMm = 3;

/** The boxes of a sheet (ISO 32000-1, 14.11.2): two panels and the spine, hung from the head of what was printed. */
function boxesDue({ panelMm, spineMm, heightMm, slugPx }: CoverSheet, printed: readonly number[]) {
  const [slug, bleed] = [pxToPoints(slugPx), mmToPoints(bleedMm)];
  const [width, top] = [mmToPoints(2 * panelMm + spineMm), (printed[3] ?? 0) - slug];
  const trim = [slug, top - mmToPoints(heightMm), slug + width, top] as const;
  // A sheet is a whole number of px wide, and ends beyond the slug.
  const media = [0, 0, pxToPoints(Math.ceil(width / pxToPoints(1)) + 2 * slugPx), printed[3] ?? 0];
  return {
    MediaBox: media,
    CropBox: media,
    TrimBox: trim,
    BleedBox: trim.map((value, i) => (i < 2 ? value - bleed : value + bleed)),
  };
}

/** The boxes, to a hundredth of a point. */
function compareBoxes(
  file: PdfFile,
  page: ReturnType<typeof pagesOf>['pages'][number],
  sheet: CoverSheet,
  wrong: Wrong,
): void {
  const boxOf = (name: string) => {
    const box = file.follow(page.get(name));
    return Array.isArray(box) ? box.map((one) => Number(file.follow(one))) : [];
  };
  const printed = boxOf('MediaBox');
  for (const [name, due] of Object.entries(boxesDue(sheet, printed))) {
    const found = boxOf(name);
    if (found.length !== 4 || due.some((value, i) => !(Math.abs(value - (found[i] ?? 0)) < 0.011)))
      wrong(
        `its ${name} is [${found.join(' ')}] instead of [${due.map((one) => Math.round(one * 100) / 100).join(' ')}]`,
      );
  }
  // Chromium may print it a px higher than it was asked.
  const least = mmToPoints(sheet.heightMm) + 2 * pxToPoints(sheet.slugPx) - 1;
  const height = printed[3] ?? 0;
  if (!(height > least && height < least + 3)) wrong(`its sheet is ${height} pt high`);
}

/** Where the panels stand, in points from the upper left corner of the sheet. */
function placesOf(sheet: CoverSheet, fromRight: boolean): CoverPlaces {
  const slug = pxToPoints(sheet.slugPx);
  const panel = (from: number, width: number): Box => ({
    left: slug + mmToPoints(from),
    top: slug,
    right: slug + mmToPoints(from + width),
    bottom: slug + mmToPoints(sheet.heightMm),
  });
  const { panelMm, spineMm } = sheet;
  const [first, last] = [panel(0, panelMm), panel(panelMm + spineMm, panelMm)];
  const [back, front] = fromRight ? [last, first] : [first, last];
  return { back, front, spine: panel(panelMm, spineMm), sheet: panel(0, sheet.widthMm) };
}

/** Whether a glyph lies on the spine, with its head to the front in a book that is read from the left. */
function isTurned(read: ReadPdf, turned: ReadPdf, i: number, { spine }: CoverPlaces): boolean {
  const [own, other] = [read.pages[0]?.glyphs[i], turned.pages[0]?.glyphs[i]];
  return Boolean(own && other && !own.upright && other.upright && isIn(spine, own.x, own.y));
}

/** What stands, as it is read, and what lies, as it is read when the sheet is turned. */
function partsOf(read: ReadPdf, turned: ReadPdf, upright: ReadonlySet<Glyph>): { straight: ReadPdf; lying: ReadPdf } {
  const lies = (read.pages[0]?.glyphs ?? []).map((glyph) => !upright.has(glyph));
  const only = (own: ReadPdf, wants: (i: number) => boolean): ReadPdf => ({
    ...own,
    pages: own.pages.map((page) => ({ ...page, glyphs: page.glyphs.filter((_, i) => wants(i)) })),
  });
  return { straight: only(read, (i) => !lies[i]), lying: only(turned, (i) => Boolean(lies[i])) };
}

/** For whoever looks at the drawn sheet: a glyph that lies covers a box as one that stands does, of another size. */
function withLying(straight: ReadPdf, read: ReadPdf, upright: ReadonlySet<Glyph>, fromRight: boolean): ReadPdf {
  // Heads to the right, and on downwards; or heads to the left, and on upwards.
  const place = ({ x, y, size, width }: Glyph) =>
    fromRight ? { x: x - size, y } : { x: x - 0.3 * size, y: y + width / 1.3 };
  const lying = (read.pages[0]?.glyphs ?? [])
    .filter((glyph) => !upright.has(glyph))
    .map((glyph) => ({
      ...glyph,
      ...place(glyph),
      size: glyph.width / 1.3,
      width: 1.3 * glyph.size,
    }));
  return { ...straight, pages: straight.pages.map((page) => ({ ...page, glyphs: [...page.glyphs, ...lying] })) };
}
