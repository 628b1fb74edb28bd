/**
 * Which typeface sets a character, in every language; what no typeface has is told with its place before anything is
 * made.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { readCharacterMap } from '../../scripts/fonts/character-map.ts';
import { faceFor, otherFaces } from '../../scripts/fonts/choose-face.ts';
import { mendFace } from '../../scripts/fonts/mended-face.ts';
import { findMissing } from '../../scripts/fonts/missing-characters.ts';
import { readFace } from '../../scripts/fonts/read-face.ts';
import { cutsOf, readFontTable, typefacesFor } from '../../scripts/fonts/typeface-files.ts';
import { profileOf, profiles } from '../../scripts/languages/registry.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { openFace } from '../../scripts/proof/objects/truetype.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const source = fixture('editions', 'characters', 'source');
/** Those for which the fixture has a text: French and Spanish have the faces of English. */
const languages = profiles.map(({ tag }) => tag).filter((tag) => existsSync(join(source, `characters-${tag}`)));
const shown = (characters: string, language: string) =>
  [...characters].map((character) => faceFor(character, language)?.family.replace('Kanben ', '') ?? 'none');

test('a character is of the face of the text, or of the first of the others that has it', () => {
  assert.deepEqual(shown('第1A，①→≤₂⅓₽ҚαỄ⟶☐✔𠮷📝𓂀', 'zh-Hans'), [
    ...Array(7).fill('Song'),
    ...Array(3).fill('Letters'),
    ...['Letters', 'Song', 'Song', 'Signs', 'Signs', 'Symbols', 'Rare', 'Emoji', 'none'],
  ]);
  for (const language of ['en', 'ru'])
    assert.deepEqual(shown('1AЖ‰№₽Қ₂≤²ꞏ☐①→第㈠𠮷✔📝𓂀', language), [
      ...Array(10).fill('Serif'),
      ...['Broad', 'Signs', 'Song', 'Song', 'Song', 'Song', 'Rare', 'Symbols', 'Emoji', 'none'],
    ]);
});

test('how another character is drawn is said by no face; white space is the text’s own', () => {
  for (const language of languages) {
    assert.deepEqual(shown('\ufe0f\u{e0100}', language), ['none', 'none']);
    assert.equal(faceFor('\u2009', language), profileOf(language).typefaces.body);
  }
});

test('a family’s bold has every character of the signs of official texts that its regular has', () => {
  for (const language of languages) {
    const text = readFileSync(join(source, `characters-${language}`, `${language}.md`), 'utf8');
    for (const { family, module, weight, italic, oldStyle } of typefacesFor(language)) {
      const table = oldStyle ? openFace(mendFace(readFace(module))).table('cmap') : readFontTable(module, 'cmap');
      const has = readCharacterMap(table ?? assert.fail());
      const lost = [...new Set(text)].filter(
        (character) =>
          faceFor(character, language)?.family === family &&
          !/\s/.test(character) &&
          !has.has(character.codePointAt(0) ?? 0),
      );
      assert.deepEqual(lost, [], `${family} ${weight} ${italic ? 'italic' : ''}`);
    }
  }
});

test('the imprint names the faces that a text needs, and no others', () => {
  assert.deepEqual(otherFaces('第一条 A1，', 'zh-Hans'), []);
  assert.deepEqual(
    otherFaces('CO₂ ☐ 𠮷', 'zh-Hans').map(({ name }) => name),
    ['Noto Serif', 'STIX Two Math', '霞鹜文楷 LXGW WenKai'],
  );
  assert.deepEqual(
    otherFaces('At ☐ 5 m²ꞏs, see 第一条.', 'en').map(({ name }) => name),
    ['Noto Serif', 'STIX Two Math', 'Noto Serif SC'],
  );
});

for (const language of languages)
  test(`the signs of official texts all have a face: ${language}`, () => {
    const { value, problems } = prepareEdition(projectAt(source), `characters-${language}`);
    assert.deepEqual(problems, []);
    assert.ok(value);
    assert.deepEqual(findMissing(value.edition), []);
  });

/** A title each of whose printed fields has a character of its own that no face has; they are taken in this order. */
const unprintable = (next: () => string): string => `---
title: [题${next()}]
short-title: 题${next()}
kind: 声明${next()}
parties: [甲${next()}, 乙]
adopted: { date: 2022-02-04, place: 北${next()} }
source: { name: 测${next()}, date: 2022-02-04, provenance: （测${next()}） }
edition: { number: 1, date: 2026-01-01 }
language: zh-Hans
description: 一${next()}
rights: 无${next()}
registers: [treaties]
---

## 标${next()}

段落 *着重${next()}*，甲公约。[^1]

- 条目
  ${next()}二

| 头${next()} | 乙 |
|---|---|
| 丙 | 丁${next()} |

> 引${next()}

::: closing
末${next()}
:::

[^1]: 注${next()}
`;

test("every printed field is looked at, and 'K501' tells line and column", () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-missing-'));
  try {
    let code = 0x13080;
    const text = unprintable(() => String.fromCodePoint(code++));
    mkdirSync(join(folder, 'source', 't'), { recursive: true });
    mkdirSync(join(folder, 'source', 'authority'));
    writeFileSync(join(folder, 'source', 't', 'zh-Hans.md'), text);
    const list = `register: treaties
title: { zh-Hans: 条约 }
entries:
  - heading: 甲公约
    names: { en: Convention ${String.fromCodePoint(code)} }
`;
    writeFileSync(join(folder, 'source', 'authority', 'treaties.yaml'), list);
    const { value, problems } = prepareEdition(projectAt(join(folder, 'source')), 't');
    assert.equal(value, undefined);
    const found = problems.filter((problem) => problem.code === 'K501');
    const places = found.map(({ place }) => `${place?.file}:${place?.line}:${place?.column}`);
    const wanted = text
      .split('\n')
      .flatMap((line, i) =>
        [...line.matchAll(/[\u{13080}-\u{130ff}]/gu)].map(({ index }) => `source/t/zh-Hans.md:${i + 1}:${index + 1}`),
      );
    assert.equal(wanted.length, code - 0x13080);
    assert.deepEqual(places.sort(), [...wanted, 'source/authority/treaties.yaml:4:5'].sort());
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a space is as wide as its face of the text says, upright and bold', () => {
  for (const { typefaces } of profiles)
    for (const { module, weight, italic, family } of typefaces.body.space ? cutsOf(typefaces.body) : []) {
      if (italic) continue;
      const glyph = readCharacterMap(readFontTable(module, 'cmap')).get(0x20) ?? 0;
      const unit = readFontTable(module, 'head').readUInt16BE(18);
      const width = readFontTable(module, 'hmtx').readUInt16BE(4 * glyph) / unit;
      assert.equal(width, weight > 400 ? typefaces.body.space?.bold : typefaces.body.space?.upright, family);
    }
});
