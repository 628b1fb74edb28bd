/**
 * Fourteen random valid editions, always the same: no error is said of any but of the looks of its lines (K811), which have
 * tests of their own. One without such lines is built whole, PDF, EPUB and site; one with them ends with the proofs of its
 * PDF and EPUB. In: what `npm run fuzz` draws, which has many more and longer ones. Slow because a browser sets the books.
 */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { openBench } from '../fuzz/build-edition.ts';
import { editionOf } from '../fuzz/find-fault.ts';
import { lengths, writeEdition } from '../fuzz/random-edition.ts';

/** As many as the time of all tests allows. */
const runs = 14;
const bench = openBench(['K811']);
after(() => bench.close());

test('small editions build, but for the looks of their lines', async () => {
  for (let seed = 1; seed <= runs; seed++) {
    const edition = editionOf(lengths.tiny, seed);
    const fault = await bench.build(edition);
    assert.equal(fault?.detail, undefined, `seed ${seed}\n${writeEdition(edition)}`);
  }
});

test('an edition that is not valid is a fault, with its code', async () => {
  const edition = { ...editionOf(lengths.tiny, 1), title: ['a\u0007b'] };
  assert.match((await bench.build(edition))?.kind ?? '', /^K208 /);
});
