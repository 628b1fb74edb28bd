/**
 * Makes the reading edition of one title: the page, its style, its faces, script and pictures, and the citations as
 * files. In: an indexed edition, the page map, what else is published. Out: files for `build/<title>/`, which needs no
 * other folder to be read. Deterministic.
 */
import { createHash } from 'node:crypto';
import { citeTitle } from '../../citations/cite-title.ts';
import { citedWork } from '../../citations/cited-work.ts';
import { faceStyles, nameOtherFaces, subsetWebFonts } from '../../fonts/subset-fonts.ts';
import { fillLabel } from '../../languages/labels.ts';
import { isDownload, kindOfFile, type OutputKind, outputKinds } from '../../model/output-kinds.ts';
import type { Face, Files } from '../../model/outputs.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { readBrowserScript } from '../../project/browser-scripts.ts';
import { type Project, readFirst } from '../../project/project.ts';
import { imageName } from '../../views/pictures.ts';
import { readStyles, template } from '../../views/templates.ts';
import type { Download } from './page-metadata.ts';
import { type ReadingView, readingView } from './site-view.ts';

const fillReading = template<ReadingView>('web/reading.hbs');

/** What a file is when it is offered for download. Throws for one that is offered to nobody. */
export function describeFile(name: string, content: string | Uint8Array, kinds: readonly OutputKind[]): Download {
  const kind = kindOfFile(name, kinds);
  if (kind?.mediaType === undefined) throw new Error(`${name} is offered to nobody`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, bytes: Buffer.byteLength(content), sha256, kind: kind.name, type: kind.mediaType };
}

/**
 * `published` are the files of the title's folder; those that readers download are offered. `base` is the site's
 * address.
 */
export async function makeSite(
  project: Project,
  edition: IndexedEdition,
  pageMap: PageMap,
  images: ReadonlyMap<string, Uint8Array>,
  published: Files,
  engine: string,
  base?: string,
  kinds: readonly OutputKind[] = outputKinds,
): Promise<Files> {
  const { metadata, manuscript } = edition;
  const address = base === undefined ? undefined : `${base}${metadata.id}/`;
  const counted = edition.provisions === undefined;
  const citations = citeTitle(citedWork(manuscript, address), {
    ...(counted ? { label: (number: string) => fillLabel(manuscript.labels, 'paragraph', number) } : {}),
    editorial: counted && metadata.numbering !== 'stated',
  });
  const downloads = [...published]
    .filter(([name]) => isDownload(name, kinds))
    .map(([name, content]) => describeFile(name, content, kinds));
  const page = fillReading(
    project,
    readingView(edition, pageMap, images, { downloads, citations, engine, ...(address ? { address } : {}) }),
  );
  return new Map<string, string | Uint8Array>([
    ['index.html', page],
    ...siteFiles(project, await subsetWebFonts([page], metadata.language), metadata.language),
    ...(edition.revision
      ? readStyles(project, ['revised.css'], metadata.language).map((style) => ['revised.css', style] as const)
      : []),
    ...[...images].map(([path, bytes]) => [imageName(images, path), bytes] as const),
    ...citations.flatMap(({ file, title }) => (file ? [[file, title] as const] : [])),
  ]);
}

/** What stands above the script, for whoever looks into it. */
const aboutScript =
  '/* What these pages can do beyond being read. Without it everything else works; it asks for nothing. */';

/**
 * Style with its faces, script, icon: the same for every page but for what the faces are cut to, and for the language.
 */
export function siteFiles(project: Project, faces: readonly Face[], language: string): Files {
  // The faces stand beside the style, and what names them in a sheet of its own: the first picture of a page waits for
  // none of them (`late-faces.ts`). Of a page that is opened from the disk Firefox refuses them, because a file has no
  // origin: its text is in the system's.
  const fonts = faceStyles(faces, ({ file }) => file, true);
  const styles = readStyles(project, ['text.css', 'web.css'], language).map((one) => nameOtherFaces(one, faces));
  return new Map<string, string | Uint8Array>([
    ['faces.css', `${fonts}\n`],
    ['site.css', styles.join('\n')],
    ...faces.map(({ file, bytes }) => [file, bytes] as const),
    ['site.js', `${aboutScript}\n${readBrowserScript('site')}`],
    ['icon.svg', readFirst(project.templates, 'web/icon.svg')],
  ]);
}
