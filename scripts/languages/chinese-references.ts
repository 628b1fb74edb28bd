/**
 * References in Chinese: 本法第三条第二款第（一）项. In: nothing. Out: the rules for the profile. Promises that what stands behind
 * the name of another law, or in 《》, is no reference of the document’s own. Called by `zh-Hans.ts`.
 *
 *     依照本法第十七条的规定 → 第十七条; 民法典第四百九十七条 → none
 */
import { never, type ReferenceRules } from './reference-rules.ts';

const han = '[零〇一二两三四五六七八九十百千0-9０-９]{1,9}';
const step = (unit: string): RegExp => new RegExp(`第(?<n>${han})${unit}(?<more>(?:之${han})*)`, 'gu');

/** What a document calls itself, and what others are called. */
const documents =
  '宪法|法典|法|条例|规定|办法|解释|决定|决议|公约|条约|协定|协议|议定书|宪章|章程|细则|规则|规程|规范|准则|意见|通知|批复|声明|宣言|备忘录|约';

export const chineseReferences: ReferenceRules = {
  steps: [
    { rank: 0, kinds: ['book', 'part'], pattern: step('编') },
    { rank: 0, kinds: ['part'], pattern: step('部分') },
    { rank: 0.2, kinds: ['subbook'], pattern: step('分编') },
    { rank: 0.4, kinds: ['chapter'], pattern: step('章') },
    { rank: 0.6, kinds: ['section'], pattern: step('节') },
    { rank: 1, kinds: ['article'], pattern: step('条') },
    { rank: 1, kinds: ['operative'], pattern: step('段') },
    // 第2(b)段, as the United Nations write it.
    { rank: 1, kinds: ['operative'], pattern: /第(?<n>\d{1,3})(?=[（(][a-z]{1,4}[）)].{0,6}段)(?<more>)/gu },
    {
      rank: 3,
      kinds: ['item', 'subparagraph'],
      pattern: /[（(](?<n>[a-z]{1,4})[）)](?<more>)段?/gu,
      dependent: true,
    },
    { rank: 2, kinds: ['paragraph'], pattern: step('款') },
    {
      rank: 3,
      kinds: ['item', 'subparagraph'],
      pattern: new RegExp(`第[（(]?(?<n>${han}|[a-z])[）)]?项(?<more>(?:之${han})*)`, 'gu'),
    },
    {
      rank: 4,
      kinds: ['point', 'item', 'subpoint'],
      pattern: new RegExp(`第[（(]?(?<n>${han})[）)]?目(?<more>(?:之${han})*)`, 'gu'),
    },
  ],
  inward: /^$/,
  outward: never,
  list: /^(?:[、和及与或至到]|或者|以及|，以及|，和)$/u,
  goesOn: true,
  ownBefore: new RegExp(`(?:本(?:${documents})的?|[上下]文)$`, 'u'),
  ownAfter: never,
  hereBefore: /本(?<here>[条款章节编])$/u,
  hereAfter: never,
  here: { 条: 'article', 款: 'paragraph', 章: 'chapter', 节: 'section', 编: 'book' },
  foreignBefore: new RegExp(`(?:[》〉”]|[）)]|[其该同前上述原]|${documents}|[a-zA-Z])的?$`, 'u'),
  foreignAfter: never,
  bareBefore: /(?:依照|依据|按照|根据|违反|适用|符合|参照|遵照|遵守|执行|除|依|属于)$/u,
  foreignNear: new RegExp(
    `[《〈]|[该其](?:${documents})|(?<!本)(?:${documents})的?第${han}[条章编]|(?:${documents})(?:附件|附录)`,
    'u',
  ),
  amends:
    /修改为[：:“]|(?:增加|新增)一?[条款项章节]?[，：:]?作为第|(?:增加|新增)一[条款项章节]|删[去除]第|改为第.{1,9}[条款项]/u,
  quotes: ['“', '”'],
};
