/**
 * Finishes the PDF. In: the PDF as Chromium printed it, the edition, the layout. Out: the PDF as it is published,
 * PDF/UA-1 and PDF/A-3a (2a without attachments) at once; a file for the printer with red ink is no PDF/A. The order
 * of this room, which is the one place that knows pdf-lib. Promises the same bytes for the same input; moves no glyph
 * on any page.
 */
import { ParseSpeeds, type PDFArray, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { isFromRight } from '../../languages/registry.ts';
import type { Layout } from '../../model/outputs.ts';
import type { PagePosition } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { type PrintFormat, pageBoxes, pxToPoints } from '../print/print-format.ts';
import { type Attachment, setAttachments, setFileId, setMetadata, setOutputIntents } from './archive.ts';
import { describeLink } from './describe-link.ts';
import { meanSrgb, paintInInks } from './inks.ts';
import { recordPdf } from './metadata.ts';
import { setNavigation } from './navigation.ts';
import { packPdf } from './pack-pdf.ts';
import { setStructure } from './structure-tree.ts';

/** Finishes one PDF. Throws when the page map and the file do not have the same pages. */
export async function finishPdf(
  layout: Pick<Layout, 'pdf' | 'pageMap' | 'structure' | 'engine'>,
  edition: IndexedEdition,
  format: PrintFormat,
  attachments: readonly Attachment[],
): Promise<Uint8Array> {
  const { pageMap, engine } = layout;
  const pdf = await PDFDocument.load(layout.pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const pages = pdf.getPages();
  if (pages.length !== pageMap.pages.length)
    throw new Error(`the PDF has ${pages.length} pages, the page map ${pageMap.pages.length}`);
  const heights = pages.map((page) => page.getHeight());
  const destination = ({ page, top }: PagePosition): PDFArray => {
    const target = pages[page - 1];
    if (!target) throw new Error(`the page map names page ${page}`);
    return pdf.context.obj([
      target.ref,
      PDFName.of('XYZ'),
      0,
      round((heights[page - 1] as number) - pxToPoints(top) + 6),
      null,
    ]) as PDFArray;
  };
  const { labels } = edition.manuscript;
  const { language } = edition.metadata;
  setStructure(pdf, layout.structure, language, (link, text) => describeLink(labels, link, text));
  setBoxes(pdf, format);
  setNavigation(pdf, edition, pageMap, destination, format);
  const isForPrinter = format.slugPx > 0;
  // An archive knows inks by a profile alone (ISO 19005-2, 6.2.4.3), and the press has none of a press.
  const isArchive = !(isForPrinter && paintInInks(pdf));
  const part = attachments.length > 0 ? 3 : 2;
  const record = recordPdf(edition, engine, { ...(isArchive ? { part } : {}), tagged: true });
  setMetadata(pdf, record);
  const condition = isForPrinter ? edition.manuscript.printing?.condition : undefined;
  const profile = setOutputIntents(pdf, { archive: isArchive, condition });
  if (isForPrinter) meanSrgb(pdf, profile);
  setAttachments(pdf, attachments, record.date);
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of(language));
  pdf.catalog.set(PDFName.of('MarkInfo'), pdf.context.obj({ Marked: true }));
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  pdf.catalog.set(PDFName.of('ViewerPreferences'), pdf.context.obj(preferencesFor(language)));
  setFileId(pdf, [edition.metadata.id, record.edition, record.sha256, engine, part]);
  return packPdf(pdf);
}

/** ISO 32000-1, 12.2: a book that is read from right to left is opened so too. */
const preferencesFor = (language: string): Record<string, boolean | string> => ({
  DisplayDocTitle: true,
  ...(isFromRight(language) ? { Direction: 'R2L' } : {}),
});

const round = (value: number): number => Math.round(value * 100) / 100;

/** The boxes of the format, to a hundredth of a point (0.004 mm). */
function setBoxes(pdf: PDFDocument, format: PrintFormat): void {
  pdf.getPages().forEach((page, i) => {
    const { media, bleed, trim } = pageBoxes(format, i, page.getSize());
    const boxes = { MediaBox: media, CropBox: media, TrimBox: trim, BleedBox: bleed };
    for (const [name, [left, bottom, width, height]] of Object.entries(boxes))
      page.node.set(PDFName.of(name), pdf.context.obj([left, bottom, left + width, bottom + height].map(round)));
  });
}
