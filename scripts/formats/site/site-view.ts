/**
 * What the templates of the reading edition are given. In: an indexed edition, the page map, the files published with
 * it, its citations. Out: plain objects with every number, label and address ready. Pure; holds no markup.
 */

import { type Block, paragraphsOf } from '../../model/edition.ts';
import type { Labels } from '../../model/manuscript.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../../model/numbers.ts';
import { kindOfFile } from '../../model/output-kinds.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { IndexedEdition, Mention } from '../../model/registers.ts';
import { type BlockView, blockView, breaksByAnchor, contentsView, fillLabel, frontView, nameReferences, notesView, registersView } from '../../views/book-view.ts';
import type { PageBreak } from '../../views/inline-pieces.ts';
import { revisionView } from '../../views/revision-view.ts';
import { imageName } from '../epub/epub-addresses.ts';
import { splitBreaks, withBreaks } from '../epub/epub-view.ts';
import type { CitationFormat } from './citations.ts';
import { type Download, describeHead, describeLinked, scriptData } from './page-metadata.ts';

interface Publication {
  /** Files beside the page, the PDF that its page numbers speak of first. */
  downloads: readonly Download[];
  citations: readonly CitationFormat[];
  engine: string;
  /** Absolute address of the page's folder, with a slash at its end; absent when nobody has configured one. */
  address?: string;
}

/** Nothing but the page's own files, and the faces that are in its style; no script and no style in the page itself. */
export const contentSecurity = "default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** A size as readers know it; 1 kB is 1000 bytes. */
export const sizeOf = (bytes: number): string => (bytes >= 999_500 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`);

/** Everything that `web/reading.hbs` prints. */
export function readingView(edition: IndexedEdition, pageMap: PageMap, images: ReadonlyMap<string, Uint8Array>, publication: Publication) {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const { downloads, citations, address } = publication;
  const pdf = downloads.find(({ name }) => kindOfFile(name)?.name === 'pdf')?.name;
  const breaks = webBreaks(pageMap, labels, pdf);
  const pageOf = (number: ParagraphNumber) => pageMap.pages[(pageMap.starts[anchorOf(number)]?.page ?? 0) - 1]?.label ?? '';
  const paragraph = (number: ParagraphNumber) => `#${anchorOf(number)}`;
  const entries = new Map(
    edition.registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries.filter(({ see }) => see === undefined).map(({ heading, id }) => [heading, `#${id}`] as const))),
  );
  const image = (path: string) => {
    if (!images.has(path)) throw new Error(`the image ${path} was not read`);
    return imageName(images, path);
  };
  const addresses = { paragraph, image, keeps: true, breaks: (anchor: string) => breaks.get(anchor), entry: (mention: Mention) => entries.get(mention.heading) };
  const view = (block: Block): BlockView => {
    const blockOf = blockView(block, edition, addresses);
    if (block.kind !== 'paragraph' && block.kind !== 'gap') return blockOf.editorial ? { ...blockOf, label: labels.notes } : blockOf;
    return { ...blockOf, permalink: paragraph(block.number), permalinkLabel: fillLabel(labels, 'webPermalink', sayNumber(block.number, labels)) };
  };
  const before = (anchor: string) => {
    const pages = [...(breaks.get(anchor)?.values() ?? [])].flat();
    return pages.length > 0 ? { pagesBefore: pages } : {};
  };
  const contents = contentsView(edition);
  const front = frontView(edition);
  const notes = notesView(edition, addresses);
  const sections = edition.sections.map((section, i) => ({ ...contents[i], heading: section.heading && view(section.heading), blocks: section.blocks.map(view) }));
  nameReferences(sections, new Map());
  return {
    ...front,
    contentSecurity,
    description: metadata.description,
    address,
    feedTitle: labels.webFeedTitle,
    meta: describeHead(edition, downloads, address),
    data: [
      { type: 'application/ld+json', content: scriptData(describeLinked(edition, downloads, address)) },
      { type: 'application/json', id: 'citations', content: scriptData(citations) },
    ],
    words: wordsFor(labels),
    pdf,
    contents,
    sections,
    notes: notes.map((note) => ({ ...note, back: `#noteref-${note.number}`, label: fillLabel(labels, 'noteNumber', String(note.number)) })),
    notesTitle: edition.notes.length > 0 ? labels.notes : undefined,
    registers: registersView(edition, { paragraph, keeps: true, entry: (id) => `#${id}`, page: pageOf }).map((register) => ({
      ...register,
      hint: `${labels.registerHintEpub}${register.mainHint}`,
      groups: register.groups.map((group) => ({ ...group, quiet: true, ...before(group.id), entries: group.entries.map((entry) => ({ ...entry, ...before(entry.id) })) })),
    })),
    revision: revisionOf(edition, pageMap, breaks),
    citations: citations.map((citation) => ({ ...citation, code: citation.file !== undefined, copyLabel: fillLabel(labels, 'webCopyOf', citation.name) })),
    downloads: downloads.map((file) => ({ ...file, type: kindOfFile(file.name)?.mediaType, format: formatName(file.name, metadata.id, labels), size: sizeOf(file.bytes) })),
    engine: publication.engine,
    sha256: manuscript.sha256,
    proof: fillLabel(labels, 'webProofState', downloads.map(({ name }) => formatName(name, metadata.id, labels)).join(labels.partiesJoin), paragraphsOf(edition).length),
  };
}

/** What is new in this edition, with the pages of the PDF that begin in it. */
function revisionOf(edition: IndexedEdition, pageMap: PageMap, breaks: ReadonlyMap<string, Map<number, PageBreak[]>>) {
  return revisionView(edition, {
    paragraph: (number) => `#${anchorOf(number)}`,
    pageMap,
    format: edition.metadata.formats?.[0] ?? 'book',
    compose: (texts, holder) => {
      const { first, rest } = splitBreaks(breaks.get(holder) ?? new Map());
      return { before: first, pieces: withBreaks(texts, rest) };
    },
  });
}

/** What a file is, by its name: “PDF”, “EPUB”, and “PDF（公文版）” for `<title>.official.pdf`. */
export function formatName(name: string, title: string, labels: Labels): string {
  const [, stem = '', extension = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  const variant = stem.slice(title.length + 1);
  const format = extension.toUpperCase();
  return variant ? fillLabel(labels, 'bracketed', format, labels[`webFormat.${variant}`] ?? variant) : format;
}

/** Words that the script says. They stand in the page, so that the faces are cut to them. */
const wordsFor = (labels: Labels) =>
  [
    'webFound',
    'webNone',
    'webFoundHere',
    'webThemeDark',
    'webThemeLight',
    'webCiteMark',
    'webCiteParagraph',
    'webLink',
    'webCopied',
    'webNotCopied',
    'webFiltered',
    'webPdfMark',
    'webPdfParagraph',
    'webPermalink',
  ].map((key) => ({
    key,
    text: fillLabel(labels, key, '{0}', '{1}', '{2}'),
  }));

/** The page breaks of the PDF by anchor and offset, each with the address that opens the PDF there. */
function webBreaks(pageMap: PageMap, labels: Labels, pdf: string | undefined): Map<string, Map<number, PageBreak[]>> {
  const indexes = new Map(pageMap.pages.map(({ label, index }) => [label, index]));
  // The tick in the text is for the eye; what is read aloud is the link beside it.
  const tick = (page: PageBreak) => ({ ...page, quiet: true });
  const link = (page: PageBreak) => (pdf ? { ...tick(page), href: `${pdf}#page=${indexes.get(page.label)}`, hrefLabel: fillLabel(labels, 'webPdfPage', page.label) } : tick(page));
  return new Map(
    [...breaksByAnchor(pageMap)].map(([anchor, found]) => {
      const map = new Map<number, PageBreak[]>();
      // Of an empty page and the one that follows it, which begin at the same place, only the second has something to open.
      for (const [i, { page, at }] of found.entries()) map.set(at.offset, [...(map.get(at.offset) ?? []), found[i + 1]?.at.offset === at.offset ? tick(page) : link(page)]);
      return [anchor, map] as const;
    }),
  );
}
