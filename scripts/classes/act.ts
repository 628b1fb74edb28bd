/**
 * Acts in English that are numbered by sections, as in the United Kingdom, the Commonwealth and the United States:
 * parts, sections with headings, subsections (1), paragraphs (a), (i), schedules with paragraphs of their own. In:
 * nothing. Out: the class as data. Promises no fixed order of (1), (a), (i), (A): a label that is not open begins a
 * level in the one that is, for acts of different countries have them in different orders. Only `registry.ts` reads it.
 *
 *     1 Establishment / (2) … / (b) … → sec1, sec1-2, sec1-2-b      SCHEDULE 1 / 2 … → sched1-2
 */
import type { DocumentClass, Level } from './document-class.ts';
import { actLabels, englishLabels as en } from './label-patterns.ts';
import { prefaces } from './preface-patterns.ts';

const kinds: readonly Level['kind'][] = ['paragraph', 'subparagraph', 'item', 'point', 'subpoint'];

export const act: DocumentClass = {
  name: 'act',
  numbers: 'own',
  contents: 'all',
  items: 'hanging',
  containers: [
    { kind: 'annex', code: 'annex', forms: { en: en.annex } },
    { kind: 'schedule', code: 'sched', forms: { en: en.schedule } },
    { kind: 'part', code: 'part', forms: { en: en.part } },
    { kind: 'title', code: 'title', forms: { en: en.title } },
    { kind: 'chapter', code: 'chap', forms: { en: en.chapter } },
  ],
  article: { kind: 'article', code: 'sec', forms: { en: actLabels.section } },
  sections: true,
  inner: kinds.map((kind, level) => ({
    kind,
    code: '',
    forms: { en: level === 0 ? [...actLabels.inner, ...actLabels.ofSchedule] : actLabels.inner },
  })),
  preamble: 'counted',
  preface: { en: prefaces.en },
};
