/**
 * Follows what a content stream shows. In: the operations of a page in their order, under the names of pdf.js, and how
 * the page is turned and scaled. Out: every glyph with its place, and every area that is filled. Promises to change no
 * character and to leave no glyph out. The text state of ISO 32000-1, 9.3 and 9.4; knows no library. Called by
 * `read-pdf.ts`, once for each page.
 *
 *     beginText; setFont F1 10; moveText 50 700; showText [第 (1000/1000 em wide)]
 *     on a page 800 points high → { text: '第', x: 50, y: 100, width: 10, size: 10, font: 'Song', … }
 */
import { boxOfPath } from './path-box.ts';
import type { Fill, Glyph } from './read-pdf.ts';

/** [a b c d e f] of ISO 32000-1, 8.3.3. */
export type Matrix = [number, number, number, number, number, number];

/** One operator with its operands. */
interface Operation {
  name: string;
  args: readonly unknown[];
}

interface ShownGlyph {
  unicode: string;
  /** In thousandths of an em. */
  width: number;
  isSpace: boolean;
}

/** What `q` saves and `Q` restores. */
interface GraphicsState {
  ctm: Matrix;
  font: string;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScaling: number;
  leading: number;
  /** Of what is filled: red, green and blue as the page sets them; empty for a pattern. */
  color: string;
}

interface PageState {
  graphics: GraphicsState;
  saved: GraphicsState[];
  textMatrix: Matrix;
  textLineMatrix: Matrix;
  /** The marked content that is open, from the outside in; undefined where it is not of the structure. */
  marks: (number | undefined)[];
  glyphs: Glyph[];
  /** The smallest box around the path that is built, as its two corners. */
  path: readonly number[];
  fills: Fill[];
  /** The boxes of lines that are drawn. */
  strokes: Fill[];
  /** How much was painted so far. */
  painted: number;
  /** What a font is called, by the name under which the page selects it. */
  fontName: (font: string) => string;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * The glyphs of a page in the order in which they are shown, and the boxes of what is filled. `view`: from the units of
 * the page to points from its upper left corner.
 */
export function readShownGlyphs(
  operations: Iterable<Operation>,
  view: Matrix,
  fontName: PageState['fontName'],
): Pick<PageState, 'glyphs' | 'fills' | 'strokes'> {
  const page: PageState = {
    graphics: {
      ctm: view,
      font: '',
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      horizontalScaling: 1,
      leading: 0,
      color: '0,0,0',
    },
    saved: [],
    textMatrix: identity,
    textLineMatrix: identity,
    marks: [],
    glyphs: [],
    path: [],
    fills: [],
    strokes: [],
    painted: 0,
    fontName,
  };
  for (const { name, args } of operations) operators[name]?.(page, args);
  return page;
}

const save = (page: PageState): void => {
  page.saved.push({ ...page.graphics });
};
const restore = (page: PageState): void => {
  page.graphics = page.saved.pop() ?? page.graphics;
};
const transform = ({ graphics }: PageState, matrix: Matrix): void => {
  graphics.ctm = multiply(graphics.ctm, matrix);
};
const setTextMatrix = (page: PageState, matrix: Matrix): void => {
  page.textLineMatrix = matrix;
  page.textMatrix = matrix;
};
const moveLine = (page: PageState, x: number, y: number): void =>
  setTextMatrix(page, multiply(page.textLineMatrix, [1, 0, 0, 1, x, y]));

/** What each operator does to the state; all others show and move nothing. */
const operators: Record<string, (page: PageState, args: readonly unknown[]) => void> = {
  beginMarkedContentProps: ({ marks }, [, mark]) => {
    marks.push(typeof mark === 'number' ? mark : undefined);
  },
  beginMarkedContent: ({ marks }) => {
    marks.push(undefined);
  },
  endMarkedContent: ({ marks }) => {
    marks.pop();
  },
  save,
  restore,
  transform: (page, args) => transform(page, args as unknown as Matrix),
  paintFormXObjectBegin: (page, [matrix]) => {
    save(page);
    if (matrix) transform(page, matrix as Matrix);
  },
  paintFormXObjectEnd: restore,
  beginText: (page) => setTextMatrix(page, identity),
  setFont: ({ graphics }, [font, size]) => {
    graphics.font = String(font);
    graphics.size = size as number;
  },
  setCharSpacing: ({ graphics }, [spacing]) => {
    graphics.charSpacing = spacing as number;
  },
  setWordSpacing: ({ graphics }, [spacing]) => {
    graphics.wordSpacing = spacing as number;
  },
  setHScale: ({ graphics }, [percent]) => {
    graphics.horizontalScaling = (percent as number) / 100;
  },
  setLeading: ({ graphics }, [leading]) => {
    graphics.leading = -(leading as number);
  },
  moveText: (page, [x, y]) => moveLine(page, x as number, y as number),
  setLeadingMoveText: (page, [x, y]) => {
    page.graphics.leading = y as number;
    moveLine(page, x as number, y as number);
  },
  nextLine: (page) => moveLine(page, 0, page.graphics.leading),
  setTextMatrix: (page, args) => {
    const [first] = args;
    const matrix = Array.isArray(first) || ArrayBuffer.isView(first) ? [...(first as unknown as number[])] : args;
    setTextMatrix(page, matrix as unknown as Matrix);
  },
  setFillRGBColor: ({ graphics }, args) => {
    graphics.color = [...args].join();
  },
  setFillColorN: ({ graphics }) => {
    graphics.color = '';
  },
  constructPath: (page, [built, coordinates]) => {
    page.path = boxOfPath(built as string[], coordinates as number[]);
  },
  fill: (page) => fillPath(page),
  eoFill: (page) => fillPath(page),
  fillStroke: (page) => fillPath(page),
  stroke: (page) => fillPath(page, page.strokes),
  closeStroke: (page) => fillPath(page, page.strokes),
  paintImageXObject: (page) => paintPicture(page),
  paintImageMaskXObject: (page) => paintPicture(page),
  endPath: (page) => {
    page.path = [];
  },
  showText: (page, [items]) => {
    for (const item of items as (number | ShownGlyph | null)[]) if (item !== null) show(page, item);
  },
};

/**
 * Shows a glyph, or moves by a number of thousandths of an em against the direction of the line (ISO 32000-1, 9.4.4).
 */
function show(page: PageState, item: number | ShownGlyph): void {
  const { graphics, marks, glyphs, fontName } = page;
  const { size, charSpacing, wordSpacing, horizontalScaling } = graphics;
  if (typeof item === 'number') {
    advance(page, (-item / 1000) * size * horizontalScaling);
    return;
  }
  const at = multiply(graphics.ctm, page.textMatrix);
  const width = ((item.width / 1000) * size + charSpacing + (item.isSpace ? wordSpacing : 0)) * horizontalScaling;
  const mark = marks.at(-1);
  glyphs.push({
    text: item.unicode,
    x: at[4],
    y: at[5],
    width: width * Math.hypot(at[0], at[1]),
    size: size * Math.hypot(at[2], at[3]),
    font: fontName(graphics.font),
    color: graphics.color,
    order: page.painted++,
    ...(mark === undefined ? {} : { mark }),
  });
  advance(page, width);
}

/** Fills the path that was built, or draws along it: its box as it is seen. */
function fillPath(page: PageState, fills: Fill[] = page.fills): void {
  const [x0, y0, x1, y1] = page.path;
  page.path = [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  const [from, to] = [[x0, y0] as const, [x1, y1] as const].map(([x, y]) =>
    multiply(page.graphics.ctm, [1, 0, 0, 1, x, y]),
  ) as [Matrix, Matrix];
  fills.push({
    left: Math.min(from[4], to[4]),
    top: Math.min(from[5], to[5]),
    width: Math.abs(to[4] - from[4]),
    height: Math.abs(to[5] - from[5]),
    color: page.graphics.color,
    order: page.painted++,
  });
}

/** A picture fills the unit square (ISO 32000-1, 8.9.5). */
function paintPicture(page: PageState): void {
  const { color } = page.graphics;
  page.path = [0, 0, 1, 1];
  page.graphics.color = '';
  fillPath(page);
  page.graphics.color = color;
}

const advance = (page: PageState, x: number): void => {
  page.textMatrix = multiply(page.textMatrix, [1, 0, 0, 1, x, 0]);
};

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
