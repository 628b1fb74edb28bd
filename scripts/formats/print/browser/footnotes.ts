/**
 * What runs inside the browser for notes at the page foot, beside the footnotes of Paged.js 0.4.3. In: the print HTML
 * with its notes in one section. Out: each note on the page of its first reference, in whole lines at its foot; a note
 * that is too long goes on at the foot of the next page. Self-contained, like pagination.ts. No text is changed.
 */

export interface Footnotes {
  /** Puts every note behind its first reference, from where Paged.js moves it to the foot. */
  attach: (content: ParentNode) => void;
  /** Gives the foot of the page its height; runs before Paged.js looks for what does not fit. */
  place: (rendered: Element) => void;
  /** Gives the foot the height of the notes that have stayed. */
  settle: (page: Element) => void;
  /** Takes away what Paged.js added: its own references and names. */
  clean: (pages: readonly Element[]) => void;
}

/** Installs the footnotes as `window.kanbenFootnotes`. */
export function installFootnotes(): void {
  /** Lines of text that a page keeps beside a note that is longer than the page. */
  const leastText = 3;
  /** A hole of so many lines above the notes is filled by dividing the next note. */
  const widestHole = 3;
  /** A divided note begins with so many lines. */
  const leastNote = 2;

  const lineOf = (): number => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--line'));

  /** Space above the notes, in px, in which their rule stands. */
  const marginOf = (foot: Element): number => Number.parseFloat(getComputedStyle(foot.querySelector('.pagedjs_footnote_content') as Element).marginTop) || 0;

  /** Lower edge of the line on which a reference stands, in px below the upper edge of the page's area. */
  const lineBottom = (reference: Element, top: number, line: number): number => {
    // The text before it has its line box centred about it; the reference itself stands higher.
    const range = document.createRange();
    const before = reference.previousSibling;
    if (before?.nodeType === Node.TEXT_NODE && (before.textContent ?? '') !== '') {
      range.setStart(before, (before.textContent ?? '').length - 1);
      range.setEnd(before, (before.textContent ?? '').length);
    } else range.selectNode(before ?? reference);
    const { top: upper, height } = [...range.getClientRects()].at(-1) ?? reference.getBoundingClientRect();
    return Math.round(upper + height / 2 + line / 2 - top);
  };

  const setHeight = (area: HTMLElement, height: number) => area.style.setProperty('--pagedjs-footnotes-height', `${height}px`);

  const innerOf = (foot: Element) => foot.querySelector('.pagedjs_footnote_inner_content') as HTMLElement;

  /** Of what goes on behind a page, Paged.js 0.4.3 justifies the last line of one element, and takes a note that goes on for it. */
  const justifyDivided = (page: Element) => {
    const divided = [...page.querySelectorAll<HTMLElement>('.pagedjs_page_content [data-split-to]')].at(-1);
    if (!divided || divided.dataset.alignLastSplitElement) return;
    const { textAlign, textAlignLast } = getComputedStyle(divided);
    if (textAlign === 'justify' && textAlignLast === 'auto') divided.dataset.alignLastSplitElement = 'justify';
  };

  const footnotes: Footnotes = {
    attach: (content) => {
      const section = content.querySelector('.notes');
      for (const note of section?.querySelectorAll<HTMLElement>('.footnote') ?? []) {
        const reference = content.querySelector(`.noteref[href="#${note.id}"]`);
        if (!reference) throw new Error(`nothing refers to ${note.id}`);
        const number = note.querySelector('.note-number');
        const opening = number?.nextElementSibling;
        if (number && opening?.localName === 'p') opening.prepend(number);
        reference.after(note);
      }
      section?.remove();
    },
    place: (rendered) => {
      const area = rendered.closest<HTMLElement>('.pagedjs_area');
      const foot = area?.querySelector('.pagedjs_footnote_area');
      const shown = [...(foot?.querySelectorAll<HTMLElement>('.footnote') ?? [])];
      if (!area || !foot || shown.length === 0) return;
      const line = lineOf();
      const { top, height: room, left, width } = area.getBoundingClientRect();
      const margin = marginOf(foot);
      const inner = innerOf(foot);
      // Measured as if the text had the whole page: Paged.js has guessed a height already.
      setHeight(area, 0);
      inner.style.height = 'auto';
      const heights = shown.map((note) => Math.round(note.getBoundingClientRect().height));
      // Where each note is referred to; what an earlier page left over has no reference here.
      const lines = shown.map((note) => {
        const call = area.querySelector(`[data-footnote-call="${note.dataset.ref}"]`);
        const reference = call?.previousElementSibling ?? call;
        if (!call || !reference) return 0;
        return call.getBoundingClientRect().left >= left + width ? Number.POSITIVE_INFINITY : lineBottom(reference, top, line);
      });
      const carried = lines.filter((bottom) => bottom === 0).length;
      const visible = lines.filter((bottom) => bottom < Number.POSITIVE_INFINITY).length;
      const notesHeight = (count: number) => (count === 0 ? 0 : margin + heights.slice(0, count).reduce((sum, height) => sum + height, 0));
      // As many notes as fit with the lines that refer to them; the line that refers to the next one must not fit.
      for (let count = visible; count >= carried; count--) {
        const next = lines[count] ?? Number.POSITIVE_INFINITY;
        const most = room - notesHeight(count);
        const text = Math.min(most, next - line);
        const fits = lines.slice(0, count).every((bottom) => bottom <= text);
        if (!fits && count > carried) continue;
        const hole = most - text;
        const following = lines[count + 1] ?? Number.POSITIVE_INFINITY;
        const begins = room - next - Math.max(notesHeight(count), margin) >= leastNote * line && following > next;
        const divides = next < Number.POSITIVE_INFINITY && (text < line || (hole >= widestHole * line && begins));
        const least = Math.min(leastText * line, (divides ? following : next) - line);
        // Whole lines: in less than a line, Chromium begins a paragraph without text, which Paged.js takes for its first part.
        const height = Math.round(room - Math.floor(Math.max(divides ? next : text, least) / line) * line);
        setHeight(area, height);
        // Paged.js finds what goes on at the next foot as it finds it in the text: beyond the height, in a next column.
        inner.style.height = `${height - margin}px`;
        return;
      }
    },
    settle: (page) => {
      const area = page.querySelector<HTMLElement>('.pagedjs_area');
      const foot = area?.querySelector<HTMLElement>('.pagedjs_footnote_area');
      if (!area || !foot) return;
      const shown = [...foot.querySelectorAll<HTMLElement>('.footnote')];
      if (shown.length > 0) foot.dataset.notes = '';
      setHeight(area, shown.length === 0 ? 0 : marginOf(foot) + Math.round(innerOf(foot).getBoundingClientRect().height));
    },
    clean: (pages) => {
      const seen = new Set<string>();
      for (const page of pages) {
        for (const call of page.querySelectorAll('[data-footnote-call]')) call.remove();
        justifyDivided(page);
        for (const note of page.querySelectorAll('.footnote[data-align-last-split-element="justify"]'))
          [...note.querySelectorAll('p')].at(-1)?.setAttribute('data-align-last-split-element', 'justify');
        for (const note of page.querySelectorAll<HTMLElement>('.pagedjs_footnote_area .footnote')) {
          const name = `note-${note.dataset.footnote}`;
          if (seen.has(name)) note.removeAttribute('id');
          else note.id = name;
          seen.add(name);
        }
      }
    },
  };
  (window as unknown as { kanbenFootnotes: Footnotes }).kanbenFootnotes = footnotes;
}
