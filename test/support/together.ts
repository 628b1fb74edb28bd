/**
 * Faults that are independent are put into one file together, and each is asked for by itself: reading a file again is
 * what takes the time. In: a table of faults, how a file with some of them is proved. Out: a test for each fault. Which
 * are put together is written in `test/fixtures/together/`, each with a sum of its row; a fault that is in no group, or
 * whose row was changed since, stands alone.
 *
 * In a group, every fault must have a line of its own, which is no other fault's. No line that a fault of the group
 * brings when it stands alone is one that another is asked for: so none is found by what another one did. Both were
 * looked at when the groups were made: `KANBEN_UPDATE=1 node --import tsx --test FILE` makes them anew, from the faults
 * each alone. `KANBEN_APART=1` puts every fault in alone and asks both again.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import test from 'node:test';
import { fixture } from './fixture.ts';
import { writesGolden } from './golden.ts';

/** A fault: what it is, how it is made, what is said of it. */
export type Fault<Change> = readonly [what: string, change: Change, said: RegExp];

interface Together<Change> {
  /** The file of the groups. */
  name: string;
  /** Begins the name of each test. */
  title: string;
  faults: readonly Fault<Change>[];
  /** What is said of a file that has these changes, one line each. */
  prove: (changes: readonly Change[]) => Promise<string[]>;
}

/** How many faults one file may have, and with how many groups one is tried. */
const most = 30;
const mostTries = 4;

/** The faults of a group, each with the sum of its row. */
type Group = Readonly<Record<string, string>>;

/** A test for each fault. */
export function testTogether<Change>({ name, title, faults, prove }: Together<Change>): void {
  const path = fixture('together', `${name}.json`);
  const found = (group: readonly Fault<Change>[]) => prove(group.map(([, change]) => change));
  if (writesGolden()) {
    test(`${title}: groups of faults`, async () => writeGroups(path, await makeGroups(faults, found)));
    return;
  }
  const isApart = process.env.KANBEN_APART !== undefined;
  const written: Group[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  const groups = groupsOf(faults, written);
  test(`${title}: the groups are those of the rows`, () =>
    assert.ok(!isStale(faults, written), `KANBEN_UPDATE=1 makes test/fixtures/together/${name}.json anew`));
  for (const group of groups) {
    let together: Promise<string[]> | undefined;
    for (const fault of group)
      test(`${title}: ${fault[0]}`, async () => {
        together ??= isApart ? undefined : found(group);
        const lines = await (together ?? found([fault]));
        const missing = withoutLine(isApart ? [fault] : group, lines);
        assert.ok(!missing.includes(fault), `${fault[0]}: ${lines.join('\n') || 'nothing was found'}`);
        for (const [other, , said] of isApart ? group : [])
          if (other !== fault[0]) assert.ok(!lines.some((line) => said.test(line)), `${other} is said of ${fault[0]}`);
      });
  }
}

/** The faults in their groups; a name that no fault has any more is a mistake. */
export function groupsOf<Change>(faults: readonly Fault<Change>[], written: readonly Group[]): Fault<Change>[][] {
  const byName = new Map(faults.map((fault) => [fault[0], fault]));
  assert.equal(byName.size, faults.length, 'two faults have one name');
  const groups = written.map((group) =>
    Object.entries(group).flatMap(([what, sum]) => {
      const fault = byName.get(what) ?? assert.fail(`no fault “${what}”`);
      return sumOf(fault) === sum ? [fault] : [];
    }),
  );
  const grouped = new Set(groups.flat());
  assert.equal(grouped.size, groups.flat().length, 'a fault is in two groups');
  return [...groups, ...faults.filter((fault) => !grouped.has(fault)).map((fault) => [fault])];
}

/** Whether a quarter of the rows or more were changed since they were put into groups. */
export function isStale<Change>(faults: readonly Fault<Change>[], written: readonly Group[]): boolean {
  const sums = new Map(written.flatMap((group) => Object.entries(group)));
  const changed = faults.filter((fault) => sums.has(fault[0]) && sums.get(fault[0]) !== sumOf(fault));
  return 4 * changed.length > sums.size;
}

/** A sum of a row: what it is called, how it is made, as far as that is written in it, and what is said of it. */
export const sumOf = <Change>([what, change, said]: Fault<Change>): string => {
  const made = typeof change === 'function' ? String(change) : JSON.stringify(change);
  return createHash('sha256').update([what, made, said].join('\0')).digest('hex').slice(0, 8);
};

/** The faults that have no line of their own, when every line is given to one fault at most. */
export function withoutLine<Change>(group: readonly Fault<Change>[], lines: readonly string[]): Fault<Change>[] {
  const owners = new Map<string, Fault<Change>>();
  const give = (fault: Fault<Change>, asked: Set<string>): boolean =>
    lines.some((line) => {
      if (asked.has(line) || !fault[2].test(line)) return false;
      asked.add(line);
      const owner = owners.get(line);
      if (owner && !give(owner, asked)) return false;
      owners.set(line, fault);
      return true;
    });
  return group.filter((fault) => !give(fault, new Set()));
}

type Found<Change> = (group: readonly Fault<Change>[]) => Promise<string[]>;

/** Groups in which every fault is found as it is alone. */
async function makeGroups<Change>(faults: readonly Fault<Change>[], found: Found<Change>): Promise<Group[]> {
  const alone = new Map<Fault<Change>, string[]>();
  for (const fault of faults) alone.set(fault, await found([fault]));
  const missed = faults.filter((fault) => withoutLine([fault], alone.get(fault) ?? []).length > 0);
  assert.deepEqual(
    missed.map((fault) => [fault[0], alone.get(fault)]),
    [],
    'faults that are not found',
  );
  const saidOf = ([, , said]: Fault<Change>, other: Fault<Change>) => alone.get(other)?.some((line) => said.test(line));
  const apart = (one: Fault<Change>, other: Fault<Change>) => !saidOf(one, other) && !saidOf(other, one);
  const groups: Fault<Change>[][] = [];
  const tries = new Map<Fault<Change>, number>();
  let rest = [...faults];
  while (rest.length > 0) {
    const group: Fault<Change>[] = [];
    for (const fault of rest) if (group.length < most && group.every((one) => apart(one, fault))) group.push(fault);
    const kept = await keepFound(group, found);
    for (const fault of group) tries.set(fault, (tries.get(fault) ?? 0) + 1);
    groups.push(kept);
    // Those that hide each other are tried with others; the first of them has a group by itself.
    rest = [...rest.filter((fault) => !group.includes(fault)), ...group.filter((fault) => !kept.includes(fault))];
    for (const fault of rest.filter((one) => (tries.get(one) ?? 0) > 2)) groups.push([fault]);
    rest = rest.filter((fault) => (tries.get(fault) ?? 0) <= 2);
  }
  const packed = await packGroups(groups, found, apart);
  return packed
    .filter((group) => group.length > 1)
    .map((group) => Object.fromEntries(group.map((fault) => [fault[0], sumOf(fault)])));
}

/** Fewer groups: the small ones are put into larger ones, where all are found. */
async function packGroups<Change>(
  groups: readonly Fault<Change>[][],
  found: Found<Change>,
  apart: (one: Fault<Change>, other: Fault<Change>) => boolean,
): Promise<Fault<Change>[][]> {
  const packed: Fault<Change>[][] = [];
  for (const group of [...groups].sort((one, other) => other.length - one.length)) {
    const fitting = packed.filter(
      (one) => one.length + group.length <= most && one.every((fault) => group.every((other) => apart(fault, other))),
    );
    let host: Fault<Change>[] | undefined;
    for (const one of fitting.slice(0, mostTries))
      if (!host && (await isFoundWhole([...one, ...group], found))) host = one;
    if (host) host.push(...group);
    else packed.push([...group]);
  }
  return packed;
}

const isFoundWhole = async <Change>(group: readonly Fault<Change>[], found: Found<Change>): Promise<boolean> =>
  withoutLine(group, await found(group).catch(() => [])).length === 0;

/** The largest part of a group, by halves, in which all are found. */
async function keepFound<Change>(group: Fault<Change>[], found: Found<Change>): Promise<Fault<Change>[]> {
  if (group.length < 2) return group;
  const missing = withoutLine(group, await found(group).catch(() => []));
  if (missing.length === 0) return group;
  const rest = group.filter((fault) => !missing.includes(fault));
  if (rest.length > group.length / 2) return keepFound(rest, found);
  const half = Math.ceil(group.length / 2);
  const [one, other] = [await keepFound(group.slice(0, half), found), await keepFound(group.slice(half), found)];
  return one.length < other.length ? other : one;
}

function writeGroups(path: string, groups: readonly Group[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(groups, null, 1)}\n`);
}
