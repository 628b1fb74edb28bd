/**
 * Notes of finished pages. In: all pages of Paged.js 0.4.3. Out: the same pages without its own references and names,
 * on which the lines that go on over a page are justified. No text is changed. Called by the pagination handler.
 */

/**
 * What of a page goes on behind it and has no justified last line: Paged.js 0.4.3 justifies that of one element, and
 * takes a note that goes on for it, or the bold words in which the page ends, whose lines are their paragraph's.
 */
function unjustifiedIn(page: Element): HTMLElement | undefined {
  let divided = [...page.querySelectorAll<HTMLElement>('.pagedjs_page_content [data-split-to]')].at(-1);
  while (divided && getComputedStyle(divided).display.startsWith('inline'))
    divided = divided.parentElement ?? undefined;
  if (!divided || divided.dataset.alignLastSplitElement) return undefined;
  const { textAlign, textAlignLast } = getComputedStyle(divided);
  return textAlign === 'justify' && textAlignLast === 'auto' ? divided : undefined;
}

/** The same of a note, whose last paragraph is divided where the next foot goes on with it. */
function justifyNotes(page: Element, next: Element | undefined): void {
  for (const note of page.querySelectorAll<HTMLElement>('.footnote[data-align-last-split-element="justify"]')) {
    delete note.dataset.alignLastSplitElement;
    const last = [...note.querySelectorAll('p')].at(-1);
    if (last && next?.querySelector(`.pagedjs_footnote_area [data-ref="${last.dataset.ref}"]`))
      last.dataset.alignLastSplitElement = 'justify';
  }
}

/** Takes away what Paged.js added: its own references and names. */
export function cleanNotes(pages: readonly Element[]): void {
  const seen = new Set<string>();
  for (const page of pages) for (const call of page.querySelectorAll('[data-footnote-call]')) call.remove();
  // All styles are read before the first page is changed: after each change the browser works them out again.
  for (const divided of pages.map(unjustifiedIn)) if (divided) divided.dataset.alignLastSplitElement = 'justify';
  for (const [i, page] of pages.entries()) {
    justifyNotes(page, pages[i + 1]);
    for (const note of page.querySelectorAll<HTMLElement>('.pagedjs_footnote_area .footnote')) {
      const name = `note-${note.dataset.footnote}`;
      if (seen.has(name)) note.removeAttribute('id');
      else note.id = name;
      seen.add(name);
    }
  }
}
