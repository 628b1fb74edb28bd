/**
 * The kinds of files that a title is published in, as everybody must know them: names, media types, who may download
 * them. In: nothing. Out: one table, which the makers, the site, the catalogue and the commands ask. Pure.
 *
 *     kindOfFile('a.official.pdf')?.name → 'pdf'
 */
export type OutputName = 'pdf' | 'epub' | 'data' | 'site';

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
}

/** In the order in which they are made, offered and listed. */
export const outputKinds: readonly (OutputKind & { name: OutputName })[] = [
  { name: 'pdf', said: 'PDF', files: /\.pdf$/, mediaType: 'application/pdf', alone: true },
  { name: 'epub', said: 'EPUB', files: /\.epub$/, mediaType: 'application/epub+zip', alone: true },
  {
    name: 'data',
    said: 'data',
    files: /^(edition|ledger|typography)\.json$|^thumbnail\.jpg$|^index-review\.html$/,
    alone: false,
  },
  { name: 'site', said: 'reading edition', files: /^index\.html$/, alone: false },
];

/** The kind of a file of `build/TITLE/`, by its name; nothing for a file that belongs to another one (a style, a picture). */
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
