/**
 * K9xx in Chinese. In: nothing. Out: a sentence and a hint for every code of `../command-line.ts`, with the same
 * details. Only `problem-language.ts` reads it.
 */
import type { ProblemWords } from '../../problem.ts';
import type { commandLineProblems } from '../command-line.ts';

export const commandLineProblemsZh = {
  K901: ['选项“{option}”不认识。', '`npm run {command} -- --help` 列出各选项。'],
  K902: ['命令的写法不对：{detail}', '`npm run {command} -- --help` 说明用法。'],
  K906: ['模板或样式无法使用：{detail}', '现在显示的是上一次无误的页面；改好后请再次保存。'],
  K907: ['看不到{path}中的改动：{detail}', '改动之后请重新载入页面，或提高系统可监视文件夹的数目。'],
  K908: [
    '页面无法排出：{detail}',
    '现在显示的是上一次无误的页面。如果正式制作能够排出，则是预览的错误：请连同文献一起报告。',
  ],
} as const satisfies ProblemWords<typeof commandLineProblems>;
