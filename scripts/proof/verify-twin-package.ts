/**
 * The package document of an e-book with two languages. In: the book as it was read, both editions, what it was taken
 * apart into. Out: `wrong` is called where metadata are not those of both, a file is not declared once, or the order of
 * reading is another. Called by `verify-twin-lists.ts`.
 *
 *     a second dc:language that is lost → 'content.opf, <dc:date> … where <dc:language> “en” is due'
 */
import type { Both } from '../model/facing.ts';
import { joinEditions } from '../model/joined-edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { stateDirection } from './expect-inlines.ts';
import { expectMetadata } from './expect-package.ts';
import { sayLabel } from './expected-front.ts';
import { compareMarkup, type Markup, markup } from './markup-tree.ts';
import { epubMarkup, type ReadEpub } from './read-epub.ts';
import { isTextFile } from './unweave-epub.ts';

type Languages = Both<string>;

/** Compares the package. `whole` false: but for what the front matters alone say. */
export function compareTwinPackage(
  read: ReadEpub,
  editions: Both<IndexedEdition>,
  books: Both<ReadEpub>,
  whole: boolean,
  wrong: (detail: string) => void,
): void {
  const languages: Languages = [editions[0].metadata.language, editions[1].metadata.language];
  const hasFaces = read.manifest.some(({ type }) => type === 'font/ttf');
  const orders: Both<string[]> = [orderOf(books[0], languages[0]), orderOf(books[1], languages[1])];
  const files = languages.flatMap((language, i) => filesOf(books[i as 0 | 1], language, orders[i as 0 | 1], i));
  const known = new Map(files.map(({ attributes }) => [attributes.href ?? '', attributes.id ?? '']));
  const own = [item('toc.xhtml', 'nav', 'nav'), item('toc.ncx', 'ncx'), item('style.css', 'style')];
  const idOf = (path: string) => (path === 'toc.xhtml' ? 'nav' : (known.get(path) ?? path));
  const due = markup(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'id',
      'xml:lang': languages[0],
      prefix: 'ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/',
    },
    expectMetadata({ edition: joinEditions(...editions), language: languages[0] }, hasFaces, editions),
    markup('manifest', {}, own, files),
    markup(
      'spine',
      { toc: 'ncx', 'page-progression-direction': stateDirection(languages[0]) },
      joinOrders(orders).map((path) => markup('itemref', { idref: idOf(path) })),
    ),
    markup(
      'guide',
      {},
      markup('reference', {
        type: 'cover',
        title: sayLabel(editions[0], 'cover'),
        href: `${languages[0]}/cover.xhtml`,
      }),
    ),
  );
  const compared = (root: Markup) => (whole ? root : withoutFront(root));
  compareMarkup(compared(epubMarkup(read.opf)), compared(due), (detail) => wrong(`content.opf, ${detail}`));
}

/** The package without what a front matter of another state said, which is not known. */
const withoutFront = ({ name, attributes, children }: Markup): Markup =>
  markup(
    name,
    attributes,
    children.filter((one) => typeof one === 'object' && !/^(?:metadata|guide)$/.test(one.name)),
  );

/** The documents of a language in its order of reading, by their paths in the whole book. */
const orderOf = ({ spine }: ReadEpub, language: string): string[] =>
  spine.map(({ path }) => (isTextFile(path) || path === 'toc.xhtml' ? path : `${language}/${path}`));

/** What stands before the contents in each language, the contents, the text of both, what stands behind it in each. */
function joinOrders(orders: Both<string[]>): string[] {
  const parts = orders.map((order) => {
    const at = order.indexOf('toc.xhtml');
    const rest = order.slice(at + 1);
    return [order.slice(0, at), rest.filter(isTextFile), rest.filter((path) => !isTextFile(path))] as const;
  });
  const [first, second] = parts;
  if (!first || !second) return [];
  return [...first[0], ...second[0], 'toc.xhtml', ...first[1], ...first[2], ...second[2]];
}

/** A file as the manifest declares it; what is in a folder of a language has the id that the language says. */
function item(
  path: string,
  id = `i-${path
    .replace(/\.\w+$/, '')
    .replace(/\/(?:images|fonts)\//, '/')
    .replace(/[^\w-]/g, '-')}`,
  properties?: string,
): Markup {
  const types: [RegExp, string][] = [
    [/\.xhtml$/, 'application/xhtml+xml'],
    [/\.ncx$/, 'application/x-dtbncx+xml'],
    [/\.css$/, 'text/css'],
    [/\.ttf$/, 'font/ttf'],
    [/\.png$/, 'image/png'],
  ];
  const type = types.find(([end]) => end.test(path))?.[1] ?? 'image/jpeg';
  return markup('item', { id, href: path, 'media-type': type, properties });
}

/** The files of a language; those of the text are declared with the first, whose cover is that of the book. */
function filesOf({ files }: ReadEpub, language: string, order: readonly string[], i: number): Markup[] {
  const documents = order.filter((path) => path !== 'toc.xhtml' && (i === 0 || !isTextFile(path)));
  const beside = (kind: RegExp) =>
    [...files.keys()].flatMap((path) => (kind.test(path) ? [item(`${language}/${path.slice('OEBPS/'.length)}`)] : []));
  const cover = `${language}/images/cover.jpg`;
  return [
    item(`${language}/style.css`),
    i === 0 ? item(cover, 'cover-image', 'cover-image') : item(cover, `i-${language}-cover-image`),
    ...documents.map((path) => item(path)),
    ...beside(/^OEBPS\/images\/figure-/),
    ...beside(/^OEBPS\/fonts\//),
  ];
}
