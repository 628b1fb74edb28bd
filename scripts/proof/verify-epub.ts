/**
 * Proves the EPUB. In: its bytes, the indexed edition, the page map of the PDF. Out: problems; none means that every
 * paragraph, number, link, locator and page marker is what the source says. An independent witness: it reopens the
 * file with libraries that did not write it, and never imports what made it.
 *
 *     verifyEpub(bytes, edition, pageMap) → { problems: [], equal: 65 }
 */

import { profileOf } from '../languages/registry.ts';
import { blocksOf, paragraphsOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, plainText } from '../model/text.ts';
import { compareEpubWorld, type EpubSources } from './closed-epub.ts';
import { compareTables } from './compare-tables.ts';
import { bare, differ, differText, type Proof, radicals } from './compare-text.ts';
import { type EpubText, elements, epubText, hasEpubClass, isPressText, type ReadEpub, readEpub } from './read-epub.ts';
import { epubTables } from './read-tables.ts';
import {
  compareEpubLinks,
  compareEpubLocators,
  compareEpubNotes,
  compareEpubRevision,
} from './verify-epub-apparatus.ts';
import { compareEpubFront } from './verify-epub-front.ts';
import { compareEpubPages } from './verify-epub-pages.ts';
import { compareEpubMetadata } from './verify-metadata.ts';

interface Asked {
  /** The tag that the EPUB was told to state, if it is not the edition's. */
  language?: string | undefined;
  /** False: it was made from another state of the source; what the front matter alone says is not compared. */
  whole?: boolean;
  /** It was taken out of an e-book with two languages, whose package and NCX are those of both. */
  half?: true;
  /** What the files are held against, beside the edition; without it markup, styles and faces are not compared. */
  sources?: Omit<EpubSources, 'language'>;
}

/** Proves an EPUB of this edition. */
export function verifyEpub(
  bytes: Uint8Array,
  edition: IndexedEdition,
  pageMap: PageMap,
  { language, whole = true, half, sources }: Asked = {},
): Proof {
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'EPUB', detail }));
  let read: ReadEpub;
  try {
    read = readEpub(bytes);
  } catch (error) {
    wrong((error as Error).message);
    return { problems, equal: 0 };
  }
  const { spine } = read;
  const equal = compareEpubParagraphs(spine, edition, problems, wrong);
  compareEpubGaps(spine, edition, wrong);
  compareEpubSections(spine, edition, wrong);
  compareTables(epubTables(spine), edition, wrong);
  const odd = spine
    .map(({ root }) => epubText(root))
    .join('')
    .match(radicals);
  if (odd) problems.push(problem('K804', { format: 'EPUB', count: odd.length }));
  compareEpubNotes(spine, edition, wrong);
  compareEpubRevision(spine, edition, pageMap, wrong);
  compareEpubLinks(spine, wrong);
  compareEpubLocators(spine, edition, wrong);
  compareEpubPages(spine, read.nav, edition, pageMap, wrong);
  if (whole) compareEpubFront(read, edition, pageMap, wrong, half);
  if (whole && !half) compareEpubMetadata(read.opf, edition, language ?? edition.metadata.language, wrong);
  compareManifest(read, wrong);
  if (sources)
    compareEpubWorld(
      read,
      edition,
      pageMap,
      { ...sources, language: language ?? statedLanguage(read, edition) },
      wrong,
      { whole, half },
    );
  return { problems, equal };
}

/** The tag that an EPUB states, where it is one of the edition's language: a store may ask for a narrower one. */
function statedLanguage({ opf }: ReadEpub, { metadata }: IndexedEdition): string {
  const [stated] = elements(opf, 'language').map((one) => epubText(one));
  const primary = (tag: string) => tag.split('-')[0];
  return stated !== undefined && primary(stated) === primary(metadata.language) ? stated : metadata.language;
}

/**
 * Every numbered paragraph stands once, in the order of the source, with its number and its text. Returns how many are
 * equal.
 */
function compareEpubParagraphs(
  spine: EpubText[],
  edition: IndexedEdition,
  problems: Problem[],
  wrong: (detail: string) => void,
): number {
  const numbered = spine.flatMap(({ root }) =>
    elements(root, 'p').filter((element) => hasEpubClass(element, 'paragraph')),
  );
  const paragraphs = paragraphsOf(edition);
  const order = numbered.map((element) => element.getAttribute('id')).join();
  if (order !== paragraphs.map((paragraph) => paragraph.anchor).join()) wrong(`its paragraphs are ${order}`);
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
    const difference = differ(found ? epubText(found, isPressText) : '', plainText(paragraph.inlines));
    if (difference) problems.push(problem('K801', { format: 'EPUB', number: paragraph.number, detail: difference }));
    else equal++;
  }
  return equal;
}

/** The places of paragraphs that are gone, each with its number and what is said there. */
function compareEpubGaps(spine: EpubText[], edition: IndexedEdition, wrong: (detail: string) => void): void {
  const gaps = spine.flatMap(({ root }) => elements(root, 'p').filter((element) => hasEpubClass(element, 'gap')));
  const stated = gaps.map((element) => `${element.getAttribute('id')} ${epubText(element)}`).join();
  const gone = blocksOf(edition).flatMap((block) =>
    block.kind === 'gap'
      ? [`${block.anchor} ${edition.provisions ? '' : sayNumber(block.number, edition.manuscript.labels)}${block.text}`]
      : [],
  );
  if (stated !== gone.join()) wrong(`it states the gaps ${stated || 'none'} instead of ${gone.join() || 'none'}`);
}

/**
 * The text of every section, numbered or not. A long section is several files: section-3.xhtml, section-3-2.xhtml …, of
 * which the first alone has its address; short ones share a file.
 */
function compareEpubSections(spine: EpubText[], edition: IndexedEdition, wrong: (detail: string) => void): void {
  const found: { id: string; text: string }[] = [];
  for (const { path, root } of spine) {
    if (!/^section-\d+(-\d+)?\.xhtml$/.test(path)) continue;
    const sections = elements(root, 'section').filter((element) => hasEpubClass(element, 'text-section'));
    for (const section of sections) {
      const id = section.getAttribute('id');
      if (id !== null || found.length === 0) found.push({ id: id ?? '', text: '' });
      (found.at(-1) as { text: string }).text += epubText(section, isPressText);
    }
    const [whole, held] = [elements(root, 'body'), sections].map((all) =>
      all.map((one) => bare(epubText(one))).join(''),
    );
    if (whole !== held) wrong(`${path} has text outside of its sections`);
  }
  const ids = found.map(({ id }) => id).join();
  if (found.length !== edition.sections.length)
    wrong(`it has ${found.length} sections instead of ${edition.sections.length}`);
  else if (ids !== edition.sections.map(({ anchor }) => anchor).join()) wrong(`its sections are ${ids}`);
  const { spacing } = profileOf(edition.metadata.language);
  edition.sections.forEach((section, i) => {
    const expected = [...(section.heading ? [section.heading] : []), ...section.blocks].flatMap(blockTexts);
    const difference = differText(found[i]?.text ?? '', expected, spacing);
    if (difference) wrong(`section ${i + 1}: ${difference}`);
  });
}

/** Every file of the archive is declared, and every file declared is there and has something in it. */
function compareManifest({ files, manifest }: ReadEpub, wrong: (detail: string) => void): void {
  const declared = new Set(manifest.map((item) => `OEBPS/${item.path}`));
  for (const path of files.keys())
    if (!/^(mimetype|META-INF\/container\.xml|OEBPS\/content\.opf)$/.test(path) && !declared.has(path))
      wrong(`${path} is not declared`);
  for (const path of declared) if (!files.get(path)?.length) wrong(`${path} is declared, and missing or empty`);
}
