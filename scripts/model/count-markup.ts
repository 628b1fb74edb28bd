/**
 * How much a parser would make of markup, counted before it is asked. In: HTML or XML. Out: its tags, their attributes,
 * how deep they stand in each other, and how many elements a parser of HTML may make of them. Promises linear time, no
 * tree, and to count rather too much than too little. Called by the readers of documents and of copies.
 *
 *     countMarkup('<p a="1">b<br/></p>') → { tags: 3, attributes: 1, depth: 1, elements: 3, text: 1 }
 */

/** Elements that HTML opens again in every paragraph until they are closed (HTML, 13.2.4.3). */
const formatting = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/i;

/** Elements of HTML that have no end (HTML, 13.1.2). */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

interface MarkupCounts {
  tags: number;
  attributes: number;
  /** Tags that are open at a time, where each is closed, as in XML and in what the press makes. */
  depth: number;
  /** With formatting that is not closed, and stands anew in each element behind it. */
  elements: number;
  /** The longest text between two tags. */
  text: number;
}

/** Counts markup. Blanks in the value of an attribute count as further attributes. */
export function countMarkup(markup: string): MarkupCounts {
  let [tags, attributes, depth, elements, text, open, formats, end] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { 0: tag, index } of markup.matchAll(/<[^<>\s]*(?:\s[^<>]*)?/g)) {
    tags++;
    text = Math.max(text, index - end - 1);
    end = index + tag.length;
    attributes += tag.split(/\s+/).length - 1;
    elements += 1 + formats;
    const name = /^<\/?([^\s/]*)/.exec(tag)?.[1] ?? '';
    const step = tag[1] === '/' ? -1 : /^<[!?]/.test(tag) || tag.endsWith('/') || empty.test(name) ? 0 : 1;
    open = Math.max(0, open + step);
    depth = Math.max(depth, open);
    if (formatting.test(name)) formats = Math.max(0, formats + step);
  }
  return { tags, attributes, depth, elements, text: Math.max(text, markup.length - end - 1) };
}
