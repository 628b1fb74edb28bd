/**
 * Notices by GB/T 9704-2012: 一、 （一） 1. （1）, between paragraphs that bear no number and are counted. In: nothing. Out:
 * the class as data. Promises nothing of what its fields say. Only `registry.ts` reads it.
 *
 *     一、总体要求 / （二）加强…… → item1, item1-2
 */
import type { DocumentClass } from './document-class.ts';
import { englishLabels as en, russianLabels as ru, chineseLabels as zh } from './label-patterns.ts';
import { statute } from './statute.ts';

export const notice: DocumentClass = {
  name: 'notice',
  numbers: 'own',
  contents: 'all',
  items: 'run-in',
  containers: statute.containers.filter(({ kind }) => kind === 'annex' || kind === 'schedule'),
  inner: [
    { kind: 'section', code: 'item', face: 'hei', forms: { zh: zh.outline, en: en.paragraph, ru: ru.paragraph } },
    { kind: 'item', code: '', face: 'kai', forms: { zh: zh.item, en: en.letter, ru: ru.letter } },
    { kind: 'point', code: '', forms: { zh: zh.point, en: en.roman, ru: ru.roman } },
    { kind: 'subpoint', code: '', forms: { zh: zh.subpoint } },
    { kind: 'subpoint', code: '', forms: { zh: zh.circled } },
  ],
  preamble: 'none',
  frame: {
    head: ['copy-number', 'classification', 'urgency', 'issuers', 'mark', 'number', 'signers'],
    opening: ['to'],
    closing: ['annex-list', 'present', 'office', 'signatures', 'date', 'remark'],
    end: ['cc', 'printed-by', 'printed-on'],
  },
};
