/**
 * Hyphens of finished pages. In: pages whose words have soft hyphens. Out: the same lines, with a hyphen where a word
 * is divided and no soft hyphen.
 */
import { dividingHyphen } from './line-writer.ts';
import { rectsOf } from './measured-text.ts';
import { textNodesIn } from './text-nodes.ts';

const softHyphen = '\u00ad';

/**
 * Words that are divided get their hyphen, and all other soft hyphens go: Chromium would print a mark of its own for
 * each of them. The lines stay as they are, for each ends where it could end before, behind the same sign.
 */
export function fixHyphens(elements: readonly HTMLElement[]): void {
  const changes: { node: Text; text: string }[] = [];
  for (const element of elements) {
    const nodes = textNodesIn(element);
    for (const [n, node] of nodes.entries()) {
      if (!node.data.includes(softHyphen)) continue;
      const text = node.data
        .replace(/\u00ad\u2011$/, softHyphen)
        .replace(/\u00ad/g, (_, at: number) => (endsLine(nodes, n, at) ? dividingHyphen : ''));
      changes.push({ node, text });
    }
  }
  for (const { node, text } of changes) node.data = text;
  for (const element of elements) dropInnerHyphens(element);
}

/**
 * A hyphen is not what Chromium 147 has measured where it divided the word, and lines that are chosen together are
 * chosen anew: a word that is whole again has none.
 */
function dropInnerHyphens(element: HTMLElement): void {
  const nodes = textNodesIn(element);
  const inner = nodes.flatMap((node, n) =>
    [...node.data.matchAll(/\u058a/g)]
      .filter(({ index }) => !endsLine(nodes, n, index))
      .map(({ index }) => ({ node, index }))
      .reverse(),
  );
  for (const { node, index } of inner) node.data = node.data.slice(0, index) + node.data.slice(index + 1);
}

/**
 * Takes away the sign that Paged.js 0.4.3 puts where a page ends between two letters: they may stand in an address or a
 * file's name, to which it would add a character. Behind a soft hyphen it is a word's, and `fixHyphens` gives that its
 * own.
 */
export function dropForeignHyphens(page: Element): void {
  for (const element of page.querySelectorAll('.pagedjs_hyphen')) {
    const last = textNodesIn(element).at(-1);
    if (last && /[^\u00ad]\u2011$/.test(last.data)) last.data = last.data.slice(0, -1);
  }
}

/** Whether a line ends behind the soft hyphen at an offset of a text node. */
function endsLine(nodes: readonly Text[], n: number, at: number): boolean {
  const [earlier, node, later] = [nodes[n - 1], nodes[n] as Text, nodes[n + 1]];
  const before = at > 0 ? topOf(node, at - 1) : earlier && topOf(earlier, earlier.length - 1);
  // The sign that Paged.js 0.4.3 puts behind a soft hyphen at a page end.
  const rest = node.data.slice(at + 1).replace(/^\u2011$/, '');
  const goesOn = later && node.parentElement?.closest('p, td, th, dd, figcaption, li')?.contains(later);
  const after = rest !== '' ? topOf(node, at + 1) : goesOn ? topOf(later, 0) : undefined;
  // Nothing behind it: the page ends inside the word.
  return after === undefined || (before !== undefined && after > before + 4);
}

/** Upper edge of the character at an offset; nothing where none is shown. */
const topOf = (node: Text, at: number): number | undefined => rectsOf(node, at, at + 1).at(-1)?.top;
