/**
 * K5xx to K7xx in Chinese. In: nothing. Out: a sentence and a hint for every code of `../output.ts`, with the same
 * details. Only `problem-language.ts` reads it.
 */
import type { ProblemWords } from '../../problem.ts';
import type { outputProblems } from '../output.ts';

export const outputProblemsZh = {
  K501: ['没有字体含有字符{character}。', '它出现在{where}。请检查字符是否正确；如果正确，请添加含有它的字体。'],
  K502: [
    '模板无法填充：{detail}',
    '请更正模板的这一行：它的键是其视图的键，它的词是templates/labels/en.yaml中的词。没有发布任何文件。',
  ],
  K601: ['没有浏览器：{detail}', '请安装Chrome或Chromium，或把CHROME_PATH设为其程序文件。'],
  K602: ['浏览器出错，当时正在{doing}：{detail}。', '请重新制作；如果再次出错，请看系统还剩多少内存。'],
  K603: ['页面由{engine}排出，而不是指定版本的Chromium。', '换行和页码可能与已发布的版本不同。'],
  K604: ['制作文献“{title}”时系统出错：{detail}', '这是系统的错误，与文本无关：请报告{lines}。其他文献不受影响。'],
  K605: [
    '浏览器没有载入字体{faces}：相应的文字会是空白。',
    '请删去node_modules/.cache/kanben/后重新制作：浏览器会重新解压。',
  ],
  K606: ['排出的文字与所写的不同：{detail}。', '这是系统的错误，与文本无关：请连同这几行和保留的页面一起报告。'],
  K607: [
    '没有通过的页面保留在{path}：{files}。',
    '只供查看，不得发布；该文献下一次制作成功时会删去。上次制作成功的文件没有改动。',
  ],
  K641: ['网站地址“{address}”不可用。', '请在package.json中写 "kanben": { "baseUrl": "https://…/" }，或不写。'],
  K701: ['{path}无法写入：{detail}', '请检查权限和剩余空间。上次制作成功的文件没有改动。'],
  K702: ['分批结果{folder}已损坏，或不是分批结果：{detail}。', '请从制作它的机器重新复制；没有合并任何内容。'],
  K703: [
    '文献“{title}”既在{first}中，又在{second}中。',
    '每一批的文件夹只给一次，并且都属于同一套文献；没有合并任何内容。',
  ],
  K704: [
    '{path}正由本系统的另一次运行写入：{run}。',
    '请等它结束；没有改动任何内容。如果它已经结束而从此处看不到，请删去{rival}。',
  ],
} as const satisfies ProblemWords<typeof outputProblems>;
