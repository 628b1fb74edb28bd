/**
 * Simplified Chinese. In: nothing. Out: its profile, for `registry.ts` alone. Characters on a grid, 楷 where others have
 * italics, registers by pinyin or strokes. Example: `zhHans.formats` → `['book', 'official']`.
 */

import { chineseReferences } from './chinese-references.ts';
import type { LanguageProfile } from './profile.ts';
import { anyOf, countOf } from './text-patterns.ts';
import { emoji, hei, kai, letters, rare, signs, song, symbols } from './typefaces.ts';

/**
 * What must not be broken across lines: a number and its unit, ordinals, ranges, two-em dashes and ellipses,
 * a dash with the word before it, the parts of a name, the citation of a treaty or a document. U+2060 would do it too,
 * but gets into copied text.
 */
const kept = anyOf([
  /第\d+(?:[/—]\d+)*(?:[周週]年|[届屆号號条條段年月日周週亿億万萬%％])?/,
  /\d+(?:—\d+)*(?:[周週]年|[届屆号號条條段年月日周週亿億万萬%％])/,
  /\d+(?:—\d+)+/,
  /\d+ UNTS [\dXIV]+/,
  /(?<![A-Za-z])[A-Z]+(?:\/[A-Z]+)*\/\d+(?:\/\d+)*/,
  // A longer row is divided between two —— or ……, never behind its first or before its last.
  /[^\s—…]?(?:—{2,7}(?!—)|…{2,7}(?!…)|(?:——){3}|(?:……){3})/u,
  /[^\s—]—(?=[^\s—])/u,
  /\p{Script=Han}·(?=\p{Script=Han})/u,
  /[^\s～]～/u,
  // A mark that a space parts from its sign.
  /(?:\S|(?<!\s))(?: +[、，。；：？！）》〉】〕”’,.;:!?)\]])+/u,
]);

/** Characters that only one of the two ways of writing Chinese has. */
export const simplified =
  /[国这对与为个们来时会说发学经关现开进无问题应决议际议产业东两严丧临举义乐习乡书买乱争亏亚产亲]/g;
export const traditional =
  /[國這對與為個們來時會說發學經關現開進無問題應決議際產業東兩嚴喪臨舉義樂習鄉書買亂爭虧亞親]/g;

export const zhHans: LanguageProfile = {
  tag: 'zh-Hans',
  ownName: '中文',
  sharedAs: 'zh_CN',
  writingSystem: 'han',
  script: 'Han',
  direction: 'ltr',
  spacing: 'characters',
  pauseMarks: 'corner',
  lines: { kept },
  order: { by: 'pinyin', registers: ['reading', 'strokes'], stroke: '画' },
  citation: { national: 'gb-t-7714' },
  typefaces: {
    body: song,
    emphasis: kai,
    headings: hei,
    others: [letters, signs, symbols, rare, emoji],
  },
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
  formats: ['book', 'official'],
  nameRules: 'chinese',
  references: chineseReferences,
  sameLetters: [],
  isLikely: (text) => countOf(traditional, text) <= countOf(simplified, text),
};
