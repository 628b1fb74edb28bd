/**
 * Finishes the cover of a printed book. In: the sheet as Chromium printed it, the edition, its measures. Out: the PDF
 * as it goes to the printer: in inks, with its boxes and what it says of itself. It is printed and not read: it has no
 * structure, and is neither PDF/UA nor PDF/A. The same bytes for the same input. Called by `cover-output.ts`.
 */
import { ParseSpeeds, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { isFromRight } from '../../languages/registry.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { type CoverSheet, sheetBoxes } from '../print/cover-sheet.ts';
import { setFileId, setMetadata, setOutputIntents } from './archive.ts';
import { paintInInks } from './inks.ts';
import { recordPdf } from './metadata.ts';
import { packPdf } from './pack-pdf.ts';
import { spellOutPages } from './page-content.ts';

/** Finishes one cover. `engine`: what printed it. Throws when it is not one page. */
export async function finishCover(
  printed: Uint8Array,
  edition: IndexedEdition,
  sheet: CoverSheet,
  engine: string,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const [page, ...others] = pdf.getPages();
  if (!page || others.length > 0) throw new Error(`the cover has ${pdf.getPageCount()} pages instead of 1`);
  const { context, catalog } = pdf;
  for (const [name, box] of Object.entries(sheetBoxes(sheet, page.getHeight())))
    page.node.set(PDFName.of(name), context.obj([...box]));
  for (const key of ['StructParents', 'Tabs']) page.node.delete(PDFName.of(key));
  // Letters that join are more than their glyphs say.
  if (isFromRight(edition.metadata.language)) spellOutPages(pdf);
  paintInInks(pdf);
  const record = recordPdf(edition, engine, { tagged: false });
  setMetadata(pdf, record);
  setOutputIntents(pdf, { archive: false, condition: edition.manuscript.printing?.condition });
  catalog.set(PDFName.of('Lang'), PDFString.of(edition.metadata.language));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  setFileId(pdf, [edition.metadata.id, record.edition, record.sha256, engine, 'cover']);
  return packPdf(pdf);
}
