/**
 * Writes chosen line ends into a paragraph. In: its text nodes without soft hyphens, and where its lines end. Out: a
 * `wbr` at each end, a hyphen where a word is divided, spaces as narrow as their line needs. No text of the edition is
 * changed: what is added has marks of its own.
 */
import { isInNote, joinStretch, stretchesOf } from './stretch-text.ts';

/** The hyphen of a divided word, as the faces draw it (`face-glyphs.ts`): it is on the pages alone. */
export const dividingHyphen = '\u058a';

/** How wide it is in the faces of elements, in px; measured at once, for each change sets what is around it again. */
export function widthsOfHyphens(elements: readonly Element[]): number[] {
  const probes = elements.map((element) => {
    const probe = document.createElement('span');
    probe.textContent = dividingHyphen;
    element.append(probe);
    return probe;
  });
  const widths = probes.map((probe) => probe.getBoundingClientRect().width);
  for (const probe of probes) probe.remove();
  return widths;
}

/** Where a line ends: before the character at `offset` of a text node, by its index. */
export interface LineStop {
  node: number;
  offset: number;
  /** Inside a word. */
  divides: boolean;
  /** By how many px each space of the line is narrowed. */
  shrunk: number;
}

/**
 * How many elements were made for lines in this page: Paged.js finds an element again behind a page break by its
 * reference, which it has given out before.
 */
export interface LineMarks {
  made: number;
}

/**
 * Takes the soft hyphens out of a paragraph, and writes where its lines end, by stretch from one hard break to the
 * next, of which the last is its end. From the back, so that earlier offsets stay true.
 */
export function writeLineEnds(paragraph: HTMLElement, stops: readonly (readonly LineStop[])[], marks: LineMarks): void {
  const stretches = stretchesOf(paragraph).map((texts, n) => ({ ...joinStretch(texts), stops: stops[n] ?? [] }));
  paragraph.classList.add('composed');
  // Where strings could go on in the next line: now it is known where they do.
  for (const open of paragraph.querySelectorAll('wbr')) if (!isInNote(open, paragraph)) open.remove();
  const lines = stretches.reduce((sum, { stops }) => sum + stops.length, 0);
  // Three lines of words cannot be divided into two and two; Chromium 147 would leave one alone rather than take the
  // paragraph over.
  if (lines <= 3 && !isHan()) paragraph.style.breakInside = 'avoid';
  // Its lines stay when their marks are trimmed.
  if (isHan()) paragraph.classList.add('held');
  for (const { nodes, stops } of stretches)
    for (let line = stops.length - 1; line >= 0; line--)
      writeLine(nodes, stops[line - 1], stops[line] as LineStop, marks);
}

const isHan = (): boolean => document.documentElement.dataset.writingSystem === 'han';

/** One line, from where the one before it ends. */
function writeLine(nodes: readonly Text[], begin: LineStop | undefined, end: LineStop, marks: LineMarks): void {
  for (let n = Math.min(end.node, nodes.length - 1); n >= (begin?.node ?? 0); n--) {
    const node = nodes[n] as Text;
    if (n === end.node) markEnd(node, end, marks);
    const from = begin && n === begin.node ? begin.offset : 0;
    // What is before stays the node that earlier lines know.
    if (from < node.length && end.shrunk > 0) narrow(from > 0 ? node.splitText(from) : node, end.shrunk, marks);
  }
}

function markEnd(node: Text, { offset, divides }: LineStop, marks: LineMarks): void {
  if (node.length > offset) node.splitText(offset);
  const mark = makeElement('wbr', marks);
  if (divides) {
    mark.className = 'divided';
    node.data += dividingHyphen;
  }
  node.after(mark);
  hangBlanks(node, marks);
}

/** Wide blanks at the end of a line of characters take no room: Chromium 147 hangs only what has none. */
function hangBlanks(node: Text, marks: LineMarks): void {
  const from = node.data.search(/[\u2000-\u200a\u3000]+$/);
  if (from < 0) return;
  const blanks = from > 0 ? node.splitText(from) : node;
  const span = makeElement('span', marks);
  span.className = 'hung';
  blanks.replaceWith(span);
  span.append(blanks);
}

/** All texts of a line are narrowed, also those without a blank: only what has the same spaces is kerned together. */
function narrow(text: Text, shrunk: number, marks: LineMarks): void {
  if (text.data === '') return;
  const span = makeElement('span', marks);
  span.style.wordSpacing = `-${shrunk.toFixed(3)}px`;
  text.replaceWith(span);
  span.append(text);
}

/** An element that Paged.js finds again behind a page break. */
export function makeElement(name: 'span' | 'wbr', marks: LineMarks): HTMLElement {
  const element = document.createElement(name);
  element.dataset.ref = `line-${++marks.made}`;
  return element;
}
