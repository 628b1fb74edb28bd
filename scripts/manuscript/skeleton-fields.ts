/**
 * What the skeleton of a new title says of each field of the front matter. In: nothing. Out: comments, and YAML with a
 * TODO where a person must write. A table: a field that front-matter-fields.ts learns and nobody explains here does not
 * compile. Used by `skeleton.ts`.
 */
import { frontMatterFields } from './front-matter-fields.ts';

type Field = keyof typeof frontMatterFields;

/** What the skeleton says of a field. */
interface Explanation {
  says: string[];
  /** YAML of the field as it stands in the skeleton. */
  yaml: (language: string) => string;
  /** Left out unless somebody wants it. */
  optional?: true;
}

/** Every field, in the order of the skeleton. */
export const explanations: Record<Field, Explanation> = {
  title: {
    says: [
      'The official title, one line of sense each: pages break it nowhere else. One line is right for a short title.',
    ],
    yaml: () => 'title:\n  - TODO the title, one line of sense each',
  },
  'short-title': {
    says: ['For running heads and labels: at most about twelve Chinese characters or forty letters.'],
    yaml: () => 'short-title: TODO for running heads',
  },
  kind: {
    says: ['What kind of document it is: 联合声明, Declaration, Конвенция …'],
    yaml: () => 'kind: TODO kind of document',
  },
  parties: {
    says: [
      'Who made it: the parties, or the body that adopted it, in the order of the original. Leave it out where the',
      'document states nobody.',
    ],
    yaml: () => 'parties:\n  - TODO parties, or who adopted it',
  },
  adopted: {
    says: [
      'When and where it was signed or adopted. A date is YYYY-MM-DD, a day that exists. Leave out what the document',
      'does not state: a statute names no place.',
    ],
    yaml: () => 'adopted:\n  date: TODO YYYY-MM-DD\n  place: TODO place',
  },
  source: {
    says: [
      'Where the text was taken from: who published it, when, and what identifies it there',
      '(an agency line, a document number, an address; leave it out where there is none).',
    ],
    yaml: () =>
      'source:\n  name: TODO where the text comes from\n  date: TODO YYYY-MM-DD\n  provenance: TODO ' +
      'agency line, document number or address',
  },
  edition: {
    says: ['Which edition of this press it is, and its date. Raise the number when the text or its frame changes.'],
    yaml: () => 'edition:\n  number: 1\n  date: TODO YYYY-MM-DD',
  },
  language: {
    says: ['The language of the text, as the file’s name says it (BCP 47).'],
    yaml: (language) => `language: ${language}`,
  },
  description: {
    says: ['One or two sentences for catalogues and search engines; may be left out.'],
    yaml: () => 'description: TODO one or two sentences for catalogues',
  },
  rights: {
    says: ['Who holds which rights, as the imprint should say it. Leave it out where there is nothing to say.'],
    yaml: () => 'rights: TODO rights',
    optional: true,
  },
  publisher: {
    says: ['Who publishes this edition, for imprint, e-book and citations. Leave it out where nobody is named.'],
    yaml: () => 'publisher: TODO publisher',
    optional: true,
  },
  authentic: {
    says: ['The languages in which the document is authentic, where it says so: tags, such as [zh-Hans, ru].'],
    yaml: () => 'authentic: [zh-Hans, ru]',
    optional: true,
  },
  imprint: {
    says: ['What the publisher of a printed book knows; cip is its cataloguing in publication. Each may be left out.'],
    yaml: () => `imprint:\n${frontMatterFields.imprint.map((key) => `  ${key}: TODO ${key}`).join('\n')}`,
    optional: true,
  },
  print: {
    says: [
      'What the printer says, for `build --print`: how thick a leaf is, in mm, from which the spine follows (0.1 if',
      'left out: 80 g/m² with a specific volume of 1.25 cm³/g); the printing condition by its name in the registry',
      'of the ICC (FOGRA51, CGATS21-2-CRPC6, JC200103), which the file then names. Each may be left out.',
    ],
    yaml: () => 'print:\n  paper: TODO mm, as 0.1\n  condition: TODO name, as FOGRA51',
    optional: true,
  },
  citation: {
    says: [
      'What citations need and no other field says: the official number, the symbol of a document of the United',
      'Nations (A/RES/217(III)), where it was officially published (1155 UNTS 331, [2004] OJ L24/1), the day on which',
      'it entered into force, whose law it is (UK). Each may be left out.',
    ],
    yaml: () =>
      'citation:\n  number: TODO number\n  symbol: TODO symbol\n  series: TODO volume, series, page\n' +
      '  in-force: TODO YYYY-MM-DD\n  jurisdiction: TODO whose law',
    optional: true,
  },
  class: {
    says: [
      'What class of documents it is: joint-statement if left out, or treaty, statute, act, resolution, ' +
        'regulation, notice, report.',
      'In a treaty or a statute the text bears its own numbers (第三条, Article 31, （一）, (c)), and these ' +
        'are its addresses.',
    ],
    yaml: () => 'class: joint-statement',
    optional: true,
  },
  numbering: {
    says: [
      'The paragraphs bear their numbers in the text (12.  12．  （12）): the press takes them from there, ' +
        'and a paragraph',
      'without a number is not numbered. Left out, the press counts the paragraphs 1, 2, 3 …',
    ],
    yaml: () => 'numbering: stated',
    optional: true,
  },
  notice: {
    says: [
      'Of a notice (class: notice): what stands around its text, each as the document prints it, 抄送：…。 ' +
        'and all; several lines are a',
      'list. form: document, letter, order or minutes (文件, 信函, 命令, 纪要). seal: none, room for one, or stamp (签名章).',
      'The classes page of the manual explains every field. What the document does not have is left out.',
    ],
    yaml: () =>
      [
        'notice:',
        '  form: document',
        '  seal: none',
        '  copy-number: TODO six digits, in quotes',
        '  classification: TODO 机密★1年',
        '  urgency: TODO 特急',
        '  issuers: TODO who issues it, as the head names it; a list where several do',
        '  mark: TODO what follows the name in the head, 文件',
        '  number: TODO 样办发〔2024〕1号',
        '  signers: TODO 签发人：the names, of a document to a higher body',
        '  to: TODO 各有关单位：',
        '  annex-list: TODO 附件：the titles of the annexes, a list where there are several',
        '  present: TODO 出席：the names, of minutes',
        '  office: TODO the office of who signs with a stamp',
        '  signatures: TODO the body that signs, a list where several do',
        '  date: TODO 2024年3月5日',
        '  remark: TODO （此件公开发布）',
        '  cc: TODO 抄送：the bodies。',
        '  printed-by: TODO who printed it',
        '  printed-on: TODO 2024年3月5日印发',
      ].join('\n'),
    optional: true,
  },
  resolution: {
    says: [
      'Of a resolution (class: resolution): what stands above and below its text, each as the document ' +
        'prints it; several lines',
      'are a list. What the document does not have is left out.',
    ],
    yaml: () =>
      [
        'resolution:',
        '  organization: TODO United Nations',
        '  symbol: TODO A/RES/78/1',
        '  organ: TODO General Assembly',
        '  distribution: TODO Distr. General, and the date',
        '  session: TODO Seventy-eighth session',
        '  agenda-item: TODO Agenda item 12',
        '  adoption: TODO Resolution adopted by the General Assembly on 5 March 2024',
        '  meeting: TODO 82nd plenary meeting, and its day',
      ].join('\n'),
    optional: true,
  },
  registers: {
    says: ['Which registers the title has: the lists of source/authority/ by name. An empty list [] is no register.'],
    yaml: () => 'registers:\n  - treaties\n  - organizations',
  },
  'register-order': {
    says: ['The order of Chinese registers: if left out pinyin in zh-Hans and strokes in zh-Hant.'],
    yaml: () => 'register-order: strokes',
    optional: true,
  },
  'locator-ranges': {
    says: ['Three or more paragraphs in a row are printed as a range (12–14) in the registers.'],
    yaml: () => 'locator-ranges: true',
    optional: true,
  },
  'plain-references': {
    says: ['Says that what the text says of its own provisions (Article 31, paragraph 3) shall be no link.'],
    yaml: () => 'plain-references: true',
    optional: true,
  },
  formats: {
    says: ['Print formats, by their files in styles/formats/. The first is the one whose pages the e-book carries.'],
    yaml: () => 'formats:\n  - book',
    optional: true,
  },
  summary: {
    says: [
      'What sections are about, a line of yours each, by the address of the section (s1, chap2, art4; opening is what',
      'stands before the first heading). The contents print it in brackets, as yours and no part of the text.',
    ],
    yaml: () => 'summary:\n  s1: TODO what the section is about',
    optional: true,
  },
  'not-indexed': {
    says: [
      'What looks like the name of a treaty or an organization and is refused for the registers, with the reason.',
      'The build names candidates (K404). Many of them stand in not-indexed.yaml beside this file, as a ' +
        'list without this',
      'field; those of all titles in source/authority/not-indexed.yaml.',
    ],
    yaml: () => 'not-indexed:\n  - text: TODO the words of the text\n    reason: TODO why they are no entry',
    optional: true,
  },
  accept: {
    says: [
      'A warning of the typesetting (K813) that you have looked at and accept: where, as an address ' +
        '(p12, b3; the warning',
      'names it) or as a line of this file, and why. It is then no longer listed; the data of the edition keep it.',
    ],
    yaml: () =>
      'accept:\n  - code: K813\n    place: TODO the address or the line\n    reason: TODO why no other ' +
      'line is possible',
    optional: true,
  },
};
