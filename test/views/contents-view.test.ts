/** What the contents say beside the titles. In: short texts, numbered by their class. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { isBareLabel } from '../../scripts/classes/bare-label.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { contentsOfBook, contentsView } from '../../scripts/views/contents-view.ts';
import { numberedText } from '../support/provisions.ts';

const labels = { summary: '[{0}]', incipit: '{0}…', opening: 'Opening', 'join.running': ' ' };

/** A text of a class in English with its labels, and the editor’s lines by their addresses. */
function editionOf(
  lines: readonly string[],
  documentClass: string,
  summary: Record<string, string> = {},
): IndexedEdition {
  const { edition } = numberedText(lines, documentClass, 'en');
  const place = { file: 'test.md', line: 1, column: 1 };
  const summaries = new Map(Object.entries(summary).map(([address, text]) => [address, { text, place }]));
  const manuscript = { ...edition.manuscript, labels, summaries };
  return { ...edition, manuscript, registers: [], mentions: [], refusals: [] };
}

const said = (edition: IndexedEdition): string[] =>
  contentsView(edition).map(({ title, words }) => `${title}|${words}`);

test('a label alone is bare in every language, and one with a title is none', () => {
  for (const [text, language] of [
    ['一', 'zh-Hans'],
    ['二、', 'zh-Hans'],
    ['第四条', 'zh-Hans'],
    ['第三章', 'zh-Hans'],
    ['Article 4', 'en'],
    ['IV.', 'en'],
    ['Annex', 'en'],
    ['Статья 5', 'ru'],
    ['12', 'fr'],
  ] as const)
    assert.ok(isBareLabel(text, language), text);
  for (const [text, language] of [
    ['一、总则', 'zh-Hans'],
    ['第四条　定义', 'zh-Hans'],
    ['第四条（定义）', 'zh-Hans'],
    ['Article 4. Definitions', 'en'],
    ['I. Introduction', 'en'],
    ['General provisions', 'en'],
    ['Статья 5. Определения', 'ru'],
  ] as const)
    assert.ok(!isBareLabel(text, language), text);
});

test('a bare number has the first words below it, without the labels of what begins there', () => {
  const edition = editionOf(
    [
      '## Chapter I',
      '### Article 1',
      '1. Ships of all States may enter the harbour and leave it at any time of day.',
      '### Article 2. Fees',
      'Nobody pays.',
      '### Article 3',
      '| a | b |\n|---|---|\n| c | d |',
      '### Article 4',
      '(a) Pilots are heard.',
    ],
    'treaty',
  );
  assert.deepEqual(said(edition), [
    'Chapter I|',
    'Article 1|Ships of all States may enter the harbour…',
    'Article 2. Fees|',
    'Article 3|',
    'Article 4|Pilots are heard',
  ]);
});

test('the editor’s line goes before, in brackets, and stands beside titles that are no numbers too', () => {
  const edition = editionOf(
    ['The Parties agree.', '## Article 1', 'Ships may enter.', '## Article 2. Fees', 'Nobody pays.'],
    'treaty',
    { opening: 'Who agrees', art1: 'Ships', art2: 'What is free' },
  );
  assert.deepEqual(said(edition), ['Opening|[Who agrees]', 'Article 1|[Ships]', 'Article 2. Fees|[What is free]']);
  assert.deepEqual(
    contentsView(edition).map(({ bare, editorial }) => `${bare} ${editorial}`),
    ['true true', 'true true', 'false true'],
  );
});

test('where the contents name sections alone, headings in them are passed over', () => {
  const edition = editionOf(['## I', '### On lakes', 'Lakes are water.'], 'report');
  assert.match(said(edition).join(), /^I\|(?:Lakes are water)?/);
});

test('thirty bare numbers stand side by side on paper, without words; chapters and the editor’s rows do not', () => {
  const articles = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => [`### Article ${from + i}`, 'Ships may enter.']).flat();
  const lines = ['## Chapter I', ...articles(1, 15), '## Chapter II', ...articles(16, 31)];
  const halves = (edition: IndexedEdition) => contentsOfBook(edition).filter(({ half }) => half);
  const edition = editionOf(lines, 'treaty', { art7: 'Fees' });
  assert.deepEqual(
    halves(edition).map(({ title, words }) => title + words),
    Array.from({ length: 31 }, (_, i) => `Article ${i + 1}`).filter((title) => title !== 'Article 7'),
  );
  assert.equal(contentsView(edition)[1]?.words, 'Ships may enter');
  assert.deepEqual(halves(editionOf(lines.slice(0, -2), 'treaty', { art7: 'Fees' })), []);
});
