/**
 * Problems in Chinese. In: the catalogue, the broken titles of `test/fixtures/broken/`, sentences that nobody wrote a
 * row for. Every code has a sentence and a hint in both languages with the same details, and what an editor meets while
 * he writes a text is Chinese to its end.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Problem } from '../../scripts/model/problem.ts';
import { problem, problemCodes, problemRow } from '../../scripts/model/problem-catalogue.ts';
import { chineseProblems, inChinese, problemIn } from '../../scripts/model/problem-language.ts';
import { importPhrasesZh } from '../../scripts/model/problems/zh/import-phrases.ts';
import { importReasonsZh } from '../../scripts/model/problems/zh/import-reasons.ts';
import { phrasesZh } from '../../scripts/model/problems/zh/phrases.ts';
import { typesettingPhrasesZh } from '../../scripts/model/problems/zh/typesetting-phrases.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { refusalsOf } from '../../scripts/press/try-import.ts';
import { chooseTitles } from '../../scripts/project/folders.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';
import { readSourceTree } from '../support/source-tree.ts';

const namesIn = (...sentences: string[]) =>
  [...new Set(sentences.flatMap((sentence) => sentence.match(/\{+\w+\}+/g) ?? []))].sort();
const han = /\p{Script=Han}/u;

test('every code has a Chinese sentence and hint, with the details of the English ones', () => {
  assert.deepEqual(Object.keys(chineseProblems).sort(), [...problemCodes].sort());
  for (const code of problemCodes) {
    const [, message, hint] = problemRow(code);
    const [zhMessage = '', zhHint = ''] = chineseProblems[code] ?? [];
    assert.deepEqual(namesIn(zhMessage, zhHint), namesIn(message, hint), code);
    for (const text of [zhMessage, zhHint]) assert.ok(han.test(text) || /^(?:\{\w+\}：?)+$/.test(text), code);
    // A sentence that is all detail in one language is so in the other.
    assert.deepEqual(commandsIn(zhHint), commandsIn(hint), code);
  }
});

/** What is typed at a terminal, and what stands in back-ticks, is the same in both. */
const commandsIn = (text: string) => (text.match(/`npm run [^`]*`/g) ?? []).sort();

test('phrases are said in the code as they are looked up, with the same details', () => {
  const code = readSourceTree()
    .filter(({ path }) => !path.includes('problems/zh'))
    .map(({ text }) => text)
    .join('\n');
  const yaml = join('node_modules', 'yaml', 'dist');
  const library = readdirSync(yaml, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(yaml, name), 'utf8'))
    .join('\n');
  const unsaid: string[] = [];
  for (const [english, chinese] of [...phrasesZh, ...typesettingPhrasesZh, ...importPhrasesZh, ...importReasonsZh]) {
    assert.ok(chinese.length > 0 && !/[.,;]$/.test(chinese), english);
    for (const name of namesIn(chinese)) assert.ok(namesIn(english).includes(name), `${english}: ${name}`);
    const longest = english.split(/\{\d\}|[“”]|: /).sort((a, b) => b.length - a.length)[0] ?? '';
    const words = longest.trim().split(/\s+/).slice(0, 4).join(' ');
    if (!code.includes(words) && !library.includes(words) && !library.includes(words.toLowerCase()))
      unsaid.push(english);
  }
  assert.deepEqual(unsaid, []);
});

/** Words of English that are none of a name, a path, a field or what is quoted. */
const englishIn = (text: string): string | undefined => {
  const said = text.replace(/`[^`]*`|“[^”]*”|"[^"]*"|\{[^}]*\}|::: \w+/g, ' · ');
  return /[A-Za-z’]{2,} [a-z]{2,} [a-z]{2,}/.exec(said)?.[0];
};

for (const code of readdirSync(fixture('broken')).filter((name) => /^K[1-4]/.test(name)))
  test(`${code} is Chinese to its end`, () => {
    const own = join(fixture('broken'), code);
    const asked = existsSync(join(own, 'case.json'))
      ? (JSON.parse(readFileSync(join(own, 'case.json'), 'utf8')) as { title: string }).title
      : 't';
    const source = join(own, 'source');
    const found = chooseTitles(source, [asked]).flatMap((title) => prepareEdition(projectAt(source), title).problems);
    assert.ok(found.some((one) => one.code === code));
    for (const one of found) {
      const { message, hint, place, severity } = problemIn(one, 'zh');
      assert.match(message, han);
      assert.equal(englishIn(message) ?? englishIn(hint), undefined, `${message}\n${hint}`);
      assert.deepEqual([place, severity], [one.place, one.severity]);
      assert.deepEqual(problemIn(one, 'en'), one);
    }
  });

test('a problem that quotes another quotes it in the language', () => {
  const inner = problem('K103', { field: 'kind' }, { file: 'source/t/en.md', line: 2, column: 1 });
  const [outer] = refusalsOf([inner]) as [Problem];
  assert.match(outer.message, /K103 The field “kind” is missing/);
  assert.match(problemIn(outer, 'zh').message, /K103 缺少字段“kind”。/);
  assert.deepEqual(problemIn(JSON.parse(JSON.stringify(outer)), 'zh'), problemIn(outer, 'zh'), 'also from a worker');
});

test('what is data stays, and so does a sentence that nobody knows', () => {
  for (const text of ['', 'zh-Hans, en, ru', 'Geneva', 'The moon is made of cheese', '甲'.repeat(2000)])
    assert.equal(inChinese(text), text);
  assert.equal(inChinese('does not decode: its chunk IDAT is cut off'), '无法解码：数据块IDAT不完整');
  assert.equal(inChinese('it lacks p3, p4, 7 more; it alone has p9'), '它缺少p3, p4，另有7个；只有它有p9');
  assert.equal(inChinese('3 syllables for 2 Han characters'), '2个汉字写了3个音节');
  const long = `it lacks ${'x, '.repeat(100_000)}`;
  const started = performance.now();
  assert.equal(inChinese(long), long);
  assert.ok(performance.now() - started < 100);
});
