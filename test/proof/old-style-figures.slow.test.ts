/**
 * Figures that only a feature leads to are proved as all others: in a PDF, an e-book and a site. In: an English text
 * with old-style, lining and raised figures, set once, and its faces. Each fault is put in alone. Slow because a
 * browser sets a text, and faces are cut.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { readFace } from '../../scripts/fonts/read-face.ts';
import { readTables, writeTables } from '../../scripts/fonts/sfnt-tables.ts';
import { cutsOf, facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { serif } from '../../scripts/languages/typefaces.ts';
import { compareFaces } from '../../scripts/proof/closed-faces.ts';
import { openFace } from '../../scripts/proof/objects/truetype.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { alterPdf } from '../support/alter-pdf.ts';
import { program } from '../support/change-pdf.ts';
import { setEdition } from '../support/edition.ts';

const text = `---
title: [Figures]
short-title: Figures
kind: List
parties: [A]
adopted: { date: 2021-05-01, place: A }
source: { name: A, date: 2021-05-02, provenance: A }
edition: { number: 1, date: 2021-06-30 }
language: en
description: A
registers: []
---

In 1994, by article 11, 2 of 3 members (1,234,567,890 of 12²³ and *10⁴*, I and 2) paid.

## Article 11

| 2 | 3 |
|---|---|
| 12 | 34,567,890 |
`;

const source = mkdtempSync(join(tmpdir(), 'kanben-figures-'));
let set: Awaited<ReturnType<typeof setEdition>>;
before(async () => {
  mkdirSync(join(source, 'authority'));
  mkdirSync(join(source, 'text'));
  writeFileSync(join(source, 'text', 'en.md'), text);
  set = await setEdition(source, 'text');
});
after(() => rmSync(source, { recursive: true }));

const prove = async (bytes: Uint8Array): Promise<string> => {
  const { problems } = await verifyPdf(bytes, set.edition, set.pageMap, set.format, { facesNamed });
  return problems.map(({ message }) => message).join('\n');
};

/** The face as the title has it. */
const cut = (): Uint8Array => set.faces.find(({ file }) => file === 'serif-regular.ttf')?.bytes ?? assert.fail();
const regular = cutsOf(serif)[0] ?? assert.fail();
const installed = { family: serif.family, weight: 400, file: regular.file, read: () => readFace(regular.module) };

/** What the witness of e-books and sites says of a face. */
function oddIn(bytes: Uint8Array): string {
  const odd: string[] = [];
  const face = { family: serif.family, weight: 400, italic: false, address: regular.file, bytes };
  compareFaces([face], [installed], undefined, (detail) => odd.push(detail));
  return odd.join('\n');
}

/** The glyph of a figure: that of the character, or the old-style one, which only a feature leads to. */
function glyphsIn(bytes: Uint8Array): { lining: (figure: string) => number; oldStyle: (figure: string) => number } {
  const [face, whole] = [openFace(bytes), openFace(readFace(regular.module))];
  const [all, own] = [whole, face].map((one) => (glyph: number) => `${one.advance(glyph)} ${one.outline(glyph)}`);
  const lining = (figure: string) => whole.glyphOf(figure.codePointAt(0) as number);
  const known = Array.from({ length: face.count }, (_, glyph) => own?.(glyph));
  const find = (glyph: number) => known.indexOf(all?.(glyph));
  const oldStyle = (figure: string) =>
    [...whole.standIns([lining(figure)])]
      .filter((glyph) => (whole.box(glyph)?.bottom ?? 0) < -100)
      .map(find)
      .find((glyph) => glyph >= 0) ?? assert.fail(`no old-style ${figure}`);
  return { lining: (figure) => find(lining(figure)), oldStyle };
}

/** A face in which one glyph draws what another one does, or each what the other does. */
function redraw(bytes: Uint8Array, one: number, other: number, both: boolean): Map<string, Buffer> {
  const tables = new Map(readTables(Buffer.from(bytes)).map(({ tag, data }) => [tag, Buffer.from(data)]));
  const table = (tag: string) => tables.get(tag) ?? assert.fail(tag);
  const long = table('head').readInt16BE(50) === 1;
  const loca = table('loca');
  const at = (i: number) => (long ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
  const count = table('maxp').readUInt16BE(4);
  const glyphs = Array.from({ length: count }, (_, glyph) => {
    const drawn = glyph === one ? other : glyph === other && both ? one : glyph;
    return table('glyf').subarray(at(drawn), at(drawn + 1));
  });
  const fresh = Buffer.alloc(4 * (count + 1));
  let end = 0;
  glyphs.forEach((glyph, i) => {
    fresh.writeUInt32BE(end, 4 * i);
    end += glyph.length;
  });
  fresh.writeUInt32BE(end, 4 * count);
  table('head').writeInt16BE(1, 50);
  return tables.set('loca', fresh).set('glyf', Buffer.concat(glyphs));
}

test('the text is proved, and its PDF is read with the figures of the source', async () => {
  assert.equal(await prove(set.pdf), '');
  assert.equal(oddIn(cut()), '');
  const { pages } = await readPdf(set.pdf);
  const read = pages.map(({ glyphs }) => glyphs.map((glyph) => glyph.text).join('')).join('');
  assert.match(read, /In 1994, by article 11, 2 of 3 members \(1,234,567,890 of 12²³ and 10⁴,\s?I and 2\)/);
});

test('the figures of the text are old-style, those of headings and tables lining', async () => {
  const { pages } = await readPdf(set.pdf);
  const codesOf = (shown: RegExp) => {
    for (const { glyphs } of pages) {
      const found = shown.exec(glyphs.map((glyph) => glyph.text).join(''));
      if (found) return [...found[0]].map((_, i) => `${glyphs[found.index + i]?.font}${glyphs[found.index + i]?.code}`);
    }
    return assert.fail(`${shown} is not shown`);
  };
  const [running, table] = [codesOf(/1,234,567,890/).slice(3), codesOf(/(?<!1,2)34,567,890/)];
  for (const [i, figure] of [...'34,567,890'].entries()) assert.equal(running[i] === table[i], figure === ',', figure);
});

type Glyphs = ReturnType<typeof glyphsIn>;
const faults: [what: string, one: (glyphs: Glyphs) => number, other: (glyphs: Glyphs) => number, both: boolean][] = [
  ['two old-style figures exchanged', ({ oldStyle }) => oldStyle('3'), ({ oldStyle }) => oldStyle('4'), true],
  ['an old-style figure drawn as another', ({ oldStyle }) => oldStyle('3'), ({ oldStyle }) => oldStyle('5'), false],
  ['an old-style figure drawn raised', ({ oldStyle }) => oldStyle('3'), ({ lining }) => lining('³'), false],
  ['an old-style figure drawn as a letter', ({ oldStyle }) => oldStyle('4'), ({ lining }) => lining('I'), false],
];

for (const [what, one, other, both] of faults) {
  test(`PDF: found: ${what}`, async () => {
    const altered = await alterPdf(set.pdf, (pdf) =>
      program(pdf, /EBGaramond-Regular/, (tables) => {
        const bytes = writeTables(
          [...tables].map(([tag, data]) => ({ tag, data })),
          0x00010000,
        );
        const glyphs = glyphsIn(bytes);
        for (const [tag, data] of redraw(bytes, one(glyphs), other(glyphs), both)) tables.set(tag, data);
      }),
    );
    assert.match(await prove(altered), /EBGaramond-Regular does not show “[34]” where it says so/);
  });

  test(`e-book and site: found: ${what}`, () => {
    const glyphs = glyphsIn(cut());
    const tables = redraw(cut(), one(glyphs), other(glyphs), both);
    const bytes = writeTables(
      [...tables].map(([tag, data]) => ({ tag, data })),
      0x00010000,
    );
    assert.match(oddIn(bytes), /serif-regular\.ttf (has a rule that Kanben Serif has not|draws “[34]”)/);
  });
}
