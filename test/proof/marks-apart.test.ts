/**
 * The witnesses of marks that stand apart from their words in French: of the rules of a face that was cut, and of the
 * lines of a PDF. In: the face of words, lines whose glyphs are set by hand.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import subsetFont from 'subset-font';
import { mendFace } from '../../scripts/fonts/mended-face.ts';
import { readFace } from '../../scripts/fonts/read-face.ts';
import { cutsOf } from '../../scripts/fonts/typeface-files.ts';
import { profileOf } from '../../scripts/languages/registry.ts';
import { serif } from '../../scripts/languages/typefaces.ts';
import { findOddRule } from '../../scripts/proof/closed-rules.ts';
import type { Line } from '../../scripts/proof/figures.ts';
import { closeMarks } from '../../scripts/proof/lines-apart.ts';
import { openInstalled } from '../../scripts/proof/objects/installed-face.ts';
import { openFace } from '../../scripts/proof/objects/truetype.ts';
import type { Glyph } from '../../scripts/proof/read-pdf.ts';

const french = profileOf('fr').marksApart ?? assert.fail();
const whole = readFace(cutsOf(serif)[0]?.module ?? '');
const cut = async (bytes: Uint8Array) =>
  openFace(
    await subsetFont(bytes as Buffer, 'A mot «»;:!?/https.(\u00a0\u202f0123)', {
      targetFormat: 'truetype',
      keepFeatures: ['kern', 'dist'],
      noHinting: true,
      preserveNameIds: [],
    }),
  );

test('the rules of a cut face are those that French asks for, and no others', async () => {
  const [mended, plain, installed] = [await cut(mendFace(whole)), await cut(whole), openInstalled(whole)];
  const odd = (face: typeof mended, asked: (typeof french)[]) => findOddRule(face, installed, new Map(), asked);
  assert.equal(odd(mended, [french]), undefined);
  assert.match(odd(plain, [french]) ?? '', /does not set the marks of FRA apart/);
  for (const other of [
    { ...french, gap: 0.2 },
    { ...french, before: ';!?»' },
    { ...french, behind: '“' },
    { ...french, system: 'ESP ' },
  ])
    assert.ok(odd(mended, [other]), JSON.stringify(other));
  assert.ok(odd(mended, []));
});

/** A line of ten points: before a sign stands as much as is said, in em. */
function lineOf(text: string, gapOf: (sign: string, before: string) => number, phrases = false): Line {
  const glyphs: Glyph[] = [];
  const blanks = new Map<Glyph, string>();
  let x = 0;
  for (const [i, sign] of [...text].entries()) {
    const last = glyphs.at(-1);
    if (sign === ' ' && last) blanks.set(last, sign);
    x += sign === ' ' ? 2.5 : 10 * gapOf(sign, text.charAt(i - 1));
    if (sign === ' ') continue;
    const own = { text: sign, x, y: 0, width: 5, size: 10, font: 'F', color: '', order: i, code: 0, upright: true };
    glyphs.push(own);
    x += 5;
  }
  const said = { text: text.replaceAll(' ', ''), divisions: () => [], ...(phrases ? { phrases: true as const } : {}) };
  return { page: 1, kind: 'justified', source: 0, note: false, first: true, last: true, glyphs, blanks, said };
}

test('a mark that stands too close, or too far, is found; one beside a blank of the text is as it is', () => {
  const isFound = closeMarks(french);
  const right = (sign: string, before: string) =>
    (';:!?»'.includes(sign) && /[\p{L}\d»]/u.test(before)) || before === '«' ? french.gap : 0;
  const never = () => 0;
  for (const text of ['oui; non', 'oui: «non»', 'Faut-il? Non!', 'en 1948: oui'])
    assert.deepEqual(
      [right, never, () => 0.3].map((gap) => isFound(lineOf(text, gap))),
      [false, true, true],
      text,
    );
  for (const text of ['oui ; non', '« non »', '12:30', 'https://a.org/b?c', '(!)', 'oui, non.'])
    assert.equal(isFound(lineOf(text, never)), false, text);
  assert.equal(isFound(lineOf('in full: no!', never, true)), false, 'a phrase has its own marks');
  const noted = lineOf('mot1; non', never);
  const raised = noted.glyphs.map((glyph) => (glyph.text === '1' ? { ...glyph, size: 6.2 } : glyph));
  assert.deepEqual([isFound(noted), isFound({ ...noted, glyphs: raised })], [true, false], 'a reference stands clear');
});
