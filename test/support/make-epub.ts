/**
 * E-books for tests. In: a folder of titles and a name. Out: the EPUB with everything that it was made of, and the PDF
 * of the same layout. Makes it by the stages themselves; see `made-once.ts`.
 */

import { subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { renderEpub, renderEpubTexts } from '../../scripts/formats/epub/render-epub.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import { pxToPoints, readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderCover, renderPrint } from '../../scripts/formats/print/render-print.ts';
import { photograph, typeset } from '../../scripts/formats/print/typeset.ts';
import type { EpubPart, Face } from '../../scripts/model/outputs.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { madeOnce } from './made-once.ts';
import { pressProject, projectAt } from './press.ts';

export interface MadeEpub {
  edition: IndexedEdition;
  images: Map<string, Uint8Array>;
  faces: Face[];
  pageMap: PageMap;
  parts: EpubPart[];
  cover: Uint8Array;
  thumbnail: Uint8Array;
  epub: Uint8Array;
  /** As Chromium printed it. */
  pdf: Uint8Array;
  /** Where the type area begins and ends on its pages, in points from above. */
  area: { top: number; bottom: number };
}

/** A browser for a test file; close it in `after`. */
export const openBrowser = (): Promise<Engine> => startBrowser(() => undefined);

/** Makes the EPUB of a title, by whoever asks first. Nobody may change what comes out. */
export const makeEpub = (source: string, title: string): Promise<MadeEpub> =>
  madeOnce(`e-book ${title}`, [source], async () => {
    const engine = await openBrowser();
    return makeAnew(source, title, engine).finally(() => engine.browser.close());
  });

async function makeAnew(source: string, title: string, engine: Engine): Promise<MadeEpub> {
  const { value, problems } = prepareEdition(projectAt(source), title);
  if (!value) throw new Error(problems.map(({ message }) => message).join('\n'));
  const { edition, images } = value;
  const format = readFormat(pressProject, 'book');
  const html = renderPrint(pressProject, edition, images, format);
  const { value: faces } = await subsetFonts(edition, [html, ...renderEpubTexts(pressProject, edition, images)]);
  if (!faces) throw new Error('a typeface lacks a character');
  const { pageMap, print } = await typeset(html, faces, engine);
  const pdf = await print();
  const [cover = pdf, thumbnail = pdf] = await photograph(
    renderCover(pressProject, edition),
    faces,
    engine,
    1600,
    2560,
    [1, 0.2],
  );
  const { topPx, lines, linePx } = format;
  const area = { top: pxToPoints(topPx), bottom: pxToPoints(topPx + lines * linePx + 6) };
  const parts = renderEpub(pressProject, edition, pageMap, images, faces);
  const epub = await packEpub(parts, cover, edition.metadata.title, edition.metadata.edition.date);
  return { edition, images, faces, pageMap, parts, cover, thumbnail, epub, pdf, area };
}
