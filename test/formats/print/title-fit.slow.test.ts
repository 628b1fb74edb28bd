/**
 * Titles of every length: one to four lines of 1, 10, 20, 40, 60 and 200 characters, in every language and print
 * format. The finished PDF and the e-book's cover are measured: every character is there, inside its page and its box,
 * and none on another. Slow because a browser sets more than a hundred titles.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { subsetFonts } from '../../../scripts/fonts/subset-fonts.ts';
import { type Engine, startBrowser } from '../../../scripts/formats/print/chromium.ts';
import { pxToPoints, typeAreaOf } from '../../../scripts/formats/print/print-format.ts';
import { renderCover } from '../../../scripts/formats/print/render-print.ts';
import { openCover } from '../../../scripts/formats/print/typeset.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import { measureTypography } from '../../../scripts/proof/measure-typography.ts';
import type { Glyph } from '../../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { pressProject, projectAt } from '../../support/press.ts';

const words: Record<string, string> = {
  'zh-Hans': '全国人民代表大会常务委员会关于修改和废止部分地方渔业资源保护条例以及沿海港口船舶登记办法的决定',
  en:
    'Agreement between the Fisheries Boards of the Northern and the Southern Shore on the Protection ' +
    'of Spawning Grounds ',
  ru:
    'Соглашение между рыболовными управлениями северного и южного побережья об охране нерестилищ и ' +
    'водохозяйственном сотрудничестве ',
};
const body: Record<string, string> = {
  'zh-Hans': '双方将在平等和互利的基础上继续合作。',
  en: 'Both boards will continue their work on an equal footing.',
  ru: 'Обе стороны продолжат работу на равноправной основе.',
};
/** A line of exactly so many characters, another one for each place. */
const lineOf = (language: string, length: number, at: number): string => {
  const text = (words[language] ?? '').repeat(5);
  const line = text.slice(at * 7, at * 7 + length).trim();
  return line.padEnd(length, language === 'zh-Hans' ? '法' : 'x');
};

const folder = mkdtempSync(join(tmpdir(), 'kanben-titles-'));
const source = join(folder, 'source');
let engine: Engine;
before(async () => {
  mkdirSync(join(source, 'authority'), { recursive: true });
  engine = await startBrowser(() => undefined);
});
after(async () => {
  await engine?.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

function writeTitle(
  name: string,
  language: string,
  titleLines: readonly string[],
  parties: readonly string[] = ['甲'],
): void {
  mkdirSync(join(source, name), { recursive: true });
  const list = (items: readonly string[]) => items.map((item) => `  - ${JSON.stringify(item)}\n`).join('');
  const front = `title:\n${list(titleLines)}short-title: T\nkind: 声明\nparties:\n${list(parties)}adopted: { date: 2022-02-04, place: P }
source: { name: S, date: 2022-02-04, provenance: P }\nedition: { number: 1, date: 2022-03-01 }\nlanguage: ${language}\ndescription: D\nregisters: []\n`;
  writeFileSync(join(source, name, `${language}.md`), `---\n${front}---\n${body[language]}\n`);
}

const bare = (text: string): string => text.replace(/\s+/gu, '');
const textOf = (glyphs: readonly Glyph[]): string => bare(glyphs.map(({ text }) => text).join(''));
const shown = (glyphs: readonly Glyph[]): Glyph[] => glyphs.filter(({ text }) => text.trim() !== '');

/**
 * Pairs of glyphs that are printed over each other: boxes of the type's size above the baseline share more than a fifth
 * of it.
 */
function overlaps(glyphs: readonly Glyph[]): string[] {
  const found: string[] = [];
  const all = shown(glyphs);
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) {
      const size = Math.min(a.size, b.size);
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y, b.y) - Math.max(a.y - 0.8 * a.size, b.y - 0.8 * b.size);
      if (across > 0.2 * size && down > 0.2 * size) found.push(`${a.text}${b.text}`);
    }
  return found;
}

const inside = (
  glyphs: readonly Glyph[],
  box: { left: number; right: number; top: number; bottom: number },
): string[] =>
  shown(glyphs).flatMap(({ text, x, y, width, size }) =>
    x < box.left - 1 || x + width > box.right + 0.25 * size || y - 0.8 * size < box.top - 1 || y > box.bottom + 1
      ? [`${text} at ${x.toFixed(0)}, ${y.toFixed(0)}`]
      : [],
  );

for (const [language, formatName] of [
  ['zh-Hans', 'book'],
  ['zh-Hans', 'official'],
  ['en', 'book'],
  ['ru', 'book'],
] as const)
  for (const count of [1, 2, 3, 4])
    test(`${count} title lines in ${language}, ${formatName}: whole, and in their boxes`, async () => {
      // The longest first: its faces have the characters of the others.
      for (const length of count % 2 === 1 ? [200, 60, 40, 20, 10, 1] : [200, 60, 10]) {
        const name = `${language}-${formatName}-${count}-${length}`;
        const titleLines = Array.from({ length: count }, (_, i) => lineOf(language, length, i));
        writeTitle(name, language, titleLines);
        const { pdf, format, edition, pageMap } = await setEdition(source, name, { formatName, running: engine });
        const what = `${length} characters × ${count}`;
        const proof = await verifyPdf(pdf, edition, pageMap, format);
        assert.deepEqual([...proof.problems, ...measureTypography(proof.read, edition, format).problems], [], what);
        const { pages } = proof.read;
        const wanted = bare(titleLines.join(''));
        const [cover, leaf, first] = [0, 2, pageMap.pages.findIndex(({ label }) => label === '1')];
        const glyphsOf = (index: number) => pages[index]?.glyphs ?? [];
        for (const index of [cover, leaf, first])
          assert.ok(
            textOf(glyphsOf(index)).includes(wanted),
            `${what}: page ${index + 1} has ${textOf(glyphsOf(index))}`,
          );
        const page = {
          left: 0,
          right: pxToPoints((format.pageWidthMm / 25.4) * 96),
          top: 0,
          bottom: pxToPoints((format.pageHeightMm / 25.4) * 96),
        };
        const design = page.right / 35;
        assert.deepEqual(
          inside(glyphsOf(cover), {
            left: 7.4 * design,
            right: page.right - 2.9 * design,
            top: 4 * design,
            bottom: page.bottom - 4 * design,
          }),
          [],
          `${what}: cover`,
        );
        assert.deepEqual(inside(glyphsOf(leaf), typeAreaOf(format, leaf)), [], `${what}: title leaf`);
        for (const index of [cover, leaf, first])
          assert.deepEqual(overlaps(glyphsOf(index)), [], `${what}: page ${index + 1}`);
        const contents = pageMap.starts.contents?.page ?? 0;
        assert.deepEqual(
          [pageMap.starts.imprint?.page, pageMap.pages.length],
          [4, first + 1],
          `${what}: leaf and text take a page each`,
        );
        // The imprint of a title of 600 characters and more goes on over its page.
        const title = bare(edition.manuscript.labels.contents ?? '');
        assert.equal(contents, textOf(glyphsOf(4)).includes(title) ? 5 : 6, what);
      }
    });

test('covers for e-books: parts one above the other, however many parties, and no line beyond its box', async () => {
  for (const [language, length, count, parties] of [
    ['zh-Hans', 25, 1, 2],
    ['zh-Hans', 60, 4, 24],
    ['en', 60, 4, 12],
    ['ru', 200, 4, 40],
  ] as const) {
    const name = `cover-${language}-${count}`;
    writeTitle(
      name,
      language,
      Array.from({ length: count }, (_, i) => lineOf(language, length, i)),
      Array.from({ length: parties }, (_, i) => lineOf(language, 12, i)),
    );
    const { edition } = prepareEdition(projectAt(source), name).value ?? assert.fail();
    const html = renderCover(pressProject, edition);
    const faces = (await subsetFonts(edition, [html])).value ?? assert.fail();
    const page = await engine.browser.newPage();
    await page.setViewport({ width: 1600, height: 2560 });
    await openCover(page, html, faces);
    const boxes = await page.evaluate(() =>
      ['.cover-parties', '.cover-title', '.cover-date'].map((selector) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector) as Element);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    await page.close();
    for (const [i, { left, right, top, bottom }] of boxes.entries()) {
      const before = boxes[i - 1]?.bottom ?? 0;
      assert.ok(left >= 0 && right <= 1600 && top >= before && bottom <= 2560, `${name}: ${JSON.stringify(boxes)}`);
    }
  }
});
