/**
 * Pictures at the door. In: PNGs that this test makes of every kind, two JPEGs of 40 × 24 pixels (sequential and
 * progressive, with restart markers), and all of them cut and damaged. Proves that a whole one is taken and no other,
 * and that the names of pictures are read as CommonMark reads destinations.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { faultOfJpeg } from '../../scripts/manuscript/jpeg.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { faultOfPng, readImages } from '../../scripts/manuscript/pictures.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { type PngKind, pngOf, progressive, sequential, withFrame } from '../support/make-pictures.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-pictures-'));
after(() => rmSync(folder, { recursive: true }));

const kinds: PngKind[] = [
  { width: 5, height: 3, rows: 18 },
  { width: 5, height: 3, depth: 1, rows: 6 },
  { width: 5, height: 3, depth: 16, colour: 2, rows: 93 },
  { width: 5, height: 3, depth: 4, colour: 3, rows: 12 },
  { width: 5, height: 3, colour: 4, rows: 33 },
  { width: 5, height: 3, colour: 6, rows: 63 },
  // Its passes are rows of 1, 1, 1, 3, 2 and 2, and 5 pixels; the third has none.
  { width: 5, height: 3, interlaced: 1, rows: 2 + 2 + 2 + 4 + 2 * 3 + 6 },
];

test('a whole PNG of every kind is taken; one that is cut anywhere or lacks a byte is not', () => {
  for (const kind of kinds) {
    const whole = pngOf(kind);
    assert.equal(faultOfPng(whole), undefined, JSON.stringify(kind));
    for (let length = 8; length < whole.length; length++)
      assert.equal(typeof faultOfPng(whole.subarray(0, length)), 'string', `${length} of ${JSON.stringify(kind)}`);
    for (let at = 8; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((damaged.readUInt8(at) + 1) % 256, at);
      assert.equal(typeof faultOfPng(damaged), 'string', `${at} of ${JSON.stringify(kind)}`);
    }
    assert.match(faultOfPng(pngOf({ ...kind, rows: kind.rows - 1 })) ?? '', /last rows/);
  }
  assert.match(faultOfPng(pngOf({ width: 5, height: 3, rows: 18 }, 5)) ?? '', /a row of it/);
  assert.match(faultOfPng(pngOf({ width: 5, height: 3, depth: 3, rows: 18 })) ?? '', /no PNG can be/);
  assert.match(
    faultOfPng(pngOf({ width: 20_000, height: 5_001, rows: 1 })) ?? '',
    /it has 100020000 pixels, and at most 100000000 are read/,
  );
});

test('bombs among pictures are refused by their number before they cost anything', () => {
  const before = process.cpuUsage();
  const from = progressive.indexOf('ffda', 0, 'hex');
  const scan = progressive.subarray(from, progressive.indexOf('ffc4', from, 'hex'));
  const scans = Buffer.concat([progressive.subarray(0, from), ...Array.from({ length: 400 }, () => scan)]);
  assert.equal(faultOfJpeg(scans), 'it has 201 scans of a JPEG, and at most 200 are read');
  const table = Buffer.concat([Buffer.from('ffc40013', 'hex'), Buffer.alloc(17)]);
  const tables = Buffer.concat([Buffer.from('ffd8', 'hex'), ...Array.from({ length: 5000 }, () => table)]);
  assert.equal(faultOfJpeg(tables), 'it has 1601 Huffman tables of a JPEG, and at most 1600 are read');
  assert.equal(
    faultOfJpeg(withFrame(progressive, 10_000, 10_000, 0x11)),
    'it has 300000000 bytes when it is unpacked, and at most 250000000 are read',
  );
  assert.equal(faultOfPng(pngOf({ width: 1, height: 100_000_000, rows: 9 })), 'its last rows are missing');
  assert.equal(
    faultOfPng(pngOf({ width: 10_000, height: 10_000, depth: 16, colour: 6, rows: 9 })),
    'it has 800010000 bytes when it is unpacked, and at most 250000000 are read',
  );
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 2e6, `${(user + system) / 1e6} s`);
});

test('a whole JPEG is taken, sequential or progressive; one that is cut is not, with an end marker or without', () => {
  for (const [name, whole] of Object.entries({ sequential, progressive })) {
    assert.equal(faultOfJpeg(whole), undefined, name);
    assert.match(
      faultOfJpeg(withFrame(whole, 10_001, 10_000)) ?? '',
      /^it has 100010000 pixels, and at most 100000000 /,
    );
    for (let length = 3; length < whole.length - 1; length++)
      assert.equal(typeof faultOfJpeg(whole.subarray(0, length)), 'string', `${length} of ${name}`);
  }
  for (let length = 3; length < sequential.length - 2; length++)
    assert.equal(
      typeof faultOfJpeg(Buffer.concat([sequential.subarray(0, length), Buffer.from('ffd9', 'hex')])),
      'string',
      String(length),
    );
});

/** The problems of a title with these files, and the names under which its pictures were read. */
function look(text: string, files: Record<string, Uint8Array>): { problems: string[]; names: string[] } {
  const own = mkdtempSync(join(folder, 't'));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(own, name, '..'), { recursive: true });
    writeFileSync(join(own, name), bytes);
  }
  const draft = parseManuscript({ ...manuscriptOf(`正文。\n\n${text}\n`), folder: own });
  const edition = draft.value && numberDraft(draft.value).value;
  const read = edition && readImages(edition);
  const problems = [...draft.problems, ...(read?.problems ?? [])];
  return {
    problems: problems.map(({ code, place, message }) => `${place?.line}:${place?.column} ${code} ${message}`),
    names: [...(read?.value?.keys() ?? [])],
  };
}

test('a picture that does not decode is K205 at its place, and says why', () => {
  const whole = pngOf({ width: 5, height: 3, rows: 18 });
  const { problems } = look('![甲](a.png)\n\n![乙](b.jpg)\n\n> ![丙](c.png)\n\n![丁](d.png)', {
    'a.png': whole.subarray(0, 50),
    'b.jpg': sequential.subarray(0, 700),
    'c.png': sequential,
    'd.png': whole,
  });
  assert.deepEqual(
    problems.map((line) => line.replace(/: [^:]*$/, '')),
    [
      '3:1 K205 The image “a.png” does not decode',
      '5:1 K205 The image “b.jpg” does not decode',
      '7:1 K205 The image “c.png” is neither a PNG nor a JPEG as its name says.',
    ],
  );
});

test('names of pictures: blanks, escapes, brackets, quotation marks and accents of either form', () => {
  const png = pngOf({ width: 5, height: 3, rows: 18 });
  const cases: [markdown: string, file: string, name?: string][] = [
    ['![a](<图 一.png>)', '图 一.png'],
    ['![a](图%20一.png)', '图 一.png'],
    ['![a](%E5%9B%BE.png)', '图.png'],
    ['![a](a(1).png)', 'a(1).png'],
    ['![a](a\\(1.png "题 \\"注\\" &amp; 说")', 'a(1.png'],
    ["![a](a.png '题')", 'a.png'],
    ['![a](100%.png)', '100%.png'],
    ['![a](sub/b.png)', 'sub/b.png'],
    ['![a](caf\u00e9.png)', 'cafe\u0301.png', 'caf\u00e9.png'],
    ['![a](cafe\u0301/cafe\u0301.png)', 'caf\u00e9/caf\u00e9.png', 'cafe\u0301/cafe\u0301.png'],
  ];
  for (const [markdown, file, name = file] of cases)
    assert.deepEqual(look(markdown, { [file]: png }), { problems: [], names: [name] }, markdown);
  for (const bad of ['%2e%2e/x.png', '%2Fetc/x.png', '../x.png', 'https:%2F%2Fa/x.png'])
    assert.match(look(`![a](${bad})`, {}).problems[0] ?? '', /K204/, bad);
});
