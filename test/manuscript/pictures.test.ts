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
import { deflateSync } from 'node:zlib';
import { faultOfJpeg } from '../../scripts/manuscript/jpeg.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { faultOfPng, pixelLimit, readImages } from '../../scripts/manuscript/pictures.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const sequential = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACAWGBwYFCAcGhwkIiAmMFA0MCwsMGJGSjpQdGZ6eHJmcG6AkLicgIiuim5woNqirr7E',
    'ztDOfJri8uDI8LjKzsb/2wBDASIkJDAqMF40NF7GhHCExsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbG',
    'xsbGxsbGxsb/wAARCAAYACgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF',
    'BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW',
    'V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi',
    '4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC',
    'AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm',
    'Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq',
    '8vP09fb3+Pn6/90ABAAD/9oADAMBAAIRAxEAPwCpu/GmlqaASOvNIQVJzWvsDvde4u5ucGlDU1DSspI460/q6YvbNDiQelFQ5I60',
    'VPsLDWIR/9DLEhA4p28sOaKK9hxSdyOZ2GBsHrQWNFFO1gTYhOetFFFHImK5/9k=',
  ].join(''),
  'base64',
);
const progressive = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACAWGBwYFCAcGhwkIiAmMFA0MCwsMGJGSjpQdGZ6eHJmcG6AkLicgIiuim5woNqirr7E',
    'ztDOfJri8uDI8LjKzsb/2wBDASIkJDAqMF40NF7GhHCExsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbG',
    'xsbGxsbGxsb/wgARCAAYACgDASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAECAwT/xAAYAQEAAwEAAAAAAAAAAAAAAAAA',
    'AQIDBP/dAAQAA//aAAwDAQACEAMQAAAB4yLbrEqwh//Q8tOyuQAf/8QAFRABAQAAAAAAAAAAAAAAAAAAIBH/3QAEAAX/2gAIAQEA',
    'AQUCP//QP//Rp//EABgRAAIDAAAAAAAAAAAAAAAAAAASEBET/90ABAAD/9oACAEDAQE/AXHND//Quf/EABgRAQADAQAAAAAAAAAA',
    'AAAAAAAQERIT/9oACAECAQE/AcObD//QqKf/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/90ABAAF/9oACAEBAAY/Aj//0D//0T//xAAY',
    'EAEBAQEBAAAAAAAAAAAAAAAAEQEQMf/aAAgBAQABPyGqurz/0HjG5z//0S1V5//dAAQAA//aAAwDAQACAAMAAAAQ7k9//9AH8L//',
    'xAAWEQEBAQAAAAAAAAAAAAAAAAABABH/2gAIAQMBAT8Qd2iBf//Q1kLbf//EABcRAAMBAAAAAAAAAAAAAAAAAAABESH/2gAIAQIB',
    'AT8QMMyf/9BonSQln//EABkQAQEBAQEBAAAAAAAAAAAAAAEAMREhkf/dAAQABf/aAAgBAQABPxD6macYijl//9AFN9kU9nInm3U2',
    '/9EQeXY9jh2VL3b/2Q==',
  ].join(''),
  'base64',
);

const folder = mkdtempSync(join(tmpdir(), 'kanben-pictures-'));
after(() => rmSync(folder, { recursive: true }));

/** CRC-32 by its definition, bit by bit. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const own = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(own));
  return Buffer.concat([length, own, check]);
}

interface Kind {
  width: number;
  height: number;
  depth?: number;
  colour?: number;
  interlaced?: number;
  /** Bytes of all rows, each with its filter. */
  rows: number;
}

function pngOf({ width, height, depth = 8, colour = 0, interlaced = 0, rows }: Kind, filter = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlaced], 8);
  const data = deflateSync(Buffer.alloc(rows, filter));
  const middle = data.length >> 1;
  const parts = [
    chunk('IHDR', header),
    ...(colour === 3 ? [chunk('PLTE', Buffer.alloc(6))] : []),
    chunk('IDAT', data.subarray(0, middle)),
    chunk('IDAT', data.subarray(middle)),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts, chunk('IEND', Buffer.alloc(0))]);
}

const kinds: Kind[] = [
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
  assert.match(faultOfPng(pngOf({ width: 20_000, height: 5_001, rows: 1 })) ?? '', /more than 100 million pixels/);
});

test('a whole JPEG is taken, sequential or progressive; one that is cut is not, with an end marker or without', () => {
  for (const [name, whole] of Object.entries({ sequential, progressive })) {
    assert.equal(faultOfJpeg(whole, pixelLimit), undefined, name);
    assert.match(faultOfJpeg(whole, 40 * 24 - 1) ?? '', /pixels/);
    for (let length = 3; length < whole.length - 1; length++)
      assert.equal(typeof faultOfJpeg(whole.subarray(0, length), pixelLimit), 'string', `${length} of ${name}`);
  }
  for (let length = 3; length < sequential.length - 2; length++)
    assert.equal(
      typeof faultOfJpeg(Buffer.concat([sequential.subarray(0, length), Buffer.from('ffd9', 'hex')]), pixelLimit),
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
