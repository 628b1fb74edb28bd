/**
 * What runs before Paged.js breaks the text into pages. In: the parsed print HTML. Out: the same text, prepared for
 * what style sheets cannot say: stretches that stay on one line, dots under emphasized characters, widths of table
 * columns, pictures of whole lines. No text of the edition is changed. Called when Paged.js has parsed the text, before
 * it gives every element its reference: what has none cannot be found again behind a page break.
 */
import { bookLength } from './book-lengths.ts';
import { sizeFigure } from './figure-room.ts';
import { openStrings } from './open-strings.ts';
import { prepareTables } from './tables.ts';
import { textNodesIn, wrapMatches } from './text-nodes.ts';

/** A picture is at most so many lines high. */
const highestFigure = 14;

/** What stays on one line in the language of the document. `kept`: sources of the expressions, by language. */
export const keptExpression = (kept: Record<string, string>): RegExp =>
  new RegExp(kept[document.documentElement.lang] ?? kept['zh-Hans'] ?? '', 'gu');

/** Prepares the parsed document. `kept`: what stays on one line. */
export async function arrangeContent(content: ParentNode, kept: RegExp): Promise<void> {
  keepTogether(content, kept);
  holdBlanks(content);
  dotEmphasis(content);
  prepareTables(content);
  await fitFigures(content);
}

/**
 * Paged.js 0.4.3 makes one space of a text of blanks alone, as between two pieces that are kept together, or removes
 * it. In the text each blank is a character, and is counted. Gives what puts them back, to be called when Paged.js has
 * parsed.
 */
export function keepBlanks(content: ParentNode): () => void {
  const kept = [...content.querySelectorAll('.text-section, .footnote')]
    .flatMap((part) => textNodesIn(part))
    .filter(({ data }) => /^[\t\n\r ]{2,}$/.test(data))
    .filter((node) => node.parentElement?.closest('p, h2, h3, h4, h5, h6, th, td, figcaption'))
    .map((node) => ({ node, data: node.data, parent: node.parentNode, next: node.nextSibling }));
  return () => {
    // From the end: what follows a text that was removed may have been removed itself.
    for (const { node, data, parent, next } of kept.reverse()) {
      node.data = data;
      if (!node.parentNode) parent?.insertBefore(node, next);
    }
  };
}

/** A mark with a blank before and behind it, with the sign that it belongs to. */
const lonelyMark = /\S(?: [,.;:!?)\]»”’…%‰](?!\S))+|(?<!\S)[([«“„‘] \S/gu;

/**
 * Lines of the registers, contents and imprint are not composed piece by piece: the same stretches are kept here. In
 * titles of words nothing but a mark that would stand alone: their lines are few, and must have room. Titles of
 * characters are divided between words.
 */
function keepTogether(content: ParentNode, expression: RegExp): void {
  for (const part of content.querySelectorAll('.register, .contents, .imprint, .notes, table'))
    for (const node of textNodesIn(part))
      if (!node.parentElement?.closest('.keep, .hash, .contents-range')) wrapMatches(node, expression, 'keep');
  if (document.documentElement.dataset.writingSystem !== 'alphabetic') return;
  for (const title of content.querySelectorAll('.text-title, .title-leaf h1'))
    for (const node of textNodesIn(title)) wrapMatches(node, lonelyMark, 'keep');
  for (const heading of content.querySelectorAll('.text-section > :is(h2, h3, h4, h5, h6), figcaption'))
    openStrings(heading);
}

/** What is so long may need a line of its own. */
const longest = 12;

/**
 * A mark between blanks, behind an element of one short word, as of emphasis or a raised figure, belongs to it: before
 * its blank Chromium 147 ends a line, unless one element keeps both.
 */
function holdBlanks(content: ParentNode): void {
  for (const kept of content.querySelectorAll(':is(td, th) .keep')) {
    const before = kept.previousSibling;
    if (!/^\s+\S/.test(kept.textContent ?? '') || !(before instanceof HTMLElement)) continue;
    const word = before.textContent ?? '';
    if (word.length > longest || /^$|\s/.test(word) || before.matches('.noteref, .footnote')) continue;
    const holder = document.createElement('span');
    holder.className = 'keep';
    before.before(holder);
    holder.append(before, kept);
  }
}

/**
 * 着重号: a dot under each Han character, drawn and not set: text-emphasis would put “•” into copied text and spread the
 * line.
 */
function dotEmphasis(content: ParentNode): void {
  for (const emphasis of content.querySelectorAll('em:not(.kai)')) {
    emphasis.classList.add('dotted');
    for (const node of textNodesIn(emphasis)) wrapMatches(node, /\p{Script=Han}/gu, 'dot-under');
  }
}

/** A picture whose size is known, not decoded: of more than 67 million pixels Chromium decodes none for a script. */
function loadedPicture(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  return new Promise((resolve, reject) => {
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error('a picture of the text cannot be shown'));
    picture.src = address;
  });
}

/** Pictures take whole lines, so that the text after them stands on the grid. */
async function fitFigures(content: ParentNode): Promise<void> {
  const [line, width] = [bookLength('--line'), bookLength('--text-width')];
  for (const image of content.querySelectorAll<HTMLImageElement>('figure img')) {
    const { naturalWidth, naturalHeight } = await loadedPicture(image.src);
    const scale = Math.min(1, width / naturalWidth, (line * highestFigure) / naturalHeight);
    const lines = Math.max(1, Math.floor((naturalHeight * scale) / line));
    image.dataset.lines = String(lines);
    image.dataset.ratio = String(naturalWidth / naturalHeight);
    sizeFigure(image, lines, line);
  }
}
