/**
 * The lists of an EPUB as they must be: contents (EPUB 3 and 2), landmarks, pages, files and metadata. In: an indexed
 * edition, the page map, its documents, which file bears which page. Out: trees. Pure; knows no template.
 *
 *     expectPackage(…) → <package …><metadata …><dc:identifier id="id">urn:uuid:…</dc:identifier>…
 */
import { editionUrn } from '../model/edition-uuid.ts';
import { type PageMap, sayPageLabel } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { contentsRows, type ExpectedRow } from './expect-contents.ts';
import { type EpubExpected, type ExpectedDocument, expectXhtml } from './expect-epub.ts';
import { stateDirection } from './expect-inlines.ts';
import { branches, type ContentsBranch } from './expect-revision.ts';
import { expectFront, sayLabel } from './expected-front.ts';
import { type Markup, markup } from './markup-tree.ts';

/** Where the mark of each page stands, by its label. */
type MarkFiles = ReadonlyMap<string, string>;

/** The navigation document. */
export function expectNavigation(
  made: EpubExpected,
  documents: readonly ExpectedDocument[],
  files: MarkFiles,
): ExpectedDocument {
  const { edition, pageMap } = made;
  const title = sayLabel(edition, 'contents');
  const list = (rows: readonly ContentsBranch<ExpectedRow>[]): Markup =>
    markup('ol', { class: rows.some(({ row }) => row.letter) && 'letters' }, rows.map(item));
  const item = ({ row, below }: ContentsBranch<ExpectedRow>): Markup => {
    const words = row.words && [' ', markup('span', { class: 'contents-words' }, row.words)];
    const range = row.range && [' ', markup('span', { class: 'contents-range' }, row.range)];
    return markup('li', {}, markup('a', { href: row.href }, row.title, words, range), below.length > 0 && list(below));
  };
  const contents = markup(
    'nav',
    { class: 'contents', 'epub:type': 'toc', role: 'doc-toc', 'aria-labelledby': 'toc-title', id: 'toc' },
    markup('h1', { id: 'toc-title' }, title),
    list(branches(contentsRows(made, documents))),
  );
  const { summaryNote } = expectFront(edition);
  const note = summaryNote !== '' && markup('p', { class: 'hint' }, summaryNote);
  const registers = edition.registers.map(({ id, title: said }) => ['index', `register-${id}.xhtml`, said] as const);
  const marks = [
    ['toc', 'toc.xhtml', title] as const,
    ['bodymatter', made.layout.texts[0]?.path ?? '', sayLabel(edition, 'startReading')] as const,
    ...registers,
  ];
  const landmarks = markup(
    'nav',
    { 'epub:type': 'landmarks', hidden: 'hidden', 'aria-label': sayLabel(edition, 'landmarks') },
    markup(
      'ol',
      {},
      marks.map(([type, href, said]) => markup('li', {}, markup('a', { 'epub:type': type, href }, said))),
    ),
  );
  const pages = markup(
    'nav',
    {
      'epub:type': 'page-list',
      role: 'doc-pagelist',
      hidden: 'hidden',
      'aria-label': sayLabel(edition, 'pageList'),
    },
    markup(
      'ol',
      {},
      pageMap.pages.map(({ label }) =>
        markup('li', {}, markup('a', { href: pageHref(label, files) }, sayPageLabel(label, edition.manuscript.labels))),
      ),
    ),
  );
  return expectXhtml('toc.xhtml', made, title, undefined, contents, note, landmarks, pages);
}

const pageHref = (label: string, files: MarkFiles): string => `${files.get(label) ?? ''}#page-${label}`;

/** The contents of EPUB 2. */
export function expectNcx(made: EpubExpected, documents: readonly ExpectedDocument[], files: MarkFiles): Markup {
  const { edition, pageMap, language } = made;
  const rows = contentsRows(made, documents);
  const text = (said: string) => markup('navLabel', {}, markup('text', {}, said));
  const point = ({ row, below }: ContentsBranch<ExpectedRow>): Markup =>
    markup(
      'navPoint',
      { id: `nav-${row.order}`, playOrder: String(row.order) },
      text([row.title, row.words, row.range].filter(Boolean).join(' ')),
      markup('content', { src: row.href }),
      below.map(point),
    );
  const targets = pageMap.pages.map(({ label }, i) => {
    const counted = /^\d+$/.test(label);
    const type = counted ? 'normal' : /^[ivxlcdm]+$/.test(label) ? 'front' : 'special';
    return markup(
      'pageTarget',
      { id: `target-page-${label}`, type, value: counted && label, playOrder: String(rows.length + i + 1) },
      text(sayPageLabel(label, edition.manuscript.labels)),
      markup('content', { src: pageHref(label, files) }),
    );
  });
  const meta = (name: string, content: string | number) => markup('meta', { name, content: String(content) });
  return markup(
    'ncx',
    { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': language },
    markup(
      'head',
      {},
      meta('dtb:uid', identifierOf(edition)),
      meta('dtb:depth', Math.max(1, ...rows.map(({ depth }) => depth))),
      meta('dtb:totalPageCount', pageMap.pages.length),
      meta('dtb:maxPageNumber', maxPage(pageMap)),
    ),
    markup('docTitle', {}, markup('text', {}, edition.metadata.title)),
    markup('navMap', {}, branches(rows).map(point)),
    markup('pageList', {}, text(sayLabel(edition, 'pageList')), targets),
  );
}

const identifierOf = ({ metadata }: IndexedEdition): string => editionUrn(metadata.id, metadata.edition.number);

const maxPage = ({ pages }: PageMap): number =>
  Math.max(0, ...pages.map(({ label }) => Number(label)).filter(Number.isInteger));

/** The package document. `pictures` and `faces`: names of files in the order in which they are declared. */
export function expectPackage(
  made: EpubExpected,
  documents: readonly ExpectedDocument[],
  pictures: readonly string[],
  faces: readonly string[],
): Markup {
  const xhtml = 'application/xhtml+xml';
  const item = (path: string, type: string, id = idOf(path), properties?: string) =>
    markup('item', { id, href: path, 'media-type': type, properties });
  const manifest = [
    item('toc.xhtml', xhtml, 'nav', 'nav'),
    item('toc.ncx', 'application/x-dtbncx+xml', 'ncx'),
    item('style.css', 'text/css', 'style'),
    item('images/cover.jpg', 'image/jpeg', 'cover-image', 'cover-image'),
    ...documents.map(({ path }) => item(path, xhtml)),
    ...pictures.map((name) => item(`images/${name}`, name.endsWith('.png') ? 'image/png' : 'image/jpeg')),
    ...faces.map((name) => item(`fonts/${name}`, 'font/ttf')),
  ];
  const ids = documents.map(({ path }) => idOf(path));
  return markup(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'id',
      'xml:lang': made.language,
      prefix: 'ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/',
    },
    expectMetadata(made, faces.length > 0),
    markup('manifest', {}, manifest),
    markup(
      'spine',
      { toc: 'ncx', 'page-progression-direction': stateDirection(made.language) },
      ids.toSpliced(3, 0, 'nav').map((idref) => markup('itemref', { idref })),
    ),
    markup(
      'guide',
      {},
      markup('reference', { type: 'cover', title: sayLabel(made.edition, 'cover'), href: 'cover.xhtml' }),
    ),
  );
}

const idOf = (path: string): string =>
  `i-${path
    .replace(/^\w+\//, '')
    .replace(/\.\w+$/, '')
    .replace(/[^\w-]/g, '-')}`;

/** What the package says of the whole. `both`: the editions of a book in two languages, which `edition` joins. */
export function expectMetadata(
  { edition, language }: Pick<EpubExpected, 'edition' | 'language'>,
  specifiedFonts: boolean,
  both: readonly IndexedEdition[] = [],
): Markup {
  const { metadata, registers } = edition;
  const { title, parties, source, description, kind, rights, publisher, versions = [], edition: own } = metadata;
  const meta = (property: string, text: string, more: Record<string, string> = {}) =>
    markup('meta', { ...more, property }, text);
  const creators = parties.flatMap((name, i) => {
    const refines = `#creator-${i + 1}`;
    return [
      markup('dc:creator', { id: refines.slice(1) }, name),
      meta('role', 'aut', { refines, scheme: 'marc:relators' }),
      meta('file-as', name, { refines }),
    ];
  });
  const mains = registers.flatMap(({ groups }) =>
    groups.flatMap(({ entries }) =>
      entries.flatMap(({ heading, locators }) => (locators.some(({ main }) => main) ? [heading] : [])),
    ),
  );
  const features = ['tableOfContents', 'structuralNavigation', 'readingOrder', registers.length > 0 ? 'index' : ''];
  const more = ['displayTransformability', 'pageNavigation', 'pageBreakMarkers', 'alternativeText'];
  return markup(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    markup('dc:identifier', { id: 'id' }, identifierOf(edition)),
    markup('dc:title', { id: 'title' }, title),
    meta('title-type', 'main', { refines: '#title' }),
    both.map((one) => markup('dc:title', { 'xml:lang': one.metadata.language }, one.metadata.title)),
    (both.length > 0 ? both.map((one) => one.metadata.language) : [language]).map((tag) =>
      markup('dc:language', {}, tag),
    ),
    creators,
    markup('dc:date', {}, own.date),
    markup('dc:source', {}, [source.name, source.date, source.provenance].filter(Boolean).join(' ')),
    description !== '' && markup('dc:description', {}, description),
    markup('dc:type', {}, kind),
    mains.map((heading) => markup('dc:subject', {}, heading)),
    publisher !== undefined && markup('dc:publisher', {}, publisher),
    markup('dc:rights', {}, rights ?? sayLabel(edition, 'rightsUnknown')),
    versions.map((one) => meta('schema:workTranslation', editionUrn(one.id, one.edition))),
    meta('dcterms:modified', `${own.date}T00:00:00Z`),
    meta('pageBreakSource', sayLabel(edition, 'pageBreakSource', title, own.number)),
    ['textual', 'visual'].map((mode) => meta('schema:accessMode', mode)),
    meta('schema:accessModeSufficient', 'textual'),
    [...features, ...more].filter(Boolean).map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', 'none'),
    both.length === 0 && meta('schema:accessibilitySummary', sayLabel(edition, 'accessibilitySummary')),
    both.map((one) =>
      meta('schema:accessibilitySummary', sayLabel(one, 'accessibilitySummary'), { 'xml:lang': one.metadata.language }),
    ),
    meta('ibooks:specified-fonts', String(specifiedFonts)),
    markup('meta', { name: 'cover', content: 'cover-image' }),
  );
}
