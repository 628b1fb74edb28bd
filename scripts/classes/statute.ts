/**
 * Statutes: 编, 分编, 章, 节, 条, 款, 项, 目 of the Legislation Law of China, and statutes of the same build elsewhere. In:
 * nothing. Out: the class as data. Promises that a 款 is counted without a printed label, in the order of the paragraphs
 * of its article. Only `registry.ts` reads it.
 *
 *     第三条　甲。 / 乙： / （一）丙 → art3, art3-1; art3-2; art3-2-1
 */
import type { DocumentClass } from './document-class.ts';
import { englishLabels as en, russianLabels as ru, chineseLabels as zh } from './label-patterns.ts';
import { prefaces } from './preface-patterns.ts';

export const statute: DocumentClass = {
  name: 'statute',
  numbers: 'own',
  contents: 'all',
  items: 'hanging',
  containers: [
    { kind: 'annex', code: 'annex', forms: { zh: zh.annex, en: en.annex, ru: ru.annex } },
    { kind: 'schedule', code: 'sched', forms: { zh: zh.schedule, en: en.schedule } },
    { kind: 'book', code: 'book', forms: { zh: zh.book, en: en.book } },
    { kind: 'subbook', code: 'subbook', forms: { zh: zh.subbook } },
    { kind: 'part', code: 'part', forms: { zh: zh.part, en: en.part, ru: ru.part } },
    { kind: 'title', code: 'title', forms: { en: en.title, ru: ru.title } },
    { kind: 'chapter', code: 'chap', forms: { zh: zh.chapter, en: en.chapter, ru: ru.chapter } },
    { kind: 'section', code: 'sec', forms: { zh: zh.section, en: en.section } },
  ],
  article: { kind: 'article', code: 'art', forms: { zh: zh.article, en: en.article, ru: ru.article } },
  inner: [
    // 一、 is the number of a change in an act that changes another one; in an article it is text.
    { kind: 'paragraph', code: '', outside: ['zh'], forms: { zh: zh.outline, en: en.paragraph, ru: ru.paragraph } },
    { kind: 'item', code: '', optional: ['ru'], forms: { zh: zh.item, en: en.letter, ru: ru.point } },
    { kind: 'point', code: '', forms: { zh: zh.point, en: en.roman, ru: ru.letter } },
    { kind: 'subpoint', code: '', forms: { zh: zh.subpoint, en: en.capital } },
    { kind: 'subpoint', code: '', forms: { zh: zh.circled } },
  ],
  preamble: 'counted',
  preface: prefaces,
};
