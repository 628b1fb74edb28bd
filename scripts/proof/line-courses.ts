/**
 * Tells which pieces of a line from right to left are read against the order in which they are seen. In: the lines of a
 * paragraph as they are seen. Out: the course of each piece, by UAX 9: of the orders in which a line can be read, the
 * one that would be shown as it is. Where two would be shown alike (a sign between words of both directions), the one
 * whose blanks are those of a text: a comma behind its word. The only file that knows bidi-js. Called by
 * `reading-view.ts`.
 *
 *     settleCourses([[‘→ ’, ‘receipt’, ‘ةداملا’]]) → the arrow is read on, as the word beside it; the line is in order
 */
import { createRequire } from 'node:module';
import { inReadingOrder } from './letters-and-marks.ts';
import type { Glyph } from './read-pdf.ts';

/** What of bidi-js, which ships no types for Node, is used. */
interface Bidi {
  getEmbeddingLevels: (text: string, direction: 'rtl') => { levels: Uint8Array };
  getMirroredCharacter: (sign: string) => string | null;
  getBidiCharTypeName: (sign: string) => string;
}

const bidi = (createRequire(import.meta.url)('bidi-js') as () => Bidi)();

/** Letters and figures that are read from left to right, and letters that are not (UAX 9, 3.2). */
export const readsRight = (sign: string): boolean => /^(?:L|EN|AN)$/.test(bidi.getBidiCharTypeName(sign));
export const readsLeft = (sign: string): boolean => /^(?:R|AL)$/.test(bidi.getBidiCharTypeName(sign));

/** How a text object is read: against the order in which it stands, in it, or as what is around it. */
type Course = 'back' | 'on' | 'either';

/** The isolates of UAX 9: from left to right, from right to left. */
type Isolate = '\u2066' | '\u2067';

/** The glyphs of a text object as they are seen, from left to right. */
export interface SeenRun {
  glyphs: Glyph[];
  course: Course;
  /** It says no course of its own, and stands between two that are read on. */
  turns?: boolean;
  /** What says nothing of the words around it: a phrase that goes its own way (`dir`), or the number of a note. */
  apart?: Isolate | undefined;
  left: number;
  right: number;
}

/** Runs that are read on, from left to right, or against it. */
interface Group {
  runs: SeenRun[];
  back: boolean;
}

/** A glyph of a line in the order of reading, and what it is in the text. */
interface Read {
  glyph: Glyph;
  text: string;
  back: boolean;
  apart?: Isolate | undefined;
}

/** Letters that say themselves that they are read from left to right. */
const hasWord = ({ glyphs }: SeenRun): boolean => glyphs.some(({ text }) => bidi.getBidiCharTypeName(text) === 'L');

/** How many orders of a line are tried, at most. */
const mostOrders = 600;
/** What is seldom so in a text: spaces before commas and behind brackets, none behind a comma or before a sign. */
const oddSpaces = new RegExp(
  [
    /\s[\p{Pe}\p{Pf},،;؛:!?؟.]|[\p{Ps}\p{Pi}]\s/u,
    /\s\s|^\s|\s$|^[,،;؛:.!?؟\p{Pe}]|[\p{Ps}]$/u,
    /[,،;؛][\p{L}\p{S}]|\p{L}\p{So}|\p{So}\p{L}/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** Gives every run of the lines of a paragraph its course. Returns what is in no order that UAX 9 has, in words. */
export function settleCourses(lines: readonly (readonly SeenRun[])[]): { lines: SeenRun[][]; faults: string[] } {
  const settled: SeenRun[][] = [];
  const faults: string[] = [];
  const ways = lines.map(orders);
  ways.forEach((own, i) => {
    const around = [settled.slice(-2), [ways[i + 1]?.[0] ?? []]].map((beside) =>
      beside.map((one) => spelt(readOrder(one)).text).join(' '),
    ) as [string, string];
    const all = own.flatMap((order) =>
      (order.some(({ turns }) => turns)
        ? [order, order.map((run) => (run.turns ? { ...run, course: 'on' as const } : run))]
        : [order]
      ).map((one) => betweenOn(one, around)),
    );
    const costs = all.length === 1 ? [0] : all.map((order) => costOf(readOrder(order), around));
    const best = all[costs.indexOf(Math.min(...costs))] as SeenRun[];
    settled.push(best);
    const fault = faultOf(readOrder(best), around);
    if (fault) faults.push(fault);
  });
  return { lines: settled, faults };
}

/** The orders in which a line can be read, the likeliest first. */
function orders(line: readonly SeenRun[]): SeenRun[][] {
  let all = [[...line]];
  const choices: { from: number; ways: Course[][] }[] = [];
  for (let i = 0; i < line.length; i++) {
    if (line[i]?.course !== 'either') continue;
    const from = i;
    while (line[i]?.course === 'either') i++;
    const between = line[from - 1]?.course === 'on' && line[i]?.course === 'on';
    // What stands beside a figure may go with the words before it: in “1 UNTS XVI” the space does.
    const course = [line[from - 1], line[i]].every((run) => run && hasWord(run)) ? 'on' : 'back';
    if (between) for (let k = from; k < i; k++) all[0]?.splice(k, 1, { ...(line[k] as SeenRun), course, turns: true });
    else choices.push({ from, ways: waysOf(line[from - 1]?.course, line[i]?.course, i - from) });
  }
  const many = choices.reduce((product, { ways }) => product * ways.length, 1) > mostOrders;
  for (const { from, ways } of choices) {
    const most = many || all.length * ways.length > mostOrders ? [ways[0], ways.at(-1)] : ways;
    const tried = all.length * most.length > mostOrders ? most.slice(0, 1) : most;
    all = all.flatMap((order) =>
      tried.map((way = []) => order.map((run, at) => ({ ...run, course: way[at - from] ?? run.course }))),
    );
  }
  return all;
}

/** The courses of runs that say none of their own, between two that do: that of the one, then that of the other. */
function waysOf(left: Course | undefined, right: Course | undefined, count: number): Course[][] {
  const all = (course: Course): Course[] => Array.from({ length: count }, () => course);
  if (left !== 'on' && right !== 'on') return left || right ? [all('back')] : [all('back'), all('on')];
  const [first, last]: Course[] = left === 'on' ? ['on', 'back'] : ['back', 'on'];
  const backFirst = Array.from({ length: count + 1 }, (_, k) => (first === 'back' ? count - k : k));
  return backFirst.map((k) => [...all(first as Course).slice(0, k), ...all(last as Course).slice(k)]);
}

/** Between runs that are read on, a sign is not read so where the levels say it: the dash of “13–1”. */
function betweenOn(order: readonly SeenRun[], around: readonly [string, string]): SeenRun[] {
  let own = [...order];
  if (!order.some(({ turns }) => turns)) return own;
  for (let i = 0; i < 3; i++) {
    const odd = new Set(misplaced(readOrder(own), around).map(({ glyph }) => glyph));
    const turned = own.map((run) =>
      !run.turns || !run.glyphs.every((one) => odd.has(one)) ? run : { ...run, course: other(run) },
    );
    if (turned.every((run, at) => run === own[at])) break;
    own = turned;
  }
  return own;
}
const other = ({ course }: SeenRun): Course => (course === 'on' ? 'back' : 'on');

/** Runs that are read on stay together, from left to right. */
export function groupsOf(line: readonly SeenRun[]): Group[] {
  const groups: Group[] = [];
  for (const run of line) {
    const back = run.course !== 'on';
    const last = groups.at(-1);
    const joins = last?.runs.every(({ apart }) => (apart === '\u2067') === (run.apart === '\u2067'));
    if (last && joins && !last.back && !back) last.runs.push(run);
    else groups.push({ runs: [run], back });
  }
  return groups;
}

/** The glyphs of a line in the order of reading. */
function readOrder(line: readonly SeenRun[]): Read[] {
  return groupsOf(line)
    .reverse()
    .flatMap(({ runs, back }) => {
      const apart = new Map(runs.flatMap((run) => run.glyphs.map((glyph) => [glyph, run.apart] as const)));
      const glyphs = runs.flatMap((run) => run.glyphs);
      return (back ? inReadingOrder(glyphs) : glyphs).map((glyph) => ({
        glyph,
        text: back ? counterparts(glyph.text).replace('\u200d', '') : glyph.text,
        back,
        apart: apart.get(glyph),
      }));
    });
}

/** Brackets, which a text from right to left shows as their counterparts (UAX 9, L4). */
export const counterparts = (text: string): string =>
  [...text].map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join('');

/** bidi-js takes what is behind U+FFFF for letters from left to right: a sign of its kind, as long. */
function inOneUnit(sign: string): string {
  const like = sign.length > 1 ? { ON: '☐', R: 'א', AL: 'ا', EN: '1' }[bidi.getBidiCharTypeName(sign)] : undefined;
  return like?.repeat(sign.length) ?? sign;
}

/** A line as text, phrases that go their own way in isolates, and where each glyph begins in it. */
function spelt(read: readonly Read[]): { text: string; starts: number[] } {
  let text = '';
  const starts = read.map((one, i) => {
    if (one.apart && read[i - 1]?.apart !== one.apart) text += one.apart;
    const start = text.length;
    text += [...one.text].map(inOneUnit).join('');
    if (one.apart && read[i + 1]?.apart !== one.apart) text += '\u2069';
    return start;
  });
  return { text, starts };
}

/** Glyphs that would be shown in another course, were the line read so. */
function misplaced(read: readonly Read[], [before, after]: readonly [string, string]): Read[] {
  const { text, starts } = spelt(read);
  const { levels } = bidi.getEmbeddingLevels(`${before} ${text} ${after}`, 'rtl');
  return read.filter(
    ({ back, text: own }, i) => own !== '' && ((levels[before.length + 1 + (starts[i] ?? 0)] ?? 1) % 2 === 1) !== back,
  );
}

function costOf(read: readonly Read[], around: readonly [string, string]): number {
  const text = read.map((one) => one.text).join('');
  const unpaired = Math.abs((text.match(/\p{Ps}/gu)?.length ?? 0) - (text.match(/\p{Pe}/gu)?.length ?? 0));
  return 1000 * misplaced(read, around).length + (text.match(oddSpaces)?.length ?? 0) + unpaired;
}

const isDirected = (sign: string): boolean => readsRight(sign) || readsLeft(sign);

/**
 * True for what no level can show elsewhere: UAX 9 gives letters and figures that are read from left to right even
 * levels, whatever stands around them, and those from right to left odd ones (I1, I2).
 */
function isSettled({ text, back }: Read): boolean {
  const [first = '', ...others] = text;
  return isDirected(first) ? readsLeft(first) === back : !others.some(isDirected);
}

/** Whether letters or figures of a line, read as it was, would be shown elsewhere. */
function faultOf(read: readonly Read[], around: readonly [string, string]): string | undefined {
  if (read.every(isSettled)) return undefined;
  const odd = misplaced(read, around).find(({ text }) => [...text].some(isDirected));
  if (!odd) return undefined;
  const at = read.indexOf(odd);
  const beside = read.slice(Math.max(0, at - 8), at + 8).map(({ text }) => text);
  return `“${beside.join('')}” is not shown in the order of its letters`;
}
