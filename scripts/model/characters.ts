/**
 * How characters are counted. In: a tree of nodes, as the browser, xmldom or parse5 has it. Out: its text in reading
 * order, piece by piece. The one count of the page map, the EPUB, the site and their proof: an offset is a number of
 * UTF-16 code units of this text, in which a hard break is one, as in `plainText`. Self-contained: its source is sent
 * to the page.
 */

/** What a node of any of the three trees has. */
export interface ReadNode {
  nodeName: string;
  nodeValue?: string | null;
  /** The text of a node of parse5. */
  value?: string;
  childNodes?: ArrayLike<ReadNode>;
}

/**
 * Gives `take` the characters of every text and every hard break below `root`. What `apart` names is left out with all
 * that is in it; it is asked of `root` too. Example: `<p>a<br/>b</p>` gives “a”, U+000A, “b”.
 */
export function readCharacters<N extends ReadNode>(
  root: N,
  apart: (element: N) => boolean,
  take: (characters: string, node: N) => void,
): void {
  if (root.nodeName === '#text' || root.nodeName === '#cdata-section') take(root.nodeValue ?? root.value ?? '', root);
  else if (apart(root)) return;
  else if (/^br$/i.test(root.nodeName)) take('\n', root);
  else for (const child of Array.from(root.childNodes ?? [])) readCharacters(child as N, apart, take);
}

/**
 * A stretch of a text with all of the signs at its ends: a letter is not parted from its accents, whichever of them an
 * expression has found. Example: of “نّ في” from 1 on, that begins with the accent of the first letter → from 0 on.
 */
export function wholeSigns(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (start > 0 && isAccent(text.charAt(start))) start--;
  while (end < text.length && isAccent(text.charAt(end))) end++;
  return { start, end };
}

const isAccent = (character: string): boolean => /\p{M}/u.test(character);
