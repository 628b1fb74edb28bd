/**
 * Traditional Chinese. In: nothing. Out: its profile, for `registry.ts` alone. What Simplified Chinese has, but a face
 * whose marks stand in the middle of their squares, corner brackets for quotations and an order by strokes. Example:
 * `zhHant.pauseMarks` → `middle`.
 */
import { chineseReferences } from './chinese-references.ts';
import type { LanguageProfile } from './profile.ts';
import { countOf } from './text-patterns.ts';
import { kai, songTraditional } from './typefaces.ts';
import { simplified, traditional, zhHans } from './zh-Hans.ts';

// Traditional characters are read in several territories.
const { sharedAs: _, ...withoutTerritory } = zhHans;

export const zhHant: LanguageProfile = {
  ...withoutTerritory,
  tag: 'zh-Hant',
  ownName: '中文（繁體）',
  pauseMarks: 'middle',
  order: { by: 'pinyin', registers: ['strokes', 'reading'], stroke: '畫' },
  citation: {},
  typefaces: { ...zhHans.typefaces, body: songTraditional, headings: kai },
  quotes: { outer: ['「', '」'], inner: ['『', '』'] },
  // The official format is a standard of the mainland (GB/T 9704).
  formats: ['book'],
  // The patterns read both ways of writing (`model/simplified-text.ts`); quotations are the script's own.
  references: { ...chineseReferences, quotes: ['「', '」'] },
  isLikely: (text) => countOf(traditional, text) > countOf(simplified, text),
};
