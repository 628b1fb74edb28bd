/**
 * Follows what a content stream shows. In: the operations of a page in their order, under the names of pdf.js, and how
 * the page is turned and scaled. Out: every glyph with its place, and every area that is filled. Promises to change no
 * character and to leave no glyph out. The text state of ISO 32000-1, 9.3 and 9.4; knows no library. Called by
 * `read-pdf.ts`, once for each page.
 *
 *     beginText; setFont F1 10; moveText 50 700; showText [第 (1000/1000 em wide)]
 *     on a page 800 points high → { text: '第', x: 50, y: 100, width: 10, size: 10, font: 'Song', … }
 */
import { isUpright, type Matrix, multiply } from './matrix.ts';
import { clipBy, openMark, type PathState, paintPath, paintPicture } from './painted-paths.ts';
import { boxesOfPath } from './path-box.ts';
import type { Glyph } from './read-pdf.ts';

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
  /** Under which the font has it. */
  originalCharCode: number;
}

/** What `q` saves and `Q` restores. */
type GraphicsState = PathState['graphics'] & {
  font: string;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScaling: number;
  leading: number;
};

/** The glyphs of a text object, by their places in the list of the page. */
export interface TextObject {
  from: number;
  to: number;
  /** The file says that its signs stand against the order of reading (ISO 32000-1, 14.8.2.3.3). */
  reversed: boolean;
}

interface PageState extends PathState {
  graphics: GraphicsState;
  saved: GraphicsState[];
  textMatrix: Matrix;
  textLineMatrix: Matrix;
  glyphs: Glyph[];
  /** The text objects, in their order. */
  objects: TextObject[];
  /** The path that is built is to be a clip. */
  clips: boolean;
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
): Pick<PageState, 'glyphs' | 'fills' | 'strokes' | 'objects'> {
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
    objects: [],
    path: [],
    fills: [],
    clips: false,
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
  beginMarkedContentProps: ({ marks }, [tag, mark]) => {
    const outer = tag === 'Span' && typeof mark !== 'number' ? marks.at(-1) : undefined;
    marks.push(outer ?? { tag: String(tag), ...(typeof mark === 'number' ? { mark } : {}) });
  },
  beginMarkedContent: ({ marks, objects }, [tag]) => {
    // What stands inside a piece of the structure is of that piece.
    marks.push({ ...marks.at(-1), tag: marks.at(-1)?.tag ?? String(tag) });
    const object = objects.at(-1);
    if ((tag as { name?: string }).name === 'ReversedChars' && object) object.reversed = true;
  },
  endMarkedContent: ({ marks }) => {
    marks.pop();
  },
  save,
  restore,
  transform: (page, args) => transform(page, args as unknown as Matrix),
  paintFormXObjectBegin: (page, [matrix, box]) => {
    save(page);
    if (matrix) transform(page, matrix as Matrix);
    if (!box) return;
    page.path = [{ corners: [...(box as [number, number, number, number])], plain: true }];
    clipBy(page);
  },
  paintFormXObjectEnd: restore,
  beginText: (page) => {
    setTextMatrix(page, identity);
    page.objects.push({ from: page.glyphs.length, to: page.glyphs.length, reversed: false });
  },
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
    page.path = boxesOfPath(built as string[], coordinates as number[]);
  },
  fill: (page) => paintPath(page),
  eoFill: (page) => paintPath(page),
  fillStroke: (page) => paintPath(page),
  stroke: (page) => paintPath(page, page.strokes),
  closeStroke: (page) => paintPath(page, page.strokes),
  paintImageXObject: (page) => paintPicture(page),
  paintImageMaskXObject: (page) => paintPicture(page),
  clip: (page) => {
    page.clips = true;
  },
  eoClip: (page) => {
    page.clips = true;
  },
  endPath: (page) => {
    if (page.clips) clipBy(page);
    page.path = [];
    page.clips = false;
  },
  showText: (page, [items]) => {
    for (const item of items as (number | ShownGlyph | null)[]) if (item !== null) show(page, item);
  },
};

/**
 * Shows a glyph, or moves by a number of thousandths of an em against the direction of the line (ISO 32000-1, 9.4.4).
 */
function show(page: PageState, item: number | ShownGlyph): void {
  const { graphics, glyphs, fontName } = page;
  const { size, charSpacing, wordSpacing, horizontalScaling } = graphics;
  if (typeof item === 'number') {
    advance(page, (-item / 1000) * size * horizontalScaling);
    return;
  }
  const at = multiply(graphics.ctm, page.textMatrix);
  const width = ((item.width / 1000) * size + charSpacing + (item.isSpace ? wordSpacing : 0)) * horizontalScaling;
  glyphs.push({
    text: item.unicode,
    x: at[4],
    y: at[5],
    width: width * Math.hypot(at[0], at[1]),
    size: size * Math.hypot(at[2], at[3]),
    font: fontName(graphics.font),
    color: graphics.color,
    order: page.painted++,
    code: item.originalCharCode,
    upright: isUpright(at),
    ...openMark(page),
    ...(graphics.clip ? { clip: graphics.clip } : {}),
  });
  const object = page.objects.at(-1);
  if (object) object.to = glyphs.length;
  advance(page, width);
}

const advance = (page: PageState, x: number): void => {
  page.textMatrix = multiply(page.textMatrix, [1, 0, 0, 1, x, 0]);
};
