/**
 * How a style names a place in a document. In: the words that cite it in the document’s own language, its address, the
 * style. Out: `art 31(3)(c)`, `art. 31(3)(c)`, `¶ 12`, 第三条第二款; behind a number that the editor gave, that it is
 * the editor’s. Pure; called by `cite-title.ts` for patterns, and in the browser for a paragraph.
 *
 *     sayPinpoint({ address: 'art31-3-c', cited: 'Article 31(3)(c)' }, 'short', 'en') → 'art 31(3)(c)'
 *     sayPinpoint({ address: 'p12', cited: '12' }, 'pilcrow', 'zh-Hans') → '¶ 12'
 */

/**
 * `own`: in the words of the document. English in the other three: `short` without points (art 3), `dotted` (art. 3),
 * `pilcrow` with signs for paragraph and section (¶ 12, § 3).
 */
export const pinpointForms = ['own', 'short', 'dotted', 'pilcrow'] as const;
export type PinpointForm = (typeof pinpointForms)[number];

/** A place in a document. */
interface CitedPlace {
  /** Its address in every format: art31-3-c, p12. */
  address: string;
  /** In the words of the document: Article 31(3)(c), 12. */
  cited: string;
}

/** Names a place. `language`: BCP 47 tag of the document. */
export function sayPinpoint({ address, cited }: CitedPlace, form: PinpointForm, language: string): string {
  if (form === 'own') return cited;
  const own = language.split('-')[0] === 'en' && !/^\d/.test(cited);
  return shorten(own ? cited : englishOf(address), form);
}

const notes: Record<string, string> = {
  zh: '（第{0}版编者段号）',
  'zh-Hant': '（第{0}版編者段號）',
  ru: ' (нумерация редактора, изд. {0})',
  fr: ' (numérotation de l’éditeur, éd. {0})',
  es: ' (numeración del editor, ed. {0})',
  ar: ' (ترقيم المحرر، ط {0})',
  en: ' (editor’s numbering, ed. {0})',
};

/** What follows a number that is the editor’s: in whose edition it was given. */
export function editorsNote(form: PinpointForm, language: string, edition: number): string {
  const tag = form === 'own' ? language : 'en';
  return (notes[tag] ?? notes[tag.split('-')[0] ?? ''] ?? notes.en ?? '').replace('{0}', String(edition));
}

/** The types of an address, in English. */
const types: Record<string, string> = {
  art: 'Article',
  rec: 'recital',
  preface: 'introductory paragraph',
  pre: 'preambular paragraph',
  op: 'paragraph',
  p: 'paragraph',
  annex: 'Annex',
  sched: 'Schedule',
  part: 'Part',
  book: 'Book',
  title: 'Title',
  chap: 'Chapter',
  sec: 'Section',
};

/** The words of an address: annex1-art2-3-a → Annex 1, Article 2(3)(a). An address of another kind is said as it is. */
function englishOf(address: string): string {
  const steps = address.split('-');
  let said = '';
  for (const step of steps) {
    const [, type = '', number = ''] = /^([a-z]+)(\d.*)$/.exec(step) ?? [];
    const word = types[type];
    if (word) said += `${said === '' ? '' : ', '}${word} ${number}`;
    else if (said === '') return address;
    else said += `(${step})`;
  }
  // A paragraph that was put in behind 12 is 12-1, and no part of it.
  return /^p\d+-/.test(address) ? `paragraph ${address.slice(1)}` : said;
}

const abbreviations: Record<Exclude<PinpointForm, 'own'>, readonly [RegExp, string][]> = {
  short: [
    [/\bArticle /g, 'art '],
    [/\bSection /g, 's '],
    [/\bsection /g, 's '],
    [/\bparagraph /g, 'para '],
    [/\bAnnex /g, 'annex '],
    [/\bSchedule /g, 'sch '],
    [/\bChapter /g, 'ch '],
    [/\bPart /g, 'pt '],
    [/\boperative para /g, 'para '],
    [/, (?=art |para |s )/g, ' '],
  ],
  dotted: [
    [/\bArticle /g, 'art. '],
    [/\b[Ss]ection /g, 'sec. '],
    [/\bparagraph /g, 'para. '],
    [/\bAnnex /g, 'annex '],
    [/\bChapter /g, 'ch. '],
    [/\bPart /g, 'pt. '],
    [/\boperative para\. /g, 'para. '],
  ],
  pilcrow: [
    [/\bArticle /g, 'art. '],
    [/\b[Ss]ection /g, '§ '],
    [/\bparagraph /g, '¶ '],
    [/\bAnnex /g, 'annex '],
    [/\bChapter /g, 'ch. '],
    [/\bPart /g, 'pt. '],
    [/\boperative ¶ /g, '¶ '],
    [/\bpreambular ¶ /g, 'pmbl. ¶ '],
  ],
};

const shorten = (words: string, form: Exclude<PinpointForm, 'own'>): string =>
  abbreviations[form].reduce((said, [from, to]) => said.replace(from, to), words);
