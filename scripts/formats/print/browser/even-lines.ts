/**
 * Lines of characters beside long strings without a break. In: the parsed print HTML before Paged.js breaks it into
 * pages, with the style of the book in force. Out: paragraphs that Chromium would stretch for the sake of a longer last
 * line are filled line by line, where that is more even. No text is changed; lines of words are composed
 * (`line-breaking.ts`).
 */
import { trimMark } from './end-marks.ts';
import { type LineMarks, makeElement } from './line-writer.ts';
import { ownTexts } from './paragraph-lines.ts';
import { copyBeside } from './section-copy.ts';

/** So many signs that are no characters of Han may be a string that leaves few places to stretch a line. */
const longString = /[^\p{Script=Han}]{8}/u;

/** Where two characters may stand apart without being seen to, in em. */
const unseen = 0.08;

/** What a last line of one character costs: as much as a line whose characters stand an em apart. */
const aloneCost = 1;

/** The last two signs of a text with their marks, which are no last line of one character. */
const lastSigns = /\p{Script=Han}\p{P}*[^\p{P}\s]\p{P}*\s*$/u;

/** Sets the paragraphs of a text that is made of characters in the more even of two ways. */
export function evenLines(content: ParentNode, marks: LineMarks): void {
  if (document.documentElement.dataset.writingSystem !== 'han') return;
  for (const part of content.querySelectorAll<HTMLElement>('section.text-section')) {
    const paragraphs = [...part.querySelectorAll<HTMLElement>('p')];
    if (!paragraphs.some(isOpen)) continue;
    const { models, remove } = copyBeside(part, 'p');
    for (const [i, paragraph] of paragraphs.entries()) {
      const model = models[i];
      if (model && isOpen(paragraph) && fillsBetter(model, marks)) fillLines(paragraph, marks);
    }
    remove();
  }
}

/**
 * Where a text fills its line to the last character and letters or figures that stay together follow, Chromium 147
 * counts the space between them, finds the line too long, and ends it behind its first character. On finished pages
 * such a character gives its space up.
 */
export function fillShortLines(pages: readonly HTMLElement[]): void {
  if (document.documentElement.dataset.writingSystem !== 'han') return;
  for (const page of pages)
    for (const paragraph of page.querySelectorAll<HTMLElement>('.text-section p, .footnote p'))
      if (paragraph.querySelector('.keep') && !paragraph.querySelector('br')) fillShortLine(paragraph);
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
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const ends = new Map<number, number>();
  for (const { bottom, right, width } of range.getClientRects())
    if (width > 0) ends.set(Math.round(bottom), Math.max(right, ends.get(Math.round(bottom)) ?? 0));
  if (ends.size < 2) return false;
  const { textAlign, fontSize, paddingRight } = getComputedStyle(paragraph);
  const edge = paragraph.getBoundingClientRect().right - Number.parseFloat(paddingRight);
  const last = Math.max(...ends.keys());
  const size = Number.parseFloat(fontSize);
  return textAlign === 'justify' && [...ends].some(([at, right]) => at < last - size && right < edge - 1.5 * size);
}

const isOpen = (paragraph: Element): boolean => longString.test(paragraph.textContent ?? '');

/** Whether a copy of a paragraph is more even when each line takes what it has room for. */
function fillsBetter(model: HTMLElement, marks: LineMarks): boolean {
  const style = getComputedStyle(model);
  if (style.textAlign !== 'justify') return false;
  const size = Number.parseFloat(style.fontSize);
  const chosen = unevennessOf(model, size);
  if (chosen === 0) return false;
  fillLines(model, marks);
  return unevennessOf(model, size) < chosen;
}

/** Has each line take what it has room for; the last two characters stay together. */
function fillLines(paragraph: HTMLElement, marks: LineMarks): void {
  paragraph.style.textWrap = 'wrap';
  const last = ownTexts(paragraph).at(-1);
  const found = last && lastSigns.exec(last.data);
  if (!last || !found || last.parentElement?.closest('.keep')) return;
  const held = makeElement('span', marks);
  held.className = 'keep';
  const end = last.splitText(found.index);
  end.replaceWith(held);
  held.append(end);
}

const han = /\p{Script=Han}/u;
const sign = /[^\p{P}\s]/u;

/** How far the lines of a paragraph are from even: the squares of what is seen between their characters, in em. */
function unevennessOf(paragraph: HTMLElement, size: number): number {
  const range = document.createRange();
  let [sum, widest, signs, lines] = [0, 0, 0, 1];
  let before: { rect: DOMRect; node: Text; character: string } | undefined;
  const endLine = () => {
    sum += Math.max(0, widest - unseen) ** 2;
    widest = 0;
  };
  for (const node of ownTexts(paragraph)) {
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = [...range.getClientRects()].at(-1);
      if (!rect || rect.width === 0) continue;
      const character = node.data.charAt(at);
      if (before && rect.top > before.rect.bottom - rect.height / 2) {
        endLine();
        signs = 0;
        lines++;
      } else if (before?.node === node && han.test(before.character) && han.test(character))
        // What a line is stretched by belongs to the character before it.
        widest = Math.max(widest, before.rect.width / size - 1);
      if (sign.test(character)) signs++;
      before = { rect, node, character };
    }
  }
  endLine();
  return sum + (lines > 1 && signs < 2 ? aloneCost : 0);
}
