/**
 * References in Arabic: المادة 5, المادتين 5 و6, الفقرة 3 من المادة 5, الفقرة الفرعية (أ) من الفقرة 1. In: nothing.
 * Out: the rules for the profile. Promises that من with the name of another document gives no reference of the
 * document’s own; figures of both kinds and ordinals are numbers. Called by `ar.ts`.
 *
 *     المادة 5 من هذه الاتفاقية → المادة 5; المادة 51 من ميثاق الأمم المتحدة → none
 */
import { never, type ReferenceRules } from './reference-rules.ts';

/** Conjunctions and prepositions of one letter are written with the word behind them: والمادة, للمادة. */
const begin = '(?<=(?<![\\p{L}\\p{M}\\d])[وف]?)(?:[بك]?ال|لل)';
const figure = '[0-9\\u0660-\\u0669]';
const end = '(?![\\p{L}\\p{M}\\d\\u0660-\\u0669/]|[.,٫]\\d)';
const more = '(?<more>[ \\u00a0]مكررا?\\u064b?(?:[ \\u00a0-]\\d{1,2})?|)';
const number = `\\(?(?<n>${figure}{1,4}|[IVXLCDM]{1,8}|ال\\p{L}{3,6}(?: عشرة?| وال\\p{L}{2,6}ون)?)\\)?${more}${end}`;
const small = '\\((?<n>[أإابجدهوزحطيكلمنسعفصقرشت]|[a-z]{1,4}|[0-9\\u0660-\\u0669]{1,3})[\\u200d\\u0640]?(?<more>)\\)';
const between = '(?: و ?| أو | إلى |، |[–—-])';
const word = (said: string): string => `${begin}(?:${said})[ \\u00a0]`;
const further = new RegExp(`${between}\\(?(?<n>${figure}{1,4})\\)?${more}${end}`, 'uy');
const furtherSmall = new RegExp(between + small, 'uy');

/** What documents are called. */
const documents =
  'اتفاقية|اتفاق|معاهدة|عهد|ميثاق|بروتوكول|نظام|لائحة|قانون|دستور|إعلان|قرار|مرسوم|صك|مدونة|مذكرة|توجيه';

export const arabicReferences: ReferenceRules = {
  steps: [
    { rank: 0, kinds: ['annex'], pattern: new RegExp(word('مرفق|ملحق|تذييل') + number, 'gu') },
    { rank: 0, kinds: ['part', 'book'], pattern: new RegExp(word('جزء|كتاب') + number, 'gu') },
    { rank: 0.2, kinds: ['title'], pattern: new RegExp(word('باب') + number, 'gu') },
    { rank: 0.4, kinds: ['chapter'], pattern: new RegExp(word('فصل') + number, 'gu') },
    { rank: 0.6, kinds: ['section'], pattern: new RegExp(word('فرع|قسم') + number, 'gu') },
    { rank: 1, kinds: ['article'], pattern: new RegExp(word('مادة') + number, 'gu') },
    { rank: 1, kinds: ['article'], pattern: new RegExp(word('مادتين|مادتان|مواد') + number, 'gu'), further },
    { rank: 2, kinds: [], pattern: new RegExp(word('فقرة') + number, 'gu') },
    { rank: 2, kinds: [], pattern: new RegExp(word('فقرتين|فقرتان|فقرات') + number, 'gu'), further },
    {
      rank: 3,
      kinds: [],
      pattern: new RegExp(
        word('(?:فقرة|فقرتين|فقرتان|فقرات)(?: الفرعية| الفرعيتين| الفرعيتان)?|بند|بندين|بنود') + small,
        'gu',
      ),
      further: furtherSmall,
    },
    { rank: 3, kinds: [], pattern: new RegExp(small, 'gu'), further: furtherSmall, dependent: true },
  ],
  inward: /^(?:[،,]? ?)$/,
  outward: /^ من $/,
  list: /^(?: و| أو | إلى |، | و(?:في|إلى) )$/,
  goesOn: false,
  ownBefore: never,
  ownAfter: new RegExp(`^ من (?:هذه|هذا) ال(?:${documents})(?!\\p{L})|^ (?:أعلاه|أدناه)(?!\\p{L})`, 'u'),
  hereBefore: never,
  hereAfter: /^ من (?:هذه|هذا) ال(?<here>مادة|مرفق|فصل|فرع|قسم|جزء|فقرة)(?!\p{L})/u,
  here: {
    مادة: 'article',
    مرفق: 'annex',
    فصل: 'chapter',
    فرع: 'section',
    قسم: 'section',
    جزء: 'part',
    فقرة: 'paragraph',
  },
  foreignBefore: /(?<!\p{L})(?:تلك|ذلك|نفس|ذات|هذه|هذا|كل) $/u,
  foreignAfter: /^ (?:من|منه|منها|المذكورة?|السابقة?|السالفة?|التالية?|المشار|لل?\p{L}{3,})(?!\p{L})|^[،,]? من /u,
  bareBefore: /(?:)/,
  foreignNear: new RegExp(`(?<!هذه |هذا )(?<![\\p{L}\\p{M}])[وف]?(?:[بك]?ال|لل|ل|ب)?(?:${documents})(?!\\p{L})`, 'u'),
  amends: /(?:تُ?عدَّ?ل|يُ?عدَّ?ل|يُ?ستعاض|تُ?ستبدل|يُ?ستبدل|تُ?حذف|يُ?حذف|تُ?ضاف|يُ?ضاف)(?!\p{L})/u,
  quotes: ['«', '»'],
};
