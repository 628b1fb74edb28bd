/**
 * Proves that the pieces of a line stand as one line: on one baseline, in one size, each where the one before it ends,
 * and with spaces of one width. In: the structure tree, whose elements say what one block is. Out: what stands higher
 * or apart, in words, with its page. What the lines of Han text have between their characters
 * `measure-characters.ts` measures. Called by `verify-pdf.ts`.
 *
 *     compareLinePieces(tree, read, places, wrong)
 *       → calls `wrong` with "page 3: “lakes know” stands 3 pt higher than “that ” before it"
 */
import { isNode, isPiece, nodesBelow, type TreeNode } from './pdf-tree.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';
import type { PagePlaces } from './verify-pdf-glyphs.ts';

type Wrong = (detail: string) => void;

const blocks = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TD', 'TH', 'Caption', 'LBody', 'Lbl']);
/** What is raised or lowered, and blocks that stand in others, have lines of their own. */
const apart = new Set([...blocks, 'Sup', 'Sub', 'Reference', 'Note']);

const mark = /^\p{M}+$/u;
/** Where letters join, distances say nothing; characters stand as their line is filled. */
const joined = /\p{Script=Arabic}/u;
const filled = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u;
/** Signs as wide as characters, which are filled as these are in a block that has some. */
const wideSign = /[\u2460-\u24ff\u2600-\u27bf℃№]/u;
const word = /^[\p{L}\p{N}]/u;
/** Signs draw near to what is before them. */
const isSign = (text: string): boolean => text.trim() !== '' && !word.test(text);

/**
 * A glyph's baseline is that of its line to so many pt; spaces of a line are equal to so many em. Faces set some pairs
 * apart, as “f)”, by less than the last of these.
 */
const [level, alike, close] = [0.1, 0.02, 0.15];

interface Placed {
  glyph: Glyph;
  page: number;
  /** Something that is left out stands before it: a raised figure, for one. */
  behind: boolean;
}

/** Compares the blocks of all pages; sizes and distances of those of the text. */
export function compareLinePieces(
  tree: TreeNode | undefined,
  read: Pick<ReadPdf, 'labels'>,
  { text, behind }: Pick<PagePlaces, 'text' | 'behind'>,
  wrong: Wrong,
): void {
  for (const block of tree ? nodesBelow(tree) : []) {
    if (!blocks.has(block.role)) continue;
    const lines = linesOf(glyphsIn(block));
    const isFilled = lines.flat().some(({ glyph }) => filled.test(glyph.text));
    for (const line of lines) {
      const page = line[0]?.page ?? 0;
      const fault = faultIn(line, page >= text && page < behind, isFilled);
      if (fault !== '') wrong(`page ${read.labels[page] ?? page + 1}: ${fault}`);
    }
  }
}

/** The glyphs of a block in their order, letters without their marks. */
function glyphsIn(block: TreeNode): Placed[] {
  const placed: Placed[] = [];
  let behind = false;
  const look = (node: TreeNode): void => {
    for (const kid of node.kids) {
      if (isNode(kid) && !apart.has(kid.role)) look(kid);
      else if (isNode(kid)) behind = true;
      else if (isPiece(kid))
        for (const glyph of kid.glyphs) {
          if (!mark.test(glyph.text)) placed.push({ glyph, page: kid.page, behind });
          behind = false;
        }
    }
  };
  look(block);
  return placed;
}

/** Glyphs that follow each other to the right, at about one height. */
function linesOf(placed: readonly Placed[]): Placed[][] {
  const lines: Placed[][] = [];
  let last: Placed | undefined;
  for (const one of placed) {
    const { glyph, page } = one;
    const goesOn =
      last?.page === page &&
      glyph.x > last.glyph.x &&
      Math.abs(glyph.y - last.glyph.y) < 0.5 * Math.max(glyph.size, last.glyph.size);
    if (goesOn) lines.at(-1)?.push(one);
    else lines.push([one]);
    last = one;
  }
  return lines;
}

/** The first thing that is wrong in a line, in words; empty where nothing is. `isFilled`: its block has characters. */
function faultIn(line: readonly Placed[], isText: boolean, isFilled: boolean): string {
  let space: number | undefined;
  const isMeasured = isText && !line.some(({ glyph }) => joined.test(glyph.text));
  for (let i = 1; i < line.length; i++) {
    const [last, own] = [(line[i - 1] as Placed).glyph, (line[i] as Placed).glyph];
    const up = last.y - own.y;
    if (Math.abs(up) > level) {
      const height = Math.round(10 * Math.abs(up)) / 10;
      return `${said(line, i)} stands ${height} pt ${up > 0 ? 'higher' : 'lower'} than ${said(line, 0, i)} before it`;
    }
    if (!isText) continue;
    const size = Math.max(own.size, last.size);
    if (Math.abs(own.size - last.size) > 0.01 * size)
      return `${said(line, i)} is ${Math.round(100 * own.size) / 100} pt high beside ${Math.round(100 * last.size) / 100} pt`;
    if (!isMeasured || line[i]?.behind || filled.test(own.text + last.text)) continue;
    if (isFilled && wideSign.test(own.text + last.text)) continue;
    const gap = (own.x - last.x - last.width) / size;
    if (last.text === ' ' && word.test(own.text)) {
      space ??= gap;
      if (Math.abs(gap - space) > alike)
        return `the space before ${said(line, i)} is not as wide as others of its line`;
    } else if (last.text.trim() !== '' && (gap > close || (gap < -close && !isSign(own.text))))
      return `${said(line, i)} stands apart from ${said(line, 0, i)} before it`;
  }
  return '';
}

/** Some glyphs of a line: from a place on, or those before one. */
const said = (line: readonly Placed[], from: number, to?: number): string =>
  `“${line
    .slice(to === undefined ? from : Math.max(from, to - 12), to ?? from + 12)
    .map(({ glyph }) => glyph.text)
    .join('')
    .trim()}”`;
