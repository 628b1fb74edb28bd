/**
 * What costs more to read than a book of as many pages is refused by its number, and costs little. In: for each budget
 * of the witness a PDF that breaks it. Proves K824 with the limit, and that a process which was given five of them
 * never held 500 MiB. Slow because the files are large. No browser.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { oversizedPdfs } from '../support/oversized-pdfs.ts';

const program = fileURLToPath(new URL('../support/oversized-pdfs.ts', import.meta.url));

/** Which file breaks which budget, by the words of the problem; what keeps to all of them names no title. */
const expected: Record<string, string> = {
  'a page': 'it has a stream of more than 1 MB',
  'a page in pieces': 'page 1 paints more than 1 MB',
  'glyphs of a page': 'page 1 shows more than 40000 bytes of text',
  'glyphs of all pages': 'its pages paint more than 8000 bytes each',
  'a form in itself': 'page 1 has a form that paints itself',
  'forms that paint forms': 'page 1 has a form that paints itself',
  'forms of forms': 'page 1 has more than 100 forms',
  pages: 'its pages lead in a circle',
  'deep pages': 'its pages stand more than 50 deep in one another',
  entries: 'it has more than 1000000 objects',
  'objects of a stream': 'it has a stream of more than 8 MB',
  numbers: 'it has a stream of more than 8 MB',
  dictionaries: 'it has a stream of more than 8 MB',
  'a string': 'it has a stream of more than 8 MB',
  depth: 'its objects stand more than 200 deep in one another',
  widths: 'it has a font with widths for more codes than there are',
  'characters of a font': 'K823',
  pixels: 'a picture: it has 3600000000 pixels in a picture, and at most 100000000 are read',
  'pixels of all pictures': 'it has 16200000000 pixels in all pictures, and at most 10000000000 are read',
  'a picture without a size': 'it has a picture without a size',
  'a picture that says nothing': 'it has a picture that says too little of itself',
  'a picture that unpacks to more': 'K823',
  'a picture inside a page': 'page 1 has a picture inside its operators',
  'a picture of another packing': 'it has a stream that is packed by JPXDecode',
  'a page of another packing': 'it has a stream that is packed by RunLengthDecode',
  'a form again and again': 'page 1 paints more than 1 MB',
  'a pattern': 'it has a stream with PatternType, which no PDF of the press has',
  'a function of many numbers': 'it has a stream with FunctionType, which no PDF of the press has',
  'a mask that is painted': 'it has a mask that is painted',
  'a stream of no use': 'it has a stream of more than 1 MB',
  'looks of annotations': 'page 1 paints more than 1 MB',
  'a large page': 'K823',
  'a flat page': 'K823',
  metadata: 'it has a stream of more than 1 MB',
  'bookmarks in a circle': 'K823',
  'a structure in a circle': 'K823',
  'names in a circle': 'Duplicate entry in "Names" tree.',
  'labels in a circle': 'K823',
  'a length of itself': 'object 4 leads to itself',
  annotations: 'it has more than 6000000 values',
};

test("what is too large is 'K824' with the limit, and takes less than 500 MiB of memory", () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    const paths = Object.values(oversizedPdfs).map((make, i) => {
      const path = join(folder, `${i}.pdf`);
      writeFileSync(path, make());
      return path;
    });
    const groups = [0, 1, 2, 3, 4, 5, 6, 7].map((group) => paths.slice(group * 5, group * 5 + 5));
    const read = groups.map((group) => {
      const printed = execFileSync(process.execPath, ['--import', 'tsx', program, ...group], { encoding: 'utf8' });
      return JSON.parse(printed) as { said: string[]; memory: number };
    });
    const said = read.flatMap((group) => group.said);
    const memory = Math.max(...read.map((group) => group.memory));
    const got = Object.keys(oversizedPdfs).map((name, i) => [
      name,
      said[i]?.replace(/^K824 copy\.pdf cannot be read: /, '').replace(/^K823 .*/, 'K823'),
    ]);
    assert.deepEqual(got, Object.entries(expected));
    assert.ok(memory < 500, `${memory} MiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
