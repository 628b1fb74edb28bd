/**
 * Where the lines of justified words end. In: the parsed print HTML with soft hyphens, before Paged.js breaks the text
 * into pages; the style of the book must be in force. Out: each justified paragraph with its lines chosen as a whole: a
 * `wbr` at each end, a hyphen where a word is divided, no soft hyphen. No text of the edition is changed; Chinese is
 * left alone.
 */
import { countLetters } from '../../../model/last-line.ts';
import { chooseLineEnds, type LineMeasure, type LinePlace } from './knuth-plass.ts';
import { forcesAt, opensAt, takeHyphens } from './line-opportunities.ts';
import { isSpace, type LineMarks, type LineStop, widthOfHyphen, writeLineEnds } from './line-writer.ts';
import { copyBeside } from './section-copy.ts';
import { textNodesIn } from './text-nodes.ts';

/** A place in a text node without its soft hyphens: before the character at `offset`. */
interface TextPlace extends LinePlace {
  node: number;
  offset: number;
}

/** Composes every justified paragraph of the parsed document. */
export function composeLines(content: ParentNode, marks: LineMarks): void {
  if (document.documentElement.dataset.writingSystem !== 'alphabetic') return;
  for (const part of content.querySelectorAll<HTMLElement>('section')) {
    // A section is measured with all that is around its paragraphs; registers are not justified.
    if (part.parentElement?.closest('section') || part.matches('.register')) continue;
    composeSection(part, marks);
  }
}

function composeSection(part: HTMLElement, marks: LineMarks): void {
  const { models, remove } = copyBeside(part, 'p');
  for (const [i, paragraph] of [...part.querySelectorAll<HTMLElement>('p')].entries()) {
    const model = models[i];
    if (!model?.textContent || getComputedStyle(model).textAlign !== 'justify') continue;
    const stretches = measureLines(model);
    if (!stretches) continue;
    const texts = stretchesOf(paragraph);
    for (const node of texts.flat()) node.data = takeHyphens(node.data).text;
    writeLineEnds(
      paragraph,
      texts.map((nodes, n) => ({ nodes, stops: stretches[n] ?? [] })),
      marks,
    );
  }
  remove();
}

/**
 * Where the lines of a copy of a paragraph end, of which each stretch is set in one line for it: its hard breaks stay.
 */
function measureLines(model: HTMLElement): LineStop[][] | undefined {
  const style = getComputedStyle(model);
  const [indent, size] = [Number.parseFloat(style.textIndent), Number.parseFloat(style.fontSize)];
  const { width } = model.getBoundingClientRect();
  const stretches = stretchesOf(model).map((nodes) => ({ nodes, hyphens: nodes.map(removeHyphens) }));
  model.classList.add('composed', 'measured');
  const rectOf = characterRects();
  const hyphen = widthOfHyphen(model);
  const found: LineStop[][] = [];
  for (const [i, { nodes, hyphens }] of stretches.entries()) {
    const first = nodes.find(({ data }) => data.trim() !== '');
    const start = first ? rectOf(first, first.data.search(/\S/)).left : 0;
    const measure: LineMeasure = { width, size, start, hyphen, indent: i === 0 ? indent : 0 };
    const { places, ends } = tryLines(nodes, hyphens, rectOf, measure);
    if (!ends) return undefined;
    found.push(
      ends.map(({ place, shrunk }) => {
        const { node, offset, divides } = places[place] as TextPlace;
        return { node, offset, divides, shrunk };
      }),
    );
  }
  return found;
}

/** Takes the soft hyphens out of a text, and says where they were. */
function removeHyphens(node: Text): Set<number> {
  const { text, hyphens } = takeHyphens(node.data);
  node.data = text;
  return hyphens;
}

/** In em: spaces that are widened by more are bad enough to divide anything. */
const widest = 1;

/**
 * Lines that end where they should; where that leaves a hole or a stub at the end, or a string is longer than a line,
 * long strings are divided too, then what is kept on one line, and where the lines are narrower than a word, any word.
 */
function tryLines(
  nodes: readonly Text[],
  hyphens: readonly ReadonlySet<number>[],
  rectOf: CharacterRect,
  measure: LineMeasure,
): { places: TextPlace[]; ends: ReturnType<typeof chooseLineEnds> } {
  let best = { places: [] as TextPlace[], ends: undefined as ReturnType<typeof chooseLineEnds> };
  for (const force of ['nothing', 'strings', 'all', 'words'] as const) {
    if (
      best.ends &&
      (force === 'all' || force === 'words' || best.ends.every(({ widened, stub }) => widened <= widest && !stub))
    )
      break;
    const places = findPlaces(nodes, hyphens, rectOf, force);
    const ends = chooseLineEnds(places, measure);
    if (ends) best = { places, ends };
  }
  return best;
}

/**
 * Texts of a paragraph in which lines can end: numbers, labels of items, which stand before them, and the notes that
 * stand in it until they go to the page foot, are not in its lines.
 */
const ownTexts = (paragraph: Element): Text[] =>
  textNodesIn(paragraph, (node) => {
    const apart = node.parentElement?.closest('.number, .note-number, .item-label, .footnote');
    return !(apart && paragraph.contains(apart));
  });

/** True for what stands in a note that is still inside the paragraph; a paragraph of the note itself is another. */
const isInNote = (element: Element, paragraph: Element): boolean => {
  const note = element.closest('.footnote');
  return note !== null && paragraph.contains(note);
};

/** The texts of a paragraph in which lines can end, from one hard break to the next. */
function stretchesOf(paragraph: Element): Text[][] {
  const own = new Set<Node>(ownTexts(paragraph));
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const stretches: Text[][] = [[]];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (own.has(node)) stretches.at(-1)?.push(node as Text);
    else if (node instanceof HTMLBRElement && !isInNote(node, paragraph)) stretches.push([]);
  }
  return stretches;
}

/**
 * All places of a paragraph that stands in one line, and the end of its text. `force`: what may be divided against the
 * rules.
 */
function findPlaces(
  nodes: readonly Text[],
  hyphens: readonly ReadonlySet<number>[],
  rectOf: CharacterRect,
  force: 'nothing' | 'strings' | 'all' | 'words',
): TextPlace[] {
  const places: TextPlace[] = [];
  let [spaces, end, letters] = [0, 0, 0];
  for (const [n, node] of nodes.entries()) {
    const text = node.data;
    let counted = 0;
    /** Asked from the front to the back: each letter is counted once. */
    const lettersTo = (at: number) => {
      letters += countLetters(text.slice(counted, at));
      counted = at;
      return letters;
    };
    const kept = node.parentElement?.closest('.keep, .noteref') !== null;
    for (let at = 0; at < text.length; at++) {
      const divides = hyphens[n]?.has(at) ?? false;
      if (divides || (!kept && opensAt(text, at))) {
        const { left } = rectOf(node, at);
        places.push({ node: n, offset: at, divides, end: left, begin: left, spaces, letters: lettersTo(at) });
      } else if (force !== 'nothing' && (force !== 'strings' || !kept) && forcesAt(text, at, force === 'words')) {
        const { left } = rectOf(node, at);
        const inWord = /^\p{L}{2}$/u.test(text.slice(at - 1, at + 1));
        const place = { divides: inWord, forced: true, end: left, begin: left, spaces };
        places.push({ node: n, offset: at, ...place, letters: lettersTo(at) });
      }
      if (!isSpace(text.charAt(at))) continue;
      const { left, right } = rectOf(node, at);
      // Of several blanks the browser shows one.
      if (right === left) continue;
      if (!kept && (force === 'all' || force === 'words' || !isBeforeLonelyMark(nodes, n, at))) {
        const place = { divides: false, end: left, begin: right, spaces };
        places.push({ node: n, offset: at + 1, ...place, letters: lettersTo(at) });
      }
      spaces++;
    }
    lettersTo(text.length);
    if (text.length > 0) end = Math.max(end, rectOf(node, text.length - 1).right);
  }
  places.push({ node: nodes.length, offset: 0, divides: false, end, begin: end, spaces, letters });
  return places;
}

/** A mark between blanks closes what is before it, also where that is another text, as of emphasis. */
function isBeforeLonelyMark(nodes: readonly Text[], n: number, at: number): boolean {
  let behind = nodes[n]?.data.slice(at, at + 8) ?? '';
  for (let next = n + 1; behind.trim().length < 2 && next < nodes.length; next++)
    behind += nodes[next]?.data.slice(0, 8);
  return /^\s+[,.;:!?)\]»”’…%‰](?:\s|$)/.test(behind);
}

type CharacterRect = (node: Text, at: number) => DOMRect;

/** Measures characters with one range: each that lives makes every change of the document slower. */
function characterRects(): CharacterRect {
  const range = document.createRange();
  return (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, Math.min(at + 1, node.length));
    return range.getBoundingClientRect();
  };
}
