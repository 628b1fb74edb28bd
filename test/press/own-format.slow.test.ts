/**
 * A format that is a row of the registry is built as the press's own are: made, proved, offered and listed, or not
 * written at all. In: the tiny title and a format that only tests know. Slow because a browser sets the title's pages.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import type { OutputFormat } from '../../scripts/press/output-format.ts';
import { outputFormats } from '../../scripts/press/registry.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { plainOutput } from '../support/plain-output.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-own-format-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const build = (place: string, own: OutputFormat, ...args: string[]) => {
  const options = ['tiny', '--source', fixture('editions', 'tiny', 'source'), '--build', join(folder, place), ...args];
  return callCommand('build', options, {}, [...outputFormats, own]);
};
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

test('it is made, proved, compared with the pages, and listed; the page and the catalogue offer it', async () => {
  const pages: number[] = [];
  const comparing: OutputFormat = {
    ...plainOutput,
    outputs: (book) =>
      plainOutput.outputs(book).map((output) => ({
        ...output,
        compare: async (_, pdf) => {
          pages.push(pdf.pages.length);
          return [];
        },
      })),
  };
  const { status, stdout, stderr } = await build('good', comparing);
  assert.equal(status, 0, stderr);
  assert.equal(pages.length, 1, 'it was given the pages that were proved');
  assert.match(stdout, new RegExp(`^tiny\\.pdf .* ${pages[0]} pages`, 'm'));
  assert.match(stdout, /^tiny\.plain +5 of 5 paragraphs equal/m);
  assert.match(stdout, /^tiny\.pdf /m);
  assert.match(read('good', 'tiny', 'tiny.plain'), /^PLAIN \w{64}\n/);
  assert.match(read('good', 'SHA256SUMS'), /^\w{64} [ *]tiny\/tiny\.plain$/m);
  assert.match(read('good', 'index.html'), /href="tiny\/tiny\.plain"/);
});

test('what its witness refuses is not written', async () => {
  const wrong: OutputFormat = {
    ...plainOutput,
    outputs: (book) =>
      plainOutput
        .outputs(book)
        .map((output) => ({ ...output, make: async () => new Map([['tiny.plain', 'PLAIN x']]) })),
  };
  const { status, stderr } = await build('bad', wrong, '--only', 'plain');
  assert.equal(status, 1);
  assert.match(stderr, /K801.*plain text/);
  assert.ok(!existsSync(join(folder, 'bad', 'tiny')));
});
