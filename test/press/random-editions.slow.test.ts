/**
 * Forty random valid editions, always the same: no error is said of any, also of the looks of its lines (K811), and no
 * text stands over other text. Forty short ones, for faults are of kinds, and each short one has other kinds in it;
 * ten of them are built whole, PDF, EPUB and site, the others are set as a book with an EPUB and proved, which takes
 * half of the time. In: what `npm run fuzz` draws, which has many more and longer ones.
 * Slow because a browser sets the books.
 */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { openBench } from '../fuzz/build-edition.ts';
import { editionOf } from '../fuzz/find-fault.ts';
import { lengths, writeEdition } from '../fuzz/random-edition.ts';

const [whole, all] = [10, 40];
const bench = openBench();
after(() => bench.close());

test('small editions build', async () => {
  for (let seed = 1; seed <= all; seed++) {
    const edition = editionOf({ length: lengths.tiny }, seed);
    const fault = await (seed <= whole ? bench.build(edition) : bench.press(edition));
    assert.equal(fault?.detail, undefined, `seed ${seed}\n${writeEdition(edition)}`);
  }
});

test('an edition that is not valid is a fault, with its code', async () => {
  const edition = { ...editionOf({ length: lengths.tiny }, 1), title: ['a\u0007b'] };
  assert.match((await bench.build(edition))?.kind ?? '', /^K208 /);
});
