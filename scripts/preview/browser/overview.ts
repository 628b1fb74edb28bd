/**
 * All pages of the book at a glance. In: the spreads. Out: a sheet of small pages over the spread, of which one is
 * chosen by a click or Enter; Escape puts it away.
 */
import { copyPage, type Spreads, turnTo } from './spreads.ts';

/** So wide is a small page, in px. */
const width = 132;

/** Shows the small pages, or puts them away. */
export function toggleOverview(spreads: Spreads): void {
  if (!closeOverview(spreads)) openOverview(spreads);
}

/** Puts the small pages away; false where there were none. */
export function closeOverview({ sheet }: Spreads): boolean {
  const found = sheet.querySelector('.overview');
  found?.remove();
  return found !== null;
}

function openOverview(spreads: Spreads): void {
  const { sheet, pages, at, book } = spreads;
  const scale = width / ((book.firstElementChild as HTMLElement | null)?.offsetWidth || 1);
  const all = sheet.createElement('div');
  all.className = 'overview';
  // The styles of the book speak of pages in it, and its measures are its own.
  all.append(
    ...pages.map((_, i) => {
      const small = sheet.createElement('button');
      small.type = 'button';
      small.setAttribute('aria-label', String(i + 1));
      if (i === at) small.setAttribute('aria-current', 'page');
      const inside = sheet.createElement('span');
      inside.className = 'pagedjs_pages';
      inside.inert = true;
      inside.setAttribute('style', book.getAttribute('style') ?? '');
      inside.style.width = 'auto';
      inside.style.transform = `scale(${scale})`;
      const page = copyPage(spreads, i);
      for (const named of page.querySelectorAll('[id]')) named.removeAttribute('id');
      inside.append(page);
      small.append(inside);
      small.style.height = `${((book.firstElementChild as HTMLElement | null)?.offsetHeight ?? 0) * scale}px`;
      small.addEventListener('click', (event) => {
        event.stopPropagation();
        closeOverview(spreads);
        turnTo(spreads, i);
      });
      return small;
    }),
  );
  sheet.body.append(all);
  all.querySelector<HTMLElement>('[aria-current]')?.focus();
}
