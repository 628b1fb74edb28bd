/**
 * K2xx in Chinese. In: nothing. Out: a sentence and a hint for every code of `../markdown.ts`, with the same details.
 * Only `problem-language.ts` reads it.
 */
import type { ProblemWords } from '../../problem.ts';
import type { markdownProblems } from '../markdown.ts';

export const markdownProblemsZh = {
  K201: ['不接受HTML代码：{detail}', '请用Markdown；属于正文的 < 写作 \\<。'],
  K202: [
    '标记{detail}不认识。',
    '可用的标记：is="标目"、not、main、lang=语言标签、em、strong、sup、sub；段末可用p=12。',
  ],
  K203: ['区块“::: {name}”不认识。', '可用的区块：closing、testimonium、signatures、note。'],
  K204: ['图片“{image}”在网上或在文献文件夹之外。', '请把图片放进文献的文件夹，用相对路径书写。'],
  K205: ['图片“{image}”{detail}。', '必须是文献文件夹中完整的PNG或JPEG图片。文件名区分大小写。'],
  K206: ['{detail}：不接受这种写法。', '.docs/markdown.md列出可用的Markdown写法。'],
  K207: ['“{heading}”一节没有内容。', '照原样排印。如果漏了正文，请补在标题之下。'],
  K208: ['字符{character}不得出现在正式文本中。', '{advice}'],
  K209: ['不接受指向“{target}”的链接。', '链接只可指向http:、https:、mailto:，或文中的段和条款（#p12、#art3-2）。'],
  K210: ['图片“{image}”没有替代文字。', '请在方括号中写明图片内容：![说明](picture.png)。'],
  K211: ['区块“::: {name}”没有结束。', '请用一行三个冒号结束。'],
  K212: ['脚注“{name}”没有内容。', '请添加 [^{name}]: 内容，或删去注号。'],
  K213: ['此处不接受第{level}级标题。', '章节用##；以下的小标题用###至######，逐级使用。'],
  K214: [
    '符号“{sign}”{detail}。',
    '如属正文，请写作{escaped}。从此处开始或到此处结束的强调写作[文字]{{em}}，粗体写作[文字]{{strong}}。' +
      '编号的列表各项用*开头。',
  ],
  K216: [
    '文字行之下的一行{sign}会把该行变成标题，而且没有任何提示。',
    '标题请用##书写。如果这一行属于正文，请写作 \\{sign}。',
  ],
  K217: [
    '文字行之下的编号{label}不会成为列表项：它会接在上一行后面，而且没有任何提示。',
    '列表之前请空一行。如果编号属于正文，请写作{escaped}。',
  ],
  K218: [
    '单元格“^^”{detail}。',
    '它把上面的单元格延续下来，并且同样宽：| ^^ |；上面的单元格跨两列时写 | ^^ ||。如属正文，请写作 \\^^。',
  ],
} as const satisfies ProblemWords<typeof markdownProblems>;
