/**
 * Where characters stand. In: a text node of the document, and which of its characters. Out: their rectangles in CSS
 * px. All that measure share one range: each that lives makes every change of the document slower, until the browser
 * collects it.
 *
 *     rectOf(text, 0) → DOMRect of its first character
 */

let shared: Range | undefined;

function rangeOver(node: Text, from: number, to: number): Range {
  shared ??= document.createRange();
  shared.setStart(node, from);
  shared.setEnd(node, to);
  return shared;
}

/** The box around a character; the end of the text has none, and an empty one stands there. */
export const rectOf = (node: Text, at: number): DOMRect =>
  rangeOver(node, at, Math.min(at + 1, node.length)).getBoundingClientRect();

/** A rectangle for each line on which the characters `from` to `to` (exclusive) stand; none where none is shown. */
export const rectsOf = (node: Text, from: number, to: number): DOMRect[] => [
  ...rangeOver(node, from, to).getClientRects(),
];
