/**
 * Lines of characters that Chromium 147 ends too early. In: finished pages. Out: the same text, in lines that are full.
 * No text is changed.
 */
import { trimMark } from './end-marks.ts';
import { rectsIn } from './measured-text.ts';

/**
 * Where a text fills its line to the last character and letters or figures that stay together follow, Chromium 147
 * counts the space between them, finds the line too long, and ends it behind its first character. On finished pages
 * such a character gives its space up.
 */
export function fillShortLines(pages: readonly HTMLElement[]): void {
  if (document.documentElement.dataset.writingSystem !== 'han') return;
  const paragraphs = pages.flatMap((page) => [
    ...page.querySelectorAll<HTMLElement>(':is(.text-section, .footnote) p:not(.composed):has(.keep)'),
  ]);
  // All are read before the first is changed: for each change that is read the browser sets the book again.
  const short = paragraphs.filter((paragraph) => !paragraph.querySelector('br') && hasShortLine(paragraph));
  for (const paragraph of short) fillShortLine(paragraph);
}

function fillShortLine(paragraph: HTMLElement): void {
  for (const kept of paragraph.querySelectorAll('.keep')) {
    if (!hasShortLine(paragraph)) return;
    const before = kept.previousSibling;
    if (!(before instanceof Text) || !han.test(before.data.slice(-1))) continue;
    trimMark(before, before.length - 1, 1);
    const trimmed = kept.previousElementSibling;
    if (hasShortLine(paragraph)) trimmed?.replaceWith(...trimmed.childNodes);
  }
}

/** Whether a line of a justified paragraph, but its last, ends an em and more before its edge. */
function hasShortLine(paragraph: HTMLElement): boolean {
  const ends = new Map<number, number>();
  for (const { bottom, right, width } of rectsIn(paragraph))
    if (width > 0) ends.set(Math.round(bottom), Math.max(right, ends.get(Math.round(bottom)) ?? 0));
  if (ends.size < 2) return false;
  const { textAlign, fontSize, paddingRight } = getComputedStyle(paragraph);
  const edge = paragraph.getBoundingClientRect().right - Number.parseFloat(paddingRight);
  const last = Math.max(...ends.keys());
  const size = Number.parseFloat(fontSize);
  return textAlign === 'justify' && [...ends].some(([at, right]) => at < last - size && right < edge - 1.5 * size);
}

const han = /\p{Script=Han}/u;
