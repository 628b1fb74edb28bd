/**
 * The lines of a paragraph as they are set. In: an element of a page, or of a copy beside the book. Out: its texts, and
 * where its lines begin: offsets in its text without the spaces that collapse, for a text may be cut beside one, and a
 * node of spaces alone is no text. Changes nothing but where `divideText` says so.
 */
import { piecesByLine, rectsOf } from './measured-text.ts';
import { isBesideNotes, textNodesIn } from './text-nodes.ts';

/** How many characters of a text count in offsets. */
export const countShown = (text: string): number => text.replace(/[ \t\n\r\f]+/g, '').length;

/** Text nodes of the edition inside an element: not numbers, note references, or what the press says between. */
export const editionTexts = (root: Element): Text[] =>
  textNodesIn(root, (node) => !node.parentElement?.closest('.apart,.noteref') && countShown(node.data) > 0);

/** Text nodes of a paragraph without the notes that still stand in it. */
export const ownTexts = (paragraph: Element): Text[] =>
  editionTexts(paragraph).filter((node) => isBesideNotes(node, paragraph));

/** Where the lines of a paragraph begin, without its first: offsets in its text, as far as the place `until`. */
export function lineStarts(paragraph: Element, until?: Range): number[] {
  const starts: number[] = [];
  let bottom = Number.POSITIVE_INFINITY;
  let before = 0;
  for (const node of ownTexts(paragraph)) {
    const ends = node === until?.startContainer;
    for (const { at, rect } of piecesByLine(node, ends ? until.startOffset : node.length, lastRect)) {
      if (rect.top > bottom - rect.height / 2) starts.push(before + countShown(node.data.slice(0, at)));
      bottom = rect.bottom;
    }
    if (ends && until.startOffset < node.length) return starts;
    before += countShown(node.data);
  }
  return starts;
}

/**
 * Where a character is, if it is shown: of the first letter behind a divided word's hyphen, Chromium 147 gives that of
 * the hyphen too, before its own.
 */
function lastRect(node: Text, at: number): DOMRect | undefined {
  const rect = rectsOf(node, at, at + 1).at(-1);
  return rect && rect.width > 0 ? rect : undefined;
}

/** The place of an offset in the text of a paragraph. */
export function placeOfOffset(paragraph: Element, offset: number): { node: Text; offset: number } {
  let before = 0;
  for (const node of ownTexts(paragraph)) {
    for (let at = 0; at < node.data.length; at++) {
      if (countShown(node.data.charAt(at)) === 0) continue;
      if (before === offset) return { node, offset: at };
      before++;
    }
  }
  throw new Error(`a paragraph has no character ${offset}`);
}

/**
 * Not `splitText`: in a frame that took the place of others, Chromium 147 takes up to milliseconds for each. Gives what
 * follows `at`.
 */
export function divideText(node: Text, at: number): Text {
  const rest = document.createTextNode(node.data.slice(at));
  node.data = node.data.slice(0, at);
  node.after(rest);
  return rest;
}
