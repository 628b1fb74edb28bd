/**
 * Where a text differs from the one before. In: two states of the body of the print HTML. Out: the first node that
 * changed, the notes that did, and what stands at or before a node. Changes nothing.
 */

/**
 * What stands before the text and follows from it moves nothing: ranges of the contents have a column of their own, and
 * the imprint with its counts and its hash has a page of its own.
 */
export function withoutCounts(body: HTMLElement): HTMLElement {
  const copy = body.cloneNode(true) as HTMLElement;
  for (const range of copy.querySelectorAll('.contents .contents-range')) range.textContent = '';
  for (const node of countedTexts(copy)) node.data = node.data.replace(countsAndHashes, '0');
  return copy;
}

/** Numbers, and the lines of a SHA-256. */
export const countsAndHashes = /[0-9a-f]{16}|\d+/g;

/** The texts of the imprint; the number of pages is not among them, which is filled in when the last one is there. */
export function countedTexts(root: ParentNode): Text[] {
  const walkers = [...root.querySelectorAll('.imprint dd')].map((said) =>
    document.createTreeWalker(said, NodeFilter.SHOW_TEXT),
  );
  const texts: Text[] = [];
  for (const walker of walkers)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text && !node.parentElement?.matches('[data-page-count]')) texts.push(node);
  return texts;
}

/** The first node of the old text that the new one does not have, or the element whose end is another. */
export function firstChange(before: Node, after: Node): Node | undefined {
  if (before.isEqualNode(after)) return undefined;
  for (const [i, own] of before.childNodes.entries()) {
    const other = after.childNodes[i];
    if (!other) return own;
    if (own.isEqualNode(other)) continue;
    return own.cloneNode(false).isEqualNode(other.cloneNode(false)) ? firstChange(own, other) : own;
  }
  return before.lastChild ? deepest(before.lastChild) : before;
}

/** Ids of the notes of the old text that the new one does not have so. */
export const changedNotes = (before: ParentNode, after: ParentNode): string[] =>
  [...before.querySelectorAll('.notes > [id], .notes > ol > [id]')]
    .filter((note) => !after.querySelector(`[id="${CSS.escape(note.id)}"]`)?.isEqualNode(note))
    .map(({ id }) => id);

/** The anchor at or before a node in reading order; empty when there is none inside `root`. */
export function idBefore(node: Node, root: Node): string {
  for (
    let at: Node | null = node;
    at && at !== root;
    at = at.previousSibling ? deepest(at.previousSibling) : at.parentNode
  )
    if (at instanceof Element && at.id) return at.id;
  return '';
}

/** What an element says, without its number. */
export function textWithoutNumber(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('.apart')) part.remove();
  return copy.textContent ?? '';
}

const deepest = (node: Node): Node => (node.lastChild ? deepest(node.lastChild) : node);
