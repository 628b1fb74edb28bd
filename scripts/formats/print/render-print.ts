/**
 * The book as HTML for Paged.js, and its cover. In: an indexed edition, its pictures, a print format. Out: documents
 * that refer to nothing outside themselves: faces are put in by whoever sets or photographs them. Deterministic. Called
 * by whoever builds or previews a title. Example: `renderPrint(project, edition, images)` → `<!DOCTYPE html>…`.
 */
import type { FacingPlan } from '../../model/facing.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { Project } from '../../project/project.ts';
import { type FrontView, frontView } from '../../views/front-view.ts';
import { readStyles, template } from '../../views/templates.ts';
import { type PrintFormat, pageStyles, readFormat, readFormatStyle } from './print-format.ts';
import { type PrintView, printView } from './print-view.ts';

const fillPrint = template<PrintView>('print.hbs');
const fillCover = template<FrontView & { styles: string }>('cover.hbs');

/**
 * The whole book as one HTML document for Paged.js. `plan`: what the pages of one side of a facing edition keep to.
 */
export function renderPrint(
  project: Project,
  edition: IndexedEdition,
  images: ReadonlyMap<string, Uint8Array>,
  format: PrintFormat = readFormat(project, 'book', false, edition.metadata.language, edition.metadata.class),
  plan: FacingPlan = { turns: {}, gaps: {}, pages: 0 },
): string {
  const shared = readStyles(project, ['text.css', 'cover.css', 'print.css'], edition.metadata.language);
  const { language, class: ofClass } = edition.metadata;
  const sides = format.side === undefined ? [] : readStyles(project, ['facing-print.css'], language);
  const own = [...shared, readFormatStyle(project, format, ofClass), pageStyles(format), ...sides].join('\n');
  // Paged.js 0.4.3 keeps a right page that is asked for once.
  const styles = format.side === undefined ? own : own.replaceAll('break-before: right', 'break-before: page');
  const facing = format.side && { side: format.side, plan: JSON.stringify(plan) };
  return fillPrint(project, { ...printView(edition, images, format), styles, facing });
}

/** The cover alone, as a page of 1600 × 2560 px, for the e-book's picture. */
export function renderCover(project: Project, edition: IndexedEdition): string {
  const styles = readStyles(project, ['text.css', 'cover.css'], edition.metadata.language).join('');
  return fillCover(project, { ...frontView(edition), styles });
}
