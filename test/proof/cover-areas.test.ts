/** Bar codes as the press draws them, and as its witness reads them: neither knows the other. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { eanBars, eanWidth } from '../../scripts/model/ean-13.ts';
import { readBars } from '../../scripts/proof/cover-areas.ts';
import type { Fill } from '../../scripts/proof/read-pdf.ts';

const points = (mm: number) => (mm / 25.4) * 72;

/** Bars as a page has them, 100 pt from its left edge. */
const painted = (digits: string): Fill[] =>
  eanBars(digits).map(({ at, wide, isGuard }, order) => ({
    left: 100 + points(0.33 * at),
    top: 300,
    width: points(0.33 * wide),
    height: points(isGuard ? 24.5 : 22.85),
    color: '0,0,0',
    order,
    plain: true,
  }));

test('the modules of a code are those of ISO/IEC 15420', () => {
  const modules = Array.from({ length: eanWidth }, () => '0');
  for (const { at, wide } of eanBars('5901234123457')) modules.fill('1', at, at + wide);
  const left = '0001011 0100111 0110011 0010011 0111101 0011101'.split(' ');
  const right = '1100110 1101100 1000010 1011100 1001110 1000100'.split(' ');
  assert.equal(modules.join(''), ['101', ...left, '01010', ...right, '101'].join(''));
});

test('every code is read again, whatever its digits', () => {
  for (let i = 0; i < 1000; i++) {
    const digits = String(Math.floor((i * 9_999_999_999_999.9) / 1000)).padStart(13, '0');
    assert.equal(readBars(painted(digits)), digits);
  }
});

test('a code with a bar that is moved, thicker, missing, red or short is none', () => {
  const bars = painted('9789295055124');
  const change = (i: number, other: Partial<Fill>) => bars.map((bar, at) => (at === i ? { ...bar, ...other } : bar));
  const [, , , , , one] = bars as [Fill, Fill, Fill, Fill, Fill, Fill];
  const wrong = [
    change(5, { left: one.left + points(0.33) }),
    change(5, { width: one.width + points(0.15) }),
    bars.slice(1),
    change(5, { color: '160,37,31' }),
    change(5, { height: 20 }),
    change(5, { plain: false }),
  ];
  for (const fills of wrong) assert.notEqual(readBars(fills), '9789295055124');
});
