/**
 * What the templates are given: every number, order, label and address ready to print. In: an indexed edition.
 * Out: plain objects for print and EPUB. Pure; holds no markup.
 */
import { createHash } from 'node:crypto';
import type { Format } from '../formats/print/print-format.ts';
import { fillWords, sayDate } from '../languages/language.ts';
import { profileOf } from '../languages/registry.ts';
import type { Fact } from '../model/authority.ts';
import { type Block, numbersOf, paragraphsOf, type Section } from '../model/edition.ts';
import type { Labels } from '../model/manuscript.ts';
import { anchorOf, type ParagraphNumber, parseNumber, sayNumber } from '../model/numbers.ts';
import type { PageMap, TextPosition } from '../model/page-map.ts';
import { type Entry, type IndexedEdition, type Locator, type Mention, mentionsByParagraph } from '../model/registers.ts';
import { plainText, type UnnumberedBlock } from '../model/text.ts';
import { type Composition, composeInlines, type PageBreak, type Piece } from './inline-pieces.ts';
import { revisionView } from './revision-view.ts';

/** Puts `values` into the {0}, {1} … of a label. */
export function fillLabel(labels: Labels, key: string, ...values: (string | number)[]): string {
  const label = labels[key];
  if (label === undefined) throw new Error(`templates/labels lacks “${key}”`);
  return fillWords(label, labels.language ?? 'zh-Hans', values);
}

export type BlockView = Record<string, unknown>;

/** How one format addresses paragraphs, entries and pages. */
interface Addresses {
  paragraph: (number: ParagraphNumber) => string;
  entry?: (mention: Mention) => string | undefined;
  /** Page breaks inside a block, by offset. */
  breaks?: (anchor: string) => Map<number, PageBreak[]> | undefined;
  image: (path: string) => string;
  keeps: boolean;
  /** Divide words: in print. */
  hyphens?: boolean;
}

/** The view of one block. Blocks of several lines share one count of offsets, as the page map does. */
export function blockView(block: Block, edition: IndexedEdition, addresses: Addresses): BlockView {
  const breaks = addresses.breaks?.(block.anchor);
  const mentions = (block.kind === 'paragraph' && mentionsOf(edition).get(block.number)) || [];
  const composition: Composition = {
    mentions,
    ...wordsOf(edition, addresses, block.kind !== 'heading' && block.kind !== 'closing'),
    ...(breaks ? { breaks } : {}),
    ...(addresses.entry ? { entryOf: addresses.entry } : {}),
  };
  let at = 0;
  const line = (inlines: Parameters<typeof plainText>[0]): Piece[] => {
    const pieces = resolveLinks(composeInlines(inlines, composition, at), addresses);
    at += plainText(inlines).length;
    return pieces;
  };
  const before = block.kind === 'heading' ? breaks?.get(0) : undefined;
  if (before) composition.breaks?.delete(0);
  return { anchor: block.anchor, ...(before ? { pagesBefore: before } : {}), ...bodyView(block, line, addresses), ...numberView(block, edition) };
}

/** How words are kept together and divided in a format. */
const wordsOf = ({ metadata }: Pick<IndexedEdition, 'metadata'>, { keeps, hyphens }: Pick<Addresses, 'keeps' | 'hyphens'>, divided = true): Composition => ({
  keeps,
  language: metadata.language,
  hyphens: Boolean(hyphens) && divided,
});

/** The number of a paragraph as it is printed. `wide`: it is more than a figure. */
function numberView(block: Block, edition: IndexedEdition): BlockView {
  if (block.kind !== 'paragraph' && block.kind !== 'gap') return {};
  return { number: sayNumber(block.number, edition.manuscript.labels), ...(typeof block.number === 'number' ? {} : { wide: true }) };
}

const mentionsOfEdition = new WeakMap<IndexedEdition, Map<ParagraphNumber, Mention[]>>();

/** Sorted once an edition: asking the whole list for every paragraph would take the square of the text. */
function mentionsOf(edition: IndexedEdition): Map<ParagraphNumber, Mention[]> {
  const known = mentionsOfEdition.get(edition) ?? mentionsByParagraph(edition.mentions);
  mentionsOfEdition.set(edition, known);
  return known;
}

type Line = (inlines: Parameters<typeof plainText>[0]) => Piece[];

function bodyView(block: Block | UnnumberedBlock, line: Line, addresses: Addresses): BlockView {
  const all = (blocks: UnnumberedBlock[]) => blocks.map((child) => bodyView(child, line, addresses));
  switch (block.kind) {
    case 'heading':
      return { heading: true, [`level${block.level}`]: true, kai: block.level === 3, pieces: line(block.inlines) };
    case 'paragraph':
      return { paragraph: true, pieces: line(block.inlines) };
    case 'gap':
      return { gap: true, pieces: line([{ kind: 'text', text: block.text, place: block.place }]) };
    case 'plain':
      return { plain: true, pieces: line(block.inlines) };
    case 'closing':
      return { closing: true, lines: block.lines.map((inlines) => ({ pieces: line(inlines) })) };
    case 'editorial':
      return { editorial: true, blocks: all(block.blocks) };
    case 'quote':
      return { quote: true, blocks: all(block.blocks) };
    case 'list':
      return { list: true, ordered: block.ordered, start: block.start, items: block.items.map((item) => ({ blocks: all(item) })) };
    case 'table':
      return {
        table: true,
        head: block.head.map((cell) => ({ pieces: line(cell) })),
        rows: block.rows.map((row) => ({ cells: row.map((cell) => ({ pieces: line(cell) })) })),
      };
    case 'figure':
      return { figure: true, image: addresses.image(block.image), alt: block.alt, pieces: line(block.caption) };
  }
}

/** Links to paragraphs get the address that the format gives them. */
function resolveLinks(pieces: Piece[], addresses: Addresses): Piece[] {
  return pieces.map((piece) => {
    const children = piece.inside ? { inside: resolveLinks(piece.inside, addresses) } : {};
    const link = piece.link?.startsWith('#p') ? { link: addresses.paragraph(parseNumber(piece.link.slice(2)) ?? 0) } : {};
    return { ...piece, ...children, ...link };
  });
}

/** The typefaces of what is not a print format, and of any format in letters: there 宋 is used where the text has Chinese names. */
const typefacesOf = ({ metadata, manuscript }: IndexedEdition): string[] => {
  const { body, emphasis, foreign } = profileOf(metadata.language).typefaces;
  const used = foreign && /\p{Script=Han}/u.test(manuscript.canonical) ? [body, emphasis, foreign] : [body, emphasis];
  return [...new Set(used.map(({ name }) => name))];
};

/** What every format says about the edition: titles, dates, imprint. */
export function frontView(edition: IndexedEdition, typefaces: readonly string[] = typefacesOf(edition)) {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  const count = paragraphsOf(edition).length;
  const date = (value: string) => sayDate(labels, value);
  const comma = labels['join.comma'] ?? '';
  const row = (label: string, value: string | undefined, extra: object = {}) => (value ? [{ label: labels[label], value, ...extra }] : []);
  return {
    metadata,
    labels,
    language: metadata.language,
    writingSystem: profileOf(metadata.language).writingSystem,
    direction: profileOf(metadata.language).direction,
    title: metadata.title,
    // Each line is a block; what reads the text on needs the space between two words.
    titleLines: metadata.titleLines.map((line, i, { length }) => (profileOf(metadata.language).spacing === 'words' && i < length - 1 ? `${line} ` : line)),
    parties: metadata.parties,
    adopted: fillLabel(labels, 'adoptedOn', date(metadata.adopted.date), metadata.adopted.place),
    editionNumber: fillLabel(labels, 'editionNumber', metadata.edition.number),
    imprint: [
      ...row('imprintTitle', metadata.title),
      ...row('imprintParties', metadata.parties.join(labels.partiesJoin)),
      ...row('imprintKind', metadata.kind),
      ...row('imprintAdopted', fillLabel(labels, 'adoptedOn', date(metadata.adopted.date), metadata.adopted.place)),
      ...row('imprintSource', [metadata.source.name, date(metadata.source.date)].join(comma)),
      ...row('imprintProvenance', metadata.source.provenance),
      ...row('imprintEdition', [fillLabel(labels, 'editionNumber', metadata.edition.number), date(metadata.edition.date)].join(comma)),
      ...row('imprintRights', metadata.rights),
      // The note says that the press gave the numbers; where the text states them it would be untrue.
      ...row('imprintParagraphs', metadata.numbering === 'stated' ? undefined : fillLabel(labels, 'imprintParagraphsNote', count)),
      ...row('imprintTypefaces', typefaces.map((name) => fillLabel(labels, 'fontLicense', name)).join(labels['join.semicolon'])),
    ],
    hash: { label: labels.imprintHash, note: labels.imprintHashNote, lines: manuscript.sha256.match(/.{16}/g) ?? [] },
  };
}

/** The contents: one row a section, with the paragraphs that it holds. */
export function contentsView(edition: IndexedEdition) {
  const { labels } = edition.manuscript;
  return edition.sections.map((section) => ({
    anchor: section.anchor,
    title: sectionTitle(section, labels),
    range: rangeOf(section, labels),
    running: [section.heading ? plainText(section.heading.inlines) : labels.opening, rangeOf(section, labels)].filter(Boolean).join(labels['join.running']),
  }));
}

const sectionTitle = (section: Section, labels: Labels): string => (section.heading ? plainText(section.heading.inlines) : (labels.opening ?? ''));

function rangeOf({ firstParagraph, lastParagraph }: Section, labels: Labels): string {
  if (firstParagraph === undefined || lastParagraph === undefined) return '';
  const [first, last] = [sayNumber(firstParagraph, labels), sayNumber(lastParagraph, labels)];
  return first === last ? fillLabel(labels, 'paragraph', first) : fillLabel(labels, 'paragraphRange', first, last);
}

/** The registers, with addresses of paragraphs and entries; `pageOf` adds what the page map found. */
export function registersView(
  edition: IndexedEdition,
  addresses: Pick<Addresses, 'paragraph' | 'keeps' | 'hyphens'> & { entry: (id: string, register: string) => string; page?: (number: ParagraphNumber) => string },
) {
  const { labels } = edition.manuscript;
  const targets = new Map(
    edition.registers.flatMap((register) =>
      register.groups.flatMap((group) => group.entries.filter((entry) => !entry.see).map((entry) => [entry.heading, addresses.entry(entry.id, register.id)] as const)),
    ),
  );
  const order = edition.metadata.locatorRanges ? numbersOf(edition) : undefined;
  const locator = (number: ParagraphNumber, main: boolean) => {
    const page = addresses.page?.(number);
    const said = sayNumber(number, labels);
    return {
      number: said,
      main,
      anchor: anchorOf(number),
      href: addresses.paragraph(number),
      label: page === undefined ? fillLabel(labels, 'paragraph', said) : fillLabel(labels, 'locatorLabel', said, page),
    };
  };
  // Headings and facts keep together what the text keeps together: 2015年, 1 UNTS XVI.
  const pieces = (text: string) => composeInlines([{ kind: 'text', text, place: { file: '', line: 0, column: 0 } }], wordsOf(edition, addresses));
  const reference = (heading: string) => ({ heading: pieces(heading), href: targets.get(heading) });
  const entryView = (entry: Entry) => ({
    ...entry,
    heading: pieces(entry.heading),
    facts: entry.facts.length > 0 ? pieces(factsLine(entry.facts, labels)) : undefined,
    // Other languages are for the e-book; in print they would take more room than the entries.
    names: addresses.page ? Object.entries(entry.names).map(([language, name]) => ({ language, name })) : [],
    locators: runsOf(entry.locators, order).map(({ from, to }, i) => ({
      ...locator(from.paragraph, from.main),
      first: i === 0,
      ...(to ? { to: locator(to.paragraph, to.main), dash: labels.rangeDash } : {}),
    })),
    see: entry.see === undefined ? undefined : reference(entry.see),
    seeAlso: entry.seeAlso.map((heading, i) => ({ ...reference(heading), ...(i > 0 ? { join: labels['join.semicolon'] } : {}) })),
    // In Chinese a space of the style is enough; words need a sign of their own.
    join: entry.see !== undefined || entry.locators.length > 0 ? labels['join.entry'] : '',
  });
  return edition.registers.map((register) => ({
    id: register.id,
    title: register.title,
    labels,
    // The hint speaks of bold figures only where there are some.
    mainHint: register.groups.some((group) => group.entries.some((entry) => entry.locators.some(({ main }) => main))) ? labels.mainPassage : '',
    groups: register.groups.map((group) => ({ ...group, labels, letter: group.letter === '#' ? labels.digitsAndLatin : group.letter, entries: group.entries.map(entryView) })),
  }));
}

/**
 * Locators as they are printed: one by one or, where the edition wants ranges, three and more in a row as one. The
 * main passage is never hidden in a range. `order`: all numbers of the edition, where it wants ranges.
 */
function runsOf(locators: readonly Locator[], order: readonly ParagraphNumber[] | undefined): { from: Locator; to?: Locator }[] {
  const runs: Locator[][] = [];
  for (const locator of locators) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (order && run && last && !last.main && !locator.main && order.indexOf(locator.paragraph) === order.indexOf(last.paragraph) + 1) run.push(locator);
    else runs.push([locator]);
  }
  return runs.flatMap((run) => (run.length >= 3 ? [{ from: run[0] as Locator, to: run.at(-1) as Locator }] : run.map((from) => ({ from }))));
}

/** Facts of an entry in one line, in the order in which a reader asks for them. */
function factsLine(facts: readonly Fact[], labels: Labels): string {
  return facts
    .map(({ kind, act, date, place, text }) => {
      if (kind === 'citation') return text ?? '';
      const when = date ? sayDate(labels, date) : '';
      if (kind === 'seat') return fillLabel(labels, 'fact.seat', place ?? text ?? '');
      return fillLabel(labels, `fact.${act ?? kind}`, when, place ? fillLabel(labels, 'fact.at', place) : '') + (text ?? '');
    })
    .filter(Boolean)
    .join(labels['fact.join']);
}

/** Editor's notes with the numbers that text and note share. No page begins with one: print has them at the page foot. */
export function notesView({ notes, metadata }: Pick<IndexedEdition, 'notes' | 'metadata'>, addresses: Addresses): BlockView[] {
  const line = (inlines: Parameters<typeof plainText>[0]): Piece[] => resolveLinks(composeInlines(inlines, wordsOf({ metadata }, addresses)), addresses);
  return notes.map((note) => ({ number: note.number, blocks: note.blocks.map((block) => bodyView(block, line, addresses)) }));
}

/** Gives every reference to a note an id of its own; `references` hears where each stands. `noteFile` is the file of the notes. */
export function nameReferences(view: unknown, references: Map<number, string[]>, path = '', noteFile = ''): void {
  if (Array.isArray(view)) for (const item of view) nameReferences(item, references, path, noteFile);
  else if (view && typeof view === 'object') {
    const piece = view as Piece & { noteId?: string; noteFile?: string };
    if (typeof piece.note === 'number') {
      const known = references.get(piece.note) ?? [];
      piece.noteId = `noteref-${piece.note}${known.length > 0 ? `-${known.length + 1}` : ''}`;
      piece.noteFile = noteFile;
      references.set(piece.note, [...known, `${path}#${piece.noteId}`]);
    } else for (const value of Object.values(view)) nameReferences(value, references, path, noteFile);
  }
}

/** Everything that `print.hbs` prints. Pictures become data, for the page may fetch nothing. */
export function printView(edition: IndexedEdition, images: ReadonlyMap<string, Uint8Array>, format: Pick<Format, 'name' | 'pageWidthMm' | 'pageHeightMm' | 'typefaces'>) {
  const image = (path: string) => {
    const bytes = images.get(path);
    if (!bytes) throw new Error(`the image ${path} was not read`);
    return `data:image/${/\.png$/i.test(path) ? 'png' : 'jpeg'};base64,${Buffer.from(bytes).toString('base64')}`;
  };
  const addresses: Addresses = { paragraph: (number) => `#${anchorOf(number)}`, image, keeps: true, hyphens: true };
  const contents = contentsView(edition);
  const front = frontView(edition, profileOf(edition.metadata.language).typefaces.foreign ? typefacesOf(edition) : format.typefaces);
  const size = { label: edition.manuscript.labels.imprintFormat, value: `${format.pageWidthMm} mm × ${format.pageHeightMm} mm` };
  const sections = edition.sections.map((section, i) => ({
    ...contents[i],
    heading: section.heading && blockView(section.heading, edition, addresses),
    blocks: section.blocks.map((block) => blockView(block, edition, addresses)),
  }));
  nameReferences(sections, new Map());
  return {
    ...front,
    imprint: [...front.imprint.slice(0, -1), size, ...front.imprint.slice(-1)],
    contents,
    sections,
    notes: notesView(edition, addresses),
    registers: registersView(edition, { paragraph: addresses.paragraph, keeps: true, hyphens: true, entry: (id) => `#${id}` }),
    revision: revisionView(edition, {
      paragraph: addresses.paragraph,
      format: format.name,
      compose: (texts) => ({
        before: {},
        pieces: texts.map((text) => composeInlines([{ kind: 'text', text, place: { file: '', line: 0, column: 0 } }], wordsOf(edition, { keeps: true, hyphens: true }))),
      }),
    }),
  };
}

/** Where a link of the printed book leads, in words, for readers who cannot see where it stands. */
export function describeLink(labels: Labels, { href, label }: { href: string; label?: string }, text: string): string {
  if (label) return label;
  const [, kind, number = ''] = /^#(p|note-)([\d-]+)$/.exec(href) ?? [];
  if (kind) return fillLabel(labels, kind === 'p' ? 'jumpToParagraph' : 'noteNumber', sayNumber(parseNumber(number) ?? 0, labels));
  return href.startsWith('#') ? fillLabel(labels, 'jumpTo', text) : fillLabel(labels, 'bracketed', text, href);
}

/** A name-based UUID (version 5, RFC 9562 § 5.5) in the URL namespace: the same title and edition, the same UUID. */
export function editionUuid(id: string, edition: number): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const hash = createHash('sha1').update(namespace).update(`kanben:${id}:${edition}`).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Where pages begin, by anchor: for markers in the EPUB. Blank pages begin where the next page does. */
export function breaksByAnchor(pageMap: PageMap): Map<string, { page: PageBreak; at: TextPosition }[]> {
  const map = new Map<string, { page: PageBreak; at: TextPosition }[]>();
  let waiting: PageBreak[] = [];
  for (const page of pageMap.pages) {
    waiting.push({ id: `page-${page.label}`, label: page.label });
    if (!page.begins) continue;
    const list = map.get(page.begins.anchor) ?? [];
    for (const marker of waiting) list.push({ page: marker, at: page.begins });
    map.set(page.begins.anchor, list);
    waiting = [];
  }
  if (waiting.length > 0) throw new Error(`no text for the pages ${waiting.map((page) => page.label).join(', ')}`);
  return map;
}
