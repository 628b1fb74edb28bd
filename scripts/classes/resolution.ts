/**
 * Resolutions of organs of the United Nations and like them: preambular paragraphs, counted, and operative paragraphs,
 * which bear numbers. In: nothing. Out: the class as data. Promises nothing of verbs. Only `registry.ts` reads it.
 *
 *     Recalling its resolution … → pre1      4. Requests the Secretary-General: / (a) … → op4, op4-a
 */
import type { DocumentClass } from './document-class.ts';
import { englishLabels as en, russianLabels as ru, chineseLabels as zh } from './label-patterns.ts';
import { treaty } from './treaty.ts';

export const resolution: DocumentClass = {
  name: 'resolution',
  numbers: 'own',
  contents: 'all',
  items: 'hanging',
  emphasis: 'kai',
  containers: treaty.containers.filter(({ kind }) => kind !== 'note'),
  inner: [
    { kind: 'operative', code: 'op', forms: { zh: [...zh.point, ...zh.outline], en: en.paragraph, ru: ru.paragraph } },
    {
      kind: 'subparagraph',
      code: '',
      forms: { zh: [...zh.item, ...zh.letter, ...zh.stem], en: en.letter, ru: ru.letter },
    },
    { kind: 'item', code: '', forms: { zh: [...zh.roman, ...zh.subpoint, ...zh.item], en: en.roman, ru: ru.roman } },
    { kind: 'point', code: '', forms: { en: en.capital } },
  ],
  preamble: 'counted',
  frame: {
    head: ['organization', 'symbol', 'organ', 'distribution', 'session', 'agenda-item', 'adoption'],
    opening: [],
    closing: ['meeting'],
    end: [],
  },
};
