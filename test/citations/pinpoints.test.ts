/** How styles name a place, and write a day. Pure. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { dayForms, writeDay } from '../../scripts/citations/days.ts';
import { editorsNote, sayPinpoint } from '../../scripts/citations/pinpoints.ts';
import { dotSeries, readSeries } from '../../scripts/citations/series.ts';
import { readSymbol } from '../../scripts/citations/un-symbols.ts';

/** Address, words of the document, its language; then short, dotted, with signs. */
const places: [string, string, string, string, string, string][] = [
  ['art31-3-c', 'Article 31(3)(c)', 'en', 'art 31(3)(c)', 'art. 31(3)(c)', 'art. 31(3)(c)'],
  ['sec3-1-a', 'Section 3(1)(a)', 'en', 's 3(1)(a)', 'sec. 3(1)(a)', '§ 3(1)(a)'],
  ['annex1-art2', 'Annex I, Article 2', 'en', 'annex I art 2', 'annex I, art. 2', 'annex I, art. 2'],
  ['op4-a', 'operative paragraph 4(a)', 'en', 'para 4(a)', 'para. 4(a)', '¶ 4(a)'],
  ['pre4', 'preambular paragraph 4', 'en', 'preambular para 4', 'preambular para. 4', 'pmbl. ¶ 4'],
  ['rec12', 'recital 12', 'en', 'recital 12', 'recital 12', 'recital 12'],
  ['art3-2-1', '第三条第二款第（一）项', 'zh-Hans', 'art 3(2)(1)', 'art. 3(2)(1)', 'art. 3(2)(1)'],
  ['art14bis', 'Article 14bis', 'en', 'art 14bis', 'art. 14bis', 'art. 14bis'],
  ['p12', '12', 'zh-Hans', 'para 12', 'para. 12', '¶ 12'],
  ['p12-1', '12之一', 'zh-Hans', 'para 12-1', 'para. 12-1', '¶ 12-1'],
  ['p12', '12', 'en', 'para 12', 'para. 12', '¶ 12'],
  ['rec3', 'пункт преамбулы 3', 'ru', 'recital 3', 'recital 3', 'recital 3'],
];

for (const [address, cited, language, ...wanted] of places)
  test(`${address} of ${language}: ${wanted.join(' | ')}`, () => {
    const said = (['short', 'dotted', 'pilcrow'] as const).map((form) =>
      sayPinpoint({ address, cited }, form, language),
    );
    assert.deepEqual(said, wanted);
    assert.equal(sayPinpoint({ address, cited }, 'own', language), cited);
  });

test('a number of the editor’s is told as such, in the language in which the place is named', () => {
  assert.equal(editorsNote('own', 'zh-Hans', 1), '（第1版编者段号）');
  assert.equal(editorsNote('own', 'zh-Hant', 1), '（第1版編者段號）');
  assert.equal(editorsNote('own', 'ru', 2), ' (нумерация редактора, изд. 2)');
  assert.equal(editorsNote('short', 'zh-Hans', 1), ' (editor’s numbering, ed. 1)');
});

test('days in every form', () => {
  assert.deepEqual(
    dayForms.map((form) => writeDay({ year: 2022, month: 2, day: 4 }, form)),
    [
      '4 February 2022',
      'February 4, 2022',
      'Feb. 4, 2022',
      '2022-02-04',
      '2022/02/04/',
      '04.02.2022',
      '4 февраля 2022 г.',
    ],
  );
  assert.equal(writeDay({ year: 800, month: 12, day: 25 }, 'd Month yyyy'), '25 December 800');
  assert.equal(writeDay({ year: 2022, month: 5, day: 31 }, 'Mon d, yyyy'), 'May 31, 2022');
});

test('series and symbols', () => {
  assert.equal(dotSeries(readSeries('1155 UNTS 331')), '1155 U.N.T.S. 331');
  assert.equal(dotSeries(readSeries('[2004] OJ L24/1')), '2004 O.J. (L 24) 1');
  assert.equal(dotSeries(readSeries('Рос. газ. 2006')), 'Рос. газ. 2006');
  assert.deepEqual(readSymbol('A/HRC/RES/48/13'), { organ: 'human-rights-council', number: '48/13' });
  assert.deepEqual(readSymbol('S/RES/1373 (2001)'), { organ: 'security-council', number: '1373' });
  assert.deepEqual(readSymbol('A/RES/217(III)'), { organ: 'general-assembly', number: '217 (III)' });
  assert.equal(readSymbol('A/C.2/41/SR.34'), undefined);
});
