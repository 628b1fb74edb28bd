/**
 * A copy of a reading edition: its page alone, or all its files in an archive. In: bytes, from wherever they come. Out:
 * its files, what it says of itself, what it offers. Looks at no source. Called by the output of the site for `verify`.
 *
 *     readSiteCopy(bytes of index.html) → { files: { index.html }, alone: true }
 */
import { compareDownloads, isDownload, kindOfFile, type OutputKind, outputKinds } from '../model/output-kinds.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { folderOf } from '../model/title-name.ts';
import { markupBudget, requireCopy } from './copy-budgets.ts';
import { expectFile, sayOffered } from './expect-offers.ts';
import type { ExpectedFile } from './expect-site.ts';
import type { Identity } from './identify-copy.ts';
import { isMarkedAs, type Markup, markupBelow, markupText } from './markup-tree.ts';
import { unzipWithin } from './read-epub.ts';
import { readWebMarkup } from './read-site.ts';

interface SiteCopy {
  /** Files of the site itself. */
  files: Map<string, Uint8Array>;
  /** What is published beside it. */
  published: Map<string, Uint8Array>;
  /** The page stands alone: nothing is said of its style, its script and its pictures. */
  alone: boolean;
}

const isArchive = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, i) => bytes[i] === byte);

/** Reads a copy. Throws an `Error` in words when it is too large, or has no page. */
export function readSiteCopy(bytes: Uint8Array): SiteCopy {
  requireCopy({ bytes: bytes.length });
  if (!isArchive(bytes)) return { files: new Map([['index.html', bytes]]), published: new Map(), alone: true };
  const all = [...unzipWithin(bytes, true)].filter(([name]) => !name.endsWith('/'));
  const page = all.map(([name]) => name).filter((name) => /(^|\/)index\.html$/.test(name));
  const [first] = page.sort((a, b) => a.length - b.length);
  if (first === undefined) throw new Error('the archive has no index.html');
  const folder = first.slice(0, -'index.html'.length);
  const outside = all.find(([name]) => !name.startsWith(folder));
  if (outside) throw new Error(`the archive has ${outside[0]}, which is not beside its index.html`);
  const named = all.map(([name, content]) => [name.slice(folder.length), content] as const);
  const isOwn = (name: string) => name === 'index.html' || !kindOfFile(name);
  const copy: SiteCopy = { files: new Map(), published: new Map(), alone: false };
  for (const [name, content] of named) (isOwn(name) ? copy.files : copy.published).set(name, content);
  return copy;
}

const pageOf = ({ files }: SiteCopy): Markup => readWebMarkup(new TextDecoder().decode(files.get('index.html')));

/** What a copy says of itself. Throws an `Error` in words for a page that is larger than one may be. */
export function identifySite(bytes: Uint8Array): Identity {
  const copy = readSiteCopy(bytes);
  markupBudget(true)(new TextDecoder().decode(copy.files.get('index.html')));
  const root = pageOf(copy);
  const all = markupBelow(root);
  const said = (name: string) => all.find(({ attributes }) => attributes.name === name)?.attributes.content ?? '';
  const hash = all.find(({ attributes }) => attributes.id === 'canonical-sha256');
  return {
    identifier: said('DC.identifier'),
    title: said('DC.title'),
    sha256: hash ? markupText(hash) : '',
    pageMap: pagesOf(root),
  };
}

/** The pages that have marks, by no means all, and on which of them every paragraph begins. */
function pagesOf(root: Markup): PageMap {
  const pages: PageMap['pages'] = [];
  const starts: PageMap['starts'] = {};
  let page = 0;
  let waiting: string | undefined;
  const walk = (node: Markup | string): void => {
    if (typeof node === 'string') {
      if (waiting !== undefined && node.trim() !== '') starts[waiting] = { page, top: 0 };
      if (node.trim() !== '') waiting = undefined;
      return;
    }
    const { id = '', href = '' } = node.attributes;
    if (isMarkedAs(node, 'page-mark')) {
      const index = Number(/#page=(\d{1,6})$/.exec(href)?.[1] ?? 0);
      const mark = pages.at(-1);
      if (mark && index > 0) mark.index = index;
      return;
    }
    if (isMarkedAs(node, 'page-break')) page = pages.push({ index: pages.length + 1, label: id.replace(/^page-/, '') });
    if (isMarkedAs(node, 'number')) return;
    if (isMarkedAs(node, 'paragraph') || isMarkedAs(node, 'gap')) waiting = id;
    for (const child of node.children) walk(child);
  };
  walk(root);
  return { pages, starts, partial: true };
}

/** The address of the site by the page's own, which ends with the folder of the title. */
export function addressOfSite(copy: SiteCopy, { metadata }: IndexedEdition): string | undefined {
  const own = markupBelow(pageOf(copy)).find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href;
  const end = `${metadata.id}/`;
  return own && /^https?:\/\/[^\s"<>]+$/.test(own) && own.endsWith(end) ? own.slice(0, -end.length) : undefined;
}

/** What a page says of a file that it offers, in the words of schema.org. */
interface Encoding {
  contentUrl?: unknown;
  contentSize?: unknown;
  sha256?: unknown;
}

/**
 * What the page must offer: the files beside it, and of one that was not copied with it what the page itself says,
 * where that can be.
 */
export function offeredBy(
  copy: SiteCopy,
  edition: IndexedEdition,
  kinds: readonly OutputKind[] = outputKinds,
): ExpectedFile[] {
  const id = folderOf(edition.metadata.id);
  const offered = new Map<string, ExpectedFile>();
  for (const { contentUrl, contentSize, sha256 } of encodingsOf(copy)) {
    const name = String(contentUrl).replace(/^.*\//, '');
    const bytes = Number(/^(\d{1,12}) B$/.exec(String(contentSize))?.[1] ?? 0);
    const isOwn = name === `${id}.${name.split('.').at(-1)}` || name.startsWith(`${id}.`);
    if (isOwn && isDownload(name, kinds) && /^[0-9a-f]{64}$/.test(String(sha256)))
      offered.set(name, sayOffered({ name, bytes, sha256: String(sha256) }, edition, kinds));
  }
  for (const [name, content] of copy.published)
    if (isDownload(name, kinds)) offered.set(name, expectFile(name, content, edition, kinds));
  return [...offered.values()].sort((a, b) => compareDownloads(a.name, b.name, kinds));
}

function encodingsOf(copy: SiteCopy): Encoding[] {
  const data = markupBelow(pageOf(copy)).find(({ attributes }) => attributes.type === 'application/ld+json');
  try {
    const { encoding } = JSON.parse(data ? markupText(data) : '{}') as { encoding?: unknown };
    return Array.isArray(encoding) ? (encoding as Encoding[]) : [];
  } catch {
    return [];
  }
}
