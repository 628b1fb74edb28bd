/** Which words of a title stay together. In: lines in several languages. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { titlePieces } from '../../scripts/views/kept-ranges.ts';

/** A line with what is kept in brackets. */
const marked = (line: string, language: string): string =>
  titlePieces(line, language)
    .map(({ text, keep }) => (keep ? `[${text}]` : text))
    .join('');

test('a small word stays with the next one, several do with theirs, whatever their case', () => {
  assert.equal(marked('CONVENTION ON THE LAW OF THE SEA', 'en'), 'CONVENTION [ON THE L]AW [OF THE S]EA');
  assert.equal(marked('Treaty between Aland and Boria', 'en'), 'Treaty [between A]land [and B]oria');
  assert.equal(marked('О сотрудничестве в области связи', 'ru'), '[О с]отрудничестве [в о]бласти связи');
});

test('a word that only begins or ends as a small one is none, and a line ends as it is written', () => {
  assert.equal(marked('Andes, Toledo, Vos', 'en'), 'Andes, Toledo, Vos');
  assert.equal(marked('Convention on ', 'en'), 'Convention on ');
  assert.equal(marked('Кто подо льдом', 'ru'), 'Кто подо льдом');
});

test('lines of characters, and of languages without such words, are one piece; nothing is lost', () => {
  assert.deepEqual(titlePieces('关于 the 条约', 'zh-Hans'), [{ text: '关于 the 条约', keep: false }]);
  assert.deepEqual(titlePieces('', 'en'), []);
  for (const line of ['of the of the', ' on a  well', 'a b c']) {
    const pieces = titlePieces(line, 'en');
    assert.equal(pieces.map(({ text }) => text).join(''), line);
  }
});
