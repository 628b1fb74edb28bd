/**
 * A copy of a part of the text, to measure what is not on a page yet. In: the part, with the style of the book in
 * force. Out: its copy in the document, as wide as the text and not seen, with its notes as they are set at the foot of
 * a page.
 */
import { openHost } from './measuring-host.ts';

/**
 * Puts a copy beside the book. Gives what `selector` names in it, in the order of the part; `remove` takes it away
 * again.
 */
export function copyBeside(part: HTMLElement, selector: string): { models: HTMLElement[]; remove: () => void } {
  const copy = part.cloneNode(true) as HTMLElement;
  const models = [...copy.querySelectorAll<HTMLElement>(selector)];
  const foot = copy.appendChild(document.createElement('div'));
  foot.className = 'pagedjs_footnote_inner_content';
  foot.append(...copy.querySelectorAll('.footnote'));
  const host = openHost('var(--text-width)');
  host.append(copy);
  return { models, remove: () => host.remove() };
}
