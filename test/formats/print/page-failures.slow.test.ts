/**
 * What goes wrong while a book is laid out names the line of the TypeScript that threw it.
 * Slow because a browser lays books out.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Engine } from '../../../scripts/formats/print/chromium.ts';
import { openSheet, typeset } from '../../../scripts/formats/print/typeset.ts';
import { openBrowser } from '../../support/make-epub.ts';
import { pressFolder } from '../../support/press.ts';

let engine: Engine;
before(async () => {
  engine = await openBrowser();
});
after(() => engine.browser.close());

const bookOf = (body: string) =>
  `<html lang="en"><head><style>@page { size: 300px 400px; margin: 20px }</style></head><body>${body}</body></html>`;

/** The line of the press's code that an error names. */
function lineOf(error: Error): string {
  const found = /\((scripts\/formats\/print\/browser\/[\w-]+\.ts):(\d+):\d+\)$/.exec(error.message);
  assert.ok(found, error.message);
  return readFileSync(join(pressFolder, found[1] ?? ''), 'utf8').split('\n')[Number(found[2]) - 1] ?? '';
}

test('a note to which nothing refers', async () => {
  const html = bookOf(
    '<section class="text-section first"><p>Text.</p></section><section class="notes"><div ' +
      'class="footnote" id="note-1"><p>A note.</p></div></section>',
  );
  await assert.rejects(typeset(html, [], engine), (error: Error) => {
    assert.match(error.message, /^nothing refers to note-1 \(/);
    assert.match(lineOf(error), /throw new Error\(`nothing refers to/);
    assert.match(error.stack ?? '', /browser\/footnotes\.ts:\d+:\d+/);
    return true;
  });
});

test('a register that points to what stands on no page', async () => {
  const entry =
    '<div class="letter-group"><div class="entry"><p><a class="locator" data-paragraph="p9">9</a></p></div></div>';
  const html = bookOf(
    '<section class="text-section first"><p>Text.</p></section><section class="register" ' +
      `style="break-before: page"><div class="columns">${entry}</div></section>`,
  );
  const failing = html.replace('</style>', '.register { break-before: page }</style>');
  await assert.rejects(typeset(failing, [], engine), (error: Error) => {
    assert.match(error.message, /^the paragraph p9 of a register stands on no page \(/);
    assert.match(lineOf(error), /throw new Error\(`the paragraph \$\{locator\.dataset\.paragraph\} of a register/);
    return true;
  });
});

test('a failure that nobody waits for', async () => {
  const sheet = await openSheet(engine);
  const page = await sheet.ask('looking at its page', async (it) => it);
  await page.evaluate(() => {
    setTimeout(() => window.kanben.readStructure.call(undefined), 0);
    document.querySelectorAll = () => {
      throw new TypeError('no elements here');
    };
  });
  await new Promise((resolve) => page.once('pageerror', resolve));
  const failed = sheet.failure();
  assert.ok(failed);
  assert.match(failed.message, /^Uncaught TypeError: no elements here \(/);
  assert.match(lineOf(failed), /document\.querySelectorAll/);
  await sheet.close();
});
