/**
 * Filters. In: what the reader types above a register, or chooses above the catalogue. Out: what does not match is
 * hidden, and the number of what is left is said.
 */

import { allWithin, elementById } from './page-elements.ts';
import { pageWord } from './page-words.ts';
import { foldForSearch, readAs } from './search-words.ts';

/** Shows the entries of a register that hold what is typed, in their headings, names or facts. */
export function startFilter(register: HTMLElement): void {
  const form = register.querySelector('.filter');
  const input = register.querySelector('.filter input');
  const output = register.querySelector('.filter output');
  if (!(form instanceof HTMLElement && input instanceof HTMLInputElement && output)) return;
  const fold = (text: string) => foldForSearch(text).folded;
  form.addEventListener('submit', (event) => event.preventDefault());
  const entries = allWithin('.entry', register).map((entry) => ({
    entry,
    text: `${fold(entry.textContent ?? '')} ${readAs(entry.id)}`,
  }));
  input.addEventListener('input', () => {
    const query = fold(input.value).trimEnd();
    for (const { entry, text } of entries) entry.hidden = !text.includes(query);
    for (const group of allWithin('.letter-group', register))
      group.hidden = allWithin('.entry:not([hidden])', group).length === 0;
    const shown = allWithin('.entry:not([hidden])', register).length;
    output.textContent = query === '' ? '' : pageWord('webFiltered', shown);
  });
}

/** Shows the titles of the catalogue that are what is chosen. */
export function startCatalogue(): void {
  const form = elementById('filters', HTMLFormElement);
  const titles = allWithin('.title');
  const selects = allWithin('select', form).filter((select) => select instanceof HTMLSelectElement);
  form.addEventListener('change', () => {
    for (const title of titles) title.hidden = !selects.every((select) => fits(title, select));
    const shown = titles.filter((title) => !title.hidden).length;
    const said = shown > 0 ? pageWord('webFiltered', shown) : pageWord('webNoTitle');
    elementById('shown', HTMLOutputElement).textContent = said;
  });
}

const fits = (title: HTMLElement, { value, dataset }: HTMLSelectElement): boolean =>
  value === '' || (title.dataset[dataset.by ?? ''] ?? '').split('|').includes(value);
