/**
 * A title in Traditional Chinese with every kind of block. In: a made-up declaration. Proves that its pages hold, that
 * marks of pause stand whole in the middle of their squares, also at line ends, and that brackets do not. Slow because
 * a browser sets it.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import type { Glyph } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';

const source = fixture('editions', 'traditional', 'source');
let made: Awaited<ReturnType<typeof setEdition>>;
let proof: Awaited<ReturnType<typeof verifyPdf>>;
before(async () => {
  made = await setEdition(source, 'declaration');
  proof = await verifyPdf(made.pdf, made.edition, made.pageMap, made.format);
});

test('every paragraph is equal in PDF and EPUB, and every gate holds', async () => {
  const { edition, pageMap, format, parts } = made;
  const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
  const epub = verifyEpub(await packEpub(parts, picture, 'x', '2021-06-30'), edition, pageMap);
  assert.deepEqual([proof.problems, epub.problems], [[], []]);
  const count = paragraphsOf(edition).length;
  assert.deepEqual([proof.equal, epub.equal], [count, count]);
  assert.deepEqual(measureTypography(proof.read, edition, format).problems, []);
});

test('marks of pause are as wide as a character wherever they stand; brackets give up their empty half', () => {
  const glyphs = proof.read.pages.flatMap((page) => page.glyphs);
  const room = (at: number): number => roomOf(glyphs, at);
  // What opens begins with its empty half, over which the mark before it stands.
  const opens = (at: number): boolean => /^[（《「『]$/.test(glyphs[at]?.text ?? '');
  const marks = glyphs.flatMap(({ text }, at) => (/^[，。、；：]$/.test(text) && !opens(at + 1) ? [room(at)] : []));
  assert.ok(marks.length > 60 && marks.every((one) => one > 0.98), `${Math.min(...marks)} em`);
  const before = glyphs.flatMap(({ text }, at) =>
    /^[」』）]$/.test(text) && /^[，。、；：]$/.test(glyphs[at + 1]?.text ?? '') ? [room(at)] : [],
  );
  assert.ok(before.length > 0 && before.every((one) => one < 0.55), `${before.join()} em`);
});

/** From where a glyph begins to where the next one of its line does, in em; its width where it ends a line. */
function roomOf(glyphs: readonly Glyph[], at: number): number {
  const [glyph, next] = [glyphs[at] as Glyph, glyphs[at + 1]];
  const to = next && next.y === glyph.y && next.x > glyph.x ? next.x : glyph.x + glyph.width;
  return (to - glyph.x) / glyph.size;
}
