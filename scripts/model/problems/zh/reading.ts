/**
 * K1xx in Chinese. In: nothing. Out: a sentence and a hint for every code of `../reading.ts`, with the same details.
 * Only `problem-language.ts` reads it.
 */
import type { ProblemWords } from '../../problem.ts';
import type { readingProblems } from '../reading.ts';

export const readingProblemsZh = {
  K101: [
    '文件没有文首字段（front matter）。',
    '文件开头写一行 ---，下面是各字段，再写一行 ---；`npm run build -- --help` 说明哪里有样例。',
  ],
  K102: ['文首字段或名单无法读取：{detail}', '必须是YAML。请检查此处附近的缩进、引号和冒号。'],
  K103: ['缺少字段“{field}”。', '请补上；`npm run new -- NAME` 会写出一份对每个字段都有说明的文本。'],
  K104: ['字段“{field}”不认识。', '此处可用的字段：{known}。'],
  K105: ['字段“{field}”的值应当是{expected}。', '现在是：{found}。'],
  K106: ['“{value}”不是日期。', '请写作YYYY-MM-DD，用阿拉伯数字，并且是实有的日期。'],
  K107: ['文件不是UTF-8编码（第一个错误字节在偏移{offset}处）。', '请另存为“UTF-8”编码。'],
  K108: ['文首字段之后没有正文。', '请把正式文本放在第二行 --- 之下。'],
  K109: ['没有文献“{title}”。', '现有文献：{known}。'],
  K110: ['文献“{title}”没有以语言标签命名的Markdown文件。', '请添加，例如source/{title}/zh-Hans.md。'],
  K111: ['文首字段中的语言“{language}”与文件名不一致。', 'zh-Hans文本的文件名是zh-Hans.md。'],
  K112: [
    '本系统不认识语言“{language}”。',
    '已有语言：{known}。新增语言需要：语言配置scripts/languages/{language}.ts（仿照scripts/languages/en.ts）；' +
      'scripts/languages/registry.ts中的一行；templates/labels/{language}.yaml，键与templates/labels/en.yaml相同；' +
      'source/authority各名单中该语言的 `names`。如有scripts/fonts/typeface-files.ts的字体都没有的字母，还须在该处和' +
      'scripts/languages/typefaces.ts中添加字体。',
  ],
  K113: ['索引“{register}”没有规范名单。', '请添加source/authority/{register}.yaml，或从 `registers` 中删去该索引。'],
  K114: ['不接受“{language}”格式的文首字段：只有YAML是数据。', '文件开头请单独写一行 ---。'],
  K115: ['{field}仍是“{value}”：必须由人填写。', '请填好后重新制作；文件中所有TODO会一次全部列出。'],
  K116: ['{path}无法读取：{detail}', '请检查它是否存在、是否为文件，以及读取权限。'],
  K117: [
    '语言“{language}”不制作印刷格式“{format}”。',
    '该语言可用的格式：{known}。official格式采用中国党政机关公文的尺寸（GB/T 9704）。',
  ],
  K118: [
    '“{heading}”的{field}没有语言“{language}”的写法，索引中略去。',
    '请在名单中按语言写明：{ zh-Hans: 纽约, {language}: … }。',
  ],
  K119: ['条目“{heading}”没有语言“{language}”的名称。', '请在名单的 `names` 中补上；索引暂按原标目印出。'],
  K121: [
    '段号{number}排在{previous}之后：文本自带的段号必须递增。',
    '请更正段号，或从文首字段中删去 `numbering: stated`，改由系统编号。',
  ],
  K122: ['{file}无法导入：{detail}', '请另存为HTML、DOCX或纯文本后再导入。'],
  K123: [
    '文档不是{encoding}编码（第一个错误字节在偏移{offset}处）。',
    '请指明编码，例如 `--encoding gb18030` 或 `--encoding windows-1251`，或另存为UTF-8。',
  ],
  K124: ['未带入：{what}', '{why}'],
  K125: ['换了形式带入：{what}', '{why}'],
  K126: ['定为正式文本之前须决定：{what}', '{why}'],
  K128: [
    '字母{letter}写成了{written}，附加符号分开编码；本行共{count}处。',
    '排版时作为一个字符，文本并无不同（Unicode NFC）；所附的正式文本保持原样。',
  ],
  K129: [
    '{file}没有导入：下列显示出来的字符既不在Markdown中，也不在略去的内容中：{characters}',
    '这是导入程序的错误。请把文档另存为别的格式（HTML、DOCX、纯文本）后导入，并连同文件一起报告。',
  ],
  K130: [
    '照导入的样子，此文本不会发布：{code} {message}',
    '{hint} 试制时每个TODO都用代用值填过；`--no-trial` 可省去试制。',
  ],
  K131: [
    '{file}没有导入：它有{count}{what}，最多读{limit}。',
    '请把文档分开，逐份导入；这样大的文档往往有错误或带有恶意。',
  ],
  K132: ['字段“{field}”属于文类{field}，而本文献的文类是{found}。', '请写 `class: {field}`，或删去这些字段。'],
  K133: [
    '字段“{field}”是“{value}”，而GB/T 9704—2012第{section}条要求：{expected}。',
    '请与原件核对：照所写印出，正式文本不作改动。',
  ],
  K134: ['{file}按文类{class}读取：{reason}。', '如属别的文类，请加 --class NAME 重新导入：{known}。'],
  K135: [
    '{file}按文类{class}读取，但并不确定：{reason}。',
    '请看一下文本。如属别的文类，请加 --class NAME 重新导入：{known}。',
  ],
  K136: [
    '{file}没有读取：它有{count}{what}，最多读{limit}。',
    '请分开；这样大的文件往往有错误或带有恶意。全部限度见 `.docs/limits.md`。',
  ],
  K137: [
    '它的条段编号与{other}不一致：{detail}。',
    '同一文献的各语言文本用相同的编号引用。请看是否有一段只在其中一种语言里被分开；正式文本本来不同的，保持不变。',
  ],
  K138: [
    '对照本中下列内容旁边没有对应文本：{detail}。',
    '只有一种语言才有的，或位置不同的，单独排列。正式文本本来不同的，保持不变。',
  ],
  K140: ['提要所注的“{address}”，目录中没有。', '目录所列的编号：{known}。'],
} as const satisfies ProblemWords<typeof readingProblems>;
