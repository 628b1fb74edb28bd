/** The kinds of documents by their titles, in each language. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { isKindAlone, kindOf } from '../../scripts/import/document-kinds.ts';
import { divisionOf, namesPart } from '../../scripts/import/heading-lines.ts';

test('a kind is a piece of its title, in the characters of the title', () => {
  const kinds: Record<string, string> = {
    中华人民共和国和俄罗斯联邦联合声明: '联合声明',
    中華人民共和國和俄羅斯聯邦聯合聲明: '聯合聲明',
    關於印發實施辦法的通知: '通知',
    'Universal Declaration of Human Rights': 'Declaration',
    'Всеобщая декларация прав человека': 'Декларация',
    'Déclaration universelle des droits de l’homme': 'Déclaration',
    'الإعلان العالمي لحقوق الإنسان': 'إعلان',
    'الاتفاقية الدولية': 'اتفاقية',
    'ميثاق الأمم المتحدة': 'ميثاق',
  };
  for (const [title, kind] of Object.entries(kinds)) assert.equal(kindOf(title), kind, title);
  assert.ok(isKindAlone('ФЕДЕРАЛЬНЫЙ ЗАКОН') && isKindAlone('協定') && !isKindAlone('關於協定'));
});

test('divisions and names of parts are known in both ways of writing Chinese', () => {
  assert.deepEqual(['第一编', '第一編', '第二分編', '第三节', '第三節', '第四條', '總結'].map(divisionOf), [
    0,
    0,
    1,
    3,
    3,
    4,
    undefined,
  ]);
  assert.ok(['總則', '附則', '附錄', '結語', '总则'].every(namesPart) && !namesPart('總統'));
});
