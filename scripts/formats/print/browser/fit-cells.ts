/**
 * Words that are wider than the cell of a table in which they stand. In: the parsed print HTML, with the style of the
 * book in force. Out: what is to stay on one line does not where its cell has no room for it, and in an alphabet the
 * parts of words that have none are divided with hyphens. Promises that each cell is measured where it stands, with the
 * lists and quotations around its table. No text of the edition is changed. Called once, before the first page.
 */
import { divideParts, linePieces } from './column-widths.ts';
import { type LineMarks, makeElement, widthsOfHyphens } from './line-writer.ts';
import { openString, openStrings } from './open-strings.ts';
import { copyBeside } from './section-copy.ts';
import { isBesideNotes, textNodesIn } from './text-nodes.ts';

/** A stretch of a text that no line may be broken in. */
interface Piece {
  from: number;
  to: number;
}

const cells = 'td, th';

const softHyphen = '\u00ad';

/** Fits the cells of all tables. */
export function fitCells(content: ParentNode, marks: LineMarks): void {
  const inWords = document.documentElement.dataset.writingSystem === 'alphabetic';
  for (const part of content.querySelectorAll<HTMLElement>('section')) {
    if (part.parentElement?.closest('section') || !part.querySelector('table')) continue;
    const { models, remove } = copyBeside(part, cells);
    for (const model of models) model.style.whiteSpace = 'nowrap';
    const divided = models.filter(({ textContent }) => textContent?.includes(softHyphen));
    const hyphens = widthsOfHyphens(divided);
    const hyphenIn = new Map(divided.map((copy, i) => [copy, hyphens[i] ?? 0]));
    for (const [i, cell] of [...part.querySelectorAll<HTMLElement>(cells)].entries()) {
      const copy = models[i] as HTMLElement;
      fitCell(cell, { copy, hyphen: hyphenIn.get(copy) ?? 0 }, inWords, marks);
    }
    remove();
  }
}

/** Copy of a cell, whose text stands in one line, and how wide a hyphen is in it. */
interface CellModel {
  copy: HTMLElement;
  hyphen: number;
}

/** Fits a cell by its copy. */
function fitCell(cell: HTMLElement, { copy, hyphen }: CellModel, inWords: boolean, marks: LineMarks): void {
  const { paddingLeft, paddingRight, fontSize } = getComputedStyle(copy);
  const room = copy.getBoundingClientRect().width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const nodes = textsOf(cell);
  const text = nodes.map(({ data }) => data).join('');
  const widthOf = measureText(textsOf(copy));
  const isWide = ({ from, to }: Piece) =>
    widthOf(from, from + text.slice(from, to).trimEnd().length) + (text.charAt(to - 1) === softHyphen ? hyphen : 0) >
    room;
  const places = placesOf(nodes);
  const pieces = joinAddresses(linePieces(text), text);
  const kept = places.filter((_, i) => nodes[i]?.parentElement?.closest('.keep'));
  const wide = joinPieces(pieces, kept).filter(isWide);
  for (const [i, place] of places.entries())
    if (wide.some((piece) => meets(piece, place)))
      nodes[i]?.parentElement?.closest('.keep')?.classList.replace('keep', 'loose');
  const width = room / Number.parseFloat(fontSize);
  const words = pieces.filter(isWide);
  for (const [i, place] of places.entries()) {
    const own = words.filter((piece) => meets(piece, place));
    const node = nodes[i] as Text;
    if (!inWords && own.length === 0 && node.parentElement?.closest('.loose')) holdDashes(node, marks);
    else if (!inWords) openParts(node, own, place, width);
    else if (own.some((piece) => isSymbol(text.slice(piece.from, piece.to)))) openParts(node, own, place, width);
    else if (own.length > 0)
      node.data = divideParts(node.data, (from, to) =>
        own.some((piece) => meets(piece, { from: place.from + from, to: place.from + to })),
      );
  }
  if (inWords) openStrings(cell, width);
}

/** Without a place of its own Chromium 147 ends no line behind these signs of an address. */
function joinAddresses(pieces: readonly Piece[], text: string): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && /[/&=._#@]/.test(text.charAt(before.to - 1))) before.to = piece.to;
    else joined.push({ ...piece });
  }
  return joined;
}

/** Of a document, as A/RES/70/1: longer strings are opened as addresses are. */
const isSymbol = (piece: string): boolean => /[/_]/.test(piece) && piece.length < 20;

/** Where what a dash joins has no room in one line, the dash stays with the number before it. */
function holdDashes(node: Text, marks: LineMarks): void {
  for (const { 0: found, index } of [...node.data.matchAll(/\d+—/g)].reverse()) {
    node.splitText(index + found.length);
    const stretch = node.splitText(index);
    const held = makeElement('span', marks);
    held.className = 'keep';
    stretch.replaceWith(held);
    held.append(stretch);
  }
}

/** A piece that is too wide may go on in the next line where it reads best, never beside its marks. */
function openParts(node: Text, pieces: readonly Piece[], { from, to }: Piece, width: number): void {
  for (const piece of [...pieces].reverse()) {
    const begin = Math.max(piece.from, from) - from;
    openString(node, begin, node.data.slice(begin, Math.min(piece.to, to) - from), width);
  }
}

/** The texts of a cell without the notes that stand in it until they go to the page foot. */
const textsOf = (cell: HTMLElement): Text[] => textNodesIn(cell, (node) => isBesideNotes(node, cell));

const meets = (a: Piece, b: Piece): boolean => a.from < b.to && b.from < a.to;

/** Where each of the nodes stands in their text. */
function placesOf(nodes: readonly Text[]): Piece[] {
  let at = 0;
  return nodes.map(({ length }) => {
    at += length;
    return { from: at - length, to: at };
  });
}

/** Pieces that meet the same kept stretch are one. */
function joinPieces(pieces: readonly Piece[], kept: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let next = 0;
  for (const piece of pieces) {
    while ((kept[next]?.to ?? Number.POSITIVE_INFINITY) <= piece.from) next++;
    const before = joined.at(-1);
    if (before && (kept[next]?.from ?? Number.POSITIVE_INFINITY) < piece.from) before.to = piece.to;
    else joined.push({ ...piece });
  }
  return joined;
}

/** Measures stretches of a text that stands in one line: in px, by offsets in it. */
function measureText(nodes: readonly Text[]): (from: number, to: number) => number {
  const places = placesOf(nodes);
  const range = document.createRange();
  const find = (at: number): [Text, number] => {
    const i = Math.max(
      0,
      places.findIndex(({ to }) => at <= to),
    );
    return [nodes[i] as Text, at - (places[i]?.from ?? 0)];
  };
  return (from, to) => {
    if (nodes.length === 0) return 0;
    range.setStart(...find(from));
    range.setEnd(...find(to));
    return range.getBoundingClientRect().width;
  };
}
