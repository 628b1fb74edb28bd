/**
 * Where characters stand. In: a text node of the document, and which of its characters. Out: their rectangles in CSS
 * px. All that measure share one range: each that lives makes every change of the document slower, until the browser
 * collects it.
 *
 *     rectOf(text, 0) → DOMRect of its first character
 */

let shared: Range | undefined;

function sharedRange(): Range {
  shared ??= document.createRange();
  return shared;
}

function rangeOver(node: Text, from: number, to: number): Range {
  const range = sharedRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

/** The box around a character; the end of the text has none, and an empty one stands there. */
export const rectOf = (node: Text, at: number): DOMRect =>
  rangeOver(node, at, Math.min(at + 1, node.length)).getBoundingClientRect();

/** A rectangle for each line on which the characters `from` to `to` (exclusive) stand; none where none is shown. */
export const rectsOf = (node: Text, from: number, to: number): DOMRect[] => [
  ...rangeOver(node, from, to).getClientRects(),
];

/** The rectangles of all that stands in an element. */
export function rectsIn(element: Element): DOMRectList {
  const range = sharedRange();
  range.selectNodeContents(element);
  return range.getClientRects();
}

/** The first character that is shown of what stands on one line of a text, and where it is. */
interface LinePiece {
  at: number;
  rect: DOMRect;
}

/** Where the character at an offset of a text stands; nothing where it does not count. */
type Measure = (node: Text, at: number) => DOMRect | undefined;

/**
 * The pieces of a text that stand on one line each, in order, as far as `to` (exclusive), as `measure` says where they
 * begin; none of which no character counts. Ends are looked for where the line before leads to expect them: each
 * character that is measured is dear.
 */
export function piecesByLine(node: Text, to: number, measure: Measure): LinePiece[] {
  const pieces: LinePiece[] = [];
  let length = to;
  for (let from = 0; from < to; from += length) {
    length = endOfLine(node, from, Math.min(from + length, to), to) - from;
    const first = firstOf(node, from, from + length, measure);
    if (first) pieces.push(first);
  }
  return pieces;
}

/** Where the line ends that begins at `from`: asked at `guess`, from there in growing steps, then in between. */
function endOfLine(node: Text, from: number, guess: number, to: number): number {
  // One character is a piece, also where it has two rectangles.
  let [inside, beyond] = [from + 1, to + 1];
  let next = guess;
  for (let step = 1; beyond - inside > 1; step *= 2) {
    if (rectsOf(node, from, next).length <= 1) inside = next;
    else beyond = next;
    const far = beyond > to ? Math.min(to, inside + step) : beyond - step;
    next = inside < far ? far : (inside + beyond) >> 1;
  }
  return inside;
}

function firstOf(node: Text, from: number, to: number, measure: Measure): LinePiece | undefined {
  for (let at = from; at < to; at++) {
    const rect = measure(node, at);
    if (rect) return { at, rect };
  }
  return undefined;
}
