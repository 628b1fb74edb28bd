/**
 * The closed world of the reading edition: every element, attribute, text, style, script and picture of it is one that
 * the edition makes us expect. In: its files, what is published beside it, the indexed edition, the page map, what
 * the sources hold. Out: `wrong` is called with each thing that is another one or too many, and where. Shares no code
 * with the makers, so that it also finds what they do wrong. Called by `verify-site.ts`.
 *
 *     <em> lost in paragraph 5 → 'index.html, p5: “…” where emphasis “…” is due'
 */
import { profileOf } from '../languages/registry.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { cleanMarkup, type PageMark } from './clean-markup.ts';
import { compareCitationWords } from './closed-citations.ts';
import { pictureNames } from './closed-epub.ts';
import type { InstalledFace } from './closed-faces.ts';
import { beginOf, comparePageMarks } from './closed-marks.ts';
import { compareSheets, readStyleFiles, type StylesWanted } from './closed-styles.ts';
import { expectFrom } from './expect-from-page.ts';
import { type ExpectedFile, expectPage, type PageExpected } from './expect-site.ts';
import { sayLabel } from './expected-front.ts';
import { otherStates, setFree } from './free-markup.ts';
import { compareMarkup, type Markup, markupBelow } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';

/** What the files of a site are compared with. */
export interface SiteSources {
  /** The pictures of the source, in the order of the text. */
  images: ReadonlyMap<string, Uint8Array>;
  /** Folders of the project's styles, its own first. */
  styles: readonly string[];
  /** The script of the press, as it is compiled for the page, and the sign of its pages. */
  script: string;
  icon: string;
  /** The faces that are installed; what is cut from them has their outlines. */
  faces: readonly InstalledFace[];
  /** Address of the site; absent where it has none. */
  base?: string | undefined;
  /** The browser that set the pages; what the page says where it is absent. */
  engine?: string;
}

type Files = ReadonlyMap<string, string | Uint8Array>;
type Wrong = (detail: string) => void;

/**
 * Compares everything but the outlines of its faces, which `closed-web-faces.ts` unpacks. `alone`: the page stands
 * alone, and nothing is asked of its style, its script and its pictures; `whole` false: nor of what the front matter
 * alone says.
 */
export function compareSiteWorld(
  files: Files,
  offered: readonly ExpectedFile[],
  edition: IndexedEdition,
  pageMap: PageMap,
  sources: SiteSources,
  wrong: Wrong,
  alone = false,
  whole = true,
): void {
  const { language } = edition.metadata;
  const html = siteText(files, 'index.html');
  const found = readWebMarkup(html);
  const { root, marks } = cleanMarkup(found, {
    opensStrings: profileOf(language).spacing === 'characters',
    keeps: true,
  });
  const pictures = pictureNames(sources.images);
  const made = expectFrom(root, offered, edition, pageMap, pictures, sources);
  const due = expectPage(made);
  if (!whole)
    setFree(
      due,
      otherStates(edition).map((other) => expectPage({ ...made, edition: other })),
    );
  compareMarkup(root, due, (detail) => wrong(`index.html, ${detail}`));
  if (!html.startsWith('<!DOCTYPE html>\n<html')) wrong('index.html does not begin as a page does');
  compareSiteMarks(marks, root, offered, edition, pageMap, wrong);
  if (whole) compareCitationWords(made.citations, edition, made.address, wrong);
  if (alone) return;
  const [faceSheet, style] = ['faces.css', 'site.css'].map((name) => siteText(files, name)) as [string, string];
  const faces = compareSheets(faceSheet, style, siteStyles(sources, edition), wrong);
  compareFiles(files, made, pictures, { ...sources, declared: faces.map(({ address }) => address) }, wrong);
}

/** The style sheets of which the site's is made. */
export const siteStyles = ({ styles }: Pick<SiteSources, 'styles'>, { metadata }: IndexedEdition): StylesWanted => ({
  folders: styles,
  names: ['text.css', 'web.css'],
  language: metadata.language,
  swap: true,
});

/** A file as a text; an empty one where it is not there. */
export const siteText = (files: Files, name: string): string => {
  const file = files.get(name) ?? '';
  return typeof file === 'string' ? file : new TextDecoder().decode(file);
};

/** Pages of the text have marks, with a link that opens the PDF there; those around it have none on the site. */
export function compareSiteMarks(
  marks: readonly PageMark[],
  root: Markup,
  offered: readonly ExpectedFile[],
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: Wrong,
): void {
  const ids = new Set(markupBelow(root).flatMap(({ attributes }) => attributes.id ?? []));
  const parts = new Set([
    'imprint',
    'contents',
    'cover',
    'notes',
    ...edition.registers.map(({ id }) => `register-${id}`),
  ]);
  const isKnown = pageMap.pages.some(({ begins }) => begins);
  const pages = pageMap.pages.filter((page, i) => {
    const anchor = beginOf(pageMap, i)?.anchor;
    if (!isKnown) return marks.some(({ id }) => id === `page-${page.label}`);
    return anchor !== undefined && ids.has(anchor) && !parts.has(anchor);
  });
  const own = { ...pageMap, pages };
  const filed = marks.map((mark) => ({ ...mark, path: 'index.html' }));
  comparePageMarks(
    filed,
    edition,
    own,
    () => undefined,
    (label) => ({ class: 'page-break', id: `page-${label}` }),
    wrong,
  );
  const pdf = offered.find(({ type }) => type === 'application/pdf')?.name;
  pages.forEach(({ label, index, begins }) => {
    const at = marks.findIndex(({ id }) => id === `page-${label}`);
    const mark = marks[at];
    // An empty page has nothing to open. Of a copy nobody knows which of two pages at one place is empty.
    const isEmpty = isKnown ? !begins : mark?.link === undefined && isSamePlace(mark, marks[at + 1]);
    const due = pdf !== undefined && !isEmpty ? `${pdf}#page=${index}` : undefined;
    const { link } = mark ?? {};
    const isOwn = link
      ? Object.keys(link.attributes).length === 3 &&
        link.attributes.class === 'page-mark apart' &&
        link.attributes.href === due &&
        link.attributes['aria-label'] === sayLabel(edition, 'webPdfPage', label) &&
        link.children.join('') === label
      : due === undefined || !mark || mark.inLink;
    if (!isOwn) wrong(`the mark of page ${label} does not open the PDF there`);
  });
}

/** Two marks with nothing between them: the first is that of an empty page. */
const isSamePlace = (one: PageMark | undefined, next: PageMark | undefined): boolean =>
  one !== undefined && next !== undefined && [...one.at].every(([id, at]) => next.at.get(id) === at);

/** Every file is known, and has the bytes that it must. */
function compareFiles(
  files: Files,
  { citations, edition }: PageExpected,
  pictures: ReadonlyMap<string, string>,
  { images, styles, script, icon, declared }: SiteSources & { declared: readonly string[] },
  wrong: Wrong,
): void {
  const { language } = edition.metadata;
  const due = new Map<string, string | Uint8Array | undefined>([
    ['index.html', undefined],
    ['faces.css', undefined],
    ['site.css', undefined],
    ['site.js', script],
    ['icon.svg', icon],
    // What they draw `closed-web-faces.ts` looks at.
    ...declared.map((name) => [name, undefined] as const),
    ...(edition.revision
      ? [['revised.css', readStyleFiles({ folders: styles, names: ['revised.css'], language }).at(-1)] as const]
      : []),
    ...[...pictures].map(([path, name]) => [name, images.get(path)] as const),
    ...citations.flatMap(({ file, title }) => (file ? [[file, title] as const] : [])),
  ]);
  for (const name of files.keys()) if (!due.has(name)) wrong(`${name} is no file of this edition`);
  for (const [name, content] of due) {
    const file = files.get(name);
    if (file === undefined || file.length === 0) wrong(`${name} is missing or empty`);
    else if (content !== undefined && !isSame(name, file, content))
      wrong(`${name} is not what the press and the source make of it`);
  }
}

/** Whether a file is as it must be. Above the script stands a line for whoever looks into it. */
function isSame(name: string, file: string | Uint8Array, due: string | Uint8Array): boolean {
  const text =
    name === 'site.js'
      ? Buffer.from(file)
          .toString()
          .replace(/^\/\*[^*]*\*\/\n/, '')
      : file;
  return Buffer.from(text).equals(Buffer.from(due));
}
