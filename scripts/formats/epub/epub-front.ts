/**
 * What stands before and behind the text of the EPUB: cover, title page, imprint, and the pages that begin in the
 * printed contents. In: an edition, its page markers. Out: documents. Called by epub-documents.ts and render-epub.ts.
 * Pure. Example: page 30 begins with the second row of the imprint → its marker stands in that row's `<dt>`.
 */
import { fillLabel } from '../../languages/labels.ts';
import { sayPageLabel } from '../../model/page-map.ts';
import { contentsOfBook } from '../../views/contents-view.ts';
import type { FrontView } from '../../views/front-view.ts';
import type { PageBreak, Piece } from '../../views/inline-pieces.ts';
import { type Breaks, splitBreaks, withBreaks } from '../../views/page-breaks.ts';
import { template } from '../../views/templates.ts';
import { wholeRow } from './epub-addresses.ts';
import type { EpubDocument, EpubMaker } from './epub-documents.ts';

interface CoverView {
  pagesBefore: PageBreak[] | undefined;
  coverAlt: string;
}

interface TitleView extends FrontView {
  pagesBefore: PageBreak[] | undefined;
}

/** The imprint; each row's texts hold the pages that begin in them. */
interface ImprintView {
  labels: FrontView['labels'];
  pagesBefore: PageBreak[] | undefined;
  rows: { label: Piece[]; values: { hash: boolean; pieces: Piece[] }[] }[];
}

const fillCover = template<CoverView>('epub/cover.hbs');
const fillTitle = template<TitleView>('epub/title.hbs');
const fillImprint = template<ImprintView>('epub/imprint.hbs');

/** The cover: a picture. */
export function coverDocument({ project, edition, front, markers }: EpubMaker): EpubDocument {
  const coverAlt = fillLabel(front.labels, 'coverAlt', edition.metadata.title);
  const title = fillLabel(front.labels, 'cover');
  const pagesBefore = markers
    .before('cover')
    ?.map((page) => ({ ...page, label: sayPageLabel(page.label, front.labels) }));
  const content = fillCover(project, { pagesBefore, coverAlt });
  return { path: 'cover.xhtml', part: 'cover', title, bodyType: undefined, rows: [], content };
}

/** The title page. */
export function titleDocument({ project, front, markers }: EpubMaker): EpubDocument {
  const content = fillTitle(project, { ...front, pagesBefore: markers.before('title-leaf') });
  const path = 'title.xhtml';
  const rows = wholeRow(path, fillLabel(front.labels, 'titlePage'));
  return { path, part: 'title', title: front.title, bodyType: 'frontmatter', rows, content };
}

/** The imprint, in the order in which print has it. */
export function imprintDocument({ project, edition, front, markers }: EpubMaker): EpubDocument {
  const title = fillLabel(front.labels, 'imprint');
  const { pagesBefore, rest } = splitBreaks(markers.inside('imprint'));
  const { hash, proof } = front;
  const rows = [
    ...front.imprint.map(({ label, value }) => ({ label, values: [value] })),
    { label: hash.label, values: [hash.note, ...hash.lines] },
    { label: proof.label, values: [`${proof.before}${proof.pages}${proof.after}`] },
  ];
  const texts = [title, ...rows.flatMap(({ label, values }) => [label, ...values])];
  const pieces = withBreaks(texts, rest, edition.metadata.language).slice(1);
  const take = () => pieces.shift() ?? [];
  const view: ImprintView = {
    labels: front.labels,
    pagesBefore,
    rows: rows.map(({ values }) => ({
      label: take(),
      values: values.map((_, i) => ({ hash: i > 0, pieces: take() })),
    })),
  };
  const content = fillImprint(project, view);
  const path = 'imprint.xhtml';
  return { path, part: 'imprint', title, bodyType: 'frontmatter', rows: wholeRow(path, title), content };
}

export interface ContentsPages {
  /** Pages that begin before the contents. */
  pagesBefore: PageBreak[] | undefined;
  /** Pages that begin with a row, by the address to which the row leads. */
  rowPages: Map<string, PageBreak[]>;
}

/** Pages of the printed contents: the first before the list, the others in the rows with which they begin. */
export function contentsPages(
  { edition }: EpubMaker,
  documents: readonly EpubDocument[],
  breaks: Breaks,
): ContentsPages {
  const { pagesBefore, rest } = splitBreaks(breaks);
  // Print has no row for what stands before its contents and for letters, and the notes at the page foot.
  const rows = documents.flatMap((document) =>
    /^(title|imprint|notes)$/.test(document.part) ? [] : document.rows.filter(({ letter }) => !letter),
  );
  const rowPages = new Map<string, PageBreak[]>();
  const printed = contentsOfBook(edition).map(({ title, words, range }) => `${title}${words}${range}`);
  const left = [...rest];
  let at = fillLabel(edition.manuscript.labels, 'contents').length;
  for (const [i, { title, href }] of rows.entries()) {
    at += (printed[i] ?? title).length;
    while (left[0] && (left[0][0] < at || i === rows.length - 1))
      rowPages.set(href, [...(rowPages.get(href) ?? []), ...(left.shift()?.[1] ?? [])]);
  }
  return { pagesBefore, rowPages };
}
