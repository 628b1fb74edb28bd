/**
 * From nodes of a page to those of the source from which Paged.js 0.4.3 copied them. In: every pair, when it is copied.
 * Out: the node of the source that a page shows. Puts a space where Paged.js passed over one.
 */

export interface SourceNodes {
  /** Hears which node of the source Paged.js has copied to a page; puts a space before it that Paged.js passed over. */
  follow: (shown: Node, source: Node) => void;
  /** The node of the source that a page shows, or a part of it. */
  sourceOf: (shown: Node) => Node | undefined;
}

/** Elements that hold lines of text. */
const lines = 'p, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption';

/** Begins with nothing; forgets what nobody knows any more. */
export function openSources(): SourceNodes {
  const copied = new WeakMap<Node, Node>();
  // Paragraphs and items are copied whole: there the children are counted.
  const sourceOf = (shown: Node): Node | undefined => {
    const known = copied.get(shown);
    if (known || !shown.parentNode) return known;
    const parent = sourceOf(shown.parentNode);
    return parent?.childNodes[[...shown.parentNode.childNodes].indexOf(shown as ChildNode)];
  };
  const follow = (shown: Node, source: Node): void => {
    copied.set(shown, source);
    // Where Paged.js copies a line piece by piece, as behind a page end, it passes over a space between two elements.
    const between = source.previousSibling;
    const before = shown.previousSibling;
    if (!(between instanceof Text) || !before || !/^\s+$/.test(between.data) || sourceOf(before) === between) return;
    if (!shown.parentElement?.closest(lines)) return;
    const space = between.cloneNode();
    before.after(space);
    copied.set(space, between);
  };
  return { follow, sourceOf };
}
