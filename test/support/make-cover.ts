/**
 * Covers of titles as the build makes them. In: a folder of titles, a title, how many pages its book has, what the
 * printer says. Out: the edition, the measures of the sheet, its PDF.
 *
 *     await makeCover(engine, fixture('editions', 'tiny', 'source'), 'tiny', 300, () => ({}))
 */
import assert from 'node:assert/strict';
import { subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { finishCover } from '../../scripts/formats/pdf/finish-cover.ts';
import type { Engine } from '../../scripts/formats/print/chromium.ts';
import { coverSheet } from '../../scripts/formats/print/cover-sheet.ts';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderWrap } from '../../scripts/formats/print/render-wrap.ts';
import { printSheet } from '../../scripts/formats/print/typeset.ts';
import type { Printing } from '../../scripts/model/manuscript.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { pressProject, projectAt } from './press.ts';

/** A cover of a title, as the build makes it. */
export async function makeCover(
  engine: Engine,
  source: string,
  title: string,
  pages: number,
  more: (edition: IndexedEdition) => Printing,
) {
  const { value } = prepareEdition(projectAt(source), title);
  const edition = value?.edition ?? assert.fail();
  edition.manuscript.printing = more(edition);
  const { metadata } = edition;
  const format = readFormat(pressProject, 'book', true, metadata.language, metadata.class);
  const sheet = coverSheet(format, pages, edition.manuscript.printing.paperMm, metadata.shortTitle);
  const html = renderWrap(pressProject, edition, sheet);
  const faces = (await subsetFonts(edition, [html])).value ?? assert.fail();
  const pdf = await finishCover(await printSheet(html, faces, engine), edition, sheet, engine.version);
  return { edition, sheet, pdf };
}
