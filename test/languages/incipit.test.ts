/** Where the beginning of a text is cut that stands for it. In: texts nobody tuned the rule for. No files. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { asOneLine, incipitEnd } from '../../scripts/languages/incipit.ts';
import type { Spacing } from '../../scripts/languages/profile.ts';

const cut = (text: string, spacing: Spacing): string => text.slice(0, incipitEnd(text, spacing));

test('a short text is whole, without the mark at its end', () => {
  assert.equal(cut('双方遵守和平条约。', 'characters'), '双方遵守和平条约');
  assert.equal(cut('The Parties agree.', 'words'), 'The Parties agree');
});

test('it ends with a clause in the last third of the room, else with a word', () => {
  assert.equal(
    cut('双方一致认为，民主是全人类共同价值，不是少数国家的专利，促进和保障民主。', 'characters'),
    '双方一致认为，民主是全人类共同价值',
  );
  assert.equal(
    cut('国务院生态环境主管部门会同有关部门制定国家污染物排放标准。', 'characters'),
    '国务院生态环境主管部门会同有关部门',
  );
  assert.equal(
    cut('Everyone has the right to life, liberty and security of person in every place.', 'words'),
    'Everyone has the right to life',
  );
  assert.equal(
    cut('Каждый человек имеет право на свободу убеждений и на выражение их', 'words'),
    'Каждый человек имеет право на свободу',
  );
});

test('a quotation or a bracket is not cut where there is another way', () => {
  assert.equal(cut('双方重申恪守《关于防止在外层空间放置武器的条约草案》的原则。', 'characters'), '双方重申恪守');
  assert.equal(
    cut('Every ship may enter (except in time of war or of danger) the harbour.', 'words'),
    'Every ship may enter',
  );
});

test('what has no place to end is cut at the end of the room', () => {
  assert.equal(cut('a'.repeat(60), 'words').length, 42);
  assert.equal(incipitEnd('', 'words'), 0);
});

test('a text is one line: breaks are blanks between words, and nothing between characters', () => {
  assert.equal(asOneLine('The Parties,\nhave  agreed ', 'words'), 'The Parties, have agreed');
  assert.equal(asOneLine('双方\n同意', 'characters'), '双方同意');
});
