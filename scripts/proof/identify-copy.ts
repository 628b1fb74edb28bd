/**
 * What a published file says of itself. In: the bytes of a PDF or an EPUB. Out: its identifier, the hash of the text
 * from which it was made, its title, and its page map as far as the file alone shows it. Looks at no source.
 */
import { type PageMap, readPageLabel } from '../model/page-map.ts';
import { type EpubText, elements, epubText, hasEpubClass, readEpub, typesOf } from './read-epub.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

export interface Identity {
  identifier: string;
  title: string;
  /** SHA-256 of the canonical text that the file was made from, as it says. */
  sha256: string;
  pageMap: PageMap;
  /** A PDF as it was read for this: to read it takes longer than anything else that is asked of it. */
  read?: ReadPdf;
}

/** What a PDF says. Throws an `Error` in words when it is damaged. */
export async function identifyPdf(bytes: Uint8Array): Promise<Identity> {
  const read = await readPdf(bytes);
  const property = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(read.xmp)?.[1] ?? '';
  return {
    read,
    identifier: property('dc:identifier'),
    title: String(read.info.Title ?? ''),
    sha256: property('kanben:sha256'),
    pageMap: {
      pages: read.labels.map((label, i) => ({ index: i + 1, label: readPageLabel(label) })),
      starts: Object.fromEntries([...read.destinations].map(([name, page]) => [name, { page, top: 0 }])),
      partial: true,
    },
  };
}

/** On which page every numbered paragraph begins, by the markers that stand before its first character. */
function startsOf(spine: readonly EpubText[]): PageMap['starts'] {
  const starts: PageMap['starts'] = {};
  let page = 0;
  let waiting: string | undefined;
  const walk = (node: Parameters<typeof epubText>[0]): void => {
    if (node.nodeType === 3 && waiting !== undefined && (node.nodeValue ?? '').trim() !== '') {
      starts[waiting] = { page, top: 0 };
      waiting = undefined;
    }
    if (node.nodeType !== 1) return;
    const element = node as EpubText['root'];
    if (typesOf(element).includes('pagebreak')) page++;
    if (hasEpubClass(element, 'number')) return;
    if (hasEpubClass(element, 'paragraph') || hasEpubClass(element, 'gap'))
      waiting = element.getAttribute('id') ?? undefined;
    for (const child of Array.from(element.childNodes)) walk(child);
  };
  for (const { root } of spine) walk(root);
  return starts;
}

/** What an EPUB says. Throws an `Error` in words when it is damaged. */
export function identifyEpub(bytes: Uint8Array): Identity {
  const { opf, spine, nav } = readEpub(bytes, true);
  const first = (name: string) =>
    elements(opf, name)[0] ? epubText(elements(opf, name)[0] as Parameters<typeof epubText>[0]) : '';
  const list = elements(nav.root, 'nav').find((element) => typesOf(element).includes('page-list'));
  return {
    identifier: first('identifier'),
    title: first('title'),
    sha256: spine
      .flatMap(({ root }) =>
        elements(root, 'span')
          .filter((element) => hasEpubClass(element, 'hash'))
          .map((element) => epubText(element)),
      )
      .join(''),
    pageMap: {
      pages: (list ? elements(list, 'a') : []).map((link, i) => ({
        index: i + 1,
        label: readPageLabel(epubText(link)),
      })),
      starts: startsOf(spine),
    },
  };
}
