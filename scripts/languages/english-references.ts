/**
 * References in English: Article 31(3)(c), paragraph 3 of Article 31, Articles 31 to 33. In: nothing. Out: the rules
 * for the profile. Promises that “of” with the name of another document, TFEU, thereof, “the preceding article” give no
 * reference of the document’s own. Called by `en.ts`.
 *
 *     Article 5 of this Regulation → Article 5; Article 51 of the Charter → none
 */
import { never, type ReferenceRules } from './reference-rules.ts';

const number =
  '(?<n>\\d{1,4}|[IVXLCDM]{1,8})(?<more>[ ' +
  '\\u00a0-]?(?:bis|ter|quater|quinquies|sexies)(?!\\p{L})|[a-zA-Z](?![\\p{L}\\d])|(?:\\.[1-9]\\d?){1,5}|)(?![\\p{L}\\d/]|\\.\\d)';
const small = '\\((?<n>\\d{1,3}|[a-z]{1,4}|[A-Z])(?<more>(?<=\\d)[A-Z]{1,2}|)\\)';
const between = '(?:,? (?:and|or|to) |, |[–—])';
const word = (words: string): string => `(?<![\\p{L}\\d])(?:${words})[ \\u00a0]`;
const further = new RegExp(`${between}${number}(?! (?:days|months|years|States|members|per cent|of the[ ]?\\d))`, 'uy');

/** What documents are called; the document’s own name stands behind “this” or “the present”. */
const documents =
  'Agreement|Treaty|Convention|Covenant|Charter|Protocol|Statute|Regulations?|Directive|Decision|Act|Law|Code|Constitution|Declaration|Resolution|resolution|Rules|Order|Ordinance|Instrument|Compact|Pact|Memorandum|Accord|Arrangement|Schedule';

export const englishReferences: ReferenceRules = {
  steps: [
    { rank: 0, kinds: ['annex'], pattern: new RegExp(word('Annex|Appendix') + number, 'gu') },
    { rank: 0, kinds: ['part', 'book'], pattern: new RegExp(word('Part|PART|Book') + number, 'gu') },
    { rank: 0.2, kinds: ['title'], pattern: new RegExp(word('Title') + number, 'gu') },
    { rank: 0.4, kinds: ['chapter'], pattern: new RegExp(word('Chapter|CHAPTER') + number, 'gu') },
    { rank: 0, kinds: ['schedule'], pattern: new RegExp(word('Schedule|SCHEDULE') + number, 'gu') },
    { rank: 0.6, kinds: ['section'], pattern: new RegExp(word('[Ss]ection|[Ss]ec\\.') + number, 'gu') },
    { rank: 0.6, kinds: ['section'], pattern: new RegExp(word('[Ss]ections') + number, 'gu'), further },
    { rank: 1, kinds: ['recital'], pattern: new RegExp(`${word('[Rr]ecitals?')}\\(?${number}\\)?`, 'gu') },
    { rank: 1, kinds: ['article'], pattern: new RegExp(word('Article|article|ARTICLE|Art\\.') + number, 'gu') },
    { rank: 1, kinds: ['article'], pattern: new RegExp(word('Articles|articles|Arts\\.') + number, 'gu'), further },
    { rank: 2, kinds: [], pattern: new RegExp(word('[Pp]aragraph|para\\.') + number, 'gu') },
    { rank: 2, kinds: [], pattern: new RegExp(word('[Pp]aragraphs|paras\\.') + number, 'gu'), further },
    {
      rank: 2.5,
      kinds: [],
      pattern: new RegExp(word('[Ss]ub-?sections?') + small, 'gu'),
      further: new RegExp(between + small, 'uy'),
    },
    {
      rank: 3,
      kinds: [],
      pattern: new RegExp(
        word('(?:[Ss]ub-?)?paragraphs?|[Pp]oints?|[Ii]tems?|[Cc]lauses?|[Ss]ub-?clauses?') + small,
        'gu',
      ),
      further: new RegExp(between + small, 'uy'),
    },
    {
      rank: 3,
      kinds: [],
      pattern: new RegExp(small, 'gu'),
      further: new RegExp(between + small, 'uy'),
      dependent: true,
    },
  ],
  inward: /^(?:,? ?)$/,
  outward: /^ of (?:the )?$/,
  list: /^(?:,? (?:and|or|to) |, |,? and in |,? and with )$/,
  goesOn: false,
  ownBefore: never,
  ownAfter: new RegExp(
    `^,? (?:of|to|in) (?:this|the present|these) (?:[A-Z]\\p{L}+ )?(?:${documents}|treaty|convention|law|title)(?!\\p{L})|^ (?:hereof|above|below)(?!\\p{L})`,
    'u',
  ),
  hereBefore: never,
  hereAfter:
    /^ of (?:this|the present) (?<here>[Aa]rticle|[Aa]nnex|[Cc]hapter|[Ss]ection|[Pp]art|[Pp]aragraph)(?!\p{L})/u,
  here: {
    article: 'article',
    annex: 'annex',
    chapter: 'chapter',
    section: 'section',
    part: 'part',
    paragraph: 'paragraph',
  },
  foreignBefore:
    /(?:(?<!\p{L})(?:[Ii]ts|[Tt]heir|[Tt]hat|[Tt]hose|[Ff]ormer|[Oo]ld|[Nn]ew|[Ss]ame|[Ss]uch|[Ss]aid|[Aa]nother|[Aa]n?|[Ee]ach|[Ee]very|[Pp]revious)|[’']s|s’) $/u,
  foreignAfter: new RegExp(
    `^,? (?:of|under|to the|to that|to this|annexed|attached|common to) |^ (?:thereof|thereto|\\(?\\p{Lu}\\p{L}|first|second|third|last)|^, (?:the )?(?:${documents})`,
    'u',
  ),
  bareBefore: /(?:)/,
  foreignNear: new RegExp(
    `(?<!(?:[Tt]his|[Pp]resent|[Tt]hese) (?:[A-Z]\\p{L}+ )?)(?<!\\p{L})(?:${documents})s?(?!\\p{L})|(?<!\\p{L})(?:TFEU|TEU|ECHR|EEC|EC|EU) (?:Treaty|No)|resolutions? \\d`,
    'u',
  ),
  amends:
    /(?:is|are|shall be)(?: hereby)? (?:amended|replaced|deleted|inserted|added|repealed|substituted)(?:,| as| by| with| to read| after| in|[—–])|amended as follows|by (?:striking|redesignating|adding at the end|inserting after)/u,
  quotes: ['“', '”'],
};
