/**
 * Cuts a finished page into the elements that stand in it. In: markup that the press itself has written: every element
 * is closed, `<` and `>` in texts and attributes are escaped. Out: stretches of that markup, not a character changed.
 * Pure. Called by `read-sides.ts`.
 *
 *     elementsIn('<p>a</p>\n<ul><li>b</li></ul>') → ['<p>a</p>', '<ul><li>b</li></ul>']
 */

/** Elements that have no end tag (HTML Standard 13.1.2). */
const alone = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

const tag = /<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g;

/** The elements directly in a stretch of markup. Throws where there is text between them, or one is not closed. */
export function elementsIn(inner: string): string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  const end = (at: number) => {
    if (depth > 0) return;
    found.push(inner.slice(start, at));
    start = at;
  };
  for (const { 0: text, 1: closes, 2: name = '', 3: closed, index } of inner.matchAll(tag)) {
    if (depth === 0) {
      requireEmpty(inner.slice(start, index));
      start = index;
    }
    if (closes) depth--;
    else if (!closed && !alone.test(name)) depth++;
    end(index + text.length);
  }
  if (depth !== 0) throw new Error('an element of the page is not closed');
  requireEmpty(inner.slice(start));
  return found;
}

function requireEmpty(between: string): void {
  if (between.trim() !== '') throw new Error(`the page has the text “${between.trim().slice(0, 40)}” between elements`);
}

/** The start tag of an element. */
export const startTag = (element: string): string => /^<[^>]*>/.exec(element)?.[0] ?? '';

/** What stands between the tags of an element. */
export const innerOf = (element: string): string => element.slice(startTag(element).length, element.lastIndexOf('</'));

/** An attribute of a start tag as it is written; nothing where it has none. */
export const attributeIn = (start: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(start)?.[1];

/** The first element of a page whose start tag matches. Throws when there is none. */
export function findElement(page: string, start: RegExp): string {
  const at = page.search(start);
  if (at < 0) throw new Error(`the page has no ${start.source}`);
  let depth = 0;
  for (const { 0: text, 1: closes, 2: name = '', 3: closed, index } of page.slice(at).matchAll(tag)) {
    if (closes) depth--;
    else if (!closed && !alone.test(name)) depth++;
    if (depth === 0) return page.slice(at, at + index + text.length);
  }
  throw new Error(`${start.source} is not closed`);
}
