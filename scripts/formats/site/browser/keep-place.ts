/**
 * The way to another language keeps the place: both have the same addresses. In: the page with its links to other
 * languages. Out: links that lead to the paragraph which is read, when they are followed. Called by `main.ts`.
 */
import { allWithin } from './page-elements.ts';

/** Starts it; a page in one language alone has nothing to do. */
export function keepPlace(): void {
  for (const link of allWithin('.languages a')) {
    const follow = (): void => {
      if (!(link instanceof HTMLAnchorElement)) return;
      const anchor = placeRead();
      link.hash = anchor === undefined ? '' : `#${anchor}`;
    };
    link.addEventListener('click', follow);
    // Opened in another tab, by the middle button or from a menu.
    link.addEventListener('pointerdown', follow);
  }
}

/** The anchor of the first paragraph whose end is below the top of the window; none above the text. */
function placeRead(): string | undefined {
  const top = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
  const paragraphs = allWithin('main .paragraph[id]');
  if (!paragraphs.some((one) => one.getBoundingClientRect().top < window.innerHeight / 2)) return undefined;
  return paragraphs.find((one) => one.getBoundingClientRect().bottom > top)?.id;
}
