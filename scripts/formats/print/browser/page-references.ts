/**
 * Page numbers that only the layout knows, beside Paged.js. In: which page an anchor stands on. Out: the pages in
 * contents, registers and the concordance of editions. No text of the edition is changed. Called by the pagination
 * handler: before registers and concordance are laid out, and when the last page is there.
 */
import { mergeConcordance } from '../../../model/merge-concordance.ts';

/** The label of the page on which an anchor stands. */
export type PageOf = (anchor: string) => string | undefined;

/** Pages beside the paragraph numbers of the registers: each page once, after the last number that stands on it. */
export function fillRegisters(source: Element, pageOf: PageOf): void {
  // Between words a space that does not end a line: behind the bracket of 2(2) one could end.
  const apart = document.documentElement.dataset.writingSystem === 'alphabetic' ? '\u00a0' : '';
  for (const entry of source.querySelectorAll('.register .entry')) {
    // A range has two locators and one finding: (8), or (8—9).
    const holders = [...entry.querySelectorAll<HTMLElement>('.range, .locator')].filter(
      (element) => !element.parentElement?.matches('.range'),
    );
    const found = holders.map((holder) => pagesOf(holder, pageOf));
    holders.forEach((holder, i) => {
      const [pages, next] = [new Set(found[i]), new Set(found[i + 1])];
      if (pages.size === 1 && next.size === 1 && found[i]?.[0] === found[i + 1]?.[0]) return;
      const dash = [...holder.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent ?? '';
      const span = document.createElement('span');
      span.className = 'locator-page';
      span.textContent = `${apart}(${[...pages].join(dash)})`;
      holder.after(span);
    });
  }
}

function pagesOf(holder: HTMLElement, pageOf: PageOf): string[] {
  const locators = holder.matches('.range') ? [...holder.querySelectorAll<HTMLElement>('.locator')] : [holder];
  return locators.map((locator) => {
    const page = pageOf(locator.dataset.paragraph ?? '');
    if (page === undefined)
      throw new Error(`the paragraph ${locator.dataset.paragraph} of a register stands on no page`);
    return page;
  });
}

/** The concordance has a row for every paragraph until the pages are known; then those that say the same become one. */
export function fillConcordance(source: Element, pageOf: PageOf): void {
  for (const table of source.querySelectorAll<HTMLElement>('table.concordance')) {
    // The widths were measured when the cells were empty.
    table.querySelectorAll('col').forEach((column, i) => {
      column.style.width = i === 0 ? '40%' : '30%';
    });
    const found = [...table.querySelectorAll<HTMLElement>('tbody tr')].map((element) => {
      const { paragraph: anchor = '', label = '', before = '' } = element.dataset;
      return { element, row: { anchor, label, before, now: pageOf(anchor) ?? '' } };
    });
    const merged = mergeConcordance(
      found.map(({ row }) => row),
      table.dataset.dash ?? '',
    );
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
}

/** The contents, which stand before what they point to. */
export function fillContents(pageOf: PageOf): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const page = pageOf(link.dataset.pageOf ?? '');
    const place = link.querySelector('.contents-page');
    if (place && page !== undefined) place.textContent = page;
  }
}

/** How many pages there are, where the book says it: a guess before the layout, and the right number behind it. */
export function fillPageCount(source: ParentNode, pages: number): void {
  for (const place of source.querySelectorAll('[data-page-count]')) place.textContent = String(pages);
}
