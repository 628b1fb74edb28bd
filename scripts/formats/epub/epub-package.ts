/**
 * Packs the EPUB, the same bytes every time. In: the rendered parts, the cover. Out: the archive. The only file
 * that knows epub-gen-memory, which is used as the packager alone: its own way of handling content would rewrite
 * text, read local files and fetch pictures, so that it gets none. Every part is named, dated and ordered here.
 */
import { EPub } from 'epub-gen-memory';
import type { EpubPart } from '../../model/outputs.ts';

/** What of JSZip, inside the library, is used. */
interface Zip {
  files: Record<string, { dir: boolean; date: Date; options: { compression: string | null } }>;
  file(path: string, data: string | Uint8Array, options?: object): unknown;
  remove(path: string): unknown;
}

/** ZIP holds no time zone: JSZip 3 writes the UTC fields of a date, the same in every zone. */
const oneDate = (date: string): Date => new Date(`${date}T00:00:00Z`);

/**
 * Packs `parts` (paths under OEBPS/) and the cover, unless it is one of them. `date` is the edition's date,
 * YYYY-MM-DD: the only time in the archive. Throws when two parts have one name or the library leaves a part out.
 */
export async function packEpub(
  parts: readonly EpubPart[],
  cover: Uint8Array | undefined,
  title: string,
  date: string,
): Promise<Uint8Array> {
  const all: EpubPart[] = [...parts, ...(cover ? [{ path: 'images/cover.jpg', content: cover }] : [])];
  const names = new Set(all.map((part) => part.path));
  if (names.size !== all.length) throw new Error('two parts of the EPUB have one name');
  const textOf = (path: string) => String(all.find((part) => part.path === path)?.content ?? '');
  // The library knows no folders: what is in one is added with the pictures.
  const chapters = all.filter(({ path }) => /^[^/]+\.xhtml$/.test(path) && path !== 'toc.xhtml');

  class Packer extends EPub {
    override async render(): Promise<this> {
      await super.render();
      const zip = (this as unknown as { zip: Zip }).zip;
      for (const part of all)
        if (!zip.files[`OEBPS/${part.path}`]) zip.file(`OEBPS/${part.path}`, part.content, { createFolders: false });
      order(zip, all, date);
      return this;
    }
  }
  // Texts go in as data for a template that prints them; were they the template, a literal <% in them would run.
  const extra = { opfXml: textOf('content.opf'), ncxXml: textOf('toc.ncx'), navXml: textOf('toc.xhtml') };
  const options = {
    title,
    css: textOf('style.css'),
    contentOPF: '<%- opfXml %>',
    tocNCX: '<%- ncxXml %>',
    tocXHTML: '<%- navXml %>',
    chapterXHTML: '<%- xhtml %>',
    verbose: false,
    ...extra,
  };
  const content = chapters.map((part) => ({
    title: part.path,
    filename: part.path,
    content: '',
    xhtml: String(part.content),
  }));
  const epub = new Packer(options, content);
  await epub.render();
  return await (epub as unknown as { zip: { generateAsync(o: object): Promise<Uint8Array> } }).zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'UNIX',
    mimeType: 'application/epub+zip',
  });
}

/** mimetype first and stored, then container, then the parts in their order; no folders; one date. */
function order(zip: Zip, parts: readonly EpubPart[], date: string): void {
  const entries = zip.files;
  const wanted = ['mimetype', 'META-INF/container.xml', ...parts.map((part) => `OEBPS/${part.path}`)];
  const kept = Object.fromEntries(
    wanted.map((path) => {
      const entry = entries[path];
      if (!entry || entry.dir) throw new Error(`epub-gen-memory left out ${path}`);
      entry.date = oneDate(date);
      return [path, entry] as const;
    }),
  );
  const odd = Object.keys(entries).filter((path) => !(path in kept) && !entries[path]?.dir);
  if (odd.length > 0) throw new Error(`epub-gen-memory added ${odd.join(', ')}`);
  zip.files = kept;
}
