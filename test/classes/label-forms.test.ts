/** Labels as they are printed, and what only looks like one. In: beginnings of texts. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { withArabic } from '../../scripts/classes/arabic-labels.ts';
import type { LabelForm } from '../../scripts/classes/label-forms.ts';
import { readLabel } from '../../scripts/classes/label-forms.ts';
import { englishLabels as en, russianLabels as ru, chineseLabels as zh } from '../../scripts/classes/label-patterns.ts';
import { readHan, readRoman, writeHan, writeLetter } from '../../scripts/classes/numerals.ts';
import { treaty } from '../../scripts/classes/treaty.ts';
import { writeRoman } from '../../scripts/model/roman-numerals.ts';

const first = (forms: readonly LabelForm[], text: string, heading: boolean): string | undefined => {
  for (const form of forms) {
    const read = readLabel(form, text, heading);
    if (read) return `${read.label}=${read.number}`;
  }
  return undefined;
};

const article = withArabic(treaty).article?.forms.ar ?? assert.fail();
const chapter = withArabic(treaty).containers.find(({ kind }) => kind === 'chapter')?.forms.ar ?? assert.fail();

const labels: [forms: readonly LabelForm[], text: string, heading: boolean, label: string | undefined][] = [
  [zh.article, '第三条　国家保护……', false, '第三条=3'],
  [zh.article, '第三条之一 国家保护', false, '第三条之一=3bis1'],
  [zh.article, '第一百二十条之二　丙', false, '第一百二十条之二=120bis2'],
  [zh.article, '第三条第二款规定的情形', false, undefined],
  [zh.article, '第三条至第五条', true, undefined],
  [zh.article, '第31条 解释之通则', true, '第31条=31'],
  [zh.chapter, '第十章　附则', true, '第十章=10'],
  [zh.chapter, '第二章至第四章的适用', true, undefined],
  [zh.subbook, '第一分编　通则', true, '第一分编=1'],
  [zh.item, '（十一）其他', false, '（十一）=11'],
  [zh.item, '(三)其他', false, '(三)=3'],
  [zh.point, '1．甲', false, '1．=1'],
  [zh.point, '1.5 倍', false, undefined],
  [zh.subpoint, '（1）甲', false, '（1）=1'],
  [zh.circled, '③甲', false, '③=3'],
  [zh.annex, '附件二：名单', true, '附件二=2'],
  [zh.annex, '附件', true, '附件='],
  [en.article, 'Article 31. General rule', true, 'Article 31=31'],
  [en.article, 'ARTICLE XIV', true, 'ARTICLE XIV=14'],
  [en.article, 'Article 14bis Title', true, 'Article 14bis=14bis'],
  [en.article, 'Article 14 bis', true, 'Article 14 bis=14bis'],
  [en.article, 'Article 8a Title', true, 'Article 8a=8a'],
  [en.article, 'Article 31 of the Convention applies.', false, undefined],
  [en.article, 'Article 31. Text of it.', false, 'Article 31.=31'],
  [en.part, 'PART III Observance', true, 'PART III=3'],
  [en.part, 'Part Two', true, 'Part Two=2'],
  [en.part, 'Partial list', true, undefined],
  [en.letter, '(c) any rule', false, '(c)=c'],
  [en.letter, '(bb) any rule', false, '(bb)=bb'],
  [en.roman, '(iv) by', false, '(iv)=iv'],
  [en.roman, '(iiii) by', false, undefined],
  [en.figure, '(12) Recital', false, '(12)=12'],
  [en.annex, 'Annex I', true, 'Annex I=1'],
  [ru.article, 'Статья 5. Имя', true, 'Статья 5=5'],
  [ru.article, 'Статья 5.1. Имя', true, 'Статья 5.1=5bis1'],
  [ru.letter, 'в) третье', false, 'в)=c'],
  [article, 'المادة 31', true, 'المادة 31=31'],
  [article, 'المادة ٣١', true, 'المادة ٣١=31'],
  [article, 'المادة الثانية عشرة', true, 'المادة الثانية عشرة=12'],
  [article, 'المادة الحادية والعشرون', true, 'المادة الحادية والعشرون=21'],
  [chapter, 'الفصل الأول الأحكام العامة', true, 'الفصل الأول=1'],
  [chapter, 'الفصل العام', true, undefined],
];

for (const [forms, text, heading, label] of labels)
  test(`${heading ? 'heading' : 'paragraph'} “${text}” → ${label ?? 'no label'}`, () =>
    assert.equal(first(forms, text, heading), label));

test('numbers are read back from how they are written', () => {
  for (let value = 1; value < 4000; value++) {
    assert.equal(readHan(writeHan(value)), value, writeHan(value));
    assert.equal(readRoman(writeRoman(value)), value);
  }
  assert.deepEqual(
    [1, 26, 27, 52, 53].map((value) => writeLetter(value)),
    ['a', 'z', 'aa', 'zz', 'aaa'],
  );
});
