/**
 * What runs inside the browser where a text must fit its box, whatever its length. In: the cover, the title leaf, the
 * title over the text and the cells of tables, with the style of the book in force. Out: the same text, in the first
 * step of the style sheet (`data-step`) that fits, divided between words where a line of Chinese does not stand on one
 * line, and in whole lines of the grid. Self-contained, like pagination.ts: its source is sent to the page. No text is
 * changed.
 */

export interface Fit {
  /** A cover that is in the document. */
  cover: (design: HTMLElement) => void;
  /** Titles and tables of the parsed document, which is not shown yet; measured beside it. */
  prepare: (content: ParentNode) => void;
}

/** Installs `window.kanbenFit`. The style says how many steps there are, `--steps`, and how many lines a step allows, `--most-lines`. */
export function installFit(): void {
  const pixels = (element: Element, property: string): number => Number.parseFloat(getComputedStyle(element).getPropertyValue(property)) || 0;
  const heightOf = (element: Element): number => element.getBoundingClientRect().height;
  const linesOf = (span: Element): number => Math.round(heightOf(span) / pixels(span, 'line-height'));
  const isHan = () => /^(zh|ja)\b/.test(document.documentElement.lang);

  /** Words that are not divided from the one before them (names of bodies), or from the one after them. */
  const ends = /^(?:共和国|合众国|联邦|王国|联盟|委员会|大会|条例|办法)/;
  const joins = /^[和与及或暨对在]$/;
  const particle = /^[的了等]$/;

  /** Whether a line of Chinese may end between two of its words. */
  const divides = (before: string, after: string): boolean => {
    if (/[\p{Ps}\p{Pi}]$/u.test(before) || /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}]/u.test(after) || /^\s/.test(after)) return false;
    if (/[\p{Pe}\p{Pf}\p{Po}\s]$/u.test(before) || /^[\p{Ps}\p{Pi}]/u.test(after)) return true;
    if (joins.test(after)) return true;
    if (joins.test(before) || ends.test(after) || [...after].length === 1) return false;
    return [...before].length > 1 || particle.test(before);
  };

  let made = 0;
  /** Puts a place to break between the words of a line; `plain` without them. */
  const divideWords = (span: Element, plain: string): void => {
    const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(plain)].map(({ segment }) => segment);
    span.replaceChildren(words[0] ?? '');
    words.slice(1).forEach((word, i) => {
      if (divides(words[i] ?? '', word)) {
        const mark = document.createElement('wbr');
        // Paged.js finds an element again by its reference, and has given its own before.
        mark.dataset.ref = `fit-${++made}`;
        span.append(mark, word);
      } else span.append(word);
    });
    span.normalize();
  };

  /** Takes the first step in which `holds`; the last one, when none does. Lines of Chinese that turn over are divided between words. */
  const climb = (title: HTMLElement, holds: () => boolean): void => {
    const spans = [...title.querySelectorAll<HTMLElement>(':scope > span')];
    const plain = spans.map((span) => span.textContent ?? '');
    const steps = pixels(title, '--steps');
    for (let step = 0; ; step++) {
      if (step > 0) title.dataset.step = String(step);
      spans.forEach((span, i) => {
        if (span.querySelector('wbr')) span.replaceChildren(plain[i] ?? '');
        span.classList.remove('divided-line');
        // Where there is room for nothing else, lines are full.
        if (!isHan() || step >= steps || linesOf(span) < 2) return;
        span.classList.add('divided-line');
        divideWords(span, plain[i] ?? '');
        // A word that is wider than the line is divided.
        if (span.scrollWidth > span.clientWidth) span.classList.remove('divided-line');
      });
      if (step >= steps || holds()) return;
    }
  };

  const cover = (design: HTMLElement): void => {
    const [parties, title, date] = ['.cover-parties', '.cover-title', '.cover-date'].map((name) => design.querySelector<HTMLElement>(name));
    if (!parties || !title || !date) return;
    const apart = (above: Element, below: Element) => above.getBoundingClientRect().bottom <= below.getBoundingClientRect().top - pixels(design, 'font-size') / 2;
    climb(parties, () => apart(parties, title));
    climb(title, () => linesOf(title.lastElementChild ?? title) <= pixels(title, '--most-lines') && apart(title, date));
  };

  /** Gives a title a height of its least and whole lines. Out: by how much it has grown, in px. */
  const grow = (title: HTMLElement): number => {
    title.style.height = '';
    const [least, line] = [pixels(title, 'min-height'), pixels(title, '--line')];
    const over = heightOf(title) - least;
    // Half a px is the browser's rounding.
    const grown = Math.max(0, Math.ceil((over - 0.5) / line) * line);
    if (Math.abs(grown - over) > 0.5) {
      title.style.boxSizing = 'border-box';
      title.style.height = `${least + grown}px`;
    }
    return grown;
  };

  /** The title leaf: what the title takes more than its least, the edition's number gives up. */
  const leaf = (title: HTMLElement): void => {
    const number = title.parentElement?.querySelector<HTMLElement>('.edition-number');
    if (!number) return;
    const [room, line] = [pixels(number, 'padding-top'), pixels(title, '--line')];
    climb(title, () => grow(title) <= room - line);
    const grown = grow(title);
    if (grown > 0) number.style.paddingTop = `${Math.max(0, room - grown)}px`;
    const below = title.nextElementSibling;
    if (pixels(title, 'min-height') === 0 && below instanceof HTMLElement) below.style.paddingTop = '0';
  };

  const textTitle = (title: HTMLElement): void => {
    climb(title, () => [...title.children].reduce((sum, span) => sum + linesOf(span), 0) <= pixels(title, '--most-lines'));
    grow(title);
  };

  /** What is kept on one line in a cell, and is wider than the cell, is not kept. */
  const cells = (part: HTMLElement): void => {
    for (const kept of part.querySelectorAll<HTMLElement>('td .keep, th .keep')) {
      const cell = kept.closest('td, th');
      const room = cell ? cell.clientWidth - pixels(cell, 'padding-left') - pixels(cell, 'padding-right') : 0;
      if (kept.getBoundingClientRect().width > room) kept.classList.replace('keep', 'loose');
    }
  };

  /** Rows of the imprint that no page may have room for go on from one page to the next. */
  const rows = (part: HTMLElement): void => {
    const line = pixels(part, '--small-line');
    for (const row of part.querySelectorAll<HTMLElement>('.row')) if (heightOf(row) > 12.5 * line) row.classList.add('tall');
  };

  /** Not the element itself: Paged.js may know it by now. */
  const take = (from: HTMLElement, to: HTMLElement): void => {
    for (const { name, value } of from.attributes) to.setAttribute(name, value);
    if (from.matches('span') && from.querySelector('wbr')) to.replaceChildren(...from.childNodes);
  };

  /** What is done to a copy of a part that stands in the document is done to the part. */
  const measure = (part: HTMLElement, selector: string, change: (copy: HTMLElement) => void): void => {
    const host = document.createElement('div');
    host.style.cssText = 'position:absolute;left:0;top:0;width:var(--text-width);visibility:hidden';
    const copy = part.cloneNode(true) as HTMLElement;
    host.append(copy);
    document.body.append(host);
    change(copy);
    const own = [...part.querySelectorAll<HTMLElement>(selector)];
    [...copy.querySelectorAll<HTMLElement>(selector)].forEach((changed, i) => {
      const element = own[i];
      if (element && !element.isEqualNode(changed)) take(changed, element);
    });
    host.remove();
  };

  const each = (root: ParentNode, selector: string, change: (element: HTMLElement) => void): void => {
    for (const element of root.querySelectorAll<HTMLElement>(selector)) change(element);
  };

  const fit: Fit = {
    cover,
    prepare: (content) => {
      each(content, 'section.cover', (part) => measure(part, 'p, p > span', (copy) => each(copy, '.cover-design', cover)));
      each(content, 'section.title-leaf', (part) => measure(part, 'h1, h1 > span, .adopted, .edition-number', (copy) => each(copy, 'h1', leaf)));
      each(content, 'section.first', (part) => measure(part, '.text-title, .text-title > span', (copy) => each(copy, '.text-title', textTitle)));
      each(content, 'section.imprint', (part) => measure(part, '.row', rows));
      each(content, 'section table', (table) => {
        if (table.querySelector('.keep')) measure(table, '.keep', cells);
      });
    },
  };
  (window as unknown as { kanbenFit: Fit }).kanbenFit = fit;
}
