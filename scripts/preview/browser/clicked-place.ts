/**
 * From what somebody clicked to a place in the text. In: the pages, an element of one, a click. Out: an anchor, and how
 * much of its text stands before the click: as the page map counts.
 */

/** The block that stands at an element of the pages, and how much of its text stands before a point. */
export function placeAtElement(
  pages: readonly HTMLElement[],
  element: Element,
  event?: MouseEvent,
): { anchor: string; offset: number } | undefined {
  const block = element.closest('[data-block],[data-entry],[data-group],[data-note],[data-part]');
  const anchor = block?.getAttribute('data-id');
  if (!block || !anchor) return undefined;
  const range = event && element.ownerDocument.caretRangeFromPoint?.(event.clientX, event.clientY);
  const number = Number(block.closest('.pagedjs_page')?.getAttribute('data-page-number')) - 1;
  const selector = `[data-id="${CSS.escape(anchor)}"]`;
  const before = pages.slice(0, number).flatMap((page) => [...page.querySelectorAll(selector)]);
  let offset = before.reduce((sum, part) => sum + textLength(part), 0);
  if (range && block.contains(range.startContainer))
    offset += textLength(block, range.startContainer, range.startOffset);
  return { anchor, offset };
}

/** Length of the edition's text in an element, up to a place in it. */
function textLength(element: Element, end?: Node, at = 0): number {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const counts = !node.parentElement?.closest('.apart,.noteref') && !/^\s*$/.test(node.textContent ?? '');
    if (node === end) return length + (counts ? at : 0);
    if (counts) length += (node.textContent ?? '').length;
  }
  return length;
}
