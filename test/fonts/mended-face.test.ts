/**
 * What is mended in the face of words: asked of the witness' reader of TrueType and of HarfBuzz, which share no code
 * with what mends it. In: the four cuts as they are installed.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Blob as FontBlob, Face as FontFace } from 'harfbuzzjs';
import { mendFace, raisedFigures } from '../../scripts/fonts/mended-face.ts';
import { readFace } from '../../scripts/fonts/read-face.ts';
import { cutsOf } from '../../scripts/fonts/typeface-files.ts';
import { serif } from '../../scripts/languages/typefaces.ts';
import { openInstalled } from '../../scripts/proof/objects/installed-face.ts';
import { openFace, type TrueTypeFace } from '../../scripts/proof/objects/truetype.ts';

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

/** Everything of a glyph that is seen. */
const seen = (face: TrueTypeFace, glyph: number) => [face.outline(glyph), face.advance(glyph), face.bearing(glyph)];

/** The glyphs of two faces with the same glyphs that are not drawn alike. */
const unlike = (one: TrueTypeFace, other: TrueTypeFace): number[] =>
  Array.from({ length: one.count }, (_, glyph) => glyph).filter(
    (glyph) => seen(one, glyph).join() !== seen(other, glyph).join(),
  );

for (const { module, file } of cutsOf(serif)) {
  const whole = readFace(module);
  const [before, after, due] = [openFace(whole), openFace(mendFace(whole)), openInstalled(whole)];

  test(`${file}: only the old-style 1 is drawn otherwise, and what it is a part of`, () => {
    const changed = unlike(before, after);
    const characters = [...before.characters()].filter(([, glyph]) => changed.includes(glyph)).map(([code]) => code);
    // ⑴ ⑽ … ⑿ … and ⒈ ⒑ …: their own 1 is this one.
    assert.ok(characters.length > 0 && characters.every((code) => code >= 0x2474 && code <= 0x249b));
    const own = changed.filter((glyph) => before.advance(glyph) !== after.advance(glyph));
    assert.equal(own.length, 1);
    const one = own[0] as number;
    assert.ok(after.standIns([after.glyphOf(codeOf('1'))]).has(one));
    // As high as it was and narrower, with the flag of a figure: left and right of its stem are not alike.
    assert.ok(Math.abs((after.box(one)?.top ?? 0) - (before.box(one)?.top ?? 99)) <= 1);
    assert.ok(after.advance(one) >= before.advance(one) - 60 && after.advance(one) <= before.advance(one) + 60);
  });

  test(`${file}: raised figures have their characters, and are drawn as the face raises its figures`, () => {
    for (const raised of raisedFigures) {
      const glyph = after.glyphOf(codeOf(raised));
      assert.ok(glyph > 0, `${raised} has no glyph`);
      assert.ok((after.box(glyph)?.bottom ?? 0) > 300, `${raised} is not raised`);
    }
    const lost = [...before.characters()].filter(([code, glyph]) => after.glyphOf(code) !== glyph);
    assert.deepEqual(lost, []);
  });

  test(`${file}: the witness reckons the same glyphs and the same characters from the installed face`, () => {
    assert.deepEqual(unlike(after, due), []);
    assert.deepEqual(after.characters(), due.characters());
  });

  test(`${file}: HarfBuzz reads the mended face`, () => {
    const bytes = mendFace(whole);
    const face = new FontFace(new FontBlob(bytes.slice().buffer));
    assert.ok(new Set(face.collectUnicodes()).has(codeOf('²')));
  });
}
