/**
 * Makes the facing edition of a title as an e-book: pairs below one another, each text with its language, numbers that
 * lead to their twins; what is not the text is a file of its own for each language. In: both editions, their pages in
 * the facing PDF, their pictures, faces and covers. Out: the parts of the e-book, covers among them. Made of what the
 * e-book of each language is made of. Deterministic. Called by `press/facing-epub.ts`.
 *
 *     makeFacingEpub(project, sides).map(({ path }) => path)
 *       → ['content.opf', 'toc.ncx', 'toc.xhtml', 'style.css', 'zh-Hans/cover.xhtml', …, 'section-1.xhtml', …]
 */

import { profileOf } from '../../languages/registry.ts';
import { type Both, facingClass, facingId, isCited } from '../../model/facing.ts';
import type { EpubPart, Face } from '../../model/outputs.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { Project } from '../../project/project.ts';
import { readStyle, readStyles, template } from '../../views/templates.ts';
import { type FileStart, fileStarts, textFiles } from '../epub/epub-addresses.ts';
import type { EpubDocument } from '../epub/epub-documents.ts';
import { binaryParts, documentPart, fillNcx, fillPackage, renderEpubBook } from '../epub/render-epub.ts';
import { linkTwins, renameFor, twinOf } from './epub-links.ts';
import { type BookSide, joinTwinLists, type TwinLists } from './epub-twin-lists.ts';
import { unitsOfFile } from './epub-units.ts';
import { pairUnits, type Row } from './pair-units.ts';
import type { SideUnit } from './read-sides.ts';
import { nameFaces, scopeStyle } from './scope-style.ts';

/** A language of the e-book. */
export interface FacingEpubSide {
  edition: IndexedEdition;
  /** Its pages in the facing PDF. */
  pageMap: PageMap;
  images: ReadonlyMap<string, Uint8Array>;
  faces: readonly Face[];
  cover: Uint8Array;
}

interface SideView {
  language: string;
  direction: string;
  place: 'first' | 'second';
  own: string;
  id: string | undefined;
  section: string | undefined;
  content: string;
}

interface PairsView {
  rows: { id: string | undefined; also: string[]; sides: SideView[] }[];
}

const fillPairs = template<PairsView>('epub/facing.hbs');
const fillNav = template<TwinLists>('epub/facing-nav.hbs');

/** Of what a file may hold, each language has so much. */
const share = 1 / 2;

/** Makes the parts. A page without its marker throws. */
export function makeFacingEpub(project: Project, sides: Both<FacingEpubSide>): EpubPart[] {
  const starts = jointStarts(sides);
  const made = sides.map((side, i) => openSide(project, side, starts[i] as FileStart[])) as Both<BookSide>;
  const [first, second] = made;
  const isText = ({ part }: EpubDocument) => part === 'text';
  const before = made.flatMap((side) => ownParts(project, side, (part) => /^(?:cover|title|imprint)$/.test(part)));
  const behind = made.flatMap((side) =>
    ownParts(project, side, (part) => !/^(?:cover|title|imprint|text)$/.test(part)),
  );
  const texts = first.book.documents.filter(isText).map((document): EpubPart => {
    const other = second.book.documents.find(({ path }) => path === document.path);
    const files: Both<EpubDocument> = [document, other ?? document];
    const title = files.map((file) => file.title).join(' / ');
    return documentPart(project, { ...document, title, content: pairsOf(project, made, files) }, first.language);
  });
  const spine = [...before, ...texts, ...behind];
  const lists = joinTwinLists(made, spine, before.length);
  return [
    { path: 'content.opf', content: fillPackage(project, lists) },
    {
      path: 'toc.ncx',
      content: fillNcx(project, { ...lists, labels: { ...lists.labels, pageList: lists.headings.pageList } }),
    },
    { path: 'toc.xhtml', content: fillNav(project, lists) },
    { path: 'style.css', content: twinStyle(project, made) },
    ...spine,
    ...sides.flatMap((side, i) => ownFiles(side, made[i] as BookSide)),
  ];
}

/** Where the files of both texts begin: where those of the first would, and the other has the same. */
function jointStarts(sides: Both<FacingEpubSide>): Both<FileStart[]> {
  const [first, second] = sides.map(({ edition }) =>
    edition.sections
      .flatMap(({ heading, blocks }) => [...(heading ? [heading] : []), ...blocks])
      .map((block) => ({
        ...(isCited(block.anchor) ? { key: block.anchor } : {}),
        kind: block.kind,
        anchor: block.anchor,
      })),
  ) as Both<{ key?: string; kind: string; anchor: string }[]>;
  const twins = new Map(
    pairUnits(first, second).flatMap(([one, other]) => (one && other ? [[one.anchor, other.anchor]] : [])),
  );
  const wanted = fileStarts(textFiles(sides[0].edition, share));
  const shared = wanted.filter(({ anchor }, i) => i === 0 || twins.has(anchor));
  const others = shared.map(({ path, anchor }) => ({ path, anchor: twins.get(anchor) ?? anchor }));
  return [shared, others];
}

function openSide(
  project: Project,
  { edition, pageMap, images, faces }: FacingEpubSide,
  starts: readonly FileStart[],
): BookSide {
  const { language } = edition.metadata;
  const book = renderEpubBook(project, edition, pageMap, images, faces, { starts });
  const shared = new Set(['toc.xhtml', ...starts.map(({ path }) => path)]);
  const isShared = (href: string) => shared.has(href.split('#')[0] ?? '');
  const mark = (href: string) =>
    isShared(href) ? href.replace('#', `#${facingId(language, '')}`) : `${language}/${href}`;
  return { language, edition, book, address: (href) => (isShared(href) ? href : `${language}/${href}`), mark };
}

const textPaths = ({ book }: BookSide): Set<string> =>
  new Set(book.documents.filter(({ part }) => part === 'text').map(({ path }) => path));

/** Documents of one language alone. */
function ownParts(project: Project, side: BookSide, isDue: (part: string) => boolean): EpubPart[] {
  const { language, book } = side;
  const rename = renameFor(language, textPaths(side), false);
  return book.documents
    .filter(({ part }) => isDue(part))
    .map((document) => {
      const { path, content } = documentPart(project, { ...document, content: rename(document.content) }, language);
      return { path: `${language}/${path}`, content };
    });
}

/** The style of one language, its pictures, its faces. */
const ownFiles = ({ images, faces, cover }: FacingEpubSide, { language, book }: BookSide): EpubPart[] =>
  [
    { path: 'style.css', content: book.style },
    { path: 'images/cover.jpg', content: cover },
    ...binaryParts(images, faces),
  ].map(({ path, content }) => ({ path: `${language}/${path}`, content }));

/** A file of the text: its pairs. An address stands at the first pair that has it. */
function pairsOf(project: Project, sides: Both<BookSide>, files: Both<EpubDocument>): string {
  const [first, second] = files.map(({ content }, i) => {
    const side = sides[i] as BookSide;
    return unitsOfFile(content, renameFor(side.language, textPaths(side), true));
  }) as Both<SideUnit[]>;
  const borne = new Set<string>();
  const rows = pairUnits(first, second).map((row) => {
    const all = new Set(row.flatMap((unit) => unit?.addresses ?? []));
    const [id, ...also] = [...all].filter((address) => isCited(address) && !borne.has(address));
    for (const address of [id, ...also]) if (address !== undefined) borne.add(address);
    return { id, also, sides: row.flatMap((unit, i) => (unit ? [sideView(row, i as 0 | 1, sides)] : [])) };
  });
  return fillPairs(project, { rows });
}

function sideView(row: Row<SideUnit>, i: 0 | 1, sides: Both<BookSide>): SideView {
  const { language } = sides[i];
  const [unit, other] = [row[i] as SideUnit, row[1 - i]];
  const anchor = unit.section?.anchor;
  const twin = (address: string) => other && twinOf(address, unit, other);
  return {
    language,
    direction: profileOf(language).direction,
    place: i === 0 ? 'first' : 'second',
    own: facingClass(language),
    id: anchor === undefined ? undefined : facingId(language, anchor),
    section: anchor,
    content: linkTwins(unit.html, sides[1 - i]?.language ?? '', anchor, twin),
  };
}

/** Typefaces of both, what all e-books have in common, what belongs to each writing system, the pairs. */
function twinStyle(project: Project, sides: Both<BookSide>): string {
  const common = ['text.css', 'epub.css'].map((name) => readStyle(project, name));
  const faces = sides.flatMap(({ book, language }) =>
    book.style
      .split('\n')
      .filter((line) => line.startsWith('@font-face'))
      .map((line) => nameFaces(line, language).replace('url("', `url("${language}/`)),
  );
  const own = sides.map(({ book, language }) => {
    const after = common.at(-1) ?? '';
    const at = book.style.indexOf(after);
    if (at < 0) throw new Error(`the style of ${language} is of another state of the press`);
    return scopeStyle(nameFaces(book.style.slice(at + after.length), language), facingClass(language));
  });
  return [...faces, ...common, ...own, ...readStyles(project, ['facing-epub.css'], sides[0].language)].join('\n');
}
