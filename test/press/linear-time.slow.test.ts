/**
 * Everything that reads texts, lists and copies takes linear time: Markdown, numbers, provisions, references, registers
 * with their candidates, faces, the account of the characters; YAML; pages and e-books that are verified. In: the worst
 * texts, of n and of 4n characters. Proves that the second takes less than six times as long as the first, by processor
 * time. Slow because some hundred long texts are read. No browser.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { readAuthority } from '../../scripts/manuscript/authority-list.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { openProject } from '../../scripts/project/project.ts';
import { accountCharacters } from '../../scripts/proof/account-characters.ts';
import { compareLabels } from '../../scripts/proof/compare-labels.ts';
import { identifyEpub } from '../../scripts/proof/identify-copy.ts';
import { identifySite } from '../../scripts/proof/site-copy.ts';
import { fixture } from '../support/fixture.ts';
import { slowOnes } from '../support/growth.ts';
import { worstBodies, worstBooks, worstLists, worstPages } from '../support/worst-sources.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-linear-'));
after(() => rmSync(home, { recursive: true }));
cpSync(fixture('editions', 'tiny', 'source'), join(home, 'source'), { recursive: true });
const [project, folder] = [openProject({ folder: home }), join(home, 'source', 'tiny')];
const tiny = readFileSync(join(folder, 'zh-Hans.md'), 'utf8');

/** Reads a body as the text of a class in a language, and proves what was read. */
function readBody(body: string, language: string, documentClass: string): void {
  for (const name of ['zh-Hans', 'en', 'ru']) rmSync(join(folder, `${name}.md`), { force: true });
  const front = tiny.slice(0, tiny.indexOf('\n---\n', 4)).replace('zh-Hans', `${language}\nclass: ${documentClass}`);
  writeFileSync(join(folder, `${language}.md`), `${front}\n---\n\n${body}`);
  const { value } = prepareEdition(project, 'tiny');
  if (!value) return;
  accountCharacters(value.edition);
  compareLabels(value.edition);
}

for (const [language, documentClass] of [
  ['zh-Hans', 'statute'],
  ['en', 'treaty'],
  ['ru', 'statute'],
] as const)
  test(`a text in ${language}: four times as long, less than six times the time`, async () => {
    const read = (body: string) => readBody(body, language, documentClass);
    assert.deepEqual(await slowOnes(read, worstBodies(language), (n) => '甲乙丙丁\n\n'.repeat(n / 6), 8000), []);
  });

test('a list: four times as long, less than six times the time', async () => {
  const read = (yaml: string) => readAuthority('a', yaml, 'a.yaml', 'zh-Hans', []);
  assert.deepEqual(await slowOnes(read, worstLists, worstLists.entries ?? assert.fail(), 20_000), []);
});

test('a page: four times as long, less than six times the time', async () => {
  const plain = worstPages.paragraphs ?? assert.fail();
  assert.deepEqual(await slowOnes(trying(identifySite), worstPages, plain, 20_000), []);
});

test('an e-book: four times as long, less than six times the time', async () => {
  const plain = worstBooks.numbers ?? assert.fail();
  assert.deepEqual(await slowOnes(trying(identifyEpub), worstBooks, plain, 20_000), []);
});

/** What is refused was read, too. */
const trying =
  <T>(read: (content: T) => unknown) =>
  (content: T): void => {
    try {
      read(content);
    } catch {
      // It is no copy.
    }
  };
