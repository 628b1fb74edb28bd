/**
 * Contents that follow the reading. In: where the window stands. Out: `aria-current` on the row of the contents whose
 * part is being read: the last that begins above a third of the window.
 */
import { allWithin } from './page-elements.ts';

/** Follows the reader from now on. */
export function followReading(): void {
  foldContents();
  const rows = new Map(allWithin('.contents a').map((link) => [link.getAttribute('href')?.slice(1), link]));
  const parts = allWithin('[data-section]').filter((part) => rows.has(part.dataset.section));
  let waiting = false;
  const follow = () => {
    waiting = false;
    const reading = partInView(parts);
    for (const [id, link] of rows) {
      if (id === reading?.dataset.section) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const later = () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  };
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later);
  follow();
}

function partInView(parts: readonly HTMLElement[]): HTMLElement | undefined {
  const line = innerHeight / 3;
  const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  return atEnd ? parts.at(-1) : parts.findLast((part) => part.getBoundingClientRect().top <= line);
}

/** Where the contents stand above the text and not beside it, they are closed until they are asked for. */
function foldContents(): void {
  const contents = document.querySelector('.contents details');
  const beside = matchMedia('(min-width: 78rem)');
  if (!(contents instanceof HTMLDetailsElement)) return;
  const fold = () => {
    contents.open = beside.matches;
    contents.dataset.folded = '';
  };
  fold();
  beside.addEventListener('change', fold);
}
