/**
 * The witnesses of EPUB and site raise no false alarm: every title of the fixtures, in every language and class, with
 * typefaces and without; and the first title.
 * Slow because a browser sets twenty titles.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { knownLanguages } from '../../scripts/languages/registry.ts';
import { linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { pressFolder } from '../support/press.ts';
import { epubFaults, faceFaults, makeBook, makeScreens, screenProblems } from '../support/screens.ts';

/** Folder of titles and name of each title of the fixtures. */
const titles = readdirSync(fixture('editions')).flatMap((set) => {
  const source = fixture('editions', set, 'source');
  return readdirSync(source).flatMap((title) => {
    const own = knownLanguages.filter((language) => existsSync(join(source, title, `${language}.md`)));
    return own.map((language) => ({ source, title: own.length > 1 ? `${title}/${language}` : title, set }));
  });
});
titles.push({ source: join(pressFolder, 'source'), title: 'joint-statement-2022', set: 'source' });

test('there are titles of every language and class', () => assert.ok(titles.length >= 19, String(titles.length)));

for (const { source, title, set } of titles)
  test(`no false alarm: ${title} of ${set}`, async () => {
    const made = await makeScreens(source, title);
    assert.deepEqual([...linesOf(screenProblems(made)), ...(await faceFaults(made))], []);
    assert.deepEqual(epubFaults(await makeBook(made.set, { fonts: false })), []);
  });
