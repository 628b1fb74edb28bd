/**
 * An archive that can be read in two ways is refused in words, whichever reader would see what. In: archives that a
 * program makes, one thing of each altered. What is only packed otherwise is no fault.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { requireOneReading } from '../../scripts/proof/archive-shape.ts';

const files = { mimetype: strToU8('application/epub+zip'), 'OEBPS/toc.xhtml': strToU8('<p>one</p>'.repeat(9)) };
const packed = (): Buffer => Buffer.from(zipSync(files, { level: 9 }));
const at = (bytes: Buffer, text: string, from = 0) => {
  const found = bytes.indexOf(text, from, 'latin1');
  return found < 0 ? assert.fail(`no ${text}`) : found;
};
/** Where the header of the second file begins, the directory, and its end. */
const second = (bytes: Buffer) => at(bytes, 'OEBPS/toc.xhtml') - 30;
const directory = (bytes: Buffer) => at(bytes, 'PK\u0001\u0002');
const end = (bytes: Buffer) => at(bytes, 'PK\u0005\u0006');
const entry = (bytes: Buffer) => at(bytes, 'OEBPS/toc.xhtml', directory(bytes)) - 46;
/** Bytes put in, with the places of the directory moved where it stands behind them. */
function insert(bytes: Buffer, place: number, more: string): Buffer {
  const from = end(bytes) + 16;
  if (place <= directory(bytes)) bytes.writeUInt32LE(bytes.readUInt32LE(from) + more.length, from);
  return Buffer.concat([bytes.subarray(0, place), Buffer.from(more, 'latin1'), bytes.subarray(place)]);
}
const altered = (change: (bytes: Buffer) => unknown): Buffer => {
  const bytes = packed();
  change(bytes);
  return bytes;
};

const faults: [what: string, bytes: () => Buffer, said: RegExp][] = [
  ['behind the end', () => Buffer.concat([packed(), Buffer.from('x')]), /something stands behind it/],
  [
    'a comment',
    () => Buffer.concat([altered((bytes) => bytes.writeUInt16LE(1, bytes.length - 2)), Buffer.from('x')]),
    /behind it/,
  ],
  ['in front', () => insert(packed(), 0, 'MZ'), /mimetype is not|before mimetype/],
  ['between two files', () => insert(packed(), second(packed()), 'hidden'), /toc\.xhtml is not in the archive/],
  [
    'between two files, of which the directory knows',
    () => {
      const bytes = insert(packed(), second(packed()), 'hidden');
      bytes.writeUInt32LE(bytes.readUInt32LE(entry(bytes) + 42) + 6, entry(bytes) + 42);
      return bytes;
    },
    /before OEBPS\/toc\.xhtml/,
  ],
  ['behind the last file', () => insert(packed(), directory(packed()), 'hidden'), /behind the last file/],
  [
    'another name',
    () => altered((bytes) => bytes.write('OEBPS/tic.xhtml', second(bytes) + 30)),
    /“OEBPS\/tic\.xhtml” in front/,
  ],
  ['another size', () => altered((bytes) => bytes.writeUInt32LE(5, second(bytes) + 22)), /another thing in front/],
  [
    'another way of packing',
    () => altered((bytes) => bytes.writeUInt16LE(0, second(bytes) + 8)),
    /another thing in front/,
  ],
  [
    'a size that both state',
    () =>
      altered((bytes) => {
        bytes.writeUInt32LE(40, second(bytes) + 22);
        bytes.writeUInt32LE(40, entry(bytes) + 24);
      }),
    /toc\.xhtml is not as long as the archive says/,
  ],
  [
    'a link',
    () => altered((bytes) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, entry(bytes) + 38)),
    /toc\.xhtml is a link/,
  ],
  ['encryption', () => altered((bytes) => bytes.writeUInt16LE(1, entry(bytes) + 8)), /in a way that is not known/],
  [
    'a file less in the directory',
    () => altered((bytes) => bytes.writeUInt16LE(1, end(bytes) + 10)),
    /not where it says|not as long/,
  ],
];

test('what is packed in one way or another is read in one', () => {
  for (const level of [0, 9] as const) requireOneReading(zipSync(files, { level }));
  requireOneReading(zipSync(files, { level: 9, extra: { 21589: Uint8Array.of(1, 0, 0, 0, 0) } }));
});

for (const [what, bytes, said] of faults)
  test(`refused: ${what}`, () => assert.throws(() => requireOneReading(bytes()), { message: said }));

test('refused: what the archive says beside its files, and a second name', () => {
  assert.throws(() => requireOneReading(zipSync(files, { comment: 'x' })), /says something of mimetype/);
  const named = { 28789: strToU8('x') };
  assert.throws(() => requireOneReading(zipSync(files, { extra: named })), /adds something to mimetype/);
});

for (const [name, said] of [
  ['oebps/TOC.xhtml', /twice, the other time as OEBPS\/toc\.xhtml/],
  ['../x', /leads elsewhere/],
  ['/x', /leads elsewhere/],
  ['a\\b', /leads elsewhere/],
] as const)
  test(`refused: the path ${name}`, () =>
    assert.throws(() => requireOneReading(zipSync({ ...files, [name]: strToU8('x') })), said));
