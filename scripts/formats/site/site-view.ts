/**
 * What the reading edition's template is given. In: an indexed edition, the page map, the files published with it, its
 * citations. Out: every number, label and address ready. Called by reading-site.ts. Pure; holds no markup.
 * Example: paragraph 12 → `{ paragraph: true, number: '12', permalink: '#p12', permalinkLabel: 'paragraph 12', … }`.
 */

import type { CitationFormat } from '../../citations/citation-format.ts';
import { fillLabel } from '../../languages/labels.ts';
import { contentSecurity } from '../../model/content-security.ts';
import type { Block } from '../../model/edition.ts';
import type { Labels } from '../../model/manuscript.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../../model/numbers.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { IndexedEdition, Mention } from '../../model/registers.ts';
import type { BlockView } from '../../views/block-shape.ts';
import { type Addresses, blockView } from '../../views/block-view.ts';
import { type ContentsRow, contentsView, sectionRows } from '../../views/contents-view.ts';
import { type FrontView, frontView } from '../../views/front-view.ts';
import type { PageBreak } from '../../views/inline-pieces.ts';
import { type NoteView, nameReferences, notesView } from '../../views/note-view.ts';
import { type Breaks, breaksByAnchor, pageLabelOf, splitBreaks, withBreaks } from '../../views/page-breaks.ts';
import { imageName } from '../../views/pictures.ts';
import { hangItems } from '../../views/provision-view.ts';
import { type RegisterView, registersView } from '../../views/register-view.ts';
import { type RevisionView, revisionView } from '../../views/revision-view.ts';
import { type OfferedFile, offerFile } from './offered-files.ts';
import { type Download, describeHead, describeLinked, type MetaTag, scriptData } from './page-metadata.ts';
import { pageWords, type ScriptWord, scriptWords } from './script-words.ts';
import { searchWords } from './search-words.ts';
import { type FacingLink, facingLink, pathToSite, type VersionLink, versionLinks } from './version-links.ts';

interface Publication {
  /** Files beside the page, the PDF that its page numbers speak of first. */
  downloads: readonly Download[];
  citations: readonly CitationFormat[];
  engine: string;
  /** Absolute address of the page's folder, with a slash at its end; absent when nobody has configured one. */
  address?: string;
}

interface CitationView {
  id: string;
  name: string;
  title: string;
  /** Its name, where it is a file. */
  file: string | undefined;
  copyLabel: string;
}

interface WebSection extends ContentsRow {
  heading: BlockView | undefined;
  blocks: BlockView[];
}

/** Everything that `web/reading.hbs` prints. */
export interface ReadingView extends FrontView {
  contentSecurity: string;
  description: string;
  address: string | undefined;
  /** From the page to the folder of the site. */
  root: string;
  versions: VersionLink[] | undefined;
  facing: FacingLink | undefined;
  feedTitle: string;
  meta: MetaTag[];
  data: { type: string; id: string | undefined; content: string }[];
  words: ScriptWord[];
  contents: ContentsRow[];
  sections: WebSection[];
  notes: NoteView[];
  /** Absent where there are no notes. */
  notesTitle: string | undefined;
  registers: (RegisterView & { hint: string; lettersLabel: string })[];
  revision: RevisionView | undefined;
  citations: CitationView[];
  downloads: OfferedFile[];
  engine: string;
  sha256: string;
}

/** The whole page. Throws when a picture was not read. */
export function readingView(
  edition: IndexedEdition,
  pageMap: PageMap,
  images: ReadonlyMap<string, Uint8Array>,
  publication: Publication,
): ReadingView {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const { downloads, citations, address, engine } = publication;
  const pdf = downloads.find(({ kind }) => kind === 'pdf')?.name;
  const breaks = webBreaks(pageMap, labels, pdf);
  const addresses = webAddresses(edition, images, breaks);
  const rows = sectionRows(edition);
  const view = (block: Block) => webBlock(block, edition, addresses);
  const known = searchWords(edition);
  const files = downloads.map((file) => offerFile(file, metadata.id, labels));
  return {
    ...frontView(edition, { pages: pageMap.pages.length }),
    contentSecurity,
    description: metadata.description,
    address,
    root: pathToSite(metadata),
    versions: versionLinks(metadata, address),
    facing: facingLink(manuscript.facing, '../'),
    feedTitle: fillLabel(labels, 'webFeedTitle'),
    meta: describeHead(edition, downloads, address),
    data: [
      {
        type: 'application/ld+json',
        id: undefined,
        content: scriptData(describeLinked(edition, downloads, address)),
      },
      { type: 'application/json', id: 'citations', content: scriptData(citations) },
      ...(known ? [{ type: 'application/json', id: 'search-words', content: scriptData(known) }] : []),
    ],
    words: scriptWords(labels, pageWords),
    contents: contentsView(edition),
    sections: edition.sections.map((section, i) => ({
      ...(rows[i] as ContentsRow),
      heading: section.heading && view(section.heading),
      blocks: hangItems(section.blocks.map(view)),
    })),
    notes: notesView(edition, addresses, (note) => `#noteref-${note}`),
    notesTitle: edition.notes.length > 0 ? fillLabel(labels, 'notes') : undefined,
    registers: webRegisters(edition, pageMap, breaks),
    revision: webRevision(edition, pageMap, breaks),
    citations: citations.map(({ id, name, title, file }) => ({
      id,
      name,
      title,
      file,
      copyLabel: fillLabel(labels, 'webCopyOf', name),
    })),
    downloads: files,
    engine,
    sha256: manuscript.sha256,
  };
}

const toParagraph = (number: ParagraphNumber): string => `#${anchorOf(number)}`;

/** Addresses inside the one page. */
function webAddresses(
  edition: IndexedEdition,
  images: ReadonlyMap<string, Uint8Array>,
  breaks: ReadonlyMap<string, Breaks>,
): Addresses {
  const entries = edition.registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  const own = entries.filter(({ see }) => see === undefined);
  const targets = new Map(own.map(({ heading, id }) => [heading, `#${id}`]));
  return {
    paragraph: toParagraph,
    manyAnchors: true,
    image: (path) => imageName(images, path),
    keeps: true,
    ragged: true,
    breaks: (anchor) => breaks.get(anchor),
    entry: (mention: Mention) => targets.get(mention.heading),
    reference: nameReferences().inFile(''),
  };
}

/** A block with what the page alone has: links of numbers, the name of an editor's note. */
function webBlock(block: Block, edition: IndexedEdition, addresses: Addresses): BlockView {
  const { labels } = edition.manuscript;
  const view = blockView(block, edition, addresses);
  if (block.kind === 'editorial') return { ...view, label: fillLabel(labels, 'notes') };
  if (block.kind !== 'paragraph' && block.kind !== 'gap') return view;
  const permalinkLabel = fillLabel(labels, 'webPermalink', sayNumber(block.number, labels));
  // A provision's label is text: what leads to it is a sign.
  const own = edition.provisions ? { number: '#', cited: sayNumber(block.number, labels) } : {};
  return { ...view, ...own, permalink: toParagraph(block.number), permalinkLabel };
}

/** The registers; pages that begin with a group or an entry have their marks before it. */
function webRegisters(
  edition: IndexedEdition,
  pageMap: PageMap,
  breaks: ReadonlyMap<string, Breaks>,
): ReadingView['registers'] {
  const hint = fillLabel(edition.manuscript.labels, 'registerHintEpub');
  const before = (anchor: string): PageBreak[] | undefined => {
    const pages = [...(breaks.get(anchor)?.values() ?? [])].flat();
    return pages.length > 0 ? pages : undefined;
  };
  const registers = registersView(edition, {
    paragraph: toParagraph,
    keeps: true,
    entry: (id) => `#${id}`,
    page: (number) => pageLabelOf(pageMap, anchorOf(number)),
    rank: 3,
  });
  return registers.map((register) => ({
    ...register,
    hint: `${hint}${register.mainHint}`,
    lettersLabel: fillLabel(edition.manuscript.labels, 'webLetters', register.title),
    groups: register.groups.map((group) => ({
      ...group,
      pagesBefore: before(group.id),
      entries: group.entries.map((entry) => ({ ...entry, pagesBefore: before(entry.id) })),
    })),
  }));
}

/** What is new in this edition, with the pages of the PDF that begin in it. */
function webRevision(
  edition: IndexedEdition,
  pageMap: PageMap,
  breaks: ReadonlyMap<string, Breaks>,
): RevisionView | undefined {
  return revisionView(edition, {
    paragraph: toParagraph,
    pageMap,
    format: edition.metadata.formats?.[0] ?? 'book',
    compose: (texts, holder) => {
      const { pagesBefore, rest } = splitBreaks(breaks.get(holder) ?? new Map());
      return { pagesBefore, pieces: withBreaks(texts, rest, edition.metadata.language) };
    },
  });
}

/** The page breaks of the PDF by anchor and offset, each with the address that opens the PDF there. */
function webBreaks(pageMap: PageMap, labels: Labels, pdf: string | undefined): Map<string, Breaks> {
  const indexes = new Map(pageMap.pages.map(({ label, index }) => [label, index]));
  const link = (page: PageBreak): PageBreak => {
    if (pdf === undefined) return page;
    const href = `${pdf}#page=${indexes.get(page.label)}`;
    return { ...page, href, hrefLabel: fillLabel(labels, 'webPdfPage', page.label) };
  };
  return new Map(
    [...breaksByAnchor(pageMap)].map(([anchor, found]) => {
      const map: Breaks = new Map();
      for (const [i, { page, at }] of found.entries()) {
        // Of an empty page and the one that follows it, which begin at the same place, only the second has something to
        // open.
        const empty = found[i + 1]?.at.offset === at.offset;
        map.set(at.offset, [...(map.get(at.offset) ?? []), empty ? page : link(page)]);
      }
      return [anchor, map] as const;
    }),
  );
}
