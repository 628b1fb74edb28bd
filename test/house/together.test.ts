/** How faults that are put into one file together are told apart: `test/support/together.ts`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fixture } from '../support/fixture.ts';
import { type Fault, withoutLine } from '../support/together.ts';

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

test('a group has two faults or more', () => {
  const files = readdirSync(fixture('together'));
  assert.ok(files.length > 0);
  for (const name of files) {
    const groups = JSON.parse(readFileSync(join(fixture('together'), name), 'utf8')) as string[][];
    assert.deepEqual(
      groups.filter(({ length }) => length < 2),
      [],
      name,
    );
  }
});
