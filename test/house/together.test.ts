/** How faults that are put into one file together are told apart: `test/support/together.ts`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fixture } from '../support/fixture.ts';
import { type Fault, groupsOf, isStale, sumOf, withoutLine } from '../support/together.ts';

const fault = (what: string, said: RegExp): Fault<undefined> => [what, undefined, said];
const [title, page, any] = [fault('title', /title/), fault('page', /page \d/), fault('any', /./)];
const missing = (faults: readonly Fault<undefined>[], ...lines: string[]) =>
  withoutLine(faults, lines).map(([what]) => what);

test('every fault has a line of its own, whichever it was given first', () => {
  assert.deepEqual(missing([title, page], 'page 2: x', 'the title'), []);
  assert.deepEqual(missing([any, title, page], 'the title', 'page 2: x', 'more'), []);
  assert.deepEqual(missing([any, title], 'the title', 'more'), []);
});

test('one line is not said of two faults, however often it is there', () => {
  assert.deepEqual(missing([any, title], 'the title'), ['title']);
  assert.deepEqual(missing([title, any], 'the title', 'the title'), ['any']);
  assert.deepEqual(missing([title, page], 'more'), ['title', 'page']);
});

test('a fault whose row was changed since its group was made stands alone', () => {
  const written = [{ title: sumOf(title), page: sumOf(page) }];
  const names = (faults: readonly Fault<undefined>[]) =>
    groupsOf(faults, written).map((group) => group.map(([what]) => what));
  assert.deepEqual(names([title, page, any]), [['title', 'page'], ['any']]);
  const other = fault('page', /page \d+/);
  assert.deepEqual(names([title, other]), [['title'], ['page']]);
  assert.notEqual(sumOf<unknown>(['page', () => 1, /x/]), sumOf<unknown>(['page', () => 2, /x/]));
  assert.throws(() => names([title]), /no fault “page”/);
  // A few changed rows are asked alone; of many the groups are made anew.
  assert.deepEqual([isStale([title, page], written), isStale([title, other], written)], [false, true]);
});

test('a group has two faults or more', () => {
  const files = readdirSync(fixture('together'));
  assert.ok(files.length > 0);
  for (const name of files) {
    const groups = JSON.parse(readFileSync(join(fixture('together'), name), 'utf8')) as Record<string, string>[];
    assert.deepEqual(
      groups.filter((group) => Object.keys(group).length < 2),
      [],
      name,
    );
  }
});
