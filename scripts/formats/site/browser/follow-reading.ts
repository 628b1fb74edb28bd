/**
 * Contents that follow the reading. In: where the window stands. Out: `aria-current` on the row of the contents whose
 * part is being read: the last that begins above a third of the window. Where the contents do not stand beside the
 * text, a line over it says the part, the paragraph and how much is read, and leads to the contents.
 */
import { allWithin, elementById } from './page-elements.ts';
import { pageWord } from './page-words.ts';

/** Follows the reader from now on. */
export function followReading(): void {
  foldContents();
  const rows = new Map(allWithin('.contents a').map((link) => [link.getAttribute('href')?.slice(1), link]));
  const parts = allWithin('[data-section]').filter((part) => rows.has(part.dataset.section));
  const paragraphs = allWithin('.text-section .paragraph');
  let waiting = false;
  const follow = () => {
    waiting = false;
    const reading = partInView(parts);
    for (const [id, link] of rows) {
      if (id === reading?.dataset.section) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    sayPlace(rows, reading, paragraphs);
  };
  const later = () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  };
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later);
  // Where the parts stand is measured when the first picture is there: it need not wait.
  requestAnimationFrame(() => setTimeout(follow));
}

function partInView(parts: readonly HTMLElement[]): HTMLElement | undefined {
  const line = innerHeight / 3;
  const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  return atEnd ? parts.at(-1) : parts.findLast((part) => part.getBoundingClientRect().top <= line);
}

/** What stands so far below the top of the window is being read, in px: below the line that says the place. */
const readingLine = 120;

/** Says where the reader is; nothing above the text. `part`: what is being read where no paragraph is. */
function sayPlace(
  rows: ReadonlyMap<string | undefined, HTMLElement>,
  part: HTMLElement | undefined,
  paragraphs: readonly HTMLElement[],
): void {
  const place = elementById('place', HTMLAnchorElement);
  const text = document.querySelector('.text-section')?.getBoundingClientRect();
  const isInside = text !== undefined && text.top < 0;
  const last = isInside ? lastAbove(paragraphs, readingLine) : undefined;
  const isText = part?.matches('.text-section') ?? false;
  const section = isText && last ? last.closest<HTMLElement>('[data-section]') : part;
  const number = isText ? last?.querySelector<HTMLElement>('.number') : undefined;
  const cited = number?.dataset.cited ?? number?.textContent ?? '';
  const title = rows.get(section?.dataset.section)?.querySelector('.contents-title')?.textContent ?? '';
  const own = cited === '' ? '' : pageWord('webPermalink', cited);
  // What cites a provision names its article: 第三条第二款.
  const above = own.toLowerCase().startsWith(title.toLowerCase()) ? '' : title;
  const said = [above, own].filter((words) => words !== '').join(' · ') || title;
  if (place.textContent !== (isInside ? said : '')) place.textContent = isInside ? said : '';
  const whole = document.documentElement.scrollHeight - innerHeight;
  place.style.setProperty('--read', `${whole > 0 ? ((100 * scrollY) / whole).toFixed(1) : 0}%`);
}

/** The last of elements, which stand below one another, that begins above a line of the window. */
function lastAbove(elements: readonly HTMLElement[], line: number): HTMLElement | undefined {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return elements[low - 1];
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
