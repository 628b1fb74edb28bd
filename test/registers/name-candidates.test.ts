/** What looks like a name, and what it is like. In: small texts. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { indexEdition } from '../../scripts/registers/index-edition.ts';
import { candidatesOf } from '../../scripts/registers/name-candidates.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const texts = (text: string) => candidatesOf(text, 'zh-Hans').map((candidate) => candidate.text);

test('a name in quotes is found whole, from 2 characters to 60', () => {
  for (const length of [2, 6, 7, 20, 60]) {
    const name = '丝路友好城市往来年'.repeat(7).slice(0, length);
    assert.ok(texts(`双方支持“${name}”，愿继续合作。`).includes(name), String(length));
  }
  const [short, long] = ['友', '友'.repeat(61)];
  assert.deepEqual(texts(`双方支持“${short}”和“${long}”。`), []);
});

test('a name is called close to another only when it shares most of it', () => {
  const hint = (text: string, heading: string) => {
    const draft = parseManuscript(manuscriptOf(text, [{ heading, aliases: [] }])).value ?? assert.fail();
    const { problems } = indexEdition(numberDraft(draft).value ?? assert.fail());
    const [open] = problems.filter(({ code }) => code === 'K404');
    return open?.hint ?? assert.fail('no name is open');
  };
  assert.match(hint('双方支持《不扩散核武器公约》。', '不扩散核武器条约'), /Close to “不扩散核武器条约”/);
  // A third of the pairs, a tenth, none.
  for (const other of ['禁止化学武器公约', '海港公约', '灯塔规则'])
    assert.doesNotMatch(hint('双方支持《不扩散核武器公约》。', other), /Close to/, other);
});
