/**
 * Acts of the European Union: recitals (1), titles, chapters, sections, articles with headings, paragraphs, points. In:
 * nothing. Out: the class as data. Promises that a recital is one only before the first article. Only `registry.ts`
 * reads it.
 *
 *     (12) The protection … → rec12      Article 4 / (1) ‘personal data’ means … → art4, art4-1-1
 */
import type { DocumentClass } from './document-class.ts';
import { englishLabels as en, russianLabels as ru, chineseLabels as zh } from './label-patterns.ts';
import { treaty } from './treaty.ts';

export const regulation: DocumentClass = {
  ...treaty,
  name: 'regulation',
  recital: { kind: 'recital', code: 'rec', forms: { zh: zh.subpoint, en: en.figure, ru: ru.point } },
};
