/**
 * What the templates are given of a block. In: a block of an indexed edition, how a format addresses paragraphs,
 * entries, pictures and pages. Out: one flat object a block, every key of it set, for `partials/block.hbs`. Called by
 * print, EPUB and site. Pure; holds no markup. Example: paragraph 12 “甲” →
 * `{ paragraph: true, anchor: 'p12', number: '12', pieces: [{ text: '甲' }] }`.
 */
import { classOf } from '../classes/registry.ts';
import { profileOf } from '../languages/registry.ts';
import type { Block } from '../model/edition.ts';
import { type ParagraphNumber, parseNumber, sayNumber } from '../model/numbers.ts';
import { type IndexedEdition, type Mention, mentionsByParagraph } from '../model/registers.ts';
import { type Inline, itemLabelOf, plainText, type UnnumberedBlock } from '../model/text.ts';
import { type BlockView, blankBlock } from './block-shape.ts';
import { elementLines } from './element-view.ts';
import { type Composition, composeInlines, type NoteReference, type Piece, pressText } from './inline-pieces.ts';
import { tearsCharacters } from './long-strings.ts';
import { type Breaks, splitBreaks } from './page-breaks.ts';
import { hangOf, provisionView, setProvision } from './provision-view.ts';
import { signatureRows, tableRows } from './table-view.ts';

/** How one format addresses paragraphs, entries and pages. */
export interface Addresses {
  paragraph: (number: ParagraphNumber) => string;
  entry?: (mention: Mention) => string | undefined;
  /** A block may have more addresses than one: on screens. In print they are names of its page. */
  manyAnchors?: true;
  /** Page breaks inside a block, by offset. */
  breaks?: (anchor: string) => Breaks | undefined;
  image: (path: string) => string;
  /** Names the references to notes, in reading order. */
  reference?: (note: number) => NoteReference;
  keeps: boolean;
  /** Say where a long word of letters would tear lines of characters: on screens, where nobody chooses lines. */
  ragged?: true;
  /** Say what abbreviations stand for: in print, for those who hear it. */
  expands?: true;
  /** Divide words: in print. */
  hyphens?: boolean;
}

/** The view of one block. Blocks of several lines share one count of offsets, as the page map does. */
export function blockView(block: Block, edition: IndexedEdition, addresses: Addresses): BlockView {
  const found = addresses.breaks?.(block.anchor);
  const split = found && block.kind === 'heading' ? splitBreaks(found) : { pagesBefore: undefined, rest: found };
  const mentions = (block.kind === 'paragraph' && mentionsOf(edition).get(block.number)) || [];
  const composition: Composition = {
    mentions,
    ...compositionOf(edition, addresses, isRunning(block)),
    ...(split.rest ? { breaks: split.rest } : {}),
    ...(addresses.entry ? { entryOf: addresses.entry } : {}),
    ...(addresses.expands ? { expands: true } : {}),
  };
  let at = 0;
  const line = (inlines: readonly Inline[]): Piece[] => {
    const pieces = composeInlines(inlines, composition, at);
    at += plainText(inlines).length;
    return pieces;
  };
  const provision = setProvision(block, edition);
  const shown = provision && 'inlines' in block ? { ...block, inlines: provision.inlines } : block;
  return {
    ...bodyView(shown, line, addresses),
    ...numberView(block, edition),
    ...provisionView(block, edition, provision),
    anchor: block.anchor,
    also: addresses.manyAnchors && 'also' in block ? (block.also ?? []) : [],
    pagesBefore: split.pagesBefore,
  };
}

/** Sentences in lines that are filled: words may be divided. Not in headings, names and lines that stand alone. */
const isRunning = (block: Block): boolean =>
  block.kind === 'closing' ? block.form === 'testimonium' : block.kind !== 'heading' && block.kind !== 'element';

/** The view of a block without an address: in an editor's note at the page foot or behind the text. */
export function noteBlockView(
  block: UnnumberedBlock,
  edition: Pick<IndexedEdition, 'metadata'>,
  addresses: Addresses,
): BlockView {
  const composition = compositionOf(edition, addresses);
  return bodyView(block, (inlines) => composeInlines(inlines, composition), addresses);
}

/** How words are kept together and divided in a format, and where its links lead. */
export function compositionOf(
  { metadata }: Pick<IndexedEdition, 'metadata'>,
  { keeps, hyphens, paragraph, reference }: Pick<Addresses, 'keeps' | 'hyphens' | 'paragraph' | 'reference'>,
  divided = true,
): Composition {
  return {
    keeps,
    language: metadata.language,
    kaiEmphasis: classOf(metadata.class).emphasis === 'kai' && profileOf(metadata.language).writingSystem === 'han',
    hyphens: Boolean(hyphens) && divided,
    linkOf: (target) => (target.startsWith('#') ? paragraph(numberAt(target.slice(1), metadata)) : target),
    ...(reference ? { reference } : {}),
  };
}

/** The number of which an anchor is the address: p12 → 12; of a provision its address itself. */
const numberAt = (anchor: string, metadata: IndexedEdition['metadata']): ParagraphNumber =>
  (classOf(metadata.class).numbers === 'press' && parseNumber(anchor.replace(/^p/, ''))) || anchor;

function numberView(block: Block, edition: IndexedEdition): Pick<BlockView, 'number' | 'wide'> {
  // The labels of provisions are text.
  if (edition.provisions || (block.kind !== 'paragraph' && block.kind !== 'gap'))
    return { number: undefined, wide: false };
  return { number: sayNumber(block.number, edition.manuscript.labels), wide: typeof block.number !== 'number' };
}

const mentionsOfEdition = new WeakMap<IndexedEdition, Map<ParagraphNumber, Mention[]>>();

/** Sorted once an edition: asking the whole list for every paragraph would take the square of the text. */
function mentionsOf(edition: IndexedEdition): Map<ParagraphNumber, Mention[]> {
  const known = mentionsOfEdition.get(edition) ?? mentionsByParagraph(edition.mentions);
  mentionsOfEdition.set(edition, known);
  return known;
}

type Line = (inlines: readonly Inline[]) => Piece[];

/** Whether filled lines of a text would be torn. */
const isTorn = (inlines: readonly Inline[]): boolean => tearsCharacters(plainText(inlines));

function bodyView(block: Block | UnnumberedBlock, line: Line, addresses: Addresses): BlockView {
  const all = (blocks: readonly UnnumberedBlock[]) => blocks.map((child) => bodyView(child, line, addresses));
  const cells = (row: readonly Inline[][]) => row.map((cell) => ({ pieces: line(cell) }));
  const kind = { ...blankBlock, [block.kind]: true };
  switch (block.kind) {
    case 'heading':
      return { ...kind, [`level${block.level}`]: true, kai: block.level === 3, pieces: line(block.inlines) };
    case 'paragraph':
    case 'plain':
      return { ...kind, ragged: addresses.ragged === true && isTorn(block.inlines), pieces: line(block.inlines) };
    case 'gap':
      return { ...kind, pieces: line(pressText(block.text)) };
    case 'closing':
      return block.form === 'signatures'
        ? { ...kind, signatures: true, rows: signatureRows(cells(block.lines)) }
        : { ...kind, testimonium: block.form === 'testimonium', lines: cells(block.lines) };
    case 'element':
      return { ...kind, element: block.anchor, lines: cells(elementLines(block)) };
    case 'editorial':
    case 'quote':
      return { ...kind, blocks: all(block.blocks) };
    case 'list': {
      const items = block.items.map((item) => ({ blocks: all(item) }));
      const labels = block.items.map((item) => itemLabelOf(item) ?? '');
      return { ...kind, ordered: block.ordered, hang: hangOf(labels), items };
    }
    case 'table':
      return { ...kind, head: tableRows(block.head, line), rows: tableRows(block.rows, line) };
    case 'figure':
      return { ...kind, image: addresses.image(block.image), alt: block.alt, pieces: line(block.caption) };
  }
}
