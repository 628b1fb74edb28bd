/**
 * Takes an e-book with two languages apart again. In: the e-book as it was read, its two languages, their editions
 * where they are known. Out: an e-book of each language, which its witness reads as any other, and the pairs of each
 * file. What is not as such a book is written stays in the halves, where it is a difference. Shares no code with the
 * maker. Called by `verify-facing-epub.ts` and, for a copy, by the output of the facing edition.
 *
 *     unweaveEpub(read, ['zh-Hans', 'en'], wrong).halves[1].bytes → an archive with section-1.xhtml, title.xhtml …
 */
import { type FacingPair, isCited } from '../model/facing.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { readLayout } from './epub-layout.ts';
import { expectTextTitle, expectXhtml } from './expect-epub.ts';
import { type Markup, type MarkupChild, markup, markupBelow } from './markup-tree.ts';
import { epubMarkup, packStored, type ReadEpub } from './read-epub.ts';
import { navigationOf } from './unweave-epub-nav.ts';
import { addChild, type FacingRow, type FacingSide, isAnchor, unnameId } from './unweave-facing.ts';
import { writeXml } from './write-xml.ts';

type Wrong = (detail: string) => void;

/** A language of the book. */
export interface EpubHalf {
  language: string;
  bytes: Uint8Array;
}

/** What a book was taken apart into. */
interface UnwovenEpub {
  halves: readonly [EpubHalf, EpubHalf];
  /** File of the text → its pairs. */
  rows: Map<string, FacingRow[]>;
}

/** The files that both share. */
export const isTextFile = (path: string): boolean => /^section-\d+(-\d+)?\.xhtml$/.test(path);
const isShared = (path: string): boolean => isTextFile(path) || path === 'toc.xhtml';

/** Takes it apart. `wrong` is called with what is no pair, and with what no language has. */
export function unweaveEpub(
  read: ReadEpub,
  pair: FacingPair,
  wrong: Wrong,
  editions?: readonly [IndexedEdition, IndexedEdition],
): UnwovenEpub {
  const rows = new Map(
    read.spine
      .filter(({ path }) => isTextFile(path))
      .map(({ path, root }) => [path, readRows(epubMarkup(root), path, pair, wrong)]),
  );
  const half = (i: 0 | 1): EpubHalf => halfOf(read, rows, pair, i, wrong, editions?.[i]);
  return { halves: [half(0), half(1)], rows };
}

function readRows(root: Markup, path: string, pair: FacingPair, wrong: Wrong): FacingRow[] {
  const body = markupBelow(root).find(({ name }) => name === 'body') ?? markup('body');
  return body.children.flatMap((element) => {
    if (typeof element === 'string' || element.name !== 'div' || element.attributes.class !== 'pair') {
      wrong(`${path}: ${say(element)} is in no pair`);
      return [];
    }
    const sides = element.children.flatMap((child): FacingSide[] => {
      if (typeof child !== 'string' && isAnchor(child)) return [];
      const language = typeof child === 'string' ? undefined : child.attributes.lang;
      if (typeof child !== 'string' && child.name === 'div' && pair.includes(language ?? ''))
        return [readSide(child, language as string)];
      wrong(`${path}: a pair has ${say(child)} beside its sides`);
      return [];
    });
    return [{ element, sides }];
  });
}

const say = (child: Markup | string): string =>
  typeof child === 'string' ? `“${child.slice(0, 30)}”` : `<${child.name}>`;

function readSide(side: Markup, language: string): FacingSide {
  const content = side.children.flatMap((child) => unname(child, language, true));
  const below = content.flatMap((child) => (typeof child === 'string' ? [] : markupBelow(child)));
  const bare = side.attributes.id === undefined ? [] : [unnameId(side.attributes.id, language)];
  const own = below.flatMap((one) => {
    const { id } = one.attributes;
    return id !== undefined && (one.attributes['data-block'] === id || isAnchor(one)) ? [id] : [];
  });
  const addresses = [...bare, ...own];
  return { language, attributes: side.attributes, content, addresses, key: addresses.find(isCited) };
}

/** True for the link of a number to its twin. */
export const isTwinLink = ({ name, attributes }: Markup): boolean =>
  name === 'a' && attributes.class === 'twin' && Object.keys(attributes).sort().join() === 'class,href,hreflang';

/** A node as the book of its language has it. `shared`: it stands in a file of both. */
function unname(node: Markup | string, language: string, shared: boolean): (Markup | string)[] {
  if (typeof node === 'string') return [node];
  const below = node.children.flatMap((child) => unname(child, language, shared));
  // Its target is compared where both sides are known.
  if (shared && isTwinLink(node)) return below;
  const own = Object.entries(node.attributes).map(([key, value]) => {
    if (key === 'href' || key === 'src') return [key, unnameTarget(value, language, shared)];
    return [key, shared && (key === 'id' || key === 'aria-labelledby') ? unnameId(value, language) : value];
  });
  return [markup(node.name, Object.fromEntries(own), below)];
}

/** Where a link leads in the book of its language. */
function unnameTarget(value: string, language: string, shared: boolean): string {
  if (/^(?:https?:\/\/|mailto:)/.test(value)) return value;
  const [path = '', id] = value.split('#');
  const odd = `“${value}” of no language`;
  const own = (name: string, inBoth: boolean) =>
    id === undefined ? name : `${name}#${inBoth ? unnameId(id, language) : id}`;
  if (!shared) {
    if (!path.startsWith('../')) return isShared(path) ? odd : value;
    return isShared(path.slice(3)) ? own(path.slice(3), true) : odd;
  }
  if (path === '' || isShared(path)) return own(path, true);
  const beside = `${language}/`;
  return path.startsWith(beside) ? own(path.slice(beside.length), false) : odd;
}

/** An e-book of one language. */
function halfOf(
  read: ReadEpub,
  rows: ReadonlyMap<string, FacingRow[]>,
  pair: FacingPair,
  i: 0 | 1,
  wrong: Wrong,
  edition: IndexedEdition | undefined,
): EpubHalf {
  const language = pair[i];
  const beside = `OEBPS/${language}/`;
  const files = new Map<string, Uint8Array>();
  for (const path of ['mimetype', 'META-INF/container.xml']) {
    const file = read.files.get(path);
    if (file) files.set(path, file);
  }
  const put = (path: string, root: Markup) =>
    files.set(`OEBPS/${path}`, Buffer.from(writeXml(root, '<!DOCTYPE html>')));
  for (const [path, bytes] of read.files) {
    const name = path.slice(beside.length);
    if (!path.startsWith(beside)) continue;
    if (isShared(name) || name === 'content.opf') wrong(`${path} is a file of both languages`);
    else files.set(`OEBPS/${name}`, bytes);
  }
  const texts = [...rows].map(([path, all]) => ({ path, root: markup('body', {}, joinSections(all, language)) }));
  const titles = edition ? readLayout(texts, edition).texts : [];
  for (const { path, root } of texts) {
    const parts = titles.find((one) => one.path === path)?.parts ?? [];
    const title = edition ? expectTextTitle(parts, edition) : '';
    put(path, expectXhtml(path, { language }, title, 'bodymatter', root.children).root);
  }
  const order = read.spine.flatMap(({ path, root }): string[] => {
    if (path === 'toc.xhtml')
      put(
        path,
        navigationOf(epubMarkup(root), pair, i, (id) => unnameId(id, language)),
      );
    if (isShared(path)) return [path];
    if (!path.startsWith(`${language}/`)) return [];
    const name = path.slice(language.length + 1);
    for (const one of unname(epubMarkup(root), language, false)) if (typeof one !== 'string') put(name, one);
    return [name];
  });
  files.set('OEBPS/content.opf', Buffer.from(writeXml(packageOf(files, order))));
  return { language, bytes: packStored(files) };
}

/** What pairs show of a language, as sections; lists that were divided are one again. */
function joinSections(rows: readonly FacingRow[], language: string): Markup[] {
  const sections: Markup[] = [];
  for (const { content, attributes } of rows.flatMap(({ sides }) => sides.filter((one) => one.language === language))) {
    const begins = attributes['data-section'];
    if (begins !== undefined || sections.length === 0)
      sections.push(markup('section', { class: 'text-section', id: begins }));
    const { children } = sections.at(-1) as Markup;
    for (const child of content as (Markup | string)[]) addToList(children, child);
  }
  return sections;
}

/** As `addChild`; the marks of a page before an item stay in its list. */
const addToList = (children: (Markup | string)[], child: Markup | string): void => {
  const last = children.at(-1);
  if (typeof child === 'string' && typeof last === 'string') children[children.length - 1] = last + child;
  else addChild(children, child);
};

/** A package document with what a reader must know to open the book: its files and their order. */
function packageOf(files: ReadonlyMap<string, Uint8Array>, order: readonly string[]): Markup {
  const paths = [...files.keys()].flatMap((path) => (path.startsWith('OEBPS/') ? [path.slice(6)] : []));
  const idOf = (path: string) => `f-${path.replace(/[^\w.-]/g, '-')}`;
  const types: [RegExp, string][] = [
    [/\.xhtml$/, 'application/xhtml+xml'],
    [/\.css$/, 'text/css'],
    [/\.ttf$/, 'font/ttf'],
    [/\.png$/, 'image/png'],
  ];
  const item = (path: string): MarkupChild =>
    markup('item', {
      id: idOf(path),
      href: path,
      'media-type': types.find(([end]) => end.test(path))?.[1] ?? 'image/jpeg',
      properties: path === 'toc.xhtml' && 'nav',
    });
  return markup(
    'package',
    { xmlns: 'http://www.idpf.org/2007/opf', version: '3.0' },
    markup('metadata'),
    markup('manifest', {}, paths.map(item)),
    markup(
      'spine',
      {},
      order.map((path) => markup('itemref', { idref: idOf(path) })),
    ),
  );
}

/** The two languages that a book states; nothing where it does not show two. */
export function languagesOfEpub({ opf, files }: ReadEpub): FacingPair | undefined {
  const stated = markupBelow(epubMarkup(opf)).flatMap(({ name, children: [text] }) =>
    name === 'dc:language' && typeof text === 'string' ? [text] : [],
  );
  const [first, second] = stated;
  if (stated.length !== 2 || first === undefined || second === undefined || first === second) return undefined;
  const isThere = (language: string) => files.has(`OEBPS/${language}/title.xhtml`);
  return isThere(first) && isThere(second) ? [first, second] : undefined;
}
