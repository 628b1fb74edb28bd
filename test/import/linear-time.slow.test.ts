/**
 * Every reader of the importer takes linear time. In: the worst texts, of n and of 4n characters. Proves that the
 * second takes less than six times as long as the first, by processor time that this process used. Slow because every
 * reader reads dozens of long documents several times. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { tried } from '../support/imported.ts';
import { type Maker, worstTexts } from '../support/worst-texts.ts';

const n = 8000;

/** Processor time of one import, the least of `runs`. */
async function costOf(file: string, content: string | Uint8Array, runs: number): Promise<number> {
  const costs: number[] = [];
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    await tried(file, content, 'zh-Hans');
    const { user, system } = process.cpuUsage(before);
    costs.push(user + system);
  }
  return Math.min(...costs);
}

/**
 * 4n against n; what takes less than an ordinary text of n characters is measured against that, for noise is no growth.
 * So the longer text comes first: where it is no slower than six ordinary ones, the shorter is not asked.
 */
async function growthOf(file: string, make: Maker, ordinary: number): Promise<number> {
  const measure = async (size: number, runs: number) => {
    const long = await costOf(file, make(4 * size), runs);
    return long < 6 * ordinary ? 0 : long / Math.max(ordinary, await costOf(file, make(size), runs));
  };
  const first = await measure(n, 1);
  // Other programs use the processor, too: only what is slow again and again, and in a longer text, is slow.
  return first < 6 ? first : Math.min(await measure(n, 3), await measure(4 * n, 1));
}

for (const [kind, [file, makers]] of Object.entries(worstTexts))
  test(`${kind}: four times the text takes less than six times as long`, async () => {
    const plain = makers[kind === 'DOCX' ? 'paragraphs' : 'lines'] ?? assert.fail();
    await costOf(file, plain(n), 3);
    const ordinary = await costOf(file, plain(n), 3);
    const slow: string[] = [];
    for (const [name, make] of Object.entries(makers)) {
      const growth = await growthOf(file, make, ordinary);
      if (growth >= 6) slow.push(`${name}: ${growth.toFixed(1)}`);
    }
    assert.deepEqual(slow, []);
  });
