/**
 * Where a text must fit its box, whatever its length. In: the cover, the title leaf, the title over the text, with the
 * style of the book in force. Out: the same text, in the first step of the style sheet (`data-step`) that fits, divided
 * between words where a line of Chinese does not stand on one line, and in whole lines of the grid. The style says how
 * many steps there are, `--steps`, and how many lines a step allows, `--most-lines`. No text is changed.
 */
import type { LineMarks } from './line-writer.ts';
import { openHost } from './measuring-host.ts';
import { divideNames, divideSigns, divideTitle } from './title-words.ts';

/** How lines are divided: what stays on one line, and marks of their ends. */
interface Dividing {
  kept: RegExp;
  marks: LineMarks;
}

/** Titles of the parsed document, which is not shown yet; measured beside it. */
export function fitTitles(content: ParentNode, by: Dividing): void {
  fitParts(content, 'section.cover', 'p, p > span', '.cover-design', (design) => fitCover(design, by));
  fitParts(content, 'section.title-leaf', 'h1, h1 > span, .adopted, .edition-number', 'h1', (title) =>
    fitLeaf(title, by),
  );
  fitParts(content, 'section.first', '.text-title, .text-title > span', '.text-title', (title) =>
    fitTextTitle(title, by),
  );
  for (const part of content.querySelectorAll<HTMLElement>('section.imprint')) fitBeside(part, '.row', markTallRows);
}

/** Fits what `inside` names in copies of parts; `selector` names what may change with it. */
function fitParts(
  content: ParentNode,
  parts: string,
  selector: string,
  inside: string,
  fit: (element: HTMLElement) => void,
): void {
  for (const part of content.querySelectorAll<HTMLElement>(parts))
    fitBeside(part, selector, (copy) => {
      for (const element of copy.querySelectorAll<HTMLElement>(inside)) fit(element);
    });
}

const pixels = (element: Element, property: string): number =>
  Number.parseFloat(getComputedStyle(element).getPropertyValue(property)) || 0;
const heightOf = (element: Element): number => element.getBoundingClientRect().height;
const linesOf = (span: Element): number => Math.round(heightOf(span) / pixels(span, 'line-height'));
const isHan = (): boolean => document.documentElement.dataset.writingSystem === 'han';

/**
 * Divides a line between names, where each has room, else between words, else, as where lines are `full`, between
 * signs. Out: whether what stays whole has room.
 */
function divideLine(span: Element, plain: string, { kept, marks }: Dividing, full: boolean): boolean {
  const bySigns = (line: string) => divideSigns(line, kept);
  return (full ? [bySigns] : [divideNames, divideTitle, bySigns]).some((divide) => {
    putBreaks(span, divide(plain), marks);
    return span.scrollWidth <= span.clientWidth;
  });
}

/** Puts a place to break between the stretches of a line. */
function putBreaks(span: Element, stretches: readonly string[], marks: LineMarks): void {
  span.replaceChildren(
    ...stretches.flatMap((stretch, i) => {
      if (i === 0) return [stretch];
      const mark = document.createElement('wbr');
      // Paged.js finds an element again by its reference, and has given its own before.
      mark.dataset.ref = `fit-${++marks.made}`;
      return [mark, stretch];
    }),
  );
}

/**
 * Takes the first step in which `holds` and no word is torn apart; the last one, when none does. Lines of Chinese that
 * turn over are divided between words.
 */
function climb(title: HTMLElement, by: Dividing, holds: () => boolean): void {
  const spans = [...title.querySelectorAll<HTMLElement>(':scope > span')];
  const plain = spans.map((span) => span.textContent ?? '');
  const steps = pixels(title, '--steps');
  for (let step = 0; ; step++) {
    if (step > 0) title.dataset.step = String(step);
    spans.forEach((span, i) => {
      if (span.querySelector('wbr')) span.replaceChildren(plain[i] ?? '');
      span.classList.remove('divided-line');
      if (!isHan() || linesOf(span) < 2) return;
      span.classList.add('divided-line');
      // Where there is room for nothing else, lines are full; a title of one size has room.
      const full = steps > 0 && step >= steps;
      // A string that is wider than the line is divided anywhere.
      if (divideLine(span, plain[i] ?? '', by, full)) return;
      span.classList.remove('divided-line');
      span.replaceChildren(plain[i] ?? '');
    });
    if (step >= steps || (holds() && !spans.some(isTorn))) return;
  }
}

/** Whether a word, with the small ones that stay before it, has no room on a line: it would be torn apart. */
function isTorn(span: HTMLElement): boolean {
  if (isHan()) return false;
  const { overflowWrap } = span.style;
  span.style.overflowWrap = 'normal';
  const torn = span.scrollWidth > span.clientWidth;
  span.style.overflowWrap = overflowWrap;
  return torn;
}

/** A cover that is in the document. */
export function fitCover(design: HTMLElement, by: Dividing): void {
  const [parties, title, date] = ['.cover-parties', '.cover-title', '.cover-date'].map((name) =>
    design.querySelector<HTMLElement>(name),
  );
  if (!parties || !title || !date) return;
  const apart = (above: Element, below: Element) =>
    above.getBoundingClientRect().bottom <= below.getBoundingClientRect().top - pixels(design, 'font-size') / 2;
  climb(parties, by, () => apart(parties, title));
  climb(
    title,
    by,
    () => linesOf(title.lastElementChild ?? title) <= pixels(title, '--most-lines') && apart(title, date),
  );
}

/** Gives a title a height of its least and whole lines. Out: by how much it has grown, in px. */
function grow(title: HTMLElement): number {
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
}

/**
 * The title leaf: what the title and the place take more than their least, and all that the publisher takes, the
 * edition's number gives up.
 */
function fitLeaf(title: HTMLElement, by: Dividing): void {
  const number = title.parentElement?.querySelector<HTMLElement>('.edition-number');
  if (!number) return;
  const [line, below] = [pixels(title, '--line'), title.nextElementSibling];
  const published = title.parentElement?.querySelector('.published');
  const least = below ? pixels(below, 'padding-top') + pixels(below, 'min-height') : 0;
  const more = (published ? heightOf(published) : 0) + (below ? heightOf(below) - least : 0);
  const taken = Math.max(0, Math.ceil((more - 0.5) / line) * line);
  const room = Math.max(line, pixels(number, 'padding-top') - taken);
  climb(title, by, () => grow(title) <= room - line);
  const grown = grow(title);
  if (grown + taken > 0) number.style.paddingTop = `${Math.max(0, room - grown)}px`;
  if (pixels(title, 'min-height') === 0 && below instanceof HTMLElement) below.style.paddingTop = '0';
}

function fitTextTitle(title: HTMLElement, by: Dividing): void {
  climb(
    title,
    by,
    () => [...title.children].reduce((sum, span) => sum + linesOf(span), 0) <= pixels(title, '--most-lines'),
  );
  grow(title);
}

/** Rows of the imprint that no page may have room for go on from one page to the next. */
function markTallRows(part: HTMLElement): void {
  const line = pixels(part, '--register-line');
  for (const row of part.querySelectorAll<HTMLElement>('.row'))
    if (heightOf(row) > 20 * line) row.classList.add('tall');
}

/** Not the element itself: Paged.js may know it by now. */
function copyFit(from: HTMLElement, to: HTMLElement): void {
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
  if (from.matches('span') && from.querySelector('wbr')) to.replaceChildren(...from.childNodes);
}

/** What is done to a copy of a part that stands in the document is done to the part. */
function fitBeside(part: HTMLElement, selector: string, change: (copy: HTMLElement) => void): void {
  const host = openHost('var(--text-width)');
  const copy = part.cloneNode(true) as HTMLElement;
  host.append(copy);
  change(copy);
  const own = [...part.querySelectorAll<HTMLElement>(selector)];
  [...copy.querySelectorAll<HTMLElement>(selector)].forEach((changed, i) => {
    const element = own[i];
    if (element && !element.isEqualNode(changed)) copyFit(changed, element);
  });
  host.remove();
}
