/**
 * A title as a broken press prints it, and what the witnesses of the build say of it. In: a title set once, a browser,
 * a fault: a project with another template or style, or a stage whose result is another one. Out: problems as lines.
 * Everything that the build shares between makers and witnesses, the page map above all, is shared here as well: a
 * fault in it must be found in the file.
 */
import { facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { renderEpub } from '../../scripts/formats/epub/render-epub.ts';
import { finishPdf } from '../../scripts/formats/pdf/finish-pdf.ts';
import type { Engine } from '../../scripts/formats/print/chromium.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { typeset } from '../../scripts/formats/print/typeset.ts';
import type { Face } from '../../scripts/model/outputs.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import type { StructureElement } from '../../scripts/model/structure-tree.ts';
import type { Project } from '../../scripts/project/project.ts';
import { comparePageTexts } from '../../scripts/proof/verify-epub-pages.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { type SetEdition, shareFaces } from './edition.ts';
import { linesOf } from './faults.ts';
import { pressProject } from './press.ts';

/** What a stage of the press does otherwise. */
export interface BrokenStages {
  /** The page map, for every maker and every witness. */
  pageMap?: (pageMap: PageMap) => void;
  /** The structure for the screen reader. */
  structure?: (tree: StructureElement) => void;
  /** The edition as the finishing of the PDF has it. */
  finished?: (edition: IndexedEdition) => void;
  /** The places as the finishing of the PDF has them. */
  places?: (pageMap: PageMap) => void;
}

/** Prints a title with a broken project: a template, a style, the edition as the layout has it, or its faces. */
export async function setBroken(
  set: SetEdition,
  engine: Engine,
  { project = pressProject, edition = set.edition, faces }: BrokenLayout,
): Promise<SetEdition> {
  const html = renderPrint(project, edition, set.images, set.format);
  const cut = faces ? await faces(html) : await shareFaces(edition, html);
  const { pageMap, structure, print } = await typeset(html, cut, engine);
  const layout = { pdf: await print(), pageMap, structure, engine: engine.version };
  return { ...set, layout, pageMap, pdf: await finishPdf(layout, set.edition, set.format, []) };
}

interface BrokenLayout {
  project?: Project;
  edition?: IndexedEdition;
  faces?: (html: string) => Promise<Face[]>;
}

/** Finishes a title that was laid out well. */
export async function finishBroken(set: SetEdition, stages: readonly BrokenStages[]): Promise<SetEdition> {
  const copy = structuredClone({ layout: set.layout, edition: set.edition });
  const { pageMap, structure } = copy.layout;
  for (const broken of stages) {
    broken.pageMap?.(pageMap);
    broken.structure?.(structure);
    broken.finished?.(copy.edition);
  }
  const places = structuredClone(pageMap);
  for (const broken of stages) broken.places?.(places);
  const pdf = await finishPdf({ ...copy.layout, pageMap: places }, copy.edition, set.format, []);
  return { ...set, pageMap, pdf };
}

/** What the witnesses of the PDF say, and the one that holds the e-book against it. */
export async function printFaults({ pdf, edition, pageMap, format, images }: SetEdition): Promise<string[]> {
  const { problems, read } = await verifyPdf(pdf, edition, pageMap, format, { facesNamed });
  const { title, edition: of } = edition.metadata;
  const parts = renderEpub(pressProject, edition, pageMap, images, []);
  const epub = await packEpub(parts, new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), title, of.date);
  return linesOf([...problems, ...comparePageTexts(epub, read, edition, pageMap, format)]);
}

/** Exchanges two neighbours of a list. */
export const swapFirst = (list: unknown[]): unknown[] => list.splice(0, 2, list[1], list[0]);

/** Everything begins so many pages later. */
export function shiftPages(pageMap: PageMap, by: number): void {
  for (const start of Object.values(pageMap.starts)) start.page = Math.max(1, start.page + by);
}
