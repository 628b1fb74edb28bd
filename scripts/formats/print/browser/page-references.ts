/**
 * What runs inside the browser for page numbers that only the layout knows, beside Paged.js. In: which page an anchor
 * stands on. Out: the pages in contents, registers and the concordance of editions, and where the pages of a register
 * end. Self-contained, like pagination.ts. No text of the edition is changed.
 */
import type { mergeConcordance } from '../../../model/merge-concordance.ts';

/** The label of the page on which an anchor stands. */
type PageOf = (anchor: string) => string | undefined;

export interface PageNumbers {
  /** Registers and concordance: before they are laid out, when everything that they point to is on a page. */
  fillBack: (source: Element, pageOf: PageOf, area: Element) => void;
  /** The contents, which stand before what they point to. */
  fillContents: (pageOf: PageOf) => void;
}

/** Installs `window.kanbenPageNumbers`. */
export function installPageNumbers(): void {
  const scope = window as unknown as { kanbenMerge?: typeof mergeConcordance; kanbenPageNumbers: PageNumbers };
  /** Pages beside the paragraph numbers of the registers: each page once, after the last number that stands on it. */
  const fillRegisters = (source: Element, pageOf: PageOf) => {
    const pagesOf = (locators: HTMLElement[]) =>
      locators.map((locator) => {
        const page = pageOf(locator.dataset.paragraph ?? '');
        if (page === undefined) throw new Error(`the paragraph ${locator.dataset.paragraph} of a register stands on no page`);
        return page;
      });
    for (const entry of source.querySelectorAll('.register .entry')) {
      // A range has two locators and one finding: (8), or (8—9).
      const holders = [...entry.querySelectorAll<HTMLElement>('.range, .locator')].filter((element) => !element.parentElement?.matches('.range'));
      const found = holders.map((holder) => pagesOf(holder.matches('.range') ? [...holder.querySelectorAll<HTMLElement>('.locator')] : [holder]));
      holders.forEach((holder, i) => {
        const pages = new Set(found[i]);
        const next = new Set(found[i + 1]);
        if (pages.size === 1 && next.size === 1 && found[i]?.[0] === found[i + 1]?.[0]) return;
        const dash = [...holder.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent ?? '';
        const span = document.createElement('span');
        span.className = 'locator-page';
        span.textContent = `(${[...pages].join(dash)})`;
        holder.after(span);
      });
    }
  };

  /** The concordance has a row for every paragraph until the pages are known; then those that say the same become one. */
  const fillConcordance = (source: Element, pageOf: PageOf) => {
    for (const table of source.querySelectorAll<HTMLElement>('table.concordance')) {
      const { dash = '' } = table.dataset;
      // The widths were measured when the cells were empty.
      table.querySelectorAll('col').forEach((column, i) => {
        column.style.width = i === 0 ? '40%' : '30%';
      });
      const found = [...table.querySelectorAll<HTMLElement>('tbody tr')].map((element) => {
        const { paragraph: anchor = '', label = '', before = '' } = element.dataset;
        return { element, row: { anchor, label, before, now: pageOf(anchor) ?? '' } };
      });
      const merged =
        scope.kanbenMerge?.(
          found.map(({ row }) => row),
          dash,
        ) ?? [];
      for (const { element, row } of found) {
        const own = merged.find(({ anchor }) => anchor === row.anchor);
        if (!own) {
          element.remove();
          continue;
        }
        const [label, before, now] = element.querySelectorAll('td');
        const link = label?.querySelector('a');
        if (link) link.textContent = own.label;
        if (before) before.textContent = own.before;
        if (now) now.textContent = own.now;
      }
    }
  };

  /**
   * Where the pages of a register end. A page must not end inside an entry, and Paged.js, which only sees that a
   * column ran over, would leave holes: so the entries are set beside the book in two columns as high as the page,
   * and the first one that does not fit begins the next page. One layout a page, of a few more entries than the page
   before it held; where all of them fit, of twice as many.
   */
  const breakRegister = (register: HTMLElement, area: Element) => {
    const columns = register.querySelector<HTMLElement>('.columns');
    if (!columns) return;
    const { width, height } = area.getBoundingClientRect();
    let room = 60;
    const entries = [...columns.querySelectorAll<HTMLElement>('.entry')];
    const host = document.createElement('div');
    host.style.cssText = `position:absolute;left:0;top:0;width:${width}px;visibility:hidden`;
    document.body.append(host);
    let from = 0;
    while (from < entries.length) {
      const page = register.cloneNode(false) as HTMLElement;
      const sheet = columns.cloneNode(false) as HTMLElement;
      if (from === 0) for (const child of register.children) if (child !== columns) page.append(child.cloneNode(true));
      page.append(sheet);
      host.replaceChildren(page);
      const shown = entries.slice(from, from + room);
      const copies: HTMLElement[] = [];
      let group: Element | null = null;
      let list: Element | undefined;
      for (const entry of shown) {
        const own = entry.closest('.letter-group');
        if (!own) throw new Error('an entry of a register stands outside a group');
        if (own !== group) {
          group = own;
          const section = own.cloneNode(false) as HTMLElement;
          section.classList.toggle('page-top', sheet.childElementCount === 0);
          const letter = own.querySelector('.letter');
          if (letter && entry === own.querySelector('.entry')) section.append(letter.cloneNode(true));
          list = section.appendChild((entry.parentElement as HTMLElement).cloneNode(false) as HTMLElement);
          sheet.append(section);
        }
        copies.push(list?.appendChild(entry.cloneNode(true)) as HTMLElement);
      }
      sheet.style.columnFill = 'auto';
      sheet.style.height = `${height - (sheet.getBoundingClientRect().top - page.getBoundingClientRect().top)}px`;
      const right = sheet.getBoundingClientRect().right;
      const fits = copies.findIndex((copy) => [...copy.getClientRects()].some((rect) => rect.left >= right));
      if (fits < 0 && from + shown.length < entries.length) {
        room *= 2;
        continue;
      }
      // An entry that is higher than a page stays where it is: Paged.js divides it.
      const count = fits < 0 ? copies.length : Math.max(1, fits);
      from += count;
      room = count + 8;
      const next = entries[from];
      if (!next) break;
      const own = next.closest<HTMLElement>('.letter-group');
      const target = own?.querySelector('.entry') === next ? own : next;
      target.dataset.breakBefore = 'page';
      if (target === own) own.classList.add('page-top');
    }
    host.remove();
  };

  scope.kanbenPageNumbers = {
    fillBack: (source, pageOf, area) => {
      fillRegisters(source, pageOf);
      fillConcordance(source, pageOf);
      for (const register of source.querySelectorAll<HTMLElement>('.register')) breakRegister(register, area);
    },
    fillContents: (pageOf) => {
      for (const link of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
        const page = pageOf(link.dataset.pageOf ?? '');
        const place = link.querySelector('.contents-page');
        if (place && page !== undefined) place.textContent = page;
      }
    },
  };
}
