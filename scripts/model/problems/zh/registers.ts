/**
 * K4xx in Chinese. In: nothing. Out: a sentence and a hint for every code of `../registers.ts`, with the same details.
 * Only `problem-language.ts` reads it.
 */
import type { ProblemWords } from '../../problem.ts';
import type { registerProblems } from '../registers.ts';

export const registerProblemsZh = {
  K401: ['名称“{name}”同时属于“{first}”和“{second}”。', '一个名称只能指向一个条目：请从其中之一删去。'],
  K402: ['参见“{target}”没有对应的条目。', '必须是某个名单中条目的标目，写法完全相同。'],
  K403: ['标记所写的“{name}”不是规范名单中的标目。', '请照source/authority/中的标目书写，一字不差。'],
  K404: [
    '“{text}”像是名称，而没有条目收录。',
    '{advice}请添加到source/authority/{register}.yaml：\n      {suggestion}\n    或在source/{file}中排除；' +
      '对所有文献都排除时，写在source/authority/not-indexed.yaml：\n      {refusal}',
  ],
  K405: [
    '本名单有{count}个条目没有任何文献提到：{texts}。',
    '它们不进索引。文中可能另有写法：如有，请添加到 `aliases`。',
  ],
  K406: ['排除项“{text}”在文中找不到。', '请从not-indexed中删去，或更正。'],
  K407: ['“{heading}”的读音不合：{detail}', '每个汉字写一个带声调的音节，用空格分开。'],
  K408: ['“{text}”上的标记{{not}}没有排除任何内容。', '没有条目收录这些字：请删去标记。'],
  K410: ['“{text}”上的标记{{main}}没有对应的名称。', '请标在条目的名称上，或加上is="标目"。'],
  K412: ['排除项“{text}”出现两次：{where}已经写过。', '请删去其中一个。'],
  K413: [
    '各文献共用的排除项中，有{count}个在任何文献里都找不到：{texts}。',
    '请从source/authority/not-indexed.yaml中删去，或更正。',
  ],
} as const satisfies ProblemWords<typeof registerProblems>;
