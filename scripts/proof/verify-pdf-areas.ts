/**
 * Proves that a page paints no area and no line but those of the press: panels of the cover, dots that lead to a page
 * number, rules between rows of text, discs of lists, dots of emphasis, lines of the list of changes, pictures, marks
 * of the printer. In: a PDF as the witness has read it, its structure, which page is which. Out: what is wrong, in
 * words. A sign that is put together from lines is none of them. Called by `verify-pdf.ts`.
 *
 *     compareAreas(read, tree, format, places, wrong)
 *       → calls `wrong` with "page 7 paints an area of 4 × 1 pt 20 mm from …"
 */
import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';
import { isDotBelow, most } from './painted-marks.ts';
import { nodesBelow, piecesBelow, type TreeNode } from './pdf-tree.ts';
import type { Fill, Glyph, ReadPdf } from './read-pdf.ts';
import type { PagePlaces } from './verify-pdf-glyphs.ts';

type Page = ReadPdf['pages'][number];

const [black, leader] = ['0,0,0', '153,153,153'];
const panels = new Set(['143,35,24', '253,252,249']);

/** Compares all areas of all pages. */
export function compareAreas(
  read: ReadPdf,
  tree: TreeNode | undefined,
  format: PrintFormat,
  places: PagePlaces,
  wrong: (detail: string) => void,
): void {
  const slug = pxToPoints(format.slugPx);
  const inEm = stressedIn(tree);
  const stressed = new Set<string>();
  read.pages.forEach((page, index) => {
    for (const glyph of page.glyphs) if (inEm.has(glyph)) stressed.add(glyph.text);
    const label = `page ${read.labels[index] ?? index + 1}`;
    const odd = [
      ...page.fills.filter((fill) => !isKnown(fill, page, { index, places, inEm, stressed })),
      ...page.strokes.filter((line) => !isDisc(line, page) && !isBeyond(line, page, slug)),
    ];
    for (const { left, top, width, height } of odd.slice(0, 3)) {
      const [x, y] = [left, top].map((points) => Math.round((points / 72) * 25.4));
      const size = [width, height].map((points) => Math.round(points * 10) / 10).join(' × ');
      wrong(
        `${label} paints an area of ${size} pt ${x} mm from the left and ${y} mm from above, which nothing asks for`,
      );
    }
  });
}

/** The glyphs that are stressed, also where they are strong or a link inside. */
const stressedIn = (tree: TreeNode | undefined): Set<Glyph> =>
  new Set(
    (tree ? nodesBelow(tree) : [])
      .filter(({ role }) => role === 'Em')
      .flatMap((node) => piecesBelow(node).flatMap(({ glyphs }) => glyphs)),
  );

/** What is known of a page beside itself. */
interface Around {
  index: number;
  places: PagePlaces;
  inEm: ReadonlySet<Glyph>;
  /** The characters that were stressed on it and before it: the head of a table may come again. */
  stressed: ReadonlySet<string>;
}

function isKnown(fill: Fill, page: Page, { index, places, inEm, stressed }: Around): boolean {
  if (fill.picture || fill.tag === 'Figure') return fill.picture !== undefined && fill.tag === 'Figure';
  if (fill.mark !== undefined) return isDisc(fill, page) || isChangeLine(fill, page, index, places);
  if (index === places.cover) return fill.plain && panels.has(fill.color) && fill.height > page.height / 2;
  if (!fill.plain)
    return page.glyphs.some(
      (glyph, i, all) =>
        (inEm.has(glyph) || (!glyph.tag && stressed.has(glyph.text))) && isDotBelow(fill, glyph, all[i + 1]),
    );
  return isRule(fill, page, places) || (index < places.text && isLeader(fill, page));
}

/** The mark of an item that is no character, a disc, a ring or a square, stands alone in its label. */
const isDisc = ({ tag, mark, width, height }: Fill, { glyphs }: Page): boolean =>
  tag === 'Lbl' && Math.abs(width - height) < 0.5 && width <= most.disc && !glyphs.some((glyph) => glyph.mark === mark);

/** A line of the list of changes goes as far as its words. */
function isChangeLine(
  { tag, mark, plain, left, width, height, top }: Fill,
  { glyphs }: Page,
  index: number,
  places: PagePlaces,
) {
  if ((tag !== 'Ins' && tag !== 'Del') || !plain || height > most.rule) return false;
  if (index < places.changes[0] || index >= places.changes[1]) return false;
  const own = glyphs.filter((glyph) => glyph.mark === mark && glyph.y > top - glyph.size && glyph.y < top + glyph.size);
  const [from, to] = [Math.min(...own.map(({ x }) => x)), Math.max(...own.map((one) => one.x + one.width))];
  const room = 0.4 * (own[0]?.size ?? 0);
  return own.length > 0 && left > from - room && left + width < to + room;
}

/** The shortest rule, in pt. */
const leastRule = 12;

/** How wide the row of areas is in which one stands edge to edge with others: each cell of a table has a rule. */
function rowWidth({ left, top, width, height }: Fill, fills: readonly Fill[]): number {
  let [from, to] = [left, left + width];
  const level = fills.filter((one) => one.plain && Math.abs(one.top + one.height - top - height) < 0.5);
  for (let grown = true; grown && to - from < leastRule; ) {
    const next = level.find(
      (one) =>
        (Math.abs(one.left + one.width - from) < 0.5 && one.left < from) ||
        (Math.abs(one.left - to) < 0.5 && one.left + one.width > to),
    );
    grown = next !== undefined;
    if (next) [from, to] = [Math.min(from, next.left), Math.max(to, next.left + next.width)];
  }
  return to - from;
}

/** A rule stands between rows of text, and in none. */
function isRule(fill: Fill, { glyphs, fills }: Page, { red }: PagePlaces): boolean {
  const { color, left, top, width, height } = fill;
  const painted = [black, '', ...(red ? [red] : [])].includes(color);
  if (!painted || height > most.rule || rowWidth(fill, fills) < leastRule) return false;
  return !glyphs.some((glyph) => {
    const { x, y, size } = glyph;
    return x < left + width + size && x + glyph.width > left - size && y > top - 0.5 && y - 0.7 * size < top + height;
  });
}

/** A dot that leads from a text of the contents to its page: between two glyphs of one row, and in none. */
function isLeader({ color, left, top, width, height }: Fill, { glyphs }: Page): boolean {
  if (color !== leader || width > most.dot || height > 1) return false;
  const row = glyphs.filter(({ y, size }) => Math.abs(y - top - height) < 0.5 * size);
  const before = (glyph: Glyph) => glyph.x + glyph.width <= left + 0.5;
  const behind = row.filter(({ x }) => x >= left + width - 0.5);
  // A heading may have signs that are not drawn alone.
  return behind.length > 0 && (row.some(before) || behind.length === row.length);
}

/** Marks of the printer stand beyond the trimmed page. */
function isBeyond({ mark, left, top, width, height }: Fill, page: Page, slug: number): boolean {
  const edge = slug - 0.5;
  const beyond = left + width <= edge || top + height <= edge || left >= page.width - edge || top >= page.height - edge;
  return mark === undefined && slug > 0 && beyond;
}
