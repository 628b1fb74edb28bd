/**
 * Lines that a hard break of the text ends, in a paragraph that goes on over a page. In: pages whose line ends are
 * finished. Out: the same lines with room at their ends. Paged.js 0.4.3 justifies the last line of such a paragraph,
 * and with it Chromium justifies every line before a hard break. No text is changed.
 */

/** In CSS px: what a line keeps of its room, so that it does not turn over. */
const slack = 0.1;

/** Fills the lines that hard breaks end, as far as they would be stretched. */
export function fillBrokenLines(pages: readonly HTMLElement[]): void {
  for (const page of pages)
    for (const paragraph of page.querySelectorAll<HTMLElement>('p[data-split-to]')) {
      const breaks = [...paragraph.querySelectorAll('br:not(.line-end)')];
      if (breaks.length > 0 && getComputedStyle(paragraph).textAlignLast === 'justify') fillLines(paragraph, breaks);
    }
}

function fillLines(paragraph: HTMLElement, breaks: readonly Element[]): void {
  paragraph.style.textAlignLast = 'start';
  const edge = paragraph.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(paragraph).paddingRight);
  const rooms = breaks.map((end) => edge - end.getBoundingClientRect().right - slack);
  paragraph.style.textAlignLast = '';
  breaks.forEach((end, i) => {
    const room = rooms[i] ?? 0;
    if (room <= 0) return;
    const filler = document.createElement('span');
    filler.style.display = 'inline-block';
    filler.style.width = `${room}px`;
    end.before(filler);
  });
}
