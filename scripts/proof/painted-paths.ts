/**
 * What a page fills, draws along and cuts off. In: the state of a page while its content is followed. Out: boxes as
 * they stand on the page, in its lists. Knows no library. Called by `text-state.ts`.
 */
import { type Matrix, multiply } from './matrix.ts';
import type { PathBox } from './path-box.ts';
import type { Box, Fill } from './read-pdf.ts';

/** What of the state of a page concerns paths. */
export interface PathState {
  graphics: {
    ctm: Matrix;
    /** Of what is filled: red, green and blue as the page sets them; empty for a pattern. */
    color: string;
    /** What is drawn outside of it is not seen; absent where nothing is cut off. */
    clip?: Box;
  };
  /** The marked content that is open, from the outside in. */
  marks: OpenMark[];
  /** The path that is built, part by part. */
  path: readonly PathBox[];
  fills: Fill[];
  /** The boxes of lines that are drawn. */
  strokes: Fill[];
  /** How much was painted so far. */
  painted: number;
}

/** A piece of marked content: what it is called, and its number; no number where it is not of the structure. */
interface OpenMark {
  tag: string;
  mark?: number;
}

/** The number of the marked content that is open, and its tag. */
export const openMark = ({ marks }: Pick<PathState, 'marks'>): Pick<Fill, 'mark' | 'tag'> => {
  const last = marks.at(-1);
  return last?.mark === undefined ? {} : { mark: last.mark, tag: last.tag };
};

/** Fills the path that was built, or draws along it: the box of each part as it is seen. */
export function paintPath(page: PathState, fills: Fill[] = page.fills): void {
  const order = page.painted++;
  const { color, clip } = page.graphics;
  for (const part of page.path) {
    const { left, top, right, bottom } = seenBox(page, part);
    fills.push({
      left,
      top,
      width: right - left,
      height: bottom - top,
      color,
      order,
      plain: part.plain,
      ...openMark(page),
      ...(clip ? { clip } : {}),
    });
  }
  page.path = [];
}

/** A picture fills the unit square (ISO 32000-1, 8.9.5). */
export function paintPicture(page: PathState): void {
  const { ctm, clip } = page.graphics;
  const box = seenBox(page, { corners: [0, 0, 1, 1], plain: true });
  page.fills.push({
    left: box.left,
    top: box.top,
    width: box.right - box.left,
    height: box.bottom - box.top,
    color: '',
    order: page.painted++,
    plain: true,
    picture: ctm,
    ...openMark(page),
    ...(clip ? { clip } : {}),
  });
}

/** A box as it stands on the page. */
function seenBox({ graphics: { ctm } }: Pick<PathState, 'graphics'>, { corners: [x0, y0, x1, y1] }: PathBox): Box {
  const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => multiply(ctm, [1, 0, 0, 1, x, y])));
  const [xs, ys] = [corners.map((one) => one[4]), corners.map((one) => one[5])];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** What is drawn from here on is cut off at the path, and at those before it. */
export function clipBy(page: PathState): void {
  const { clip } = page.graphics;
  const boxes = page.path.map((part) => seenBox(page, part));
  page.path = [];
  if (boxes.length === 0) return;
  const bounds: Box[] = clip ? [clip] : [];
  const own = {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
  const all = [...bounds, own];
  page.graphics.clip = {
    left: Math.max(...all.map(({ left }) => left)),
    top: Math.max(...all.map(({ top }) => top)),
    right: Math.min(...all.map(({ right }) => right)),
    bottom: Math.min(...all.map(({ bottom }) => bottom)),
  };
}
