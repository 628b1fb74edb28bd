/**
 * Follows the pages of a layout to the place where the reader is. In: the place in the text before, and pages as they
 * become ready. Out: the page of that place, told once, as soon as its spread is ready. `followAnchor` is pure.
 */
import type { WishedPlace } from './preview-state.ts';
import { textWithoutNumber } from './text-changes.ts';

/** Id of the block in a new text that says what the reader had before him; else of the one that has its name. */
export function anchorIn(text: ParentNode, wish: WishedPlace): string {
  const blocks = [...text.querySelectorAll('[data-block],[data-entry]')];
  const same = (element: Element | undefined) => element !== undefined && textWithoutNumber(element) === wish.text;
  if (same(blocks.find(({ id }) => id === wish.anchor))) return wish.anchor;
  return blocks.find(same)?.id ?? wish.anchor;
}

interface PlaceFollower {
  /** Hears of every page in order, by its 0-based index, and whether something of the anchor stands on it. */
  page(index: number, holds: boolean): void;
  /** There will be no more than so many pages. */
  end(pages: number): void;
}

/** Tells the page that is `part` pages behind the one on which the anchor begins, or the last one that has it. */
export function followAnchor(part: number, tell: (index: number) => void): PlaceFollower {
  const found: number[] = [];
  let target = -1;
  let told = false;
  const look = (pages: number, done: boolean) => {
    const last = found.at(-1);
    const complete = found.length > part || (last !== undefined && last < pages - 1) || done;
    if (target < 0 && last !== undefined && complete) target = found[Math.min(part, found.length - 1)] ?? last;
    // A spread is ready with its right page: pages 2 and 3, 4 and 5 stand side by side.
    if (told || target < 0 || (!done && pages <= target + (target % 2))) return;
    told = true;
    tell(target);
  };
  return {
    page: (index, holds) => {
      if (holds) found.push(index);
      look(index + 1, false);
    },
    end: (pages) => look(pages, true),
  };
}
