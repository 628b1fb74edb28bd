/**
 * Which sections of a text share a file of the EPUB. In: texts with short and long sections, in three languages. No
 * file holds so little that a reader would see one sentence on a screen, none is too long, and contents lead to every
 * section.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { textFiles } from '../../../scripts/formats/epub/epub-addresses.ts';
import { renderEpub } from '../../../scripts/formats/epub/render-epub.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import { frontMatter } from '../../support/front-matter.ts';
import { pressProject, projectAt } from '../../support/press.ts';

const texts = {
  en: { article: 'Article', sentence: 'The Parties shall cooperate in good faith on this matter. ' },
  ru: { article: 'Статья', sentence: 'Стороны сотрудничают по этому вопросу в духе доброй воли. ' },
  'zh-Hans': { article: '第一节之', sentence: '双方就此问题本着善意开展合作。' },
} as const;

function prepare(language: keyof typeof texts, body: string) {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-text-files-'));
  try {
    mkdirSync(join(folder, 'text'));
    mkdirSync(join(folder, 'authority'));
    writeFileSync(join(folder, 'text', `${language}.md`), `${frontMatter(language)}${body}\n`);
    const { value, problems } = prepareEdition(projectAt(folder), 'text');
    assert.ok(value, JSON.stringify(problems));
    return value.edition;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const editionOf = (language: keyof typeof texts, lengths: readonly number[]) => {
  const { article, sentence } = texts[language];
  const sections = lengths.map((length, i) => `## ${article} ${i + 1}\n\n${sentence.repeat(length).trim()}`);
  return prepare(language, [sentence.trim(), ...sections].join('\n\n'));
};

const shape = (language: keyof typeof texts, lengths: readonly number[]) =>
  textFiles(editionOf(language, lengths)).map(({ path, parts }) => `${path} ${parts.map(({ index }) => index).join()}`);

for (const language of Object.keys(texts) as (keyof typeof texts)[]) {
  test(`${language}: short sections share a file, long ones have one each`, () => {
    assert.deepEqual(shape(language, [1, 1, 1]), ['section-0.xhtml 0,1,2,3']);
    assert.deepEqual(shape(language, [90, 90, 1, 90]), [
      'section-0.xhtml 0,1',
      'section-2.xhtml 2,3',
      'section-4.xhtml 4',
    ]);
  });

  test(`${language}: hundreds of short articles are files of a size that readers open, the last no remnant`, () => {
    const files = textFiles(editionOf(language, new Array<number>(1000).fill(2)));
    const counts = files.map(({ parts }) => parts.length);
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      1001,
    );
    assert.ok(files.length > 1 && Math.min(...counts) > 5, counts.join());
  });

  test(`${language}: contents lead to every section, to the first of a file by its name alone`, () => {
    const edition = editionOf(language, [1, 1, 90, 90]);
    const parts = renderEpub(pressProject, edition, { pages: [], starts: {} }, new Map(), []);
    const nav = String(parts.find(({ path }) => path === 'toc.xhtml')?.content);
    const [, second, third, fourth, fifth] = edition.sections.map(({ anchor }) => anchor);
    const links = [...nav.matchAll(/<li><a href="(section-[^"]+)"/g)].map(([, href]) => href);
    assert.deepEqual(links, [
      'section-0.xhtml',
      `section-0.xhtml#${second}`,
      `section-0.xhtml#${third}`,
      `section-0.xhtml#${fourth}`,
      'section-4.xhtml',
    ]);
    const file = String(parts.find(({ path }) => path === 'section-4.xhtml')?.content);
    assert.ok(file.includes(`id="${fifth}"`));
  });
}

test('what is left of a long section gets no file of its own when it is a sentence', () => {
  const edition = prepare('en', `## A\n\n${'Long text. '.repeat(13_600).trim()}\n\nEnd.`);
  assert.deepEqual(
    textFiles(edition).map(({ path }) => path),
    ['section-1.xhtml'],
  );
});
