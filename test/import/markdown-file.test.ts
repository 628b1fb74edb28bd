/**
 * Markdown from elsewhere: no letter of the file is lost on its way through a page. In: small files with what
 * CommonMark takes out of a text. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { proveKept } from '../../scripts/import/count-proof.ts';
import { lettersShown, pageOfMarkdown } from '../../scripts/import/markdown-page.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { imported } from '../support/imported.ts';

const place = { file: 'a.md', line: 1, column: 1 };

test('a line that looks like the address of a link, and names none, is text', async () => {
  const { body } = await imported(
    'law.md',
    '# 湖泊法\n\n第一条 保护湖泊。\n\n[注]: 本条所称湖泊，包括水库。\n\n第二条 见[网站][1]。\n\n[1]: https://example.org/a\n',
  );
  assert.match(body, /注\\\]: 本条所称湖泊，包括水库。/);
  assert.doesNotMatch(body, /^\[1\]:/m);
});

test('what shows no letters is not counted: addresses, pictures, tags, comments, entities, names of code', () => {
  const problems: Problem[] = [];
  for (const text of [
    '# A\n\n[link](https://example.org/path "title") and [other][ref] and ![alt](a.png).\n\n[ref]: /x "t"\n',
    '# A\n\n![alt][ref] text\n\n[ref]: a.png\n',
    '# A\n\n<!-- gone -->\n\n<p class="own">text</p>\n\n<script>var a;</script>\n\n```js\ncode\n```\n',
    '# A\n\nR&amp;D &eacute; *em* **strong** `code` \\* 1949. year\n\n> quote\n\n| a | b |\n|---|---|\n| c | d |\n',
    '# A #\n\nTitle\n=====\n\n- item\n  1. inner\n\n    indented\n\nfoot[^1]\n\n[^1]: The note.\n',
  ])
    assert.ok(proveKept(lettersShown(text), lettersShown(pageOfMarkdown(text)), place, problems), problems[0]?.message);
});

test('a letter that a page has less often than its file is told (K129)', () => {
  const problems: Problem[] = [];
  assert.equal(proveKept('甲乙乙', '甲乙', place, problems), false);
  assert.match(problems[0]?.message ?? '', /乙 × 1/);
  assert.equal(proveKept('甲乙', '甲乙丙', place, problems), true);
});

test('letters are counted in linear time', () => {
  for (const worst of ['![', '](', '][', '<a', '<!--', '[a]: ', '<script>'])
    assert.ok(lettersShown(worst.repeat(200_000)).length >= 0);
});
