/**
 * The lists of an e-book with two languages: contents in which what both call by one address is one row, landmarks,
 * pages in the order of reading, files, what the package says. In: the lists of both languages, their documents as the
 * book has them. Out: the views of the navigation document, the NCX and the package document. Pure. Called by
 * `facing-epub.ts`.
 *
 *     joinTwinLists(made, both).contents[2].twins → [{ language: 'zh-Hans', title: '第一条', … }, { language: 'en', … }]
 */

import { type Both, facingClass, facingId } from '../../model/facing.ts';
import { joinEditions } from '../../model/joined-edition.ts';
import type { EpubPart } from '../../model/outputs.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { PageBreak } from '../../views/inline-pieces.ts';
import type { ContentsItem, EpubLists, Landmark, ManifestItem, PageTarget } from '../epub/epub-lists.ts';
import { type PackageFacts, packageFacts } from '../epub/package-facts.ts';
import type { EpubBook } from '../epub/render-epub.ts';
import { pairUnits } from './pair-units.ts';

/** A language of the book. */
export interface BookSide {
  language: string;
  edition: IndexedEdition;
  book: EpubBook;
  /** Where the file or the pair at an address of the language stands in the whole book. */
  address: (href: string) => string;
  /** Where the mark of a page stands in it. */
  mark: (href: string) => string;
}

/** Something said in one of the languages, or in both. */
type Twins<T> = (T & { language: string; own: string })[];

interface TwinRow extends Omit<ContentsItem, 'words' | 'range' | 'below'> {
  twins: Twins<Pick<ContentsItem, 'title' | 'words' | 'range'>>;
  words: string;
  range: string;
  below: TwinRow[] | undefined;
}

interface TwinPage extends PageTarget {
  language: string;
}

/** What `epub/facing-nav.hbs`, `epub/ncx.hbs` and `epub/package.hbs` print. */
export interface TwinLists extends PackageFacts {
  heading: Twins<{ title: string }>;
  headings: { contents: string; landmarks: string; pageList: string };
  pagesBefore: PageBreak[] | undefined;
  contents: TwinRow[];
  contentsDepth: number;
  notes: Twins<{ title: string }>;
  landmarks: { type: string; href: string; twins: Twins<{ title: string }> }[];
  pageList: TwinPage[];
  pageCount: number;
  maxPage: number;
  manifest: ManifestItem[];
  spine: { id: string }[];
}

const between = ' · ';

/** Joins them. `parts`: the documents of the book in the order of reading, the contents not among them. */
export function joinTwinLists(sides: Both<BookSide>, parts: readonly EpubPart[], before: number): TwinLists {
  const lists = sides.map(({ book }) => book.lists) as Both<EpubLists>;
  const said = (ask: (one: EpubLists) => string) => lists.map(ask).join(between);
  const words = {
    contents: said(({ labels }) => labels.contents ?? ''),
    landmarks: said(({ labels }) => labels.landmarks ?? ''),
  };
  const counted = countRows(joinRows(sides.map((side) => rowsOf(side)) as Both<TwinRow[]>));
  const pagesBefore = sides.flatMap((side) => ownPages(side, side.book.lists.pagesBefore));
  const [first, second] = sides;
  const facts = packageFacts(joinEditions(first.edition, second.edition), [], first.language);
  const inContents = [...pagesBefore, ...counted.rows.flatMap(pagesIn)].map(({ id }) => `toc.xhtml#${id}`);
  const order = [...marksIn(parts.slice(0, before)), ...inContents, ...marksIn(parts.slice(before))];
  return {
    ...facts,
    languages: sides.map(({ language }) => language),
    titles: sides.map(({ language, edition }) => ({ language, title: edition.metadata.title })),
    summaries: sides.map(({ language, book }) => ({ language, text: book.lists.summaries[0]?.text ?? '' })),
    specifiedFonts: String(lists.some(({ specifiedFonts }) => specifiedFonts === 'true')),
    coverPage: `${first.language}/cover.xhtml`,
    heading: sides.map(({ language, book }) => ({
      language,
      own: facingClass(language),
      title: book.lists.labels.contents ?? '',
    })),
    headings: { ...words, pageList: said(({ labels }) => labels.pageList ?? '') },
    pagesBefore: pagesBefore.length > 0 ? pagesBefore : undefined,
    contents: counted.rows,
    contentsDepth: Math.max(...lists.map(({ contentsDepth }) => contentsDepth)),
    notes: sides.flatMap(({ language, book: { lists: own } }) =>
      own.summaryNote === undefined ? [] : [{ language, own: facingClass(language), title: own.summaryNote }],
    ),
    landmarks: joinLandmarks(sides),
    pageList: joinPages(sides, order, counted.count),
    pageCount: lists.reduce((sum, { pageCount }) => sum + pageCount, 0),
    maxPage: Math.max(...lists.map(({ maxPage }) => maxPage)),
    ...joinManifest(sides, parts, before),
  };
}

/** Marks of pages as the contents of the whole book have them. */
const ownPages = ({ language }: BookSide, pages: PageBreak[] = []): PageBreak[] =>
  pages.map((page) => ({ ...page, id: facingId(language, page.id) }));

/** The rows of one language. */
const rowsOf = (side: BookSide, items: readonly ContentsItem[] = side.book.lists.contents): TwinRow[] =>
  items.map(({ href, title, words, range, pages, order, below, letters }) => ({
    href: side.address(href),
    twins: [{ language: side.language, own: facingClass(side.language), title, words, range }],
    title: '',
    words: '',
    range: '',
    pages: pages && ownPages(side, pages),
    order,
    below: below && rowsOf(side, below),
    letters,
  }));

/** Rows of both: those that lead to one place are one row. */
function joinRows([first, second]: Both<TwinRow[]>): TwinRow[] {
  const unit = (row: TwinRow) => ({ key: row.href, kind: 'row', row });
  return pairUnits(first.map(unit), second.map(unit)).map(([one, other]) => {
    const [row, twin] = [one?.row ?? other?.row, one && other?.row] as [TwinRow, TwinRow | undefined];
    if (!twin) return row;
    const below = joinRows([row.below ?? [], twin.below ?? []]);
    return {
      ...row,
      twins: [...row.twins, ...twin.twins],
      pages: row.pages || twin.pages ? [...(row.pages ?? []), ...(twin.pages ?? [])] : undefined,
      below: below.length > 0 ? below : undefined,
      letters: row.letters || twin.letters,
    };
  });
}

/** Rows with their places in the order of play, and as the NCX says them. */
function countRows(rows: readonly TwinRow[], from = 0): { rows: TwinRow[]; count: number } {
  let count = from;
  const counted = rows.map((row): TwinRow => {
    const order = ++count;
    const below = row.below && countRows(row.below, count);
    count = below?.count ?? count;
    const title = row.twins.map((twin) => [twin.title, twin.words, twin.range].filter(Boolean).join(' ')).join(between);
    return { ...row, order, title, below: below?.rows };
  });
  return { rows: counted, count };
}

const pagesIn = ({ pages = [], below = [] }: TwinRow): PageBreak[] => [...pages, ...below.flatMap(pagesIn)];

/** Addresses of the marks of pages in files, in their order. */
const marksIn = (parts: readonly EpubPart[]): string[] =>
  parts.flatMap(({ path, content }) =>
    [...String(content).matchAll(/role="doc-pagebreak" id="([^"]+)"/g)].map(([, id]) => `${path}#${id}`),
  );

/** The pages of both in the order in which they are met: a number that both have is there twice. */
function joinPages(sides: Both<BookSide>, order: readonly string[], before: number): TwinPage[] {
  const places = new Map(order.map((address, i) => [address, i]));
  const pages = sides.flatMap(({ language, book, mark }, i) =>
    book.lists.pageList.map((page) => ({
      ...page,
      id: page.id.replace(/^target-/, `target-${language}-`),
      href: mark(page.href),
      language,
      // A value is that of one target alone (DAISY NCX).
      value: i === 0 ? page.value : undefined,
    })),
  );
  const place = ({ href }: TwinPage): number => places.get(href) ?? Number.POSITIVE_INFINITY;
  return pages.sort((a, b) => place(a) - place(b)).map((page, i) => ({ ...page, order: before + i + 1 }));
}

/** Landmarks; what leads to one place is one. */
function joinLandmarks(sides: Both<BookSide>): TwinLists['landmarks'] {
  const found = new Map<string, TwinLists['landmarks'][number]>();
  for (const { language, book, address } of sides)
    for (const { type, href, title } of book.lists.landmarks as readonly Landmark[]) {
      const own = address(href);
      const known = found.get(own);
      found.set(own, {
        type,
        href: own,
        twins: [...(known?.twins ?? []), { language, own: facingClass(language), title }],
      });
    }
  return [...found.values()].sort((a, b) => Number(a.type === 'index') - Number(b.type === 'index'));
}

/** Files and the order of reading. What both share has the id that each gives it. */
function joinManifest(
  sides: Both<BookSide>,
  parts: readonly EpubPart[],
  before: number,
): Pick<TwinLists, 'manifest' | 'spine'> {
  const items = sides.flatMap(({ language, book, address }, i) =>
    book.lists.manifest.flatMap((item): ManifestItem[] => {
      const isShared = address(item.path) === item.path || /^(?:toc\.ncx|style\.css)$/.test(item.path);
      const own = { ...item, path: `${language}/${item.path}`, id: item.id.replace(/^i-|^/, `i-${language}-`) };
      if (item.path === 'style.css') return i === 0 ? [item, own] : [own];
      if (isShared) return i === 0 ? [item] : [];
      if (item.properties !== 'cover-image') return [own];
      return i === 0 ? [{ ...own, id: item.id, properties: item.properties }] : [{ ...own, properties: undefined }];
    }),
  );
  const idOf = new Map(items.map(({ path, id }) => [path, id]));
  const spine = parts.map(({ path }) => ({ id: idOf.get(path) ?? path }));
  return { manifest: items, spine: spine.toSpliced(before, 0, { id: 'nav' }) };
}
