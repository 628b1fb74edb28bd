/**
 * The pages of the PDF in an EPUB: the page list, the markers, and the text between two of them. In: its documents, the
 * page map, the PDF as it was read. Out: what is wrong. Called by `verify-epub.ts` and the output of the EPUB.
 *
 *     the marker of page 7 one character late → 'the marker of page 7 does not stand at character 45 of p12'
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import { readCharacters } from '../model/characters.ts';
import { blocksOf } from '../model/edition.ts';
import { type PageMap, type PrintedPage, sayPageLabel } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts } from '../model/text.ts';
import { bare, differ } from './compare-text.ts';
import { printedOrder } from './printed-order.ts';
import { type EpubText, elements, epubText, isPressText, readEpub, typesOf } from './read-epub.ts';
import type { ReadPdf } from './read-pdf.ts';
import { heardPages } from './verify-structure.ts';

type Found = ReturnType<typeof elements>[number];
type Node = Parameters<typeof epubText>[0];

/** Without white space, and the hyphens of divided words, which the text of a page has too. */
const plain = (text: string): string => bare(text).replace(/[\u00ad\u2010]/gu, '');

/** The page list and the markers are those of the PDF, one to one, and stand where its pages begin. */
export function compareEpubPages(
  spine: EpubText[],
  nav: EpubText,
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: (detail: string) => void,
): void {
  const list = elements(nav.root, 'nav').find((element) => typesOf(element).includes('page-list'));
  const listed = list
    ? elements(list, 'a').map((link) => ({ label: epubText(link), href: link.getAttribute('href') ?? '' }))
    : [];
  const said = (page: PrintedPage) => sayPageLabel(page.label, edition.manuscript.labels);
  const labels = pageMap.pages.map(said);
  if (listed.map((row) => row.label).join() !== labels.join())
    wrong(`its page list is ${listed.map((row) => row.label).join()}`);
  const markers = spine.flatMap((document) =>
    elements(document.root, 'span')
      .filter((element) => typesOf(element).includes('pagebreak'))
      .map((element) => ({ element, path: document.path })),
  );
  const marked = markers.map(({ element, path }) => ({
    address: `${path}#${element.getAttribute('id')}`,
    label: element.getAttribute('aria-label'),
  }));
  for (const { href, label } of listed)
    if (marked.filter((marker) => marker.address === href && marker.label === label).length !== 1)
      wrong(`the page “${href}” has not exactly one marker`);
  if (marked.length !== listed.length) wrong(`it has ${marked.length} markers for ${listed.length} pages`);
  // A page that begins with a heading has its marker before it.
  const texts = new Map(
    blocksOf(edition).flatMap((block) =>
      block.kind === 'heading' ? [] : [[block.anchor, blockTexts(block).join('')]],
    ),
  );
  for (const page of pageMap.pages) {
    const begins = page.begins;
    const text = begins && texts.get(begins.anchor);
    if (!begins || text === undefined) continue;
    const marker = markers.find(({ element }) => element.getAttribute('aria-label') === said(page));
    const document = marker && spine.find(({ path }) => path === marker.path);
    const block = document?.ids.get(begins.anchor);
    if (!marker || !block) continue;
    if (textBefore(block, marker.element) !== text.slice(0, begins.offset))
      wrong(`the marker of page ${page.label} does not stand at character ${begins.offset + 1} of ${begins.anchor}`);
  }
}

/**
 * Text of a block up to where `stop` stands in it; nothing when it does not stand there. White space between two of its
 * parts is none of it.
 */
function textBefore(block: Found, stop: Found): string | undefined {
  let text = '';
  let met = false;
  const isApart = (node: Node) => {
    met ||= node === stop;
    return met || (node.nodeType === 1 && isPressText(node as Found));
  };
  readCharacters<Node>(block, isApart, (characters, { parentNode }) => {
    if (
      !met &&
      !(
        characters.trim() === '' &&
        /^(ul|ol|li|table|thead|tbody|tr|blockquote|aside|div|figure)$/.test(parentNode?.nodeName ?? '')
      )
    )
      text += characters;
  });
  return met ? text : undefined;
}

/**
 * Proves that each page of the EPUB is a page of the PDF. In: the EPUB, the PDF of the same build as the witness read
 * it, the page map. Out: K802 where the text between the marker of a page and the next is not the text that the page
 * shows.
 */
export function comparePageTexts(
  bytes: Uint8Array,
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
): Problem[] {
  const marked = textsOfMarkers(readEpub(bytes).spine, format.alone);
  const { first, pages } = heardPages(read, edition, pageMap, format);
  const order = printedOrder(edition, format);
  const title = order.indexOf('title');
  const above = plain(
    order
      .slice(0, Math.max(0, title))
      .flatMap((block) => (block === 'title' ? [] : blockTexts(block)))
      .join(''),
  );
  const headed = `${above}${title < 0 ? '' : plain(edition.metadata.title)}`;
  return pages.flatMap((heard, i) => {
    const { label = '' } = pageMap.pages[first + i] ?? {};
    const shown = plain(heard.flatMap((item) => (typeof item === 'string' ? [] : [item.text])).join(''));
    // The first page of the text has the title in it.
    const difference = differ(
      plain(marked.get(label) ?? ''),
      i === 0 && shown.startsWith(headed) ? above + shown.slice(headed.length) : shown,
    );
    return difference
      ? [
          problem('K802', {
            format: 'EPUB',
            detail: `behind the marker of page ${label}, against the page of the PDF, ${difference}`,
          }),
        ]
      : [];
  });
}

/**
 * Label of a page → the text of the edition from its marker to the next one, without the notes, which print has at the
 * page foot. `alone`: what follows the text is on no page.
 */
function textsOfMarkers(spine: readonly EpubText[], alone: boolean): Map<string, string> {
  const texts = new Map<string, string>();
  let label: string | undefined;
  const isApart = (node: Node) => {
    if (node.nodeType !== 1) return false;
    const element = node as Found;
    if (typesOf(element).includes('pagebreak')) {
      label = element.getAttribute('aria-label') ?? '';
      texts.set(label, '');
    }
    return isPressText(element) || element.localName === 'head';
  };
  for (const { root, path } of spine)
    readCharacters<Node>(root, isApart, (characters) => {
      if (label !== undefined && (!alone || path.startsWith('section-')))
        texts.set(label, texts.get(label) + characters);
    });
  return texts;
}
