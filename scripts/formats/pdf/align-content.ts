/**
 * Finds the book on its pages. In: the structure of the book, what Chromium's pages show. Out: for every leaf of the
 * book the marked content that shows it. Promises that all text is accounted for: throws when a leaf is not on its
 * page, and when a page shows text that is not in the book. Gives list markers, which no leaf has, to their items.
 * Called by `structure-tree.ts`.
 *
 *     leaf { text: '第1条', page: 1 }, content item { kind: 'text', marks: [3], text: '第1条' } → leaf → [3]
 */
import { LayoutFault } from '../../model/layout-fault.ts';
import type { StructureElement, StructureLeaf } from '../../model/structure-tree.ts';
import { pxToPoints } from '../print/print-format.ts';
import type { Unit } from './content-streams.ts';
import type { ContentItem, PageContent } from './page-content.ts';

/** Text that stands somewhere on its page. */
type Placed = Unit & Required<Pick<Unit, 'at'>>;

interface Alignment {
  contents: readonly PageContent[];
  /** The book is read from right to left. */
  fromRight: boolean;
  /** How many content items of each page are taken. */
  taken: number[];
  /** The text of each page that Chromium left without a mark, and that has none yet. */
  unmarked: Placed[][];
  /** Leaf → the marks, as Chromium gave them, of the content that shows it. */
  found: Map<StructureLeaf, number[]>;
  /** Chromium writes the foot of a page behind its text: notes, which stand behind their blocks here, come last. */
  notes: StructureElement[];
}

/**
 * Finds every leaf of the book among the content items of its page. Adds a `Lbl` to each item of a list that has a
 * marker, and a mark of its own to text that Chromium left without one. Throws where book and pages differ.
 */
export function alignContent(
  book: StructureElement,
  contents: readonly PageContent[],
  fromRight = false,
): Alignment['found'] {
  const alignment: Alignment = {
    contents,
    fromRight,
    taken: contents.map(() => 0),
    unmarked: contents.map(({ units }) => units.filter(isUnmarked)),
    found: new Map(),
    notes: [],
  };
  alignElement(alignment, book, []);
  for (const note of alignment.notes) alignElement(alignment, note, []);
  contents.forEach(({ contentItems }, i) => {
    const rest = contentItems.slice(alignment.taken[i]).find((shown) => shown.kind === 'text');
    if (rest) throw new LayoutFault({ page: i + 1, shown: rest.text });
  });
  return alignment.found;
}

/** `items`: the list items that the element stands in, the outer before the inner. */
function alignElement(alignment: Alignment, element: StructureElement, items: readonly StructureElement[]): void {
  const inside = element.tag === 'LI' ? [...items, element] : items;
  // A copy: markers are put before the children.
  for (const child of [...element.children]) {
    if (!('tag' in child)) alignLeaf(alignment, child, inside);
    else if (child.tag === 'Note') alignment.notes.push(child);
    else alignElement(alignment, child, inside);
  }
}

function alignLeaf(alignment: Alignment, leaf: StructureLeaf, items: readonly StructureElement[]): void {
  const { contents, taken, found } = alignment;
  const page = leaf.page - 1;
  const { contentItems, units, height } = contents[page] as PageContent;
  // A space may be drawn by itself, together with a word, or, at a line end, not at all.
  const blank = !leaf.image && (leaf.text ?? '').trim() === '';
  const ahead = contentItems[taken[page] ?? 0];
  if (blank && (ahead?.kind !== 'text' || ahead.text.trim() !== '')) return;
  // Chromium 147 leaves some headings inside columns out of its tree, items behind a list in a list, and short
  // paragraphs on one line. They are found by their place, and before what has the same text elsewhere.
  const missed = textAt(alignment.unmarked[page] ?? [], leaf, height, alignment.fromRight);
  // The mark behind what it left out, outside a list or in an item that has its own, is of an item further on.
  const open = items.filter(({ children }) => !children.some((child) => 'tag' in child && child.tag === 'Lbl'));
  if (!missed || open.length > 0) giveMarkers(alignment, leaf, open);
  if (missed) {
    const marks = [markOf(missed, units)];
    alignment.unmarked[page] = alignment.unmarked[page]?.filter(isUnmarked) ?? [];
    if (!leaf.repeated) found.set(leaf, marks);
    return;
  }
  const next = taken[page] ?? 0;
  const shown = contentItems[next];
  if (!shown || !fits(shown, leaf, alignment.fromRight))
    throw new LayoutFault({ page: leaf.page, shown: shown?.text ?? '', wanted: leaf.text ?? '(a picture)' });
  taken[page] = next + 1;
  if (!leaf.repeated) found.set(leaf, alignment.fromRight ? marksInOrder(shown, leaf.text ?? '') : shown.marks);
}

const fits = (shown: ContentItem, leaf: StructureLeaf, fromRight: boolean): boolean =>
  leaf.image
    ? shown.kind === 'picture'
    : shown.kind === 'text' && isSaid(bare(shown.text), bare(leaf.text ?? ''), fromRight);

/**
 * Whether a piece shows a text. Lines that are read from right to left are in the file as they are seen, and with the
 * marks of a letter as they are drawn: there the piece must have the same signs. Their order the proof compares.
 */
const isSaid = (shown: string, text: string, fromRight: boolean): boolean =>
  shown === text || (fromRight && signsOf(shown) === signsOf(text));

/**
 * The marks of a piece in the order in which its text is read: a line from right to left is in the file as it is seen.
 * Each time the first one that shows what comes next.
 */
function marksInOrder({ marks, parts }: ContentItem, text: string): number[] {
  const whole = bare(text).normalize('NFD');
  const open = marks.map((mark, i) => ({ mark, shown: bare(parts[i] ?? '').normalize('NFD') }));
  const ordered: number[] = [];
  for (let at = 0; open.length > 0; ) {
    const comesNext = ({ shown }: (typeof open)[number]) =>
      signsOf(shown) === signsOf(whole.slice(at, at + shown.length));
    const [next] = open.splice(Math.max(0, open.findIndex(comesNext)), 1);
    if (!next) break;
    ordered.push(next.mark);
    at += next.shown.length;
  }
  return ordered;
}

const signsOf = (text: string): string => [...text.normalize('NFD')].sort().join('');

/** White space, the marks of emphasis that CSS draws, and hyphens at line ends are on the page and not in the text. */
const bare = (text: string): string => text.replace(/[\s\u200b\u00ad\u2022\u25cf\u25e6\u2010\u058a-]/gu, '');

const isUnmarked = (unit: Unit): unit is Placed =>
  unit.draws === 'text' && unit.mark === undefined && unit.at !== undefined;

/** The units without a mark that lie on the area of a leaf and are its text; nothing where there are none. */
function textAt(
  unmarked: readonly Placed[],
  leaf: StructureLeaf,
  height: number,
  fromRight: boolean,
): Placed[] | undefined {
  if (leaf.image) return undefined;
  const lies = ({ at: { x, y } }: Placed) =>
    x > pxToPoints(leaf.left) - 1 &&
    x < pxToPoints(leaf.left + leaf.width) + 1 &&
    height - y > pxToPoints(leaf.top) &&
    height - y < pxToPoints(leaf.top + leaf.height) + 1;
  const free = unmarked.filter(lies);
  const text = free.map((unit) => unit.text).join('');
  return free.length > 0 && fits({ kind: 'text', marks: [], text, parts: [] }, leaf, fromRight) ? free : undefined;
}

/** Gives units a mark of their own, below Chromium's. */
function markOf(missed: readonly Unit[], units: readonly Unit[]): number {
  const mark = Math.min(0, ...units.map((unit) => unit.mark ?? 0)) - 1;
  for (const unit of missed) unit.mark = mark;
  return mark;
}

/**
 * The list marks before a leaf belong to the items that begin with it, the outer before the inner; one more is of an
 * item behind it. `open`: the items of the leaf that have no mark yet.
 */
function giveMarkers(
  { contents, taken, found }: Alignment,
  before: StructureLeaf,
  open: readonly StructureElement[],
): void {
  const page = before.page - 1;
  const behind = contents[page]?.contentItems.slice(taken[page]) ?? [];
  const count = behind.findIndex(({ kind }) => kind !== 'marker');
  const markers = count < 0 ? behind : behind.slice(0, count);
  if (markers.length === 0) return;
  const owners = open.slice(-markers.length);
  if (owners.length === 0)
    throw new LayoutFault(
      { page: before.page, wanted: before.text ?? '' },
      `page ${before.page} shows the list mark “${markers[0]?.text.trim()}” outside a list`,
    );
  owners.forEach((item, i) => {
    const { text, marks } = markers[i] as ContentItem;
    const leaf: StructureLeaf = { ...before, text };
    item.children.unshift({ tag: 'Lbl', children: [leaf], ...(text.trim() === '' ? { actual: '•' } : {}) });
    found.set(leaf, marks);
  });
  taken[page] = (taken[page] ?? 0) + owners.length;
}
