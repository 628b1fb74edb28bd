/**
 * What the panels of a cover say. In: a sheet as the witness has read it, where the panels are, the edition. Out: what
 * is wrong, in words. A sheet from right to left is read in a mirror, and its spine in a mirror of the turned sheet.
 * Called by `verify-cover.ts`.
 *
 *     compareCoverWords(wordsOn(glyphs, places), edition, sheet, wrong) → calls `wrong` with “its spine says …”
 */
import type { CoverSheet } from '../formats/print/cover-sheet.ts';
import { pxToPoints } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare, differText, shownText } from './compare-text.ts';
import type { CoverPlaces } from './cover-areas.ts';
import { expectFront } from './expected-front.ts';
import { middleOf } from './glyph-areas.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { type Box, type Glyph, readPdf } from './read-pdf.ts';

type Wrong = (detail: string) => void;

export const isIn = ({ left, top, right, bottom }: Box, x: number, y: number): boolean =>
  x > left && x < right && y > top && y < bottom;

/** The glyphs of each panel in the order of reading, and how many stand on none. */
type Words = Record<'front' | 'back' | 'spine', Glyph[]> & { astray: number };

const isShown = ({ text }: Glyph): boolean => text.trim() !== '';

/** Those of a sheet, and of which panel each is. */
export function wordsOn(glyphs: readonly Glyph[], at: Pick<CoverPlaces, 'front' | 'back' | 'spine'>): Words {
  const on = (panel: Box) =>
    glyphs.filter((glyph) => {
      const { x, y } = glyph.upright ? middleOf(glyph) : glyph;
      return isIn(panel, x, y);
    });
  const panels = { front: on(at.front), back: on(at.back), spine: on(at.spine) };
  const placed = Object.values(panels).flat().filter(isShown).length;
  return { ...panels, astray: glyphs.filter(isShown).length - placed };
}

/** The same of a sheet from right to left: what stands is read in a mirror, what lies in one of the turned sheet. */
export async function wordsFromRight(
  bytes: Uint8Array,
  how: { file: PdfFile; thread: string | undefined },
  at: CoverPlaces,
  wrong: Wrong,
): Promise<Words> {
  const [straight, turned] = [
    await readPdf(bytes, { ...how, fromRight: true }),
    await readPdf(bytes, { ...how, fromRight: true, turn: 90 }),
  ];
  const [page, lying] = [straight.pages[0], turned.pages[0]];
  const mirrored = ({ left, right, ...box }: Box): Box => {
    const width = page?.width ?? 0;
    return { ...box, left: width - right, right: width - left };
  };
  const panels = { front: mirrored(at.front), back: mirrored(at.back), spine: mirrored(at.spine) };
  const upright = (page?.glyphs ?? []).filter((glyph) => glyph.upright);
  const spine = (lying?.glyphs ?? []).filter((glyph) => glyph.upright);
  for (const { said } of straight.unreadable ?? []) wrong(said);
  const standing = wordsOn(upright, panels);
  if (standing.spine.some(isShown)) wrong('something stands on its spine');
  return { ...standing, spine };
}

/** Each panel says what the front matter says, and nothing stands on none of them. */
export function compareCoverWords(
  words: Words,
  edition: IndexedEdition,
  { spineTypePx }: CoverSheet,
  wrong: Wrong,
): void {
  const { shortTitle, language, imprint } = edition.metadata;
  const { parties, titleLines, adopted, published } = expectFront(edition);
  const { spacing } = profileOf(language);
  const front = differText(shownText(words.front), [...parties, ...titleLines, adopted], spacing);
  if (front) wrong(`its front: ${front}`);
  const isbn = imprint?.isbn;
  const code = isbn === undefined ? [] : [`ISBN ${isbn}`, isbn.replace(/\D/g, '')];
  const due: [name: 'back' | 'spine', text: string][] = [
    ['back', [published, ...code, imprint?.price ?? ''].join('')],
    ['spine', spineTypePx === undefined ? '' : shortTitle],
  ];
  for (const [name, text] of due) {
    const found = bare(words[name].map((glyph) => glyph.text).join(''));
    if (found !== bare(text)) wrong(`its ${name} says “${found}” instead of “${bare(text)}”`);
  }
  const small = words.spine.find(({ size }) => Math.abs(size - pxToPoints(spineTypePx ?? 0)) > 0.1);
  if (small) wrong(`its spine is set in ${small.size} pt`);
  if (words.astray > 0) wrong(`${words.astray} of its glyphs stand on no panel`);
}
