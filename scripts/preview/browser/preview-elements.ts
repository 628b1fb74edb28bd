/** Elements of the preview's own page: those of its template by their ids, and rows of its lists of what is wrong. */

/** `partById('page', HTMLInputElement).value`. Throws when the page has none of this kind. */
export function partById<T extends HTMLElement>(id: string, kind: { new (): T; name: string }): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the preview has no ${kind.name} with the id “${id}”`);
}

/** A row of a list of what is wrong, begun with its code; `add` puts an element with a text behind what it has. */
export function openRow(
  code: string,
  severity: string,
): {
  row: HTMLLIElement;
  add: (tag: string, text: string) => HTMLElement;
} {
  const row = document.createElement('li');
  const add = (tag: string, text: string): HTMLElement => {
    const element = row.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };
  add('b', code).dataset.severity = severity;
  row.append(' ');
  return { row, add };
}
