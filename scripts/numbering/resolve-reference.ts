/**
 * Where a reference leads. In: the tree of provisions, the provision in which the reference stands, its steps. Out: the
 * provision of each step as far as the text has it. Promises that a step is resolved only where one provision alone can
 * be meant, and that nothing behind a step that is not there is. Pure. Called by `link-references.ts`.
 *
 *     第五百一十一条第四项 → 第五百一十一条, and （四） of its one paragraph with items
 */
import { writeInserted } from '../classes/label-forms.ts';
import {
  readAbjad,
  readArabicIndic,
  readCyrillic,
  readHan,
  readOrdinal,
  readRoman,
  writeLetter,
} from '../classes/numerals.ts';
import {
  calledKind,
  holdsHeadings,
  isAnnex,
  isContainer,
  isCounted,
  isDecimal,
  type Provision,
  type ProvisionKind,
} from '../model/provisions.ts';

/** One step: what its word may mean, and its number as it is written. */
export interface WantedStep {
  kinds: readonly ProvisionKind[];
  n: string;
  more: string;
}

/** What a number may be in addresses: (C) is the letter c or a hundred. */
function readNumbers(step: WantedStep): string[] {
  const letter = /^[A-Z]$/.test(step.n) && step.more === '' ? step.n.toLowerCase() : undefined;
  return [letter, readNumber(step)].filter((number) => number !== undefined);
}

/** A number as addresses write it: 一百二十 → 120, IV → 4, premier → 1, 14 bis → 14bis, а → a, ب → b; nothing for none. */
function readNumber({ n, more }: WantedStep): string | undefined {
  const written = n.normalize('NFKC');
  const inserted = writeInserted(more);
  if (inserted === undefined) return undefined;
  const figures = readArabicIndic(written) ?? readHan(written) ?? capitalRoman(written);
  const value = figures ?? readOrdinal(written.replace(/\s/g, ''));
  if (value !== undefined) return `${value}${inserted}`;
  const letter = (/^[а-я]$/.test(written) ? readCyrillic(written) : undefined) ?? readAbjad(written);
  if (letter !== undefined) return writeLetter(letter);
  return /^[a-z]{1,4}$/.test(written) ? written : undefined;
}

const capitalRoman = (text: string): number | undefined => (/^[IVXLCDM]+$/.test(text) ? readRoman(text) : undefined);

/** Finds the one provision of some kinds with a number; nothing where there are two. */
export interface ProvisionIndex {
  /** In the body of the document. */
  inBody: (kinds: readonly ProvisionKind[], number: string) => Provision | undefined;
  /** Where it is not said whether the body or the annex around is meant: in the one of them that has it. */
  around: (kinds: readonly ProvisionKind[], number: string, above: readonly Provision[]) => Provision | undefined;
  /** A paragraph that bears a number and stands in no article: in what is around, else in the annex or the body. */
  through: (number: string, above: readonly Provision[]) => Provision | undefined;
  /** The paragraph whose label is of several numbers, 1.2.1, in the annex around or else in the body. */
  decimal: (printed: string, above: readonly Provision[]) => Provision | undefined;
}

/** An index of a document. Annexes are counted from 1; the body is 0. */
export function indexProvisions(root: Pick<Provision, 'children'>): ProvisionIndex {
  const annexes = new Map<Provision, number>();
  // Nothing stands where a number stands twice.
  const found = new Map<string, Provision | undefined>();
  const add = (key: string, provision: Provision) => found.set(key, found.has(key) ? undefined : provision);
  const homes = new Map<Provision, number>();
  const visit = (parent: Pick<Provision, 'children'>, annex: number, home: number, inUnit: boolean): void => {
    for (const child of parent.children) {
      if (isAnnex(child)) annexes.set(child, annexes.size + 1);
      if (holdsHeadings(child.kind) && child.kind !== 'heading') homes.set(child, homes.size + 1);
      add(`${isAnnex(child) ? 0 : annex} ${calledKind(child)} ${child.number}`, child);
      if (isDecimal(child)) add(`${annex} decimal ${child.label.replace(/\.$/, '')}`, child);
      const through = !inUnit && child.label !== '' && (child.kind === 'paragraph' || child.kind === 'operative');
      if (through) add(`${home} through ${child.number}`, child);
      const unit = inUnit || !holdsHeadings(child.kind);
      visit(child, annexes.get(child) ?? annex, homes.get(child) ?? home, unit);
    }
  };
  visit(root, 0, 0, false);
  const find = (kinds: readonly ProvisionKind[], number: string, annex: number): Provision | undefined => {
    const keys = kinds.map((kind) => `${annex} ${kind} ${number}`).filter((key) => found.has(key));
    return keys.length === 1 ? found.get(keys[0] as string) : undefined;
  };
  return {
    inBody: (kinds, number) => find(kinds, number, 0),
    around: (kinds, number, above) => {
      const annex = annexes.get(above.find(isAnnex) as Provision);
      const [inside, outside] = [annex && find(kinds, number, annex), find(kinds, number, 0)];
      return inside && outside ? undefined : inside || outside;
    },
    through: (number, above) => {
      const annex = above.findIndex(isAnnex);
      const around = above.slice(Math.max(0, annex)).flatMap((one) => homes.get(one) ?? []);
      const keys = [...(annex < 0 ? [0] : []), ...around].map((home) => `${home} through ${number}`);
      const key = keys.findLast((one) => found.has(one));
      return key === undefined ? undefined : found.get(key);
    },
    decimal: (printed, above) => {
      const annex = annexes.get(above.find(isAnnex) as Provision) ?? 0;
      return found.get(`${annex} decimal ${printed}`);
    },
  };
}

/**
 * The provisions of the steps, the outermost first, up to the first that is not there. `first` finds that of the
 * outermost step in the document; without it, that step is looked for in `home`. `decimal` knows 1.2.1.
 */
export function resolveSteps(
  steps: readonly WantedStep[],
  from: { home: Provision } | { first: (kinds: readonly ProvisionKind[], number: string) => Provision | undefined },
  decimal?: (printed: string) => Provision | undefined,
): Provision[] {
  const resolved: Provision[] = [];
  for (const step of steps) {
    const parent = resolved.at(-1) ?? ('home' in from ? from.home : undefined);
    const find = (number: string) =>
      parent ? childOf(parent, step.kinds, number) : 'first' in from ? from.first(step.kinds, number) : undefined;
    const own = resolved.length === 0 && step.more.startsWith('.') ? decimal?.(step.n + step.more) : undefined;
    const next = own ?? readNumbers(step).map(find).find(Boolean);
    if (!next) break;
    resolved.push(next);
  }
  return resolved;
}

/** The one provision in `parent` that a step can mean: right in it, or in one of the paragraphs that bear no number. */
function childOf(parent: Provision, kinds: readonly ProvisionKind[], number: string): Provision | undefined {
  const fits = (one: Provision): boolean => kinds.length === 0 || kinds.includes(calledKind(one));
  const { right, below } = within(parent);
  const own = (right.get(number) ?? []).filter(fits);
  // A word that may mean any level means one that bears a number, if there is one.
  const labelled = kinds.length === 0 ? own.filter(({ label }) => label !== '') : own;
  if (labelled.length > 0) return labelled.length === 1 ? labelled[0] : undefined;
  const deeper = (below.get(number) ?? []).filter(fits);
  if (deeper.length > 0) return deeper.length === 1 ? deeper[0] : undefined;
  return own.length === 1 ? own[0] : undefined;
}

type ByNumber = ReadonlyMap<string, readonly Provision[]>;

/**
 * By number what is right in a provision, and what is in those of its paragraphs that bear no number. Made once for
 * each.
 */
function within(parent: Provision): { right: ByNumber; below: ByNumber } {
  const known = contents.get(parent);
  if (known) return known;
  const levels = isContainer(parent.kind) || isAnnex(parent) ? containersBelow(parent) : parent.children;
  const below = parent.children.filter(isCounted).flatMap(({ children }) => children);
  const made = { right: byNumber(levels), below: byNumber(below) };
  contents.set(parent, made);
  return made;
}

const contents = new WeakMap<Provision, { right: ByNumber; below: ByNumber }>();

const byNumber = (provisions: readonly Provision[]): ByNumber => {
  const map = new Map<string, Provision[]>();
  for (const one of provisions) {
    if (one.kind === 'continuation') continue;
    const same = map.get(one.number);
    if (same) same.push(one);
    else map.set(one.number, [one]);
  }
  return map;
};

/** What a part holds: its chapters, their sections and articles. */
const containersBelow = (parent: Provision): Provision[] =>
  parent.children.flatMap((child) => [child, ...(isContainer(child.kind) ? containersBelow(child) : [])]);
