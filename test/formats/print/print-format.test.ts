/**
 * Print formats: what a designer writes in styles/formats/ becomes pages in whole px, boxes exact to 0.01 mm, and room
 * for bleed and crop marks that leaves the layout as it is.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { pageBoxes, pageStyles, readFormat, typeAreaOf } from '../../../scripts/formats/print/print-format.ts';
import { listFormats } from '../../../scripts/project/folders.ts';
import { pressProject } from '../../support/press.ts';

const mm = (points: number): number => (points / 72) * 25.4;
const printedSize = (css: string) => {
  const [, width, height] = /@page \{ size: (\S+)px (\S+)px; \}/.exec(css) ?? [];
  return { width: Number(width) * 0.75, height: Number(height) * 0.75 };
};

for (const name of listFormats(pressProject)) {
  test(`the format ${name} lays out whole px and fills its page`, () => {
    const format = readFormat(pressProject, name);
    const css = pageStyles(format);
    const margins = [...css.matchAll(/margin: (\S+)px (\S+)px (\S+)px (\S+)px;/g)];
    assert.ok(margins.length >= 2, 'the margins of left and right pages are not found');
    for (const [, top, right, bottom, left] of margins) {
      assert.ok(
        Number.isInteger(Number(left)) && Number.isInteger(Number(right)),
        'a fraction of a px at the left loses text (Paged.js 0.4.3)',
      );
      const { width, height } = printedSize(css);
      assert.equal(width / 0.75 - Number(left) - Number(right), format.characters * format.sizePx);
      assert.equal(height / 0.75 - Number(top) - Number(bottom), format.lines * format.linePx);
    }
    const whole = (px: number) => (px / 96) * 25.4;
    assert.ok(
      Math.abs(whole(format.innerPx + format.characters * format.sizePx + format.outerPx) - format.pageWidthMm) < 0.1,
      'inner + text + outer = width',
    );
    assert.ok(
      Math.abs(whole(format.topPx + format.lines * format.linePx + format.bottomPx) - format.pageHeightMm) < 0.1,
      'top + text + bottom = height',
    );
  });

  test(`for the printer, ${name} has TrimBox and BleedBox exact to 0.01 mm and the same layout`, () => {
    const [plain, print] = [readFormat(pressProject, name), readFormat(pressProject, name, true)];
    const size = printedSize(pageStyles(print));
    for (const index of [0, 1]) {
      const { media, bleed, trim } = pageBoxes(print, index, size);
      assert.ok(Math.abs(mm(trim[2]) - print.pageWidthMm) < 0.01 && Math.abs(mm(trim[3]) - print.pageHeightMm) < 0.01);
      for (const side of [0, 1] as const) assert.ok(Math.abs(mm(trim[side] - bleed[side]) - 3) < 0.01);
      assert.ok(
        Math.abs(mm(bleed[2]) - print.pageWidthMm - 6) < 0.01 && Math.abs(mm(bleed[3]) - print.pageHeightMm - 6) < 0.01,
      );
      assert.ok(
        media[0] < bleed[0] && media[1] < bleed[1] && media[0] + media[2] > bleed[0] + bleed[2],
        'the sheet holds the bleed',
      );
      // The text lies on the trimmed page where it lies without marks.
      const fromTrim = typeAreaOf(print, index).left - trim[0];
      assert.ok(Math.abs(fromTrim - typeAreaOf(plain, index).left) < 0.01);
    }
  });

  test(`without marks, every box of ${name} is the page`, () => {
    const { media, bleed, trim } = pageBoxes(
      readFormat(pressProject, name),
      1,
      printedSize(pageStyles(readFormat(pressProject, name))),
    );
    assert.deepEqual(media, trim);
    assert.deepEqual(bleed, trim);
  });
}

test('the official edition has the type area of GB/T 9704: 22 lines of 28 characters, 37 mm and 28 mm', () => {
  const format = readFormat(pressProject, 'official');
  assert.deepEqual([format.lines, format.characters, format.sizePx * 0.75], [22, 28, 15.75]);
  const firstCharacter = format.topPx + (format.linePx - format.sizePx) / 2;
  assert.ok(Math.abs((firstCharacter / 96) * 25.4 - 37) <= 1, 'head margin');
  assert.ok(Math.abs((format.innerPx / 96) * 25.4 - 28) <= 1, 'binding margin');
  assert.ok(Math.abs(((format.characters * format.sizePx) / 96) * 25.4 - 156) <= 1, 'width of the type area');
});
