/**
 * What the EPUB's templates are given. In: an indexed edition and the page map of the PDF from the same run.
 * Out: the documents in reading order, with page markers, and the lists of the package. Pure; holds no markup.
 */
import type { PageBreak } from './compose.ts';
import { anchorOf, type Face, type IndexedEdition, type Mention, type PageMap, type Section } from './edition.ts';
import { type BlockView, blockView, breaksByAnchor, contentsView, editionUuid, fillLabel, frontView, notesView, registersView } from './view.ts';

export interface EpubDocument {
  /** Template under `templates/epub/`. */
  template: string;
  path: string;
  view: Record<string, unknown>;
  documentTitle: string;
  bodyType?: string;
}

/** File of a section: the blocks before the first heading are section 0. */
const sectionFile = (edition: IndexedEdition, index: number): string => `section-${edition.sections[0]?.heading ? index + 1 : index}.xhtml`;

/** Address of every paragraph in the EPUB: `section-3.xhtml#p42`. */
export function paragraphAddresses(edition: IndexedEdition): Map<number, string> {
  const addresses = new Map<number, string>();
  edition.sections.forEach((section, i) => {
    for (const block of section.blocks) if (block.kind === 'paragraph') addresses.set(block.number, `${sectionFile(edition, i)}#${block.anchor}`);
  });
  return addresses;
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
  const inside = (anchor: string) => {
    const map = new Map<number, PageBreak[]>();
    for (const { page, at } of take(anchor)) map.set(at.offset, [...(map.get(at.offset) ?? []), page]);
    return map;
  };
  const addresses = paragraphAddresses(edition);
  const paragraph = (number: number) => addresses.get(number) ?? `#${anchorOf(number)}`;
  const entryAddress = entryAddresses(edition);
  const imagePath = (path: string) => {
    if (!images.has(path)) throw new Error(`the image ${path} was not read`);
    return `images/${imageName(images, path)}`;
  };
  const common = { paragraph, image: imagePath, keeps: false };
  const full = { ...common, breaks: inside, entry: (mention: Mention) => entryAddress.get(mention.heading) };
  const pageLabel = (number: number) => pageMap.pages[(pageMap.starts[anchorOf(number)]?.page ?? 0) - 1]?.label ?? '';
  const contents = contentsView(edition);
  const notes = notesView(edition.notes, common);

  const sections = edition.sections.map((section, i): EpubDocument => {
    const heading = section.heading && blockView(section.heading, edition, full);
    const blocks = section.blocks.map((block) => blockView(block, edition, full));
    const cited = notesOf(section);
    const own: BlockView[] = cited.map((number) => ({ ...notes[number - 1], ...before(`note-${number}`), label: fillLabel(labels, 'noteNumber', number) }));
    const row = contents[i];
    return {
      template: 'section.hbs',
      path: sectionFile(edition, i),
      documentTitle: `${row?.title ?? ''} · ${edition.metadata.shortTitle}`,
      bodyType: 'bodymatter',
      view: { anchor: section.anchor, title: row?.title, range: row?.range, heading, blocks, ...(own.length > 0 ? { notes: own, notesTitle: labels.notes } : {}) },
    };
  });
  const registers = registersView(edition, { paragraph, entry: (id, register) => `register-${register}.xhtml#${id}`, page: pageLabel }).map((register): EpubDocument => {
    const groups = register.groups.map((group) => ({ ...group, ...before(group.id), entries: group.entries.map((entry) => ({ ...entry, ...before(entry.id) })) }));
    return {
      template: 'register.hbs',
      path: `register-${register.id}.xhtml`,
      documentTitle: register.title,
      bodyType: 'backmatter',
      view: { ...register, ...before(`register-${register.id}`), groups },
    };
  });
  const documents: EpubDocument[] = [
    { template: 'cover.hbs', path: 'cover.xhtml', documentTitle: labels.cover ?? '', view: { ...before('cover'), coverAlt: fillLabel(labels, 'coverAlt', edition.metadata.title) } },
    { template: 'title.hbs', path: 'title.xhtml', documentTitle: edition.metadata.title, bodyType: 'frontmatter', view: { ...front, ...before('title-leaf') } },
    ...sections,
    ...registers,
    { template: 'imprint.hbs', path: 'imprint.xhtml', documentTitle: labels.imprint ?? '', bodyType: 'backmatter', view: { ...front, ...before('imprint') } },
  ];
  // In print the notes stand together behind the text; here with their sections. Their first page begins at the first note.
  const contentsPages = before('contents');
  const notesPages = edition.notes.length > 0 ? before('notes').pagesBefore : undefined;
  const first = sections.find((section) => section.view.notes);
  if (notesPages && first) {
    const [note] = first.view.notes as BlockView[];
    if (note) note.pagesBefore = [...notesPages, ...((note.pagesBefore as PageBreak[] | undefined) ?? [])];
  }
  const lost = [...found.keys()].filter((anchor) => !used.has(anchor));
  if (lost.length > 0) throw new Error(`pages begin at ${lost.join(', ')}, which the EPUB does not have`);
  return { documents, contentsPages };
}

/** Everything that the navigation document, the NCX and the package document print. */
export function epubLists(
  edition: IndexedEdition,
  pageMap: PageMap,
  documents: readonly EpubDocument[],
  faces: readonly Face[],
  images: ReadonlyMap<string, Uint8Array>,
  pageFile: ReadonlyMap<string, string>,
) {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const contents = documents
    .filter((document) => document.template !== 'cover.hbs')
    .map((document, i) => ({
      href: document.path,
      title: document.template === 'title.hbs' ? (labels.titlePage ?? '') : String(document.view.title ?? document.documentTitle),
      range: document.template === 'section.hbs' ? document.view.range : undefined,
      order: i + 1,
    }))
    .map((row) => (row.href === 'imprint.xhtml' ? { ...row, title: labels.imprint ?? '' } : row));
  const bodymatter = documents.find((document) => document.template === 'section.hbs');
  const landmarks = [
    { type: 'toc', href: 'toc.xhtml', title: labels.contents },
    { type: 'bodymatter', href: bodymatter?.path, title: labels.startReading },
    ...documents.filter((document) => document.template === 'register.hbs').map((document) => ({ type: 'index', href: document.path, title: document.documentTitle })),
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
    language: metadata.language,
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
    features: ['tableOfContents', 'structuralNavigation', 'readingOrder', 'index', 'displayTransformability', 'pageNavigation', 'pageBreakMarkers', 'alternativeText'],
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

/** ASCII name of a picture inside the EPUB: position and kind, whatever the editor called it. */
export const imageName = (images: ReadonlyMap<string, Uint8Array>, path: string): string => `figure-${[...images.keys()].indexOf(path) + 1}.${/\.png$/i.test(path) ? 'png' : 'jpg'}`;

function entryAddresses(edition: IndexedEdition): Map<string, string> {
  return new Map(
    edition.registers.flatMap((register) =>
      register.groups.flatMap((group) => group.entries.filter((entry) => entry.see === undefined).map((entry) => [entry.heading, `register-${register.id}.xhtml#${entry.id}`] as const)),
    ),
  );
}

/** Numbers of the notes to which a section refers, in order. */
function notesOf(section: Section): number[] {
  const numbers = new Set<number>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value && typeof value === 'object') {
      if ((value as { kind?: string }).kind === 'noteref') numbers.add((value as { note: number }).note);
      Object.values(value).forEach(visit);
    }
  };
  visit([section.heading, section.blocks]);
  return [...numbers].sort((a, b) => a - b);
}
