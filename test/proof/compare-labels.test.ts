/** The proof of numbers from the source's own characters: a label changed in the edition is found, one by one. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import type { Inline } from '../../scripts/model/text.ts';
import { compareLabels } from '../../scripts/proof/compare-labels.ts';
import { prepareText } from '../support/press-text.ts';

const body = `文。[^1]

3. 三
5. 五
   - 甲

     12) 子
9. 九

> 2. 引
> 1. 引

1949. 年

折行的
7\\. 文字，1\\. 转义。

8\\. 转义的段落

- 5. 号

[^1]: 4. 注`;

const edition = (): IndexedEdition => prepareText(body, 'zh-Hans').value?.edition ?? assert.fail();

/** Every text inline of an edition that says `said`. */
function textsOf(value: unknown, said: string): Extract<Inline, { kind: 'text' }>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Inline).kind === 'text' && (value as { text: string }).text.startsWith(said) ? [value] : [];
  return [...own, ...Object.values(value).flatMap((child) => textsOf(child, said))] as never;
}

test('an edition that has the numbers of its source has no problem', () => {
  assert.deepEqual(compareLabels(edition()), []);
});

test('each number that is changed, swapped or lost is found at its line', () => {
  const found = [
    ['3. ', '4. '],
    ['5. ', '3. '],
    ['12) ', '12. '],
    ['9. ', ''],
    ['2. ', '1. '],
    ['1949. ', '1950. '],
    ['折行的 7. ', '折行的 8. '],
    ['8. ', '9. '],
    ['4. ', '14. '],
  ].map(([from = '', to = '']) => {
    const altered = structuredClone(edition());
    const [text] = textsOf([altered.sections, altered.notes], from);
    assert.ok(text, from);
    text.text = to + text.text.slice(from.length);
    const problems = compareLabels(altered);
    assert.ok(problems.length > 0 && problems.every(({ code, place }) => code === 'K802' && place), from);
    return `${from}${(problems[0]?.place?.line ?? 0) - altered.manuscript.bodyLine}`;
  });
  assert.deepEqual(found, ['3. 2', '5. 3', '12) 6', '9. 7', '2. 9', '1949. 12', '折行的 7. 15', '8. 17', '4. 21']);
});

test('a label that no line of the source has is found', () => {
  const altered = structuredClone(edition());
  const block = altered.sections[0]?.blocks.find(({ kind }) => kind === 'list');
  assert.ok(block?.kind === 'list');
  block.items.push(structuredClone(block.items[0] ?? []));
  const [, last] = textsOf(block.items, '3. ');
  assert.ok(last);
  last.text = '10. ';
  assert.match(compareLabels(altered)[0]?.message ?? '', /the label “10\.” is not in the source/);
});
