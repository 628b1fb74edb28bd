/**
 * Proves the reading edition. In: the files of the site, the indexed edition, the page map, what is published beside
 * it. Out: problems; none means that every paragraph, number, permalink, note, locator, page and checksum is what the
 * source says, and that the page asks for nothing but its own files. An independent witness: never imports what made
 * it.
 */
import { createHash } from 'node:crypto';
import { profileOf } from '../languages/registry.ts';
import { paragraphsOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import { isDownload, type OutputKind, outputKinds } from '../model/output-kinds.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, plainText } from '../model/text.ts';
import { compareSiteWorld, type SiteSources, siteText } from './closed-site.ts';
import { compareTables } from './compare-tables.ts';
import { differ, differText, type Proof, radicals } from './compare-text.ts';
import { expectFile } from './expect-offers.ts';
import type { ExpectedFile } from './expect-site.ts';
import { hasWebClass, readWebPage, textBefore, type WebElement, webAttribute, webText, within } from './read-site.ts';
import { webTables } from './read-tables.ts';
import { compareSiteMaterial } from './site-material.ts';
import { compareAddresses } from './verify-site-addresses.ts';
import { compareSiteFront } from './verify-site-front.ts';
import { compareSiteLocators } from './verify-site-registers.ts';
import { compareSiteRevision } from './verify-site-revision.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;
type Wrong = (detail: string) => void;

const apart = (element: WebElement) => hasWebClass(element, 'apart') || hasWebClass(element, 'noteref');

/** What is asked of a site beside its text. */
interface SiteAsked {
  /** What may be downloaded: the press's own kinds if absent. */
  kinds?: readonly OutputKind[] | undefined;
  /** What the files are held against, beside the edition; without it markup, styles and script are not compared. */
  sources?: SiteSources;
  /** What the page of a copy offers, which need not be there; the files that are `published` if absent. */
  offered?: readonly ExpectedFile[];
  /** The page of a copy stands alone. */
  alone?: boolean;
  /** False: it was made from another state of the source; what the front matter alone says is not compared. */
  whole?: boolean;
}

/** Proves the site of this edition. `files` are its own, `published` those beside it. */
export function verifySite(
  files: Files,
  published: Files,
  edition: IndexedEdition,
  pageMap: PageMap,
  { kinds = outputKinds, sources, offered, alone = false, whole = true }: SiteAsked = {},
): Proof {
  const problems: Problem[] = [];
  const wrong: Wrong = (detail) => problems.push(problem('K802', { format: 'Site', detail }));
  const page = readWebPage(siteText(files, 'index.html'));
  const ids = new Map<string, WebElement>();
  for (const element of page) {
    const id = webAttribute(element, 'id');
    if (id === undefined) continue;
    if (ids.has(id)) wrong(`the id “${id}” is there twice`);
    ids.set(id, element);
  }
  const equal = compareParagraphs(page, ids, edition, problems, wrong);
  compareSections(page, edition, wrong);
  const odd = page[0] ? webText(page[0]).match(radicals) : null;
  if (odd) problems.push(problem('K804', { format: 'Site', count: odd.length }));
  compareNotes(ids, edition, wrong);
  compareSiteRevision(page, ids, edition, pageMap, wrong);
  compareSiteLocators(ids, edition, wrong);
  const beside = new Map([...published].filter(([name]) => isDownload(name, kinds)));
  // Of a copy only what it brings along is there to be asked.
  if (!offered) {
    comparePages(page, ids, published, edition, pageMap, wrong);
    compareAddresses(page, ids, files, published, wrong);
    compareChecksums(page, ids, beside, edition, wrong);
    compareSiteFront(page, ids, files, edition, wrong);
  }
  const due = offered ?? [...beside].map(([name, content]) => expectFile(name, content, edition, kinds));
  if (sources) compareSiteWorld(files, due, edition, pageMap, sources, wrong, alone, whole);
  if (sources && !whole) compareSiteMaterial(files, wrong);
  return { problems, equal };
}

/** Every paragraph stands once, in order, with its number, its link and its text. Returns how many are equal. */
function compareParagraphs(
  page: readonly WebElement[],
  ids: ReadonlyMap<string, WebElement>,
  edition: IndexedEdition,
  problems: Problem[],
  wrong: Wrong,
): number {
  const numbered = page.filter((element) => hasWebClass(element, 'paragraph'));
  const paragraphs = paragraphsOf(edition);
  const order = numbered.map((element) => webAttribute(element, 'id')).join();
  if (order !== paragraphs.map(({ anchor }) => anchor).join()) wrong(`its paragraphs are ${order}`);
  let equal = 0;
  for (const { number, anchor, also, inlines } of paragraphs) {
    const found = ids.get(anchor);
    const links = found ? within(found).filter((element) => hasWebClass(element, 'number')) : [];
    const said = links.map((link) => `${webText(link)}→${webAttribute(link, 'href')}`).join();
    // The label of a provision is text; its link is a sign, and says how the provision is cited.
    const shown = edition.provisions ? '#' : sayNumber(number, edition.manuscript.labels);
    if (said !== `${shown}→#${anchor}`) wrong(`paragraph ${number} bears ${said || 'no number'}`);
    for (const address of also ?? [])
      if (!found || !within(found).includes(ids.get(address) as WebElement)) wrong(`“${address}” is not at ${anchor}`);
    const difference = differ(found ? webText(found, apart) : '', plainText(inlines));
    if (difference) problems.push(problem('K801', { format: 'Site', number, detail: difference }));
    else equal++;
  }
  return equal;
}

/** The text of every section, numbered or not, and its tables. */
function compareSections(page: readonly WebElement[], edition: IndexedEdition, wrong: Wrong): void {
  const { spacing } = profileOf(edition.metadata.language);
  const sections = page.filter((element) => hasWebClass(element, 'text-section'));
  if (sections.length !== edition.sections.length)
    wrong(`it has ${sections.length} sections instead of ${edition.sections.length}`);
  edition.sections.forEach((section, i) => {
    const expected = [...(section.heading ? [section.heading] : []), ...section.blocks].flatMap(blockTexts);
    const difference = differText(sections[i] ? webText(sections[i], apart) : '', expected, spacing);
    if (difference) wrong(`section ${i + 1}: ${difference}`);
  });
  compareTables(webTables(sections, apart), edition, wrong);
}

function compareNotes(ids: ReadonlyMap<string, WebElement>, edition: IndexedEdition, wrong: Wrong): void {
  for (const note of edition.notes) {
    const found = ids.get(`note-${note.number}`);
    const difference = differText(
      found ? webText(found, apart) : '',
      note.blocks.flatMap(blockTexts),
      profileOf(edition.metadata.language).spacing,
    );
    if (difference) wrong(`note ${note.number}: ${difference}`);
  }
}

/** Every page that begins in the text has its mark there, and the mark opens the PDF at that page. */
function comparePages(
  page: readonly WebElement[],
  ids: ReadonlyMap<string, WebElement>,
  published: Files,
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: Wrong,
): void {
  const pdf = [...published.keys()].find((name) => name.endsWith('.pdf'));
  const texts = new Map(paragraphsOf(edition).map(({ anchor, inlines }) => [anchor, plainText(inlines)]));
  for (const { label, index, begins } of pageMap.pages) {
    const text = begins && texts.get(begins.anchor);
    if (!begins || text === undefined) continue;
    const mark = ids.get(`page-${label}`);
    const paragraph = ids.get(begins.anchor);
    const before = mark && paragraph ? textBefore(paragraph, mark, apart) : undefined;
    if (before !== text.slice(0, begins.offset))
      wrong(`the mark of page ${label} does not stand at character ${begins.offset + 1} of ${begins.anchor}`);
    const link = mark && page[page.indexOf(mark) + 1];
    // Inside a link of the text no other may stand.
    if (mark && isInLink(mark)) continue;
    if (pdf && (!link || webAttribute(link, 'href') !== `${pdf}#page=${index}` || webText(link) !== label))
      wrong(`the mark of page ${label} does not open the PDF there`);
  }
}

function isInLink({ parentNode }: WebElement): boolean {
  const above = parentNode && 'tagName' in parentNode ? parentNode : undefined;
  return above !== undefined && (above.tagName === 'a' || isInLink(above));
}

/** What the page says of the canonical text and of every file is true. */
function compareChecksums(
  page: readonly WebElement[],
  ids: ReadonlyMap<string, WebElement>,
  offered: Files,
  edition: IndexedEdition,
  wrong: Wrong,
): void {
  const canonical = ids.get('canonical-sha256');
  if (!canonical || webText(canonical) !== edition.manuscript.sha256) wrong('it names another canonical text');
  const table = page.find((element) => hasWebClass(element, 'downloads'));
  const said = table ? within(table).filter((element) => element.tagName === 'tr') : [];
  const rows = said.slice(1).map((row) =>
    within(row)
      .filter((element) => element.tagName === 'td')
      .map((cell) => webText(cell)),
  );
  if (rows.map(([name]) => name).join() !== [...offered.keys()].join())
    wrong(`it offers ${rows.map(([name]) => name).join()}`);
  for (const [name, , sum] of rows) {
    const content = offered.get(name ?? '');
    if (content !== undefined && createHash('sha256').update(content).digest('hex') !== sum)
      wrong(`the checksum of ${name} is not that of the file`);
  }
}
