/**
 * What is mended in the face of words: asked of the witness' reader of TrueType and of HarfBuzz, which share no code
 * with what mends it. In: the four cuts as they are installed.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Font, Blob as FontBlob, Face as FontFace, Buffer as FontText, shape } from 'harfbuzzjs';
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

  test(`${file}: only the old-style 1 is drawn otherwise, and what it is a part of, and a blank`, () => {
    const thin = before.glyphOf(0x2009);
    const changed = unlike(before, after).filter((glyph) => glyph !== thin);
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

  test(`${file}: the narrow blank that has no character is the thin one, half as wide as a space`, () => {
    assert.equal(before.glyphOf(0x202f), 0);
    assert.equal(after.advance(after.glyphOf(0x202f)), Math.round(before.advance(before.glyphOf(0x20)) / 2));
    assert.equal(after.outline(after.glyphOf(0x202f)), '');
  });

  test(`${file}: in French marks stand apart, in other languages and beside blanks of the text they do not`, () => {
    const font = new Font(new FontFace(new FontBlob(mendFace(whole).slice().buffer)));
    const gapsIn = (text: string, language: string): number => {
      const widthIn = (tag: string) => {
        const row = new FontText();
        row.addText(text);
        row.guessSegmentProperties();
        row.setLanguage(tag);
        shape(font, row, []);
        return row.getGlyphInfosAndPositions().reduce((sum, { xAdvance = 0 }) => sum + xAdvance, 0);
      };
      return (widthIn(language) - widthIn('en')) / 95;
    };
    const french = [
      ...['mot;', 'mot: suite', 'mot\u202f!', 'mot?', 'Faut-il? Non! Oui;', '«mot»', '«\u202fmot\u202f»', '«mot»;'],
      ...['mot ;', '« mot »', '12:30', 'https://exemple.org?a=b', 'mot?!', '(!)', '1948:', '¿', 'mot.', 'A: «B»'],
    ];
    assert.deepEqual(
      french.map((text) => gapsIn(text, 'fr')),
      [1, 1, 0, 1, 3, 2, 0, 2, 0, 0, 0, 0, 1, 0, 1, 0, 0, 3],
    );
    for (const language of ['es', 'ru', 'de']) assert.equal(gapsIn(french.join(' '), language), 0);
  });

  test(`${file}: HarfBuzz reads the mended face`, () => {
    const bytes = mendFace(whole);
    const face = new FontFace(new FontBlob(bytes.slice().buffer));
    assert.ok(new Set(face.collectUnicodes()).has(codeOf('²')));
  });
}
