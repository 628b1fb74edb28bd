/**
 * Characters that a typeface draws by one glyph: each has a glyph of its own in the faces of a book, so that a PDF
 * reads it as itself. Proved over whole faces by a reader that did not write them, and on the pages of a text that has
 * them all. Slow because whole faces are read, and a browser sets a text.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { Font, Blob as FontBlob, Face as FontFace } from 'harfbuzzjs';
import { pressHyphen, separateGlyphs } from '../../scripts/fonts/face-glyphs.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../support/edition.ts';

const require = createRequire(import.meta.url);
const wholeFace = (module: string) => new Uint8Array(readFileSync(require.resolve(module)));
const song = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
const whole = [
  song,
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
];

/** A face as HarfBuzz reads it. */
function openFace(bytes: Uint8Array) {
  const face = new FontFace(new FontBlob(bytes.slice().buffer));
  const font = new Font(face);
  const glyphOf = (code: number) => font.nominalGlyph(code) ?? assert.fail(`no glyph for U+${code.toString(16)}`);
  return { font, glyphOf, codes: [...face.collectUnicodes()] };
}

/** Characters by the glyph that draws them, where it draws several. */
function sharing(bytes: Uint8Array): number[][] {
  const { glyphOf, codes } = openFace(bytes);
  const byGlyph = new Map<number, number[]>();
  for (const code of codes) byGlyph.set(glyphOf(code), [...(byGlyph.get(glyphOf(code)) ?? []), code]);
  return [...byGlyph.values()].filter((list) => list.length > 1);
}

for (const module of whole)
  test(`${module.split('/').at(-1)}: no two characters share a glyph, and each is drawn as before`, () => {
    const before = wholeFace(module);
    const after = separateGlyphs(before, new Map([[pressHyphen.charCodeAt(0), 0x2010]]));
    const [old, own] = [openFace(before), openFace(after)];
    assert.deepEqual(sharing(after), []);
    assert.deepEqual(
      own.codes.filter((code) => String.fromCodePoint(code) !== pressHyphen),
      old.codes,
    );
    const drawn = ({ font, glyphOf }: ReturnType<typeof openFace>, code: number) => [
      font.glyphToPath(glyphOf(code)),
      font.glyphHAdvance(glyphOf(code)),
      font.glyphVAdvance(glyphOf(code)),
    ];
    for (const code of [...sharing(before).flat(), 0x4e2d, 0x2f, 0x41].filter((code) => old.codes.includes(code)))
      assert.deepEqual(drawn(own, code), drawn(old, code));
    assert.deepEqual(drawn(own, pressHyphen.charCodeAt(0)), drawn(old, 0x2010));
  });

test('a face in which each character has its glyph stays the same bytes', () => {
  const face = wholeFace(whole.at(-1) as string);
  assert.equal(separateGlyphs(face), face);
});

/** The least front matter of a text. */
const front = (language: string): string => `---
title: [${language === 'en' ? 'Signs' : '符号'}]
short-title: ${language === 'en' ? 'Signs' : '符号'}
kind: ${language === 'en' ? 'List' : '表'}
parties: [A]
adopted: { date: 2021-05-01, place: A }
source: { name: A, date: 2021-05-02, provenance: A }
edition: { number: 1, date: 2021-06-30 }
language: ${language}
description: A
registers: []
---
`;

/** Sets a text of one language, proves it and gives what its pages show. */
async function setText(language: string, body: string): Promise<string> {
  const source = mkdtempSync(join(tmpdir(), 'kanben-faces-'));
  try {
    mkdirSync(join(source, 'authority'));
    mkdirSync(join(source, 'text'));
    writeFileSync(join(source, 'text', `${language}.md`), `${front(language)}${body}\n`);
    const { pdf, edition, pageMap, format } = await setEdition(source, 'text');
    assert.deepEqual((await verifyPdf(pdf, edition, pageMap, format)).problems, []);
    return (await readPdf(pdf)).pages.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join('');
  } finally {
    rmSync(source, { recursive: true });
  }
}

test('all characters of 宋 that share a glyph stand in one text, and the PDF reads each as itself', async () => {
  // Radicals and compatibility forms are no characters of a text; blanks have no glyph that is seen.
  const said = sharing(wholeFace(song))
    .map((list) =>
      list
        .map((code) => String.fromCodePoint(code))
        .filter((character) => !/[\s\p{M}\p{C}\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u.test(character)),
    )
    .filter((list) => list.length > 1);
  assert.ok(said.length > 20);
  const shown = await setText(
    'zh-Hans',
    said
      .map(
        (list) =>
          `字${list.map((character) => `${character === '`' || character === '*' ? '\\' : ''}${character}`).join('字')}`,
      )
      .join('。\n\n'),
  );
  for (const list of said) assert.ok(shown.includes(list.join('字')), `${list.join(' ')} are not read as themselves`);
});

test('the hyphen of a divided word is read as U+00AD, one of the text as U+2010', async () => {
  const sentence =
    'The international organizations acknowledge extraordinary responsibilities of inter\u2010library ' +
    'cooperation in administrative communications.';
  const shown = await setText('en', [1, 2, 3, 4].map(() => Array(6).fill(sentence).join(' ')).join('\n\n'));
  assert.equal(shown.split('\u2010').length - 1, 24);
  assert.ok(shown.split('\u00ad').length > 5, 'no word was divided');
  assert.ok(!shown.includes(pressHyphen));
});
