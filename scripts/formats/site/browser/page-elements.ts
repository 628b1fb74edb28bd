/**
 * Elements of a page of the site. In: a selector or an id of the templates. Out: elements of the kind that is needed.
 * An id that a template has lost throws by its name. Called by every part of the page's script.
 */

/** All elements of HTML that a selector finds, in the order of the document. */
export const allWithin = (selector: string, within: ParentNode = document): HTMLElement[] =>
  [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);

/** The element of an id; `elementById('query', HTMLInputElement).value`. Throws when the page has none of this kind. */
export function elementById<T extends HTMLElement>(id: string, kind: { new (): T; name: string }): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} with the id “${id}”`);
}
