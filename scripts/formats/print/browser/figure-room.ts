/**
 * Room for a picture at the foot of a page. In: a page that would end before a picture, and leave a large blank. Out:
 * the same page with the picture on it, smaller by whole lines, where it has room so; the page as it was where it would
 * be too small. A picture stays between its paragraphs: nothing of the text is moved. Called for each end of a page.
 */
import { bookLength } from './book-lengths.ts';

/** The least part of its height, and of its width, that a picture keeps. */
const leastShare = 0.6;

/** Fewer lines at the foot of a page are no blank that asks for a smaller picture. */
const blankLines = 4;

/** Looks again where a page ends. */
type FindEnd = () => Range | undefined;

/** Gives the place at which the page ends: `overflow` where no picture is to be smaller. */
export function makeRoomForFigure(
  rendered: Element,
  overflow: Range,
  room: DOMRect,
  findEnd: FindEnd,
): Range | undefined {
  const figure = figureBehind(rendered, overflow);
  const image = figure?.querySelector('img');
  const above = figure && bottomAbove(figure, rendered, room);
  if (!figure || !image || above === undefined) return overflow;
  const line = bookLength('--line');
  const left = Math.floor((room.top + room.height - above) / line);
  // A page whose end is looked for again has the picture as it was made before.
  const full = Number(image.dataset.lines);
  const rest = Math.ceil((figure.getBoundingClientRect().height - Number.parseFloat(image.style.height)) / line);
  if (left < blankLines || left - rest >= full || left - rest < Math.ceil(full * leastShare)) return overflow;
  const before = image.getAttribute('style') ?? '';
  sizeFigure(image, left - rest, line);
  const end = findEnd();
  if (!end || end.comparePoint(figure, figure.childNodes.length) < 0) return end;
  image.setAttribute('style', before);
  return findEnd();
}

/** How much of the line of air around a picture stands above it: half, and more above a picture with a caption. */
const [airAbove, airAboveCaption] = [1 / 2, 2 / 3];

/**
 * A picture of so many lines, in its own shape and no wider than the text, and a line of air around it, in whole px:
 * what follows stands on the grid.
 */
export function sizeFigure(image: HTMLImageElement, lines: number, line: number): void {
  const ratio = Number(image.dataset.ratio);
  const above = Math.round(line * (image.nextElementSibling ? airAboveCaption : airAbove));
  image.style.marginBlock = `${above}px ${line - above}px`;
  image.style.height = `${lines * line}px`;
  image.style.width = `${Math.min(bookLength('--text-width'), lines * line * ratio)}px`;
}

/** The picture with which the next page would begin. One with a note is not touched: its foot would grow with it. */
function figureBehind(rendered: Element, overflow: Range): HTMLElement | undefined {
  const figure = [...rendered.querySelectorAll<HTMLElement>('figure')].find(
    (one) => overflow.comparePoint(one, one.childNodes.length) >= 0,
  );
  if (!figure || figure.querySelector('.noteref')) return undefined;
  const between = document.createRange();
  between.setStart(overflow.startContainer, overflow.startOffset);
  between.setEndBefore(figure);
  return between.toString().trim() === '' ? figure : undefined;
}

/** The foot of what stands above a picture on its page; undefined where nothing does. */
function bottomAbove(figure: Element, rendered: Element, { right }: DOMRect): number | undefined {
  let at: Element = figure;
  while (!at.previousElementSibling) {
    if (!at.parentElement || at.parentElement === rendered) return undefined;
    at = at.parentElement;
  }
  const shown = [...at.previousElementSibling.getClientRects()].filter(
    ({ left, height }) => left < right && height > 0,
  );
  return shown.at(-1)?.bottom;
}
