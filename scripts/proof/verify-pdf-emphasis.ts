/**
 * Proves that emphasis is seen: what the source makes strong is bold, what it stresses is slanted, dotted or in 楷 where
 * what stands beside it is not, raised figures are small and high, lowered ones small and low; and that nothing beside
 * them looks so. In: the structure tree, whose roles are those of the edition, and the pages. Out: what is wrong, in
 * words, with its page. Knows no style: a look is the name of a face, a size, a height, a dot. Called by
 * `verify-pdf.ts`.
 *
 *     compareEmphasis(tree, read, { isHanText: true, size: 10.5 }, places, wrong)
 *       → calls `wrong` with "page 3: “重要” is strong in the source, and is not bold"
 */
import { isDotBelow } from './painted-marks.ts';
import { isNode, isPiece, nodesBelow, type TreeNode } from './pdf-tree.ts';
import type { Fill, Glyph, ReadPdf } from './read-pdf.ts';
import type { PagePlaces } from './verify-pdf-glyphs.ts';

type Wrong = (detail: string) => void;

const blocks = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TD', 'TH', 'Caption', 'LBody', 'Lbl']);
const emphatic = ['Em', 'Strong', 'Sup', 'Sub'];
/** Numbers of notes are raised by the press: nothing is higher or lower than they. */
const isNoteMark = ({ glyph, reference }: Seen): boolean => reference && /^\p{Nd}$/u.test(glyph.text);
/** Blocks that may be slanted or bold as a whole. */
const runningText = new Set(['P', 'TD', 'LBody']);

const isNumbered = ({ role, kids }: TreeNode): boolean | undefined =>
  runningText.has(role) ? role === 'TD' || kids.some((kid) => isNode(kid) && kid.role === 'Lbl') : undefined;

/** A glyph of a block, with the elements of emphasis in which it stands, from the outside in. */
interface Seen {
  glyph: Glyph;
  page: number;
  within: readonly string[];
  /** In a phrase of another language than the edition's. */
  foreign: boolean;
  /** In a reference. */
  reference: boolean;
}

/** What the looks of an edition depend on. */
interface EmphasisIn {
  /** Letters between Han characters have no other look when they are stressed. */
  isHanText: boolean;
  /** Of the text, in pt. Raised figures of cells and notes, which are smaller, are only a little smaller than these. */
  size: number;
}

/** Compares the pages of the text. */
export function compareEmphasis(
  tree: TreeNode | undefined,
  read: ReadPdf,
  { isHanText, size }: EmphasisIn,
  { text, behind }: Pick<PagePlaces, 'text' | 'behind'>,
  wrong: Wrong,
): void {
  const dots = new Map<number, Fill[]>();
  const dotsOn = (page: number): Fill[] => {
    const known = dots.get(page) ?? (read.pages[page]?.fills ?? []).filter(({ plain }) => !plain);
    dots.set(page, known);
    return known;
  };
  const isDotted = ({ glyph, page }: Seen, next?: Seen) =>
    dotsOn(page).some((fill) => isDotBelow(fill, glyph, next?.page === page ? next.glyph : undefined));
  for (const block of tree ? nodesBelow(tree) : []) {
    if (!blocks.has(block.role)) continue;
    const seen = seenIn(block).filter(({ page }) => page >= text && page < behind);
    if (seen.length === 0) continue;
    const faults = [...faultsOf(seen, { isNumbered: isNumbered(block), isHanText, size, isDotted })];
    for (const [fault, text, page] of joined(faults))
      wrong(`page ${read.labels[page] ?? page + 1}: “${text}” ${fault}`);
  }
}

/** The glyphs of a block in their order, without those of blocks in it. */
function seenIn(node: TreeNode, within: readonly string[] = [], foreign = false, reference = false): Seen[] {
  return node.kids.flatMap((kid) => {
    if (isPiece(kid)) return kid.glyphs.map((glyph) => ({ glyph, page: kid.page, within, foreign, reference }));
    if (!isNode(kid) || blocks.has(kid.role) || kid.role === 'Note') return [];
    const own = emphatic.includes(kid.role) ? [...within, kid.role] : within;
    return seenIn(kid, own, foreign || kid.dict.has('Lang'), reference || kid.role === 'Reference');
  });
}

type Fault = { fault: string; seen: Seen; at: number };

/** Faults of glyphs beside each other are one. */
function joined(faults: readonly Fault[]): [fault: string, text: string, page: number][] {
  const runs: [string, string, number][] = [];
  let last: Fault | undefined;
  for (const one of faults) {
    const run = runs.at(-1);
    if (run && last && last.fault === one.fault && last.at === one.at - 1) run[1] += one.seen.glyph.text;
    else runs.push([one.fault, one.seen.glyph.text, one.seen.page]);
    last = one;
  }
  return runs;
}

/** A question of a text, which has one answer: a book shows each of a few thousand texts a hundred times. */
function known(question: RegExp): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const found = answers.get(text) ?? question.test(text);
    // A text is one character, or a few that are joined; what was made up to be remembered is not.
    if (answers.size < mostKnown) answers.set(text, found);
    return found;
  };
}
const mostKnown = 20_000;

const [boldName, slantedName, kaiName, signsName] = [
  known(/Bold|Black|Heavy/),
  known(/Italic|Oblique/),
  known(/Kai/),
  known(/Math|Symbols/),
];
const [han, letter, digit] = [
  known(/\p{Script=Han}/u),
  known(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u),
  known(/\p{Nd}/u),
];
const isBold = ({ font }: Glyph): boolean => boldName(font);
const isSlanted = ({ font }: Glyph): boolean => slantedName(font);
const isKai = ({ font }: Glyph): boolean => kaiName(font);
/** Faces of signs have one weight. */
const hasWeights = ({ font }: Glyph): boolean => !signsName(font);
const isHan = ({ text }: Glyph): boolean => han(text);
/** Letters of scripts that have a slanted face. */
const isLetter = ({ text }: Glyph): boolean => letter(text);
const isWord = (glyph: Glyph): boolean => isHan(glyph) || isLetter(glyph) || digit(glyph.text);

/** What of a block and its edition its looks depend on. */
interface Asked extends EmphasisIn {
  /** Of running text: whether it is a numbered paragraph or a cell. */
  isNumbered: boolean | undefined;
  /** `next`: what stands behind it; in a line that is stretched a dot is in the middle of the room between them. */
  isDotted: (one: Seen, next?: Seen) => boolean;
}

function* faultsOf(seen: readonly Seen[], { isNumbered, isHanText, size, isDotted }: Asked): Generator<Fault> {
  const plain = seen.filter(({ within }) => within.length === 0);
  const [letters, signs] = [plain.filter(({ glyph }) => isLetter(glyph)), plain.filter(({ glyph }) => isHan(glyph))];
  const slantedBeside = letters.length > 0 ? letters.every(({ glyph }) => isSlanted(glyph)) : undefined;
  const kaiBeside = signs.length > 0 && signs.every(({ glyph }) => isKai(glyph));
  const bold = beginOf(seen, isNumbered, ({ glyph }) => isWord(glyph), isBold);
  const slanted = beginOf(seen, isNumbered, ({ glyph }) => isLetter(glyph), isSlanted);
  for (const [at, one] of seen.entries()) {
    const { glyph, within, foreign } = one;
    const say = (fault: string): Fault => ({ fault, seen: one, at });
    const last = within.at(-1);
    if (last === 'Sup' || last === 'Sub') {
      if (isWord(glyph) && !isShifted(seen, at, size)) yield say(last === 'Sup' ? 'is not raised' : 'is not lowered');
    }
    if (within.includes('Strong')) {
      if (isWord(glyph) && hasWeights(glyph) && !isBold(glyph)) yield say('is strong in the source, and is not bold');
    } else if (at > bold && isWord(glyph) && isBold(glyph)) yield say('is bold, and is not strong in the source');
    const stresses = within.length === 0 ? 0 : within.filter((name) => name === 'Em').length;
    const mayLean = isLetter(glyph) && (!isHanText || foreign);
    if (stresses % 2 === 1 && mayLean && isSlanted(glyph) === slantedBeside && !isDotted(one, seen[at + 1]))
      yield say('is stressed in the source, and looks as what is beside it');
    if (stresses === 1 && isHan(glyph) && !isDotted(one, seen[at + 1]) && (kaiBeside || !isKai(glyph)))
      yield say('is stressed in the source, and looks as what is beside it');
    if (stresses === 0 && at > slanted && mayLean && isSlanted(glyph))
      yield say('is slanted, and is not stressed in the source');
    if (stresses === 0 && isHan(glyph) && isDotted(one, seen[at + 1]))
      yield say('has a dot below, and is not stressed in the source');
  }
}

/**
 * From which place on running text has no look of its own: behind its first words that have none. An article begins
 * with its label, which is bold, and some blocks are bold or slanted as a whole; numbered paragraphs and cells never
 * are.
 */
function beginOf(
  seen: readonly Seen[],
  isNumbered: boolean | undefined,
  isAsked: (one: Seen) => boolean,
  hasLook: (glyph: Glyph) => boolean,
): number {
  if (isNumbered === undefined) return Number.POSITIVE_INFINITY;
  const first = seen.findIndex((one) => one.within.length === 0 && isAsked(one) && !hasLook(one.glyph));
  return first >= 0 ? first : isNumbered ? -1 : Number.POSITIVE_INFINITY;
}

/** Whether a raised or lowered glyph is smaller, and higher or lower, than the nearest of its line that is neither. */
function isShifted(seen: readonly Seen[], at: number, size: number): boolean {
  const { glyph, within } = seen[at] as Seen;
  const isBase = (other: Seen | undefined): other is Seen =>
    other !== undefined &&
    !isNoteMark(other) &&
    !other.within.some((name) => name === 'Sup' || name === 'Sub') &&
    other.glyph.text.trim() !== '' &&
    Math.abs(other.glyph.y - glyph.y) < 0.8 * other.glyph.size;
  const before = seen
    .slice(Math.max(0, at - 40), at)
    .reverse()
    .find(isBase);
  const base = before ?? seen.slice(at + 1, at + 40).find(isBase);
  if (!base) return true;
  const up = (base.glyph.y - glyph.y) / base.glyph.size;
  const isSmaller = glyph.size < (base.glyph.size < 0.9 * size ? 0.99 : 0.9) * base.glyph.size;
  return isSmaller && (within.at(-1) === 'Sup' ? up > 0.15 : up < -0.04);
}
