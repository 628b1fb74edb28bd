/**
 * What an e-book with two languages lists: contents for new and older readers, pages, the titles of its files. In: the
 * book as it was read, both editions, what it was taken apart into. Out: `wrong` is called with what is not that of
 * both. Called by `verify-facing-epub.ts`.
 *
 *     a row of the NCX that says Chinese alone → 'toc.ncx, …: “ · Article 1” is missing'
 */
import { editionUrn } from '../model/edition-uuid.ts';
import { type Both, facingName } from '../model/facing.ts';
import { joinEditions } from '../model/joined-edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { shellOf } from './compare-epub-pairs.ts';
import { expectXhtml } from './expect-epub.ts';
import { sayLabel } from './expected-front.ts';
import { compareMarkup, isMarkedAs, type Markup, markup, markupBelow, markupText } from './markup-tree.ts';
import { epubMarkup, type ReadEpub, readEpub } from './read-epub.ts';
import { type EpubHalf, isTextFile } from './unweave-epub.ts';
import { betweenTwins } from './unweave-epub-nav.ts';
import { compareTwinPackage } from './verify-twin-package.ts';

type Wrong = (detail: string) => void;

/** Compares the lists. `whole` false: but for what the front matters alone say. */
export function compareTwinLists(
  read: ReadEpub,
  editions: Both<IndexedEdition>,
  halves: readonly [EpubHalf, EpubHalf],
  whole: boolean,
  wrong: Wrong,
): void {
  const books: Both<ReadEpub> = [readEpub(halves[0].bytes), readEpub(halves[1].bytes)];
  const nav = epubMarkup(read.nav.root);
  compareTwinPackage(read, editions, books, whole, wrong);
  if (read.ncx) compareNcx(epubMarkup(read.ncx.root), nav, editions, whole, wrong);
  else wrong('it has no contents for older readers');
  const { language } = editions[0].metadata;
  const shell = expectXhtml('toc.xhtml', { language }, sayBoth(editions, 'contents'), undefined).root;
  compareMarkup(shellOf(nav), shell, (detail) => wrong(`toc.xhtml, ${detail}`));
  compareOrderOf(rowsIn(nav), 'row of the contents', read, wrong);
  compareOrderOf(pagesIn(nav), 'page', read, wrong);
  for (const { path, root } of read.spine.filter((one) => isTextFile(one.path))) {
    const titles = books.map((book) => titleOf(book.spine.find((one) => one.path === path)));
    const found = titleOf({ root });
    if (found !== titles.join(' / ')) wrong(`${path} is titled “${found}” instead of “${titles.join(' / ')}”`);
  }
}

const sayBoth = (editions: Both<IndexedEdition>, label: string): string =>
  editions.map((edition) => sayLabel(edition, label)).join(betweenTwins);

const titleOf = (document: Pick<ReadEpub['nav'], 'root'> | undefined): string => {
  const title = document && markupBelow(epubMarkup(document.root)).find(({ name }) => name === 'title');
  return title ? markupText(title) : '';
};

const listOf = (nav: Markup, kind: string): Markup =>
  markupBelow(nav).find((one) => one.name === 'nav' && one.attributes['epub:type'] === kind) ?? markup('nav');

const linksIn = (list: Markup): Markup[] => markupBelow(list).filter(({ name }) => name === 'a');
const rowsIn = (nav: Markup): Markup[] => linksIn(listOf(nav, 'toc'));
const pagesIn = (nav: Markup): Markup[] => linksIn(listOf(nav, 'page-list'));

/** Rows lead forward, as the book is read, and no two to one place (EPUB 3.3, 5.4.1.2). */
function compareOrderOf(links: readonly Markup[], what: string, read: ReadEpub, wrong: Wrong): void {
  const places = new Map(
    read.spine
      .flatMap(({ path, ids }) => [path, ...[...ids.keys()].map((id) => `${path}#${id}`)])
      .map((address, i) => [address, i]),
  );
  let before = -1;
  for (const { attributes } of links) {
    const { href = '' } = attributes;
    const place = places.get(href) ?? -1;
    if (place <= before) wrong(`the ${what} “${href}” does not lead behind the one before it`);
    before = Math.max(before, place);
  }
}

/** The NCX says what the navigation document does; a row of both says both. */
function compareNcx(ncx: Markup, nav: Markup, editions: Both<IndexedEdition>, whole: boolean, wrong: Wrong): void {
  const { metadata } = joinEditions(...editions);
  const pages = pagesIn(nav);
  const rows = rowsIn(nav);
  const text = (said: string) => markup('navLabel', {}, markup('text', {}, said));
  let count = 0;
  const point = (row: Markup): Markup => {
    const order = String(++count);
    const [link, below] = ['a', 'ol'].map((name) =>
      row.children.find((one) => typeof one === 'object' && one.name === name),
    );
    const own = link as Markup | undefined;
    const shown = own ? markupText(own, (one) => isMarkedAs(one, 'page-break')) : '';
    const items = typeof below === 'object' ? below.children.filter((one) => typeof one === 'object') : [];
    const src = own?.attributes.href ?? '';
    return markup(
      'navPoint',
      { id: `nav-${order}`, playOrder: order },
      text(shown),
      markup('content', { src }),
      items.map(point),
    );
  };
  const top = listOf(nav, 'toc').children.find((one) => typeof one === 'object' && one.name === 'ol');
  const points =
    typeof top === 'object' ? top.children.flatMap((one) => (typeof one === 'object' ? [point(one)] : [])) : [];
  const targets = pages.map((link, i) => targetOf(link, editions, rows.length + i + 1, text));
  const languages: Both<string> = [editions[0].metadata.language, editions[1].metadata.language];
  const meta = (name: string, content: string | number) => markup('meta', { name, content: String(content) });
  const numbers = pages.map((link) => Number(labelOf(link))).filter(Number.isInteger);
  const due = markup(
    'ncx',
    { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': languages[0] },
    markup(
      'head',
      {},
      meta('dtb:uid', editionUrn(metadata.id, metadata.edition.number)),
      meta('dtb:depth', Math.max(1, ...points.map(depthOf))),
      meta('dtb:totalPageCount', pages.length),
      meta('dtb:maxPageNumber', Math.max(0, ...numbers)),
    ),
    markup('docTitle', {}, markup('text', {}, metadata.title)),
    markup('navMap', {}, points),
    markup('pageList', {}, text(sayBoth(editions, 'pageList')), targets),
  );
  const compared = (root: Markup) =>
    whole
      ? root
      : markup(
          root.name,
          root.attributes,
          root.children.filter((one) => typeof one === 'object' && !/^(?:head|docTitle)$/.test(one.name)),
        );
  compareMarkup(compared(ncx), compared(due), (detail) => wrong(`toc.ncx (of ${facingName(languages)}), ${detail}`));
}

const depthOf = ({ children }: Markup): number =>
  1 + Math.max(0, ...children.map((one) => (typeof one === 'object' && one.name === 'navPoint' ? depthOf(one) : 0)));

/** The label of a page, by the mark to which its row leads. */
const labelOf = ({ attributes: { href = '' } }: Markup): string => /(?:#|\.)page-(.*)$/.exec(href)?.[1] ?? '';

/** A page of the NCX. A value is that of one target alone: pages of the second language have none. */
function targetOf(link: Markup, editions: Both<IndexedEdition>, order: number, text: (said: string) => Markup): Markup {
  const label = labelOf(link);
  const { lang = '', href = '' } = link.attributes;
  const isCounted = /^\d+$/.test(label);
  const type = isCounted ? 'normal' : /^[ivxlcdm]+$/.test(label) ? 'front' : 'special';
  const value = isCounted && lang === editions[0].metadata.language && label;
  return markup(
    'pageTarget',
    { id: `target-${lang}-page-${label}`, type, value, playOrder: String(order) },
    text(markupText(link)),
    markup('content', { src: href }),
  );
}
