/** Elements of the preview's own page. In: an id of its template. Out: the element, of the kind that is needed. */

/** `partById('page', HTMLInputElement).value`. Throws when the page has none of this kind. */
export function partById<T extends HTMLElement>(id: string, kind: { new (): T; name: string }): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the preview has no ${kind.name} with the id “${id}”`);
}
