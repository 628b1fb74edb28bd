/**
 * The numbers that Word prints before paragraphs and does not store as text. In: numbering.xml and styles.xml as trees,
 * and paragraphs in the order of the document. Out: for each paragraph its label, or that it is an item of a list.
 * Promises to count as ECMA-376 part 1, 17.9 says, and what no Word counts so not at all; changes nothing. Called by
 * `word-headings.ts`.
 *
 *     two paragraphs of the numbering “第%1条” in Chinese figures → “第一条　”, “第二条　”
 */
import type { Element } from '@xmldom/xmldom';
import { countedAs } from './list-labels.ts';
import type { Styles } from './word-styles.ts';
import { child, children, valOf } from './word-xml.ts';

/**
 * Word has nine levels, counts to here, and prints labels of a few characters (ECMA-376 part 1, 17.9.3 and 17.9.25).
 */
const [levelCount, greatestNumber, longestLabel] = [9, 32_767, 255];

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
  legal: boolean;
  /** The level whose step restarts this one; 0 for never. */
  restart: number | undefined;
}

/**
 * What stands before a paragraph: nothing, a label, or the mark of a list that Markdown writes itself. `odd`: a number
 * that no Word prints, in words.
 */
export type Numbered = { label: string } | { odd: string } | 'list' | undefined;

/** A numbering that paragraphs name. */
interface Numbering {
  abstract: string;
  levels: ReadonlyMap<number, Level>;
  overrides: readonly Element[];
}

/** The rules of numbering.xml. */
interface Rules {
  /** The level to which a style of paragraphs is tied. */
  linked: Map<string, number>;
  /** Numberings by their id. */
  nums: Map<string, Numbering>;
}

/** What is counted so far. */
interface Counts {
  /** The last number of each level, by abstract numbering; several numberings may count on together. */
  counters: Map<string, (number | undefined)[]>;
  /** Numberings that have begun: the first paragraph of one sets its start. */
  started: Set<string>;
}

/** The number of a paragraph. */
interface Count {
  num: string;
  rule: Level;
  label: string;
  level: number;
  /** Digits and a point. */
  simple: boolean;
  /** Why there is no label. */
  odd?: string;
}

/** Labels of all paragraphs. `heads` are those that are headings: they are never items of a list. */
export function numberParagraphs(
  paragraphs: readonly Element[],
  root: Element | undefined,
  styles: Styles,
  heads: ReadonlySet<Element>,
): Map<Element, Numbered> {
  const rules = readRules(root);
  const counts: Counts = { counters: new Map(), started: new Set() };
  const found = paragraphs.map((paragraph) => countParagraph(paragraph, rules, styles, counts));
  const positions = new Map<string, number[]>();
  found.forEach((own, i) => {
    const known = own && positions.get(own.num);
    if (known) known.push(i);
    else if (own) positions.set(own.num, [i]);
  });
  const lists = new Map([...positions].map(([num, at]) => [num, isList(at, found)]));
  return new Map(
    paragraphs.map((paragraph, i): [Element, Numbered] => {
      const own = found[i];
      if (!own) return [paragraph, undefined];
      if (own.odd) return [paragraph, { odd: own.odd }];
      if (own.rule.format === 'bullet') return [paragraph, heads.has(paragraph) ? undefined : 'list'];
      return [paragraph, !heads.has(paragraph) && lists.get(own.num) ? 'list' : { label: own.label }];
    }),
  );
}

function readRules(root: Element | undefined): Rules {
  const abstracts = children(root, 'abstractNum');
  const tied = abstracts.flatMap((abstract) => children(abstract, 'lvl').filter((level) => child(level, 'pStyle')));
  const levels = new Map(abstracts.map((abstract) => [valOf(abstract, 'abstractNumId') ?? '', levelsOf(abstract)]));
  return {
    linked: new Map(
      tied.map((level) => [valOf(child(level, 'pStyle')) ?? '', Number(valOf(level, 'ilvl') ?? 0)] as const),
    ),
    nums: new Map(children(root, 'num').map((num) => [valOf(num, 'numId') ?? '', numberingOf(num, levels)])),
  };
}

/** A numbering with the levels of its abstract one, and its own instead of some of them. */
function numberingOf(num: Element, abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>): Numbering {
  const abstract = valOf(child(num, 'abstractNumId')) ?? '';
  const overrides = children(num, 'lvlOverride');
  const levels = new Map(abstracts.get(abstract) ?? []);
  for (const override of overrides) for (const own of levelsOf(override)) levels.set(...own);
  return { abstract, levels, overrides };
}

/** Counts one paragraph; nothing when it bears no number. A number of its own comes before that of its style. */
function countParagraph(
  paragraph: Element,
  { linked, nums }: Rules,
  styles: Styles,
  { counters, started }: Counts,
): Count | undefined {
  const properties = child(paragraph, 'pPr');
  const style = valOf(child(properties, 'pStyle')) ?? '';
  const direct = child(properties, 'numPr');
  const inherited = styles.numbering(style);
  const num = valOf(child(direct, 'numId')) ?? inherited?.num;
  const level = Number(valOf(child(direct, 'ilvl')) ?? linked.get(style) ?? inherited?.level ?? 0);
  // The numbering 0 takes away that of the style.
  const numbering = num === undefined || num === '0' ? undefined : nums.get(num);
  if (num === undefined || !numbering) return undefined;
  const { abstract, levels, overrides } = numbering;
  const rule = levels.get(level);
  if (!isLevel(level)) return { ...unnumbered, num, odd: `an automatic number of the level ${level}` };
  if (!rule) return undefined;
  const counts = counters.get(abstract) ?? [];
  counters.set(abstract, counts);
  if (!started.has(num)) {
    started.add(num);
    setStarts(counts, overrides);
  }
  step(counts, level, levels);
  const simple = /^%\d\.$/.test(rule.text) && rule.format === 'decimal';
  const odd = counts.find((count) => count !== undefined && (count > greatestNumber || count < 0));
  if (odd !== undefined) return { ...unnumbered, num, odd: `the automatic number ${odd}` };
  if (rule.text.length > longestLabel)
    return { ...unnumbered, num, odd: `an automatic number with ${rule.text.length} characters` };
  return { num, rule, label: labelFor(rule, level, levels, counts), level, simple };
}

/** What is counted as nothing. */
const unnumbered = {
  rule: { start: 1, format: 'none', text: '', suffix: 'nothing', legal: false, restart: undefined },
  label: '',
  level: 0,
  simple: false,
} as const;

const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 0 && level < levelCount;

/** A whole number of an attribute, or nothing. */
const wholeOf = (element: Element | undefined, name?: string): number | undefined => {
  const written = valOf(element, name) ?? '';
  return /^-?\d+$/.test(written) ? Number(written) : undefined;
};

/** A numbering that begins sets the numbers that it overrides. */
function setStarts(counts: (number | undefined)[], overrides: readonly Element[]): void {
  for (const override of overrides) {
    const [at, level] = [wholeOf(child(override, 'startOverride')), wholeOf(override, 'ilvl') ?? 0];
    if (at !== undefined && isLevel(level)) counts[level] = at - 1;
  }
}

/** One more of a level: levels above it that have no number yet begin, levels below it begin anew. */
function step(counts: (number | undefined)[], level: number, levels: ReadonlyMap<number, Level>): void {
  for (let upper = 0; upper < level; upper++) counts[upper] ??= levels.get(upper)?.start ?? 1;
  counts[level] = (counts[level] ?? (levels.get(level)?.start ?? 1) - 1) + 1;
  for (const [deeper, { restart }] of levels)
    if (deeper > level && restart !== 0 && (restart === undefined || level < restart)) counts[deeper] = undefined;
}

/** `第%1条` with the numbers of its levels, and what stands behind it. */
function labelFor(
  rule: Level,
  level: number,
  levels: ReadonlyMap<number, Level>,
  counts: readonly (number | undefined)[],
): string {
  const label = rule.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return countedAs(rule.legal && at !== level ? 'decimal' : (levels.get(at)?.format ?? 'decimal'), counts[at] ?? 1);
  });
  return `${label}${gapAfter(label, rule.suffix)}`;
}

/**
 * A list and no numbering of the text: one stretch of digits with nothing between, no other list touching it, less
 * than half of the paragraphs, and each label the one that its list will have as HTML.
 */
function isList(at: readonly number[], found: readonly (Count | undefined)[]): boolean {
  const counts: number[] = [];
  const counted = at.every((i) => {
    const { level, label, simple } = found[i] as Count;
    counts.splice(level + 1);
    counts[level] = (counts[level] ?? 0) + 1;
    return simple && label.trimEnd() === `${counts[level]}.`;
  });
  const [first = 0, last = first] = [at[0], at.at(-1)];
  const touching = [found[first - 1], found[last + 1]].some((own) => own !== undefined && own.rule.format !== 'bullet');
  return last - first + 1 === at.length && !touching && at.length < found.length / 2 && counted;
}

function levelsOf(parent: Element): Map<number, Level> {
  const rules = children(parent, 'lvl').map((level): [number, Level] => {
    return [
      wholeOf(level, 'ilvl') ?? 0,
      {
        start: wholeOf(child(level, 'start')) ?? 1,
        format: valOf(child(level, 'numFmt')) ?? 'decimal',
        text: valOf(child(level, 'lvlText')) ?? '',
        suffix: valOf(child(level, 'suff')) ?? 'tab',
        legal: child(level, 'isLgl') !== undefined && valOf(child(level, 'isLgl')) !== '0',
        restart: wholeOf(child(level, 'lvlRestart')),
      },
    ];
  });
  return new Map(rules.filter(([level]) => isLevel(level)));
}

/**
 * What stands between label and text: a tab or space is one space, full-width after Chinese, nothing after its
 * punctuation.
 */
function gapAfter(label: string, suffix: string): string {
  if (suffix === 'nothing' || label === '' || /[、．）】〕。：]$/.test(label)) return '';
  return /\p{Script=Han}$/u.test(label) ? '\u3000' : ' ';
}
