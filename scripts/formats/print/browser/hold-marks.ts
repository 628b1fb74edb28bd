/**
 * Marks that would begin a line of a narrow cell. In: the parsed print HTML whose cells are fitted, with the style of
 * the book in force. Out: a place where the line may end before the sign that the mark belongs to: where a stretch is
 * wider than its cell, Chromium 147 divides it anywhere, before a mark too. No text is changed.
 */
import { rectOf } from './measured-text.ts';
import { copyBeside } from './section-copy.ts';
import { isBesideNotes, textNodesIn } from './text-nodes.ts';

const closing = /[、，。；：？！）》〉】〕」』”’,.;:!?)\]»…%‰]/;
const opening = /[（《〈【〔「『“‘([«„]/;

/** What belongs to the sign before it, or is the second half of one. */
const joined = /[\p{M}\s\u00ad\udc00-\udfff]/u;

/** So many times a cell is looked at: what is mended may move other lines. */
const rounds = 3;

/** Looks at the lines of every cell, where it stands. */
export function holdMarks(content: ParentNode): void {
  for (const part of content.querySelectorAll<HTMLElement>('section')) {
    if (part.parentElement?.closest('section') || !part.querySelector('table')) continue;
    const { models, remove } = copyBeside(part, 'td, th');
    for (const [i, cell] of [...part.querySelectorAll<HTMLElement>('td, th')].entries()) {
      const model = models[i];
      for (let round = 0; model && round < rounds; round++) if (!holdLine(model, cell)) break;
    }
    remove();
  }
}

/** Mends the first line that begins with a mark, in a copy of a cell and in the cell. */
function holdLine(copy: HTMLElement, cell: HTMLElement): boolean {
  const nodes = textsOf(copy);
  for (const [n, node] of nodes.entries()) {
    const at = findStart(node);
    const place = at > 0 ? placeBefore(node.data, at) : -1;
    if (place <= 0) continue;
    for (const text of [node, textsOf(cell)[n]]) text?.splitText(place).before(document.createElement('wbr'));
    return true;
  }
  return false;
}

/** The texts of a cell without the notes that stand in it until they go to the page foot. */
const textsOf = (cell: HTMLElement): Text[] => textNodesIn(cell, (node) => isBesideNotes(node, cell));

/** The first mark of a text that begins a line and follows its sign without a blank; -1 where none does. */
function findStart(node: Text): number {
  const { data } = node;
  for (let at = 1; at < data.length; at++) {
    if (!closing.test(data.charAt(at)) || /\s/.test(data.charAt(at - 1))) continue;
    const [before, own] = [rectOf(node, at - 1), rectOf(node, at)];
    if (own.top > before.bottom - own.height / 2) return at;
  }
  return -1;
}

/**
 * Where the line may end before a mark: before its sign, with the marks between and before it; -1 where the text begins
 * with them. Example: `placeBefore('甲“乙”', 3)` → 1.
 */
export function placeBefore(text: string, mark: number): number {
  for (let at = mark - 1; at > 0; at--)
    if (!closing.test(text.charAt(at)) && !opening.test(text.charAt(at - 1)) && !joined.test(text.charAt(at)))
      return at;
  return -1;
}
