/**
 * References in Russian: пункт 2 статьи 5, статья 31, пункт 3, подпункт c) пункта 3 статьи 31. In: nothing. Out: the
 * rules for the profile. Promises that the name of another document behind a reference (статьи 51 Устава) makes it none
 * of the document’s own. Called by `ru.ts`.
 *
 *     пункт 2 статьи 5 настоящего Договора → пункт 2 статьи 5
 */
import { never, type ReferenceRules } from './reference-rules.ts';

const number =
  '(?<n>\\d{1,4}|[IVXLCDM]{1,8})(?<more>(?:\\.\\d{1,2}){1,5}(?!\\d|\\.\\d)|[¹²³⁴-⁹]|[ ' +
  '\\u00a0]?(?:bis|ter|бис)(?!\\p{L})|)(?![\\p{L}\\d/-])';
const letter = '[«“"]?(?<n>[a-zа-я]|[ivx]{1,4}|\\d{1,2})[»”"]?\\)?(?<more>)(?![\\p{L}\\d])';
const between = '(?: (?:и|или|по|до) |, |[–—]| [–—] )';
const word = (stem: string, endings: string): string => `(?<![\\p{L}\\d])(?:${stem})(?:${endings})[ \\u00a0]`;
/** A further number is one where no word follows that it could count: и 6 месяцев. */
const further = new RegExp(`${between}${number}(?=[,.;:)]|$| (?:настоящ|и |или |стат|част|пункт))`, 'uy');

const documents =
  'закон|кодекс|договор|конвенци|соглашени|устав|протокол|указ|постановлени|положени|регламент|директив|пакт|' +
  'деклараци|резолюци|хартии|хартия|правил|инструкци|приказ|решени|распоряжени|стратеги|концепци|программ|порядк|' +
  'меморандум|доктрин|стандарт|основ законодательства';
const capital =
  'Закон|Кодекс|Договор|Конвенци|Соглашени|Устав|Протокол|Указ|Постановлени|Положени|Регламент|Директив|Пакт|Деклараци|Резолюци|резолюци|Харти|Правил|Конституци|УК|ГК|УПК|КоАП';

export const russianReferences: ReferenceRules = {
  steps: [
    { rank: 0, kinds: ['annex'], pattern: new RegExp(`${word('[Пп]риложени', 'е|я|ю|и|ем')}(?:№ )?${number}`, 'gu') },
    {
      rank: 0,
      kinds: ['part'],
      pattern: new RegExp(word('[Чч]аст', 'ь|и|ью') + number.replace('\\d{1,4}|', ''), 'gu'),
    },
    { rank: 0.2, kinds: ['title', 'section'], pattern: new RegExp(word('[Рр]аздел', 'а|е|у|ом|') + number, 'gu') },
    { rank: 0.4, kinds: ['chapter'], pattern: new RegExp(word('[Гг]лав', 'а|ы|е|у|ой') + number, 'gu') },
    {
      rank: 1,
      kinds: ['article'],
      pattern: new RegExp(word('[Сс]тат', 'ья|ьи|ье|ью|ьёй|ьей|ьям|ьями|ьях|ей') + number, 'gu'),
      further,
    },
    {
      rank: 2,
      kinds: [],
      pattern: new RegExp(word('[Чч]аст', 'ь|и|ью|ей|ям|ями|ях') + number.replace('|[IVXLCDM]{1,8}', ''), 'gu'),
      further,
    },
    {
      rank: 2.5,
      kinds: [],
      pattern: new RegExp(word('[Пп]ункт', 'а|у|ом|е|ы|ов|ам|ами|ах|') + number.replace('|[IVXLCDM]{1,8}', ''), 'gu'),
      further,
    },
    // пункт «а» части 1
    {
      rank: 3,
      kinds: [],
      pattern: new RegExp(`${word('[Пп]ункт', 'а|у|ом|е|')}[«“"](?<n>[a-zа-я])[»”"](?<more>)`, 'gu'),
    },
    { rank: 3, kinds: [], pattern: new RegExp(word('[Пп]одпункт', 'а|у|ом|е|') + letter, 'gu') },
    { rank: 4, kinds: [], pattern: /[«"]?(?<n>[a-zа-я])[»"]?\)(?<more>)/gu, dependent: true },
  ],
  inward: /^(?:, | |)$/,
  outward: /^ $/,
  list: /^(?:,? (?:и|или|а также) |, )$/,
  goesOn: false,
  ownBefore: never,
  ownAfter: new RegExp(`^ настоящ(?:его|ей|их) (?:\\p{L}+ )?(?<named>${documents}|конституци|харти)`, 'iu'),
  hereBefore: never,
  hereAfter: /^ настоящ(?:его|ей) (?<here>стать|глав|раздел|част|пункт|приложени)\p{L}*/u,
  here: {
    стать: 'article',
    глав: 'chapter',
    раздел: 'section',
    част: 'paragraph',
    пункт: 'paragraph',
    приложени: 'annex',
  },
  foreignBefore:
    /(?:(?<!\p{L})(?:[Ее]го|[Ее]ё|[Ее]е|[Ии]х|этой|этого|той|того|прежн\p{L}+|указанн\p{L}+|друг\p{L}+|предыдущ\p{L}+)) $/u,
  foreignAfter: new RegExp(
    `^(?: [\\p{L}-]+){0,3}? (?:[«“"„]|\\p{Lu}|(?:${documents})\\p{L}*)|^ (?:этого|этой|того|той|указанн|данн|е[ёе]|его|их)(?!\\p{L})`,
    'u',
  ),
  bareBefore: /(?:)/,
  foreignNear: new RegExp(
    `(?<!настоящ\\p{L}{1,3} (?:\\p{L}+ )?)(?<!\\p{L})(?:${capital})\\p{L}*|\\p{Lu}\\p{L}+(?:ого|ой|ый|ая|ым|ом|ую) (?:${documents})`,
    'u',
  ),
  amends: /следующей редакции|следующие изменения|дополнить (?:новой |новым )?(?:стать|пункт|част|абзац)|исключить/u,
  quotes: ['«', '»'],
};
