/**
 * What the EPUB's templates are given. In: an indexed edition and the page map of the PDF from the same run.
 * Out: the documents in reading order, with page markers, and the lists of the package. Pure; holds no markup.
 */

import { fillLabel } from '../../languages/labels.ts';
import { editionUuid } from '../../model/edition-uuid.ts';
import type { Labels } from '../../model/manuscript.ts';
import { anchorOf, type ParagraphNumber } from '../../model/numbers.ts';
import type { Face } from '../../model/outputs.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { IndexedEdition, Mention } from '../../model/registers.ts';
import { type BlockView, blockView, breaksByAnchor, contentsView, frontView, nameReferences, notesView, registersView } from '../../views/book-view.ts';
import { composeInlines, type PageBreak, type Piece } from '../../views/inline-pieces.ts';
import { revisionView } from '../../views/revision-view.ts';
import { entryAddresses, imageName, paragraphAddresses, registerFiles, sectionName, textFiles } from './epub-addresses.ts';

export interface EpubDocument {
  /** Template under `templates/epub/`. */
  template: string;
  path: string;
  view: Record<string, unknown>;
  documentTitle: string;
  bodyType?: string;
}

/** The documents of the EPUB in reading order; the navigation document is made from what this returns. */
export function epubDocuments(edition: IndexedEdition, pageMap: PageMap, images: ReadonlyMap<string, Uint8Array>) {
  const { labels } = edition.manuscript;
  const front = frontView(edition);
  const found = breaksByAnchor(pageMap);
  const used = new Set<string>();
  const take = (anchor: string): { page: PageBreak; at: { offset: number } }[] => {
    used.add(anchor);
    return found.get(anchor) ?? [];
  };
  const before = (anchor: string) => {
    const pages = take(anchor).map(({ page, at }) => {
      if (at.offset > 0) throw new Error(`a page begins inside “${anchor}”, which must not be split`);
      return page;
    });
    return pages.length > 0 ? { pagesBefore: pages } : {};
  };
  /** For what a page should not split but may: the marker stands before it. */
  const beforeAll = (anchor: string) => {
    const pages = take(anchor).map(({ page }) => page);
    return pages.length > 0 ? { pagesBefore: pages } : {};
  };
  const inside = (anchor: string) => {
    const map = new Map<number, PageBreak[]>();
    for (const { page, at } of take(anchor)) map.set(at.offset, [...(map.get(at.offset) ?? []), page]);
    return map;
  };
  const addresses = paragraphAddresses(edition);
  const paragraph = (number: ParagraphNumber) => addresses.get(number) ?? `#${anchorOf(number)}`;
  const files = registerFiles(edition);
  const entryAddress = entryAddresses(edition, files);
  const imagePath = (path: string) => {
    if (!images.has(path)) throw new Error(`the image ${path} was not read`);
    return `images/${imageName(images, path)}`;
  };
  const common = { paragraph, image: imagePath, keeps: false };
  const full = { ...common, breaks: inside, entry: (mention: Mention) => entryAddress.get(mention.heading) };
  const pageLabel = (number: ParagraphNumber) => pageMap.pages[(pageMap.starts[anchorOf(number)]?.page ?? 0) - 1]?.label ?? '';
  const contents = contentsView(edition);
  const references = new Map<number, string[]>();
  const sections = textFiles(edition).map(({ path, section, index, part, blocks }): EpubDocument => {
    const title = contents[index]?.title ?? '';
    const preamble = !section.heading;
    const view: Record<string, unknown> = {
      anchor: section.anchor,
      preamble,
      continued: part > 1,
      title: part > 1 ? fillLabel(labels, 'bracketed', title, part) : title,
      range: contents[index]?.range,
      heading: part === 1 && section.heading && blockView(section.heading, edition, full),
      blocks: blocks.map((block) => forReaders(blockView(block, edition, full), labels.notes ?? '')),
    };
    nameReferences(view, references, path, 'notes.xhtml');
    return { template: 'section.hbs', path, documentTitle: `${view.title} · ${edition.metadata.shortTitle}`, bodyType: 'bodymatter', view };
  });
  const notes = notesDocument(notesView(edition, common), labels, references);
  const registers = registersView(edition, { paragraph, keeps: false, entry: (id) => `${files.get(id)}#${id}`, page: pageLabel }).flatMap((register): EpubDocument[] => {
    const paths = [...new Set([`register-${register.id}.xhtml`, ...register.groups.flatMap((group) => group.entries.map((entry) => files.get(entry.id) as string))])];
    return paths.map((path, i) => {
      const title = i > 0 ? fillLabel(labels, 'bracketed', register.title, i + 1) : register.title;
      const groups = register.groups.flatMap((group) => {
        const entries = group.entries.filter((entry) => files.get(entry.id) === path).map((entry) => ({ ...entry, ...beforeAll(entry.id) }));
        if (entries.length === 0) return [];
        const begins = entries[0]?.id === group.entries[0]?.id;
        return [{ ...group, id: begins ? group.id : `${group.id}-${i + 1}`, rank: 2, ...(begins ? before(group.id) : {}), entries }];
      });
      const view = { ...register, title, continued: i > 0, groups, ...(i > 0 ? { suffix: `-${i + 1}` } : before(`register-${register.id}`)) };
      return { template: 'register.hbs', path, documentTitle: title, bodyType: 'backmatter', view };
    });
  });
  const revision = revisionView(edition, {
    paragraph,
    pageMap,
    format: edition.metadata.formats?.[0] ?? 'book',
    compose: (texts, holder) => {
      const { first, rest } = splitBreaks(inside(holder));
      return { before: first, pieces: withBreaks(texts, rest) };
    },
  });
  const documents: EpubDocument[] = [
    { template: 'cover.hbs', path: 'cover.xhtml', documentTitle: labels.cover ?? '', view: { ...before('cover'), coverAlt: fillLabel(labels, 'coverAlt', edition.metadata.title) } },
    { template: 'title.hbs', path: 'title.xhtml', documentTitle: edition.metadata.title, bodyType: 'frontmatter', view: { ...front, ...before('title-leaf') } },
    ...sections,
    ...notes,
    ...registers,
    ...(revision
      ? [
          {
            template: 'revision.hbs',
            path: 'revisions.xhtml',
            documentTitle: labels.revisions ?? '',
            bodyType: 'backmatter',
            view: { ...revision, title: labels.revisions, titlePieces: revision.title },
          },
        ]
      : []),
    { template: 'imprint.hbs', path: 'imprint.xhtml', documentTitle: labels.imprint ?? '', bodyType: 'backmatter', view: { ...front, ...imprintView(front, inside('imprint')) } },
  ];
  const contentsPages = contentsBreaks(edition, inside('contents'));
  const lost = [...found.keys()].filter((anchor) => !used.has(anchor));
  if (lost.length > 0) throw new Error(`pages begin at ${lost.join(', ')}, which the EPUB does not have`);
  return { documents, contentsPages };
}

interface Made {
  documents: readonly EpubDocument[];
  contentsPages: { rowPages: ReadonlyMap<string, PageBreak[]> };
  /** Id of a page marker → the file in which it stands. */
  pageFile: ReadonlyMap<string, string>;
  faces: readonly Face[];
  images: ReadonlyMap<string, Uint8Array>;
  /** The tag that the EPUB states. */
  language: string;
}

/** Everything that the navigation document, the NCX and the package document print. */
export function epubLists(edition: IndexedEdition, pageMap: PageMap, { documents, contentsPages, pageFile, faces, images, language }: Made) {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const contents = documents
    .filter((document) => document.template !== 'cover.hbs' && !document.view.continued)
    .map((document, i) => ({
      href: document.path,
      title: document.template === 'title.hbs' ? (labels.titlePage ?? '') : document.template === 'imprint.hbs' ? (labels.imprint ?? '') : String(document.view.title),
      range: document.template === 'section.hbs' ? document.view.range : undefined,
      pages: contentsPages.rowPages.get(document.path),
      order: i + 1,
    }));
  const bodymatter = documents.find((document) => document.template === 'section.hbs');
  const landmarks = [
    { type: 'toc', href: 'toc.xhtml', title: labels.contents },
    { type: 'bodymatter', href: bodymatter?.path, title: labels.startReading },
    ...documents.filter((document) => document.template === 'register.hbs' && !document.view.continued).map((document) => ({ type: 'index', href: document.path, title: document.documentTitle })),
  ];
  const pageList = pageMap.pages.map(({ label }, i) => {
    const id = `page-${label}`;
    const file = pageFile.get(id);
    if (!file) throw new Error(`no marker for page ${label}`);
    const type = /^\d+$/.test(label) ? 'normal' : /^[ivxlcdm]+$/.test(label) ? 'front' : 'special';
    return { id: `target-${id}`, href: `${file}#${id}`, label, type, value: /^\d+$/.test(label) ? label : undefined, order: contents.length + i + 1 };
  });
  const manifest = [
    { id: 'nav', path: 'toc.xhtml', type: 'application/xhtml+xml', properties: 'nav' },
    { id: 'ncx', path: 'toc.ncx', type: 'application/x-dtbncx+xml' },
    { id: 'style', path: 'style.css', type: 'text/css' },
    { id: 'cover-image', path: 'images/cover.jpg', type: 'image/jpeg', properties: 'cover-image' },
    ...documents.map((document) => ({ id: idOf(document.path), path: document.path, type: 'application/xhtml+xml' })),
    ...[...images.keys()].map((path) => ({ id: idOf(imageName(images, path)), path: `images/${imageName(images, path)}`, type: /\.png$/i.test(path) ? 'image/png' : 'image/jpeg' })),
    ...faces.map((face) => ({ id: idOf(face.file), path: `fonts/${face.file}`, type: 'font/ttf' })),
  ];
  const [cover, title, ...rest] = documents.map((document) => ({ id: idOf(document.path) }));
  return {
    language,
    labels,
    metadata,
    title: metadata.title,
    identifier: `urn:uuid:${editionUuid(metadata.id, metadata.edition.number)}`,
    creators: metadata.parties.map((name, i) => ({ name, order: i + 1 })),
    source: [metadata.source.name, metadata.source.date, metadata.source.provenance].filter(Boolean).join(' '),
    rights: metadata.rights ?? labels.rightsUnknown,
    subjects: edition.registers.flatMap((register) =>
      register.groups.flatMap((group) => group.entries.filter((entry) => entry.locators.some((locator) => locator.main)).map((entry) => entry.heading)),
    ),
    modified: `${metadata.edition.date}T00:00:00Z`,
    pageBreakSource: fillLabel(labels, 'pageBreakSource', metadata.title, metadata.edition.number),
    features: [
      'tableOfContents',
      'structuralNavigation',
      'readingOrder',
      ...(edition.registers.length > 0 ? ['index'] : []),
      'displayTransformability',
      'pageNavigation',
      'pageBreakMarkers',
      'alternativeText',
    ],
    specifiedFonts: String(faces.length > 0),
    contents,
    landmarks,
    pageList,
    pageCount: pageMap.pages.length,
    maxPage: Math.max(0, ...pageMap.pages.map(({ label }) => Number(label)).filter((value) => Number.isInteger(value))),
    manifest,
    spine: [cover, title, { id: 'nav' }, ...rest],
  };
}

const idOf = (path: string): string => `i-${path.replace(/\.\w+$/, '').replace(/[^\w-]/g, '-')}`;

/**
 * A block as an e-reader needs it: a section's heading is the h1 of its file, so that sub-headings move up by one,
 * and an editor's note says in words what it is.
 */
function forReaders(view: BlockView, label: string): BlockView {
  if (view.level3 || view.level4) return { ...view, level2: view.level3, level3: view.level4, level4: undefined };
  return view.editorial ? { ...view, label } : view;
}

/** The editor's notes, behind the text; each leads back to its first reference. Print has them at the page foot: no page begins here. */
function notesDocument(notes: BlockView[], labels: Labels, references: ReadonlyMap<number, string[]>): EpubDocument[] {
  if (notes.length === 0) return [];
  const title = labels.notes ?? '';
  const rows = notes.map((note) => ({ ...note, label: fillLabel(labels, 'noteNumber', note.number as number), back: references.get(note.number as number)?.[0] }));
  return [{ template: 'notes.hbs', path: 'notes.xhtml', documentTitle: title, bodyType: 'backmatter', view: { title, notes: rows } }];
}

type Breaks = Map<number, PageBreak[]>;

/** Texts that stand one after the other in print, each with the page breaks that fall into it. A break behind the last stands before its last character. */
export function withBreaks(texts: readonly string[], breaks: Breaks): Piece[][] {
  const length = texts.join('').length;
  const inside: Breaks = new Map([...breaks].map(([offset, pages]) => [Math.min(offset, length - 1), pages]));
  let at = 0;
  return texts.map((text) => {
    const pieces = composeInlines([{ kind: 'text', text, place: { file: '', line: 0, column: 0 } }], { breaks: inside }, at);
    at += text.length;
    return pieces;
  });
}

/** Breaks before a part are markers before its title. */
export function splitBreaks(breaks: Breaks): { first: { pagesBefore?: PageBreak[] }; rest: Breaks } {
  const pagesBefore = breaks.get(0);
  return { first: pagesBefore ? { pagesBefore } : {}, rest: new Map([...breaks].filter(([offset]) => offset > 0)) };
}

/** The rows of the imprint with the pages that begin in them; `front` holds them as print has them. */
function imprintView(front: ReturnType<typeof frontView>, breaks: Breaks) {
  const { first, rest } = splitBreaks(breaks);
  const rows = [...front.imprint.map(({ label, value }) => ({ label, values: [value] })), { label: front.hash.label, values: [front.hash.note ?? '', ...front.hash.lines] }];
  const pieces = withBreaks([front.labels.imprint ?? '', ...rows.flatMap(({ label, values }) => [label ?? '', ...values])], rest).slice(1);
  const imprintRows = rows.map(({ values }) => ({
    label: pieces.shift(),
    values: values.map((_, i) => ({ class: i > 0 ? 'hash' : 'value', pieces: pieces.shift() })),
  }));
  return { ...first, rows: imprintRows };
}

/** Pages of the printed contents: the first before the list, the others in the rows with which they begin, by the row's address. */
function contentsBreaks(edition: IndexedEdition, breaks: Breaks): { pagesBefore?: PageBreak[]; rowPages: Map<string, PageBreak[]> } {
  const { first, rest } = splitBreaks(breaks);
  const { labels } = edition.manuscript;
  const rows = [
    ...contentsView(edition).map(({ title, range }, i) => ({ text: title + range, path: sectionName(edition, i) })),
    ...edition.registers.map(({ id, title }) => ({ text: title, path: `register-${id}` })),
    ...(edition.revision ? [{ text: labels.revisions ?? '', path: 'revisions' }] : []),
    { text: labels.imprint ?? '', path: 'imprint' },
  ];
  const rowPages = new Map<string, PageBreak[]>();
  let at = (labels.contents ?? '').length;
  const left = [...rest];
  for (const [i, { text, path }] of rows.entries()) {
    at += text.length;
    while (left[0] && (left[0][0] < at || i === rows.length - 1)) rowPages.set(`${path}.xhtml`, [...(rowPages.get(`${path}.xhtml`) ?? []), ...(left.shift()?.[1] ?? [])]);
  }
  return { ...first, rowPages };
}
