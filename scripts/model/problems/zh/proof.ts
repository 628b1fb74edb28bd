/**
 * K8xx in Chinese. In: nothing. Out: a sentence and a hint for every code of `../proof.ts`, with the same details. Only
 * `problem-language.ts` reads it.
 */
import type { ProblemWords } from '../../problem.ts';
import type { proofProblems } from '../proof.ts';

const ofPress = '这是系统的错误，与文本无关：请连同文献一起报告。';
const unpublished = `${ofPress}没有发布任何文件。` as const;

export const proofProblemsZh = {
  K801: ['{format}：第{number}段与源文本不同：{detail}', unpublished],
  K802: ['{format}：{detail}', unpublished],
  K803: ['PDF：字体“{font}”{detail}。', '有字符用了没有选定的字体：请检查字体。'],
  K804: [
    '{format}：有{count}个字符属于部首兼容区U+2E80–2FDF。',
    '字体没有按文本裁剪：请检查scripts/fonts/subset-fonts.ts。',
  ],
  K811: [
    'PDF（{format}）：{figure}：{value}，限值为{gate}。{where}',
    '请在PDF中看这几行。上次制作成功的 `build/TITLE/typography.json` 和 `npm run check` 列有全部数据。',
  ],
  K812: ['PDF（{format}）：各行无法与文本对应：{detail}', unpublished],
  K813: [
    'PDF（{format}）：{figure}：{value}，限值为{gate}。{where}',
    '照常发布：文本在这几行没有更好的断法。请在PDF中查看；文首字段 `accept` 可以把某处从这张单子上去掉。',
  ],
  K814: ['在接受{code}的{at}处没有发现{code}。', '请从 `accept` 中删去，或更正位置：如p12这样的编号，或警告所指的行。'],
  K815: [
    'PDF（{format}）：{figure}：{where}（允许偏差±{gate} mm）。',
    '没有达到标准的尺寸：是系统或本项目样式的错误。`npm run check` 会列出全部尺寸。',
  ],
  K821: ['PDF：朗读的内容与源文本不同：{detail}', unpublished],
  K822: ['PDF：第{page}页有文字不在结构中：{text}', '看不到页面的读者会读不到它：请连同文献一起报告。'],
  K823: ['{file}不属于本项目的任何文献：{detail}', '现有文献：{known}。'],
  K824: ['{file}无法读取：{detail}', '必须是本系统制作的完整文件：{known}。'],
  K825: [
    '{file}由源文本的另一状态制成：它所注的SHA-256是{stated}。',
    '源文本是{own}。文本的差异已列出。文首字段所定的内容（封面、版本说明、元数据）没有比较；电子书和网页的索引、目录和链接也' +
      '没有比较。',
  ],
  K826: ['{file}与源文本不同：{detail}', '它是另一版，或有人改动过。'],
  K827: ['{file}与已发布的文件不同：{detail}', '它在发布之后被改动，或用别的选项制作。如果是有意改动，请重新制作。'],
  K831: ['{validator}：{file}：{finding}', ofPress],
  K832: ['{validator}没有运行：{detail}。', '它会发现什么，无从得知：请安装所需的程序，再运行 `npm run validate`。'],
} as const satisfies ProblemWords<typeof proofProblems>;
