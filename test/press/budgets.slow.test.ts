/**
 * What is too large for its door is refused by its number, and costs little. In: for each budget of texts, lists,
 * pictures and copies a file that breaks it. Proves the code, the count and the limit, and that a process which was
 * given all of them never held 500 MiB. Slow because the files are large. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { doors } from '../../scripts/model/budgets.ts';
import { readOversized } from '../support/oversized-files.ts';

/** Which file breaks which budget, by the words of the problem. */
const expected: Record<string, string> = {
  'bytes of a text': 'K136 37750010 bytes, and at most 33554432',
  'characters of a text': 'K136 5000777 characters, and at most 5000000',
  'lines of a text': 'K136 200055 lines, and at most 200000',
  'depth of quotations': 'K136 41 blocks in each other, and at most 40',
  'depth of quotations apart': 'K136 41 blocks in each other, and at most 40',
  'depth of lists': 'K136 42 blocks in each other, and at most 40',
  'cells of a text': 'K136 200018 cells of tables, and at most 200000',
  'notes of a text': 'K136 10001 notes, and at most 10000',
  'links of a text': 'K136 50002 links and pictures, and at most 50000',
  'bytes of a list': 'K136 20971520 bytes, and at most 16777216',
  'characters of a list': 'K136 4000003 characters, and at most 4000000',
  'values of a list': 'K136 800003 lines, commas and brackets, and at most 400000',
  'depth of a list': 'K136 102 lists and mappings in each other, and at most 100',
  'depth of dashes': 'K136 102 lists and mappings in each other, and at most 100',
  'refusals of a title': 'K136 500005 lines, commas and brackets, and at most 400000',
  'bytes of a picture': 'K205 68157440 bytes, and at most 67108864',
  'pixels of a PNG': 'K205 100020000 pixels, and at most 100000000',
  'pixels of a JPEG': 'K205 100020000 pixels, and at most 100000000',
  'bytes of a PNG unpacked': 'K205 648009000 bytes when it is unpacked, and at most 250000000',
  'a PNG that is damaged at its end': 'K205 The image “a.png” does not decode: its last rows are missing.',
  'bytes of a JPEG unpacked': 'K205 300000000 bytes when it is unpacked, and at most 250000000',
  'bytes of a copy': '135266304 bytes, and at most 134217728',
  'unpacked bytes of a copy': 'K824 168820736 bytes when it is unpacked, and at most 167772160',
  'files of a copy': 'K824 10001 files in it, and at most 10000',
  'tags of an e-book': 'K824 150021 tags, and at most 150000',
  'depth of an e-book': 'K824 503 elements in each other, and at most 500',
  'one document again and again':
    'K824 a.epub cannot be read: the spine names “a”, which is not in the manifest, or a second time',
  'a text of a page': 'K824 1000001 characters in one text, and at most 1000000',
  'markup of a page': 'K824 36000015 bytes of markup, and at most 33554432',
  'tags of a page': 'K824 150002 tags, and at most 150000',
  'depth of a page': 'K824 501 elements in each other, and at most 500',
  'elements of a page': 'K824 4002001 elements, those counted that open anew in each paragraph, and at most 400000',
};

test('what is too large is refused by its number and the limit, and takes less than 500 MiB of memory', () => {
  const results = readOversized();
  const got = results
    .flatMap(({ errors }) => Object.entries(errors))
    .map(([name, lines]) => [name, lines.map(briefly).join('; ')]);
  assert.deepEqual(Object.fromEntries(got), expected);
  for (const { memory } of results) assert.ok(memory < 500, `${memory} MiB`);
});

/** The code, the number and the limit of a sentence; the whole sentence where it has none. */
const briefly = (line: string): string =>
  line
    .replace(/^(?:(K\d+) .*?: (?:does not decode: |is not read: |cannot be read: )?)?it has (.*) are read\.?$/, '$1 $2')
    .trim();

test('every budget of a text, a list, a picture and a copy is broken by one of them', () => {
  const told = Object.values(expected).join('\n');
  for (const name of ['text', 'list', 'picture', 'copy'] as const)
    for (const [limit, what] of Object.values(doors[name].limits))
      assert.ok(
        told.includes(`${what}, and at most ${limit}`) || /tables|scans|attributes/.test(what),
        `${name}: ${what}`,
      );
});
