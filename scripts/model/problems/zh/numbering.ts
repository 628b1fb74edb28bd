/**
 * K3xx in Chinese. In: nothing. Out: a sentence and a hint for every code of `../numbering.ts`, with the same details.
 * Only `problem-language.ts` reads it.
 */
import type { ProblemWords } from '../../problem.ts';
import type { numberingProblems } from '../numbering.ts';

export const numberingProblemsZh = {
  K301: ['链接“#{anchor}”没有去处。', '本版有：{known}。'],
  K302: ['文本没有编号的段。', '只有正文最外层的段才编号。'],
  K311: [
    '{file}与发布时不同：{detail}',
    '已发布的版次绝不改动。请从版本管理中恢复source/{folder}/editions.yaml和source/{folder}/editions/。',
  ],
  K312: [
    '第{number}版（{date}）不能接在上次发布的第{last}版（{lastDate}）之后。',
    '请在文首字段中写 `edition: { number: {next}, date: … }`；日期不得早于{lastDate}。',
  ],
  K313: [
    '已发布的段换了位置：{pairs}',
    '已发布的段号绝不给别的段。请把文字移回原处；如要留在此处，请在段末写{p={fresh}}：它在此作为新段，{old}作为空号注明。',
  ],
  K314: ['无法确定这是已发布的哪一段：{pairs}', '如果就是那一段，请在段末写{p={old}}；如果是新段，请写{p={fresh}}。'],
  K315: ['标记{p={number}}不合适：{detail}', '它写在编号段的段末，写明该段已发布的段号；新段则写下一个未用的段号。'],
  K316: [
    '第{number}版的文本已经发布，而此处的文本不同：{detail}',
    '请在文首字段中提高版次：`edition: { number: {next}, date: … }`。',
  ],
  K317: [
    '第{number}版发布之后文件有改动，而文本相同。',
    '版本说明中的SHA-256将与已发布的文件不同。请提高版次，或从{frozen}恢复文件。',
  ],
  K318: ['“{title}”第{number}版没有发布：{detail}', '{advice}'],
  K319: [
    '链接“#{anchor}”指向的段自第{edition}版起已不存在。',
    '读者在那里只会看到空号。如果文字移到了别处，请改指该处。',
  ],
  K321: ['{previous}与“{label}”之间缺号。', '如果正式文本本来就缺（例如已经废止），不必处理；否则请补上遗漏的内容。'],
  K322: [
    '“{label}”的编号与“{previous}”不相接。',
    '如果正式文本本来如此，不必处理：编号相同的第二个条款，地址中带有_2。',
  ],
  K323: ['“{label}”直接排在“{parent}”之下：中间少了一级。', '如果正式文本本来如此，不必处理；其地址也少这一级。'],
} as const satisfies ProblemWords<typeof numberingProblems>;
