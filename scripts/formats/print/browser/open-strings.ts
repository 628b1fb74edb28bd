/**
 * Long strings in lines of words that are not composed: in cells, headings, captions. In: an element, how wide its
 * lines are. Out: the same text with places where a line may end without a hyphen, behind the marks of an address, and
 * inside parts that are wider than the line. Without them Chromium 147 divides anywhere, before marks too. No text is
 * changed.
 */
import { textNodesIn } from './text-nodes.ts';

/** What is as long as an address. */
const longString = /\S{20,}/g;
/** The width of a letter in em. */
const letter = 0.6;

/** `width`: of the lines, in em; of lines that have room for every part, nothing. */
export function openStrings(element: Element, width = Number.POSITIVE_INFINITY): void {
  for (const node of textNodesIn(element))
    for (const { 0: string, index } of [...node.data.matchAll(longString)].reverse())
      openString(node, index, string, width);
}

/** The same of one string, which stands in a text from `index` on. */
export function openString(node: Text, index: number, string: string, width: number): void {
  const most = Math.max(3, Math.floor(width / letter));
  for (const at of opensIn(string, most).reverse()) node.splitText(index + at).before(document.createElement('wbr'));
}

/**
 * Where a string of words may go on in the next line, of which `most` signs fit into one; never behind its first two or
 * before its last two signs. Example: `opensIn('https://www.example.org', 30)` → `[8, 12, 20]`.
 */
export function opensIn(string: string, most: number): number[] {
  const points: number[] = [];
  let last = 0;
  const marks = [...string.matchAll(/[/?&=._#@—-]+|…{2}/g)].map((mark) => mark.index + mark[0].length);
  // A row of dots may be divided behind its first two, an address not behind its first letters.
  const isOpen = (at: number) => string[at - 1] === '…' || (at > 2 && at < string.length - 2);
  for (const end of [...marks.filter((at) => at < string.length && isOpen(at)), string.length]) {
    const part = string.slice(last, end);
    // Soft hyphens divide it already.
    const pieces = part.includes('\u00ad') ? 1 : Math.ceil(part.length / most);
    for (let i = 1; i < pieces; i++) points.push(last + Math.round((i * part.length) / pieces));
    if (end < string.length) points.push(end);
    last = end;
  }
  return points.filter((at) => !/[\udc00-\udfff\u00ad]/.test(string.charAt(at)));
}
