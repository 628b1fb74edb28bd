/**
 * Fills the templates. In: an indexed edition, and for the EPUB the page map and the faces. Out: the print
 * HTML, and the EPUB's parts. The only file that knows Handlebars. Promises that every character is escaped and
 * that numbers, order and addresses arrive ready in the templates; reads nothing but templates and styles.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { faceStyles } from '../fonts/subset-fonts.ts';
import { imageName } from '../formats/epub/epub-addresses.ts';
import { type EpubDocument, epubDocuments, epubLists } from '../formats/epub/epub-view.ts';
import { type Format, pageStyles, readFormat, readFormatStyle } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import type { EpubPart, Face } from '../model/outputs.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { pressFolder } from '../project/folders.ts';
import { frontView, printView } from './book-view.ts';
import { reviewView } from './review-view.ts';

const templates = join(pressFolder, 'templates');
const handlebars = prepareHandlebars();

/**
 * The whole book as one HTML document for Paged.js. It refers to nothing outside itself: faces and pictures
 * are added as data by `typeset`. Deterministic.
 */
export function renderPrint(edition: IndexedEdition, images: ReadonlyMap<string, Uint8Array>, format: Format = readFormat('book', false, edition.metadata.language)): string {
  const styles = [...readStyles(['text.css', 'cover.css', 'print.css'], edition.metadata.language), readFormatStyle(format), pageStyles(format)].join('\n');
  return fillTemplate('print.hbs', { ...printView(edition, images, format), styles });
}

/** The cover alone, as a page of 1600 × 2560 px, for the e-book's picture. */
export const renderCover = (edition: IndexedEdition): string => fillTemplate('cover.hbs', { ...frontView(edition), styles: readStyles(['text.css', 'cover.css'], edition.metadata.language).join('') });

/** The page on which a person checks the registers and signs them off: one file, no scripts, nothing remote. */
export const renderReview = (edition: IndexedEdition, problems: readonly Problem[]): string => fillTemplate('review.hbs', { ...reviewView(edition, problems), styles: readStyle('review.css') });

/** What of an EPUB is a choice. */
interface EpubOptions {
  /** The tag to state instead of the edition's, for shops and readers that know no script subtag (`zh-CN` for `zh-Hans`). */
  language?: string;
}

/**
 * The EPUB's texts but for the cover's picture, in the order of the archive. Every page of the page map gets
 * its marker; a page without one throws. Without faces it is the light edition, set in the reader's own.
 */
export function renderEpub(edition: IndexedEdition, pageMap: PageMap, images: ReadonlyMap<string, Uint8Array>, faces: readonly Face[], options: EpubOptions = {}): EpubPart[] {
  const { documents, contentsPages } = epubDocuments(edition, pageMap, images);
  const language = options.language ?? edition.metadata.language;
  const rendered = documents.map((document): EpubPart & { document: EpubDocument } => {
    const content = fillTemplate(`epub/${document.template}`, document.view);
    const { documentTitle, bodyType } = document;
    return { document, path: document.path, content: fillTemplate('epub/document.hbs', { language, documentTitle, bodyType, content }) };
  });
  const pageFile = new Map<string, string>();
  for (const { path, content } of rendered) for (const [, id] of String(content).matchAll(/role="doc-pagebreak" id="([^"]+)"/g)) pageFile.set(id as string, path);
  for (const page of [...(contentsPages.pagesBefore ?? []), ...[...contentsPages.rowPages.values()].flat()]) pageFile.set(page.id, 'toc.xhtml');
  const lists = epubLists(edition, pageMap, { documents, contentsPages, pageFile, faces, images, language });
  const fonts = faceStyles(faces, (face) => `fonts/${face.file}`);
  return [
    { path: 'content.opf', content: fillTemplate('epub/package.hbs', lists) },
    { path: 'toc.ncx', content: fillTemplate('epub/ncx.hbs', lists) },
    { path: 'toc.xhtml', content: fillTemplate('epub/nav.hbs', { ...lists, ...contentsPages }) },
    { path: 'style.css', content: [fonts, ...readStyles(['text.css', 'epub.css', ...(edition.revision ? ['revised.css'] : [])], edition.metadata.language)].join('\n') },
    ...rendered.map(({ path, content }) => ({ path, content })),
    ...[...images].map(([path, content]) => ({ path: `images/${imageName(images, path)}`, content })),
    ...faces.map((face) => ({ path: `fonts/${face.file}`, content: face.bytes })),
  ];
}

/** The EPUB's documents before there are pages, for whoever must know their characters. */
export function renderEpubTexts(edition: IndexedEdition, images: ReadonlyMap<string, Uint8Array>): string[] {
  return renderEpub(edition, { pages: [], starts: {} }, images, []).flatMap(({ path, content }) => (path.endsWith('.xhtml') ? [String(content)] : []));
}

/**
 * One page of the site, or a list of it, from a template under `templates/web/`. The partials speak to e-readers too:
 * what is no HTML is taken out again. Text cannot be met: its quotes are escaped.
 */
export function renderWeb(template: string, view: object): string {
  const filled = fillTemplate(`web/${template}`, view);
  return filled.startsWith('<!DOCTYPE html>') ? filled.replace(/ (?:epub:type|xml:lang)="[^"]*"/g, '') : filled;
}

/** Files of `styles/` as texts, and after them those of the same name for the writing system of a language. */
export function readStyles(names: readonly string[], language: string): string[] {
  const { writingSystem } = profileOf(language);
  const own = names.map((name) => `${writingSystem}/${name}`).filter((name) => existsSync(join(pressFolder, 'styles', name)));
  return [...names, ...own].map(readStyle);
}

const readStyle = (name: string): string => readFileSync(join(pressFolder, 'styles', name), 'utf8');

/** The preview's own page, from `templates/preview/`. */
export const renderPreview = (view: object): string => fillTemplate('preview/desk.hbs', view);

/** Reads every template anew at its next use: for the preview, where they change while the press runs. */
export function forgetTemplates(): void {
  compiled.clear();
  prepareHandlebars();
}

const compiled = new Map<string, Handlebars.TemplateDelegate>();

/** Fills one template by its path under `templates/`. */
function fillTemplate(path: string, view: object): string {
  let template = compiled.get(path);
  if (!template) {
    template = handlebars.compile(readFileSync(join(templates, path), 'utf8'), { strict: false, preventIndent: true });
    compiled.set(path, template);
  }
  return template(view);
}

function prepareHandlebars(): typeof Handlebars {
  // Handlebars 4.7 escapes = and ` to numeric references, which an EPUB must not hold, and needs none of them in
  // quoted attributes and text.
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  Handlebars.Utils.escapeExpression = (value: unknown) => String(value ?? '').replace(/[&<>"]/g, (character) => entities[character] as string);
  for (const file of readdirSync(join(templates, 'partials'))) Handlebars.registerPartial(file.replace(/\.hbs$/, ''), readFileSync(join(templates, 'partials', file), 'utf8').trim());
  return Handlebars;
}
