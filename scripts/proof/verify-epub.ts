/**
 * Proves the EPUB. In: its bytes, the indexed edition, the page map of the PDF. Out: problems; none means that every
 * paragraph, number, link, locator and page marker is what the source says. An independent witness: it reopens the
 * file with libraries that did not write it, and never imports what made it.
 */

import type { PrintFormat } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { readCharacters } from '../model/characters.ts';
import { blocksOf, paragraphsOf } from '../model/edition.ts';
import { anchorOf, sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, plainText } from '../model/text.ts';
import { bare, differ, differText, expectedRuns, type Proof, radicals } from './compare-text.ts';
import { type EpubText, elements, epubText, hasEpubClass, readEpub, typesOf } from './read-epub.ts';
import type { ReadPdf } from './read-pdf.ts';
import { compareEpubFront } from './verify-epub-front.ts';
import { compareEpubMetadata } from './verify-metadata.ts';
import { expectRevision, readRevision } from './verify-revision.ts';
import { heardPages } from './verify-structure.ts';

interface Asked {
  /** The tag that the EPUB was told to state, if it is not the edition's. */
  language?: string | undefined;
  /** False: what stands around the text is that of another state of the source, and only the text is compared. */
  whole?: boolean;
}

/** Proves an EPUB of this edition. */
export function verifyEpub(
  bytes: Uint8Array,
  edition: IndexedEdition,
  pageMap: PageMap,
  { language, whole = true }: Asked = {},
): Proof {
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'EPUB', detail }));
  let read: ReturnType<typeof readEpub>;
  try {
    read = readEpub(bytes);
  } catch (error) {
    wrong((error as Error).message);
    return { problems, equal: 0 };
  }
  const numbered = read.spine.flatMap(({ root }) =>
    elements(root, 'p').filter((element) => hasEpubClass(element, 'paragraph')),
  );
  const paragraphs = paragraphsOf(edition);
  const order = numbered.map((element) => element.getAttribute('id')).join();
  if (order !== paragraphs.map((paragraph) => paragraph.anchor).join()) wrong(`its paragraphs are ${order}`);
  const { spacing } = profileOf(edition.metadata.language);
  let equal = 0;
  const byId = new Map(numbered.map((element) => [element.getAttribute('id'), element]));
  for (const paragraph of paragraphs) {
    const found = byId.get(paragraph.anchor);
    const number = found && elements(found, 'span').find((element) => hasEpubClass(element, 'number'));
    if (number && edition.provisions) wrong(`${paragraph.anchor} bears a number that the text does not have`);
    else if (number && epubText(number) !== sayNumber(paragraph.number, edition.manuscript.labels))
      wrong(`paragraph ${paragraph.number} bears the number ${epubText(number)}`);
    const inside = found ? elements(found, '*').map((element) => element.getAttribute('id')) : [];
    for (const address of paragraph.also ?? [])
      if (!inside.includes(address)) wrong(`“${address}” is not at ${paragraph.anchor}`);
    const difference = differ(found ? epubText(found, isOwn) : '', plainText(paragraph.inlines));
    if (difference) problems.push(problem('K801', { format: 'EPUB', number: paragraph.number, detail: difference }));
    else equal++;
  }
  const gaps = read.spine.flatMap(({ root }) => elements(root, 'p').filter((element) => hasEpubClass(element, 'gap')));
  const stated = gaps.map((element) => `${element.getAttribute('id')} ${epubText(element)}`).join();
  const gone = blocksOf(edition).flatMap((block) =>
    block.kind === 'gap' ? [`${block.anchor} ${sayNumber(block.number, edition.manuscript.labels)}${block.text}`] : [],
  );
  if (stated !== gone.join()) wrong(`it states the gaps ${stated || 'none'} instead of ${gone.join() || 'none'}`);
  // A long section is several files: section-3.xhtml, section-3-2.xhtml …
  const bodies = new Map<string, string>();
  for (const { path, root } of read.spine) {
    const name = /^(section-\d+)(-\d+)?\.xhtml$/.exec(path)?.[1];
    if (name)
      bodies.set(
        name,
        (bodies.get(name) ?? '') +
          elements(root, 'body')
            .map((body) => epubText(body, isOwn))
            .join(''),
      );
  }
  if (bodies.size !== edition.sections.length)
    wrong(`it has ${bodies.size} sections instead of ${edition.sections.length}`);
  edition.sections.forEach((section, i) => {
    const expected = [...(section.heading ? [section.heading] : []), ...section.blocks].flatMap(blockTexts);
    const difference = differText([...bodies.values()][i] ?? '', expected, spacing);
    if (difference) wrong(`section ${i + 1}: ${difference}`);
  });
  const text = read.spine.map(({ root }) => epubText(root)).join('');
  const odd = text.match(radicals);
  if (odd) problems.push(problem('K804', { format: 'EPUB', count: odd.length }));
  compareNotes(read.spine, edition, wrong);
  compareRevision(read.spine, edition, pageMap, wrong);
  compareEpubLinks(read.spine, wrong);
  compareLocators(read.spine, edition, wrong);
  comparePages(read.spine, read.nav, edition, pageMap, wrong);
  if (whole) compareEpubFront(read, edition, wrong);
  if (whole) compareEpubMetadata(read.opf, edition, language ?? edition.metadata.language, wrong);
  const declared = new Set(read.manifest.map((item) => `OEBPS/${item.path}`));
  for (const path of read.files.keys())
    if (!/^(mimetype|META-INF\/container\.xml|OEBPS\/content\.opf)$/.test(path) && !declared.has(path))
      wrong(`${path} is not declared`);
  for (const path of declared) if (!read.files.get(path)?.length) wrong(`${path} is declared, and missing or empty`);
  return { problems, equal };
}

type Found = ReturnType<typeof elements>[number];
type Node = Parameters<typeof epubText>[0];

/** What the press says between the text of the source. */
const isOwn = (element: Found): boolean =>
  ['number', 'noteref', 'note', 'notes', 'apart'].some((name) => hasEpubClass(element, name));

/** Without white space, and the hyphens of divided words, which the text of a page has too. */
const plain = (text: string): string => bare(text).replace(/[\u00ad\u2010]/gu, '');

/** Every editor's note stands once, with its text, and is referred to. */
function compareNotes(spine: EpubText[], edition: IndexedEdition, wrong: (detail: string) => void): void {
  const notes = spine.flatMap(({ root }) =>
    elements(root, 'aside').filter((element) => typesOf(element).includes('footnote')),
  );
  const order = notes.map((element) => element.getAttribute('id')).join();
  if (order !== edition.notes.map(({ number }) => `note-${number}`).join()) wrong(`its notes are ${order || 'none'}`);
  edition.notes.forEach((note, i) => {
    const text = notes[i]
      ? epubText(notes[i], (element) => hasEpubClass(element, 'apart') || hasEpubClass(element, 'noteref'))
      : '';
    const difference = differText(text, note.blocks.flatMap(blockTexts), profileOf(edition.metadata.language).spacing);
    if (difference) wrong(`note ${note.number}: ${difference}`);
  });
}

/** What is new in this edition: every change with its deleted and inserted text marked as such, and the pages. */
function compareRevision(
  spine: EpubText[],
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: (detail: string) => void,
): void {
  const expected = expectRevision(edition, pageMap, edition.metadata.formats?.[0] ?? 'book');
  const document = spine.find(({ path }) => path === 'revisions.xhtml');
  if (!expected) {
    if (document) wrong('it lists changes of a first edition');
    return;
  }
  const [body] = document ? elements(document.root, 'body') : [];
  const difference = differ(bare(body ? epubText(body) : ''), bare(readRevision(expected)));
  if (difference) wrong(`the list of changes: ${difference}`);
  for (const { id, title, before, after } of expected.changes) {
    const change = document?.ids.get(id);
    const compared = change && elements(change, 'p').find((element) => hasEpubClass(element, 'compared'));
    const read = compared && {
      before: epubText(compared, ({ localName }) => localName === 'ins'),
      after: epubText(compared, ({ localName }) => localName === 'del'),
    };
    if (read?.before !== before || read.after !== after) wrong(`the change “${title}” is marked otherwise`);
  }
}

function compareEpubLinks(spine: EpubText[], wrong: (detail: string) => void): void {
  const documents = new Map(spine.map((document) => [document.path, document]));
  for (const document of spine)
    for (const link of elements(document.root, 'a')) {
      const href = link.getAttribute('href') ?? '';
      if (/^(https?|mailto):/.test(href)) continue;
      const [path = '', id] = href.split('#');
      const target = documents.get(path || document.path);
      if (!target || (id !== undefined && !target.ids.has(id)))
        wrong(`the link “${href}” in ${document.path} leads nowhere`);
    }
}

function compareLocators(spine: EpubText[], edition: IndexedEdition, wrong: (detail: string) => void): void {
  for (const register of edition.registers) {
    // A long register is several files: register-treaties.xhtml, register-treaties-2.xhtml …
    const documents = spine.filter(({ path }) => path.replace(/(-\d+)?\.xhtml$/, '') === `register-${register.id}`);
    if (documents.length === 0) {
      wrong(`the register “${register.title}” is missing`);
      continue;
    }
    const entries = register.groups.flatMap((group) => group.entries);
    const found = documents.flatMap(({ root }) =>
      elements(root, 'li').filter((element) => hasEpubClass(element, 'entry')),
    );
    if (found.length !== entries.length)
      wrong(`the register “${register.title}” has ${found.length} entries instead of ${entries.length}`);
    entries.forEach((entry, i) => {
      const links = found[i] ? elements(found[i], 'a').filter((link) => typesOf(link).includes('index-locator')) : [];
      const shown = links.map((link) => `${epubText(link)}→${(link.getAttribute('href') ?? '').split('#')[1]}`).join();
      const expected = expectedRuns(entry.locators, edition)
        .flatMap(({ first, last }) => [...new Set([first, last])])
        .map((paragraph) => `${sayNumber(paragraph, edition.manuscript.labels)}→${anchorOf(paragraph)}`)
        .join();
      if (shown !== expected)
        wrong(`the entry “${entry.heading}” leads to ${shown || 'nothing'} instead of ${expected || 'nothing'}`);
      const heading = found[i] && elements(found[i], '*').find((element) => hasEpubClass(element, 'entry-heading'));
      if (heading && epubText(heading) !== entry.heading)
        wrong(`the entry “${entry.heading}” is called “${epubText(heading)}”`);
    });
  }
}

/** The page list and the markers are those of the PDF, one to one, and stand where its pages begin. */
function comparePages(
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
  const labels = pageMap.pages.map((page) => page.label);
  if (listed.map((row) => row.label).join() !== labels.join())
    wrong(`its page list is ${listed.map((row) => row.label).join()}`);
  const markers = spine.flatMap((document) =>
    elements(document.root, 'span')
      .filter((element) => typesOf(element).includes('pagebreak'))
      .map((element) => ({ element, path: document.path })),
  );
  const marked = markers.map(({ element, path }) => `${path}#${element.getAttribute('id')}`);
  for (const { href } of listed)
    if (marked.filter((address) => address === href).length !== 1)
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
    const marker = markers.find(({ element }) => element.getAttribute('aria-label') === page.label);
    const document = marker && spine.find(({ path }) => path === marker.path);
    const block = document?.ids.get(begins.anchor);
    if (!marker || !block) continue;
    if (textBefore(block, marker.element) !== text.slice(0, begins.offset))
      wrong(`the marker of page ${page.label} does not stand at character ${begins.offset + 1} of ${begins.anchor}`);
  }
}

/** Text of a block up to where `stop` stands in it; nothing when it does not stand there. White space between two of its parts is none of it. */
function textBefore(block: Found, stop: Found): string | undefined {
  let text = '';
  let met = false;
  const isApart = (node: Node) => {
    met ||= node === stop;
    return met || (node.nodeType === 1 && isOwn(node as Found));
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
 * Proves that each page of the EPUB is a page of the PDF. In: the EPUB, the PDF of the same build as the witness read it, the
 * page map. Out: K802 where the text between the marker of a page and the next is not the text that the page shows.
 */
export function comparePageTexts(
  bytes: Uint8Array,
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
): Problem[] {
  const marked = textsOfMarkers(readEpub(bytes).spine);
  const { first, pages } = heardPages(read, edition, pageMap, format);
  const title = plain(edition.metadata.title);
  return pages.flatMap((heard, i) => {
    const { label = '' } = pageMap.pages[first + i] ?? {};
    const shown = plain(heard.flatMap((item) => (typeof item === 'string' ? [] : [item.text])).join(''));
    // The first page of the text has the title above it.
    const difference = differ(
      plain(marked.get(label) ?? ''),
      i === 0 && shown.startsWith(title) ? shown.slice(title.length) : shown,
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

/** Label of a page → the text of the edition from its marker to the next one, without the notes, which print has at the page foot. */
function textsOfMarkers(spine: readonly EpubText[]): Map<string, string> {
  const texts = new Map<string, string>();
  let label: string | undefined;
  const isApart = (node: Node) => {
    if (node.nodeType !== 1) return false;
    const element = node as Found;
    if (typesOf(element).includes('pagebreak')) {
      label = element.getAttribute('aria-label') ?? '';
      texts.set(label, '');
    }
    return isOwn(element) || element.localName === 'head';
  };
  for (const { root } of spine)
    readCharacters<Node>(root, isApart, (characters) => {
      if (label !== undefined) texts.set(label, texts.get(label) + characters);
    });
  return texts;
}
