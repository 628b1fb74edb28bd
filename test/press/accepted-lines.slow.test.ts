/**
 * What an editor accepts of the typesetting, through whole builds: the warning is gone, and the reason is in
 * `edition.json` and beside its figure; a place where nothing is to be accepted is told. Slow because a browser sets
 * the pages.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { frontMatter } from '../support/front-matter.ts';
import { callCommand } from '../support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-accepted-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A line that ends before a number which it has no room for. */
const han = '测试文本由此组成每字一格'.repeat(4);
const body = `双方同意。\n\n${han.slice(0, 24)}30日备查，${han.slice(0, 30)}。`;

/** Builds the text with an `accept` of its front matter, or without. */
async function build(accept: string) {
  const source = join(folder, 'source');
  for (const own of ['trial', 'authority']) mkdirSync(join(source, own), { recursive: true });
  const front = frontMatter('zh-Hans').replace(/\n---\s*$/, `${accept}\n---`);
  writeFileSync(join(source, 'trial', 'zh-Hans.md'), `${front}\n\n${body}\n`);
  const out = join(folder, 'build');
  const { status, stderr } = await callCommand('build', [
    ...['trial', '--source', source, '--build', out, '--only', 'pdf', '--jobs', '1'],
  ]);
  const json = (name: string) => JSON.parse(readFileSync(join(out, 'trial', name), 'utf8'));
  return { status, stderr, record: () => json('edition.json'), figures: () => JSON.stringify(json('typography.json')) };
}

const accepting = (place: string) => `\naccept:\n  - { code: K813, place: ${place}, reason: 数字不可拆开。 }`;

test('a line that cannot be better is a warning, and off the list with its reason when it is accepted', async () => {
  const open = await build('');
  assert.equal(open.status, 0, open.stderr);
  assert.match(open.stderr, /K813/);
  assert.equal(open.record().accept, undefined);
  const accepted = await build(accepting('p2'));
  assert.equal(accepted.status, 0, accepted.stderr);
  assert.doesNotMatch(accepted.stderr, /K81\d/);
  assert.deepEqual(accepted.record().accept, [{ code: 'K813', place: 'p2', reason: '数字不可拆开。' }]);
  assert.match(accepted.figures(), /"accepted":\[\{"place":"p2","reason":"数字不可拆开。"\}\]/);
});

test('an acceptance of a place where nothing is wrong is told, and the warning stays', async () => {
  const { status, stderr } = await build(accepting('p1'));
  assert.equal(status, 0, stderr);
  assert.match(stderr, /warning K814: .*p1/);
  assert.match(stderr, /warning K813/);
});
