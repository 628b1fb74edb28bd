/**
 * The characters that a browser shows of a page. In: the page's tree. Out: its characters, in order. Reads the tree by
 * itself and knows nothing of what the importer carries, leaves or calls a block: what it finds, `count-proof.ts` wants
 * to find again. Promises what the HTML standard's own style sheet shows (15.3), and what `hidden` and inline styles
 * hide. Called by `html.ts`, and by `page-blocks.ts` for what it leaves.
 *
 *     <p>One<span hidden> two</span><input value="three"></p> → 'Onethree'
 */
import type { DefaultTreeAdapterTypes } from 'parse5';

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements of which nothing is shown: 15.3.1, and what only stands in for a thing that is there. */
const unshown =
  /^(?:area|base|basefont|datalist|head|link|meta|noembed|noframes|param|rp|script|style|template|title|noscript|iframe|audio|video|canvas|object)$/;
const hiding = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** Fields whose value a browser prints. */
const printed = /^(?:text|search|url|tel|email|number|date|submit|button|reset)?$/i;

/** The characters of some nodes of a page, or of all of them. */
export function shownInPage(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string {
  const shown: string[] = [];
  // A stack of its own: the depth of a page is no depth of calls.
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === '#text') shown.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if (!('childNodes' in node) || isUnshown(node)) continue;
    shown.push(printedValue(node as Element));
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child) open.push(child);
    }
  }
  return shown.join('');
}

function isUnshown(node: Parent): boolean {
  if (!('tagName' in node)) return false;
  const attribute = (name: string) => node.attrs.find((own) => own.name === name)?.value;
  return (
    unshown.test(node.tagName) ||
    attribute('hidden') !== undefined ||
    hiding.test(attribute('style') ?? '') ||
    (node.tagName === 'dialog' && attribute('open') === undefined)
  );
}

function printedValue(element: Element): string {
  const attribute = (name: string) => element.attrs.find((own) => own.name === name)?.value ?? '';
  return element.tagName === 'input' && printed.test(attribute('type')) ? attribute('value') : '';
}
