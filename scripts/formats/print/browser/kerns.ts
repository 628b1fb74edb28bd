/**
 * How wide signs are in the face of an element, and the kern between two. In: texts of the element. Out: px; a kern is
 * negative where two signs stand nearer than they are wide. A line that ends inside a word has a hyphen of the word's
 * face there, and no kern of the word: without this it would run over its edge. Changes nothing; measured once for
 * each pair of signs of a face.
 *
 *     kernOf(paragraph, 'сель', 'ское') → -0.1
 */

const known = new Map<string, number>();
const faces = new WeakMap<Element, string>();
let shared: CanvasRenderingContext2D | null | undefined;

/** The kern between two texts of the same element; 0 where one of them has no sign of its own there. */
export function kernOf(element: Element | null, before: string, after: string): number {
  const [last = '', first = ''] = [[...before.slice(-2)].at(-1), [...after.slice(0, 2)][0]];
  // A mark on a letter has no kern of its own.
  if (!element || !/[^\s\p{M}]/u.test(last) || !/[^\s\p{M}]/u.test(first)) return 0;
  return widthIn(element, last + first) - widthIn(element, last) - widthIn(element, first);
}

/** How wide a text of one or two signs is in the face of an element, in px. */
export function widthIn(element: Element, text: string): number {
  const face = faceOf(element);
  const key = `${face}\n${text}`;
  const found = known.get(key) ?? measure(face, text);
  known.set(key, found);
  return found;
}

function measure(face: string, text: string): number {
  shared ??= document.createElement('canvas').getContext('2d');
  if (!shared) throw new Error('the browser draws on no canvas');
  shared.font = face;
  // Lines that are chosen have no ligatures, and nor has text with letter-spacing.
  shared.letterSpacing = '0.001px';
  return shared.measureText(text).width;
}

/** The face of an element as CSS says it. */
function faceOf(element: Element): string {
  const face = faces.get(element);
  if (face !== undefined) return face;
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  const said = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  faces.set(element, said);
  return said;
}
