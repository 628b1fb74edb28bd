/**
 * In no language does a face draw a letter as another one: asked of HarfBuzz, which sets words by the faces as they are
 * cut, and of the witness, which reads the faces as they are installed. In: every face of the press.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Face, Font, Blob as FontBlob, Buffer as Row, shape } from 'harfbuzzjs';
import { withoutOtherLetters } from '../../scripts/fonts/language-forms.ts';
import { readFace } from '../../scripts/fonts/read-face.ts';
import { cutsOf } from '../../scripts/fonts/typeface-files.ts';
import { broad, naskh, serif, type Typeface } from '../../scripts/languages/typefaces.ts';
import { openInstalled } from '../../scripts/proof/objects/installed-face.ts';

/** The glyphs in which a face sets a word of a language. */
function glyphsIn(bytes: Uint8Array, word: string, language: string): number[] {
  const font = new Font(new Face(new FontBlob(bytes.slice().buffer as ArrayBuffer)));
  const row = new Row();
  row.addText(word);
  row.guessSegmentProperties();
  row.setLanguage(language);
  shape(font, row);
  return row.getGlyphInfos().map(({ codepoint }) => codepoint);
}

/** A word that a face would draw in other letters in this language, and those letters. */
const words: [face: Typeface, language: string, word: string, others: string][] = [
  [serif, 'la', 'juris IURIS', 'uUv'],
  [broad, 'ro', 'şi ţară', 'şţ'],
  [broad, 'ro-MD', 'ŞI ŢARĂ', 'ŞŢ'],
  [naskh, 'sd', 'سنڌ،', '،'],
];

for (const [face, language, word, others] of words)
  for (const { module, file, italic } of cutsOf(face))
    test(`${file}: ${word} is set in ${language} as in any language`, () => {
      const whole = readFace(module);
      const mended = withoutOtherLetters(whole);
      assert.deepEqual(glyphsIn(mended, word, language), glyphsIn(mended, word, 'xx'));
      // EB Garamond has two letters for Latin in its upright cuts alone.
      if (!(face === serif && italic))
        assert.notDeepEqual(glyphsIn(whole, word, language), glyphsIn(whole, word, 'xx'), 'the face does nothing here');
      const installed = openInstalled(whole);
      const row = new Set(glyphsIn(whole, others, language));
      for (const character of others)
        for (const glyph of installed.standIns([installed.glyphOf(character.codePointAt(0) ?? 0)]))
          assert.ok(!row.has(glyph), `the witness takes another letter for ${character}`);
    });

test('forms of a language that leave a letter what it is stay', () => {
  const [regular = { module: '' }] = cutsOf(serif);
  const bytes = withoutOtherLetters(readFace(regular.module));
  for (const [language, word] of [
    ['sr', 'б'],
    ['tr', 'fi'],
  ] as const)
    assert.notDeepEqual(glyphsIn(bytes, word, language), glyphsIn(bytes, word, 'en'), language);
});

test('a face without such a language is as it was, byte for byte', () => {
  const slanted = cutsOf(serif).filter(({ italic }) => italic);
  assert.equal(slanted.length, 2);
  for (const { module } of slanted) {
    const bytes = readFace(module);
    assert.equal(withoutOtherLetters(bytes), bytes);
  }
});
