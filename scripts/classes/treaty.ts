/**
 * Treaties in the style of the Vienna Convention on the Law of Treaties: parts, articles with headings, numbered
 * paragraphs, subparagraphs (a), (i). In: nothing. Out: the class as data. Promises that paragraphs are counted only in
 * an article of which none bears a number. Only `registry.ts` reads it.
 *
 *     ### Article 31 / 3. … / (c) … → art31, art31-3, art31-3-c
 */
import type { DocumentClass } from './document-class.ts';
import { englishLabels as en, russianLabels as ru, chineseLabels as zh } from './label-patterns.ts';
import { datelines } from './preface-patterns.ts';

export const treaty: DocumentClass = {
  name: 'treaty',
  numbers: 'own',
  contents: 'all',
  items: 'hanging',
  containers: [
    { kind: 'annex', code: 'annex', forms: { zh: zh.annex, en: en.annex, ru: ru.annex } },
    { kind: 'schedule', code: 'sched', forms: { zh: zh.schedule, en: en.schedule } },
    // A note or a letter of those that are exchanged, and are the treaty together.
    { kind: 'note', code: 'note', forms: { zh: zh.note, en: en.note, ru: ru.note } },
    { kind: 'part', code: 'part', forms: { zh: [...zh.part, ...zh.book], en: en.part, ru: ru.part } },
    { kind: 'title', code: 'title', forms: { en: en.title } },
    { kind: 'chapter', code: 'chap', forms: { zh: zh.chapter, en: en.chapter, ru: ru.chapter } },
    { kind: 'section', code: 'sec', forms: { zh: zh.section, en: en.section, ru: ru.title } },
  ],
  article: { kind: 'article', code: 'art', forms: { zh: zh.article, en: en.article, ru: ru.article } },
  inner: [
    { kind: 'paragraph', code: '', forms: { zh: [...zh.outline, ...zh.point], en: en.paragraph, ru: ru.paragraph } },
    { kind: 'subparagraph', code: '', optional: ['en'], forms: { en: en.figure } },
    {
      kind: 'subparagraph',
      code: '',
      forms: { zh: [...zh.item, ...zh.stem, ...zh.letter], en: en.letter, ru: ru.letter },
    },
    {
      kind: 'item',
      code: '',
      forms: { zh: [...zh.roman, ...zh.subpoint, ...zh.point, ...zh.item], en: en.roman, ru: ru.roman },
    },
    { kind: 'point', code: '', forms: { en: en.capital } },
  ],
  preamble: 'counted',
  preface: datelines,
};
