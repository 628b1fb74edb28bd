/**
 * A copy of a part of the text, to measure what is not on a page yet. In: the part, with the style of the book in
 * force. Out: its copy in the document, as wide as the text and not seen, with its notes as they are set at the foot of
 * a page.
 */

/**
 * Puts a copy beside the book. Gives what `selector` names in it, in the order of the part; `remove` takes it away
 * again.
 */
export function copyBeside(part: HTMLElement, selector: string): { models: HTMLElement[]; remove: () => void } {
  const host = document.createElement('div');
  host.style.cssText = 'position:absolute;left:0;top:0;width:var(--text-width);visibility:hidden';
  const copy = part.cloneNode(true) as HTMLElement;
  const models = [...copy.querySelectorAll<HTMLElement>(selector)];
  const foot = copy.appendChild(document.createElement('div'));
  foot.className = 'pagedjs_footnote_inner_content';
  foot.append(...copy.querySelectorAll('.footnote'));
  host.append(copy);
  document.body.append(host);
  return { models, remove: () => host.remove() };
}
