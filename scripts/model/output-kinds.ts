/**
 * The kinds of files that a title is published in, as everybody must know them: names, media types, who may download
 * them, what they are in words. In: nothing. Out: one table, which the makers, the site, the catalogue and the commands
 * ask, and from which README.md and build/README.md are made. Pure.
 *
 *     kindOfFile('a.official.pdf')?.name → 'pdf'
 */
export type OutputName = 'pdf' | 'epub' | 'data' | 'site' | 'facing';

/** Files of an output, and what they are in words. */
export interface DescribedFiles {
  /** From `build/` on; TITLE stands for the name of a title. */
  paths: readonly [string, ...string[]];
  /** A sentence of Markdown, without a full stop. */
  what: string;
  /** Only the whole list names it. */
  detail?: true;
}

/** A row of the table. */
export interface OutputKind {
  name: string;
  /** What a reader calls it. */
  said: string;
  /** Matches the names of its files in `build/TITLE/`, without folder. */
  files: RegExp;
  /** Of the files that are offered for download; absent where none is. */
  mediaType?: string;
  /** `--only NAME` makes it alone. */
  alone: boolean;
  /** For the README: what a build writes of it. */
  described: readonly DescribedFiles[];
}

/** In the order in which they are made, offered and listed. */
export const outputKinds: readonly (OutputKind & { name: OutputName })[] = [
  {
    name: 'pdf',
    said: 'PDF',
    files: /\.pdf$/,
    mediaType: 'application/pdf',
    alone: true,
    described: [
      { paths: ['TITLE/TITLE.pdf'], what: 'the edition as a book of pages, with its source and its data inside' },
      { paths: ['TITLE/TITLE.official.pdf'], what: 'its second print format, where a title asks for it' },
      { paths: ['TITLE/TITLE.print.pdf'], what: 'the book for the printer, with `--print`', detail: true },
      { paths: ['TITLE/TITLE.cover.pdf'], what: 'its cover, with `--print`: back, spine and front', detail: true },
      { paths: ['TITLE/TITLE.print.html'], what: 'the pages as HTML, with `--keep`', detail: true },
    ],
  },
  {
    name: 'epub',
    said: 'EPUB',
    files: /\.epub$/,
    mediaType: 'application/epub+zip',
    alone: true,
    described: [{ paths: ['TITLE/TITLE.epub'], what: 'the e-book, which carries the printed pages' }],
  },
  {
    name: 'data',
    said: 'data',
    files: /^(edition|ledger|typography)\.json$|^(edition|ledger)\.schema\.json$|^thumbnail\.jpg$|^index-review\.html$/,
    alone: false,
    described: [
      { paths: ['TITLE/edition.json'], what: 'the edition as data: metadata, blocks, registers, mentions, page map' },
      { paths: ['TITLE/ledger.json'], what: 'one row a paragraph: where it is in the source and in every format' },
      {
        paths: ['TITLE/edition.schema.json', 'ledger.schema.json'],
        what: 'what both look like: JSON Schema, draft 2020-12',
        detail: true,
      },
      { paths: ['TITLE/typography.json'], what: 'figures of the typesetting, measured on the finished PDFs' },
      { paths: ['TITLE/index-review.html'], what: 'the page for the person who signs the registers off' },
      { paths: ['TITLE/thumbnail.jpg'], what: 'the cover at 320 × 512 px, for a catalogue', detail: true },
    ],
  },
  {
    name: 'site',
    said: 'reading edition',
    files: /^index\.html$/,
    alone: false,
    described: [
      {
        paths: ['TITLE/index.html'],
        what: 'the reading edition; with the files beside it it needs no other folder',
      },
      {
        paths: ['TITLE/site.css', 'TITLE/faces.css', 'TITLE/site.js', 'TITLE/icon.svg'],
        what: 'its style, what names its typefaces, its script, its sign',
        detail: true,
      },
      { paths: ['TITLE/*.woff2'], what: 'its typefaces, cut to the page', detail: true },
      {
        paths: ['TITLE/citation.bib', 'TITLE/citation.biblatex.bib', 'TITLE/citation.ris', 'TITLE/citation.csl.json'],
        what: 'how the title is cited',
      },
    ],
  },
  {
    name: 'facing',
    said: 'facing edition',
    files: /^facing\.json$/,
    alone: false,
    described: [
      {
        paths: ['TITLE/LANG1+LANG2/index.html'],
        what: 'two languages side by side, where `title.yaml` asks for it; it needs the folders of both beside it',
      },
      {
        paths: ['TITLE/LANG1+LANG2/TITLE.pdf'],
        what: 'both on facing pages: what has the same number begins on the same spread and at the same height',
      },
      {
        paths: ['TITLE/LANG1+LANG2/TITLE.epub'],
        what: 'both as an e-book: pairs below one another, from every number a link to its twin, the pages of that PDF',
      },
      {
        paths: ['TITLE/LANG1+LANG2/facing.json'],
        what: 'which addresses face each other, and which stand alone',
        detail: true,
      },
      {
        paths: ['TITLE/LANG1+LANG2/*.css', 'TITLE/LANG1+LANG2/*.js', 'TITLE/LANG1+LANG2/*.svg'],
        what: 'its style, its script, its sign',
        detail: true,
      },
    ],
  },
];

/** The style of a page and the typefaces beside it, which come and go with it. */
export const pageStyle = { style: 'site.css', faces: /\.woff2$/ };

/** What belongs to all titles of a project. */
export const sharedFiles: readonly DescribedFiles[] = [
  { paths: ['index.html', 'feed.xml'], what: 'the catalogue of all titles, and its feed (Atom)' },
  { paths: ['sitemap.xml'], what: 'its pages, for search engines, when the site has an address', detail: true },
  { paths: ['SHA256SUMS'], what: 'checksums of all outputs, for `sha256sum -c`' },
  { paths: ['.cache/'], what: 'what the last build knew of unchanged titles; may be deleted', detail: true },
  { paths: ['.failed/TITLE/'], what: 'what was set of a title that failed', detail: true },
];

/**
 * The kind of a file of `build/TITLE/`, by its name; nothing for a file that belongs to another one (a style, a
 * picture).
 */
export const kindOfFile = (name: string, kinds: readonly OutputKind[] = outputKinds): OutputKind | undefined =>
  kinds.find(({ files }) => files.test(name));

/** Whether a file is offered for download. */
export const isDownload = (name: string, kinds: readonly OutputKind[] = outputKinds): boolean =>
  kindOfFile(name, kinds)?.mediaType !== undefined;

/** The names that `--only` takes. */
export const namesAlone = (kinds: readonly OutputKind[] = outputKinds): string[] =>
  kinds.filter(({ alone }) => alone).map(({ name }) => name);

/** Order of downloads: by kind, then the title's own file before its other formats. */
export function compareDownloads(a: string, b: string, kinds: readonly OutputKind[] = outputKinds): number {
  const rank = (name: string) => kinds.findIndex(({ files }) => files.test(name));
  return rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
