/**
 * Whose numbers are they, and of what level is a heading? In: documents of many shapes, Chinese, English and Russian,
 * as pages, texts and Word documents. Proves that `numbering: stated` is written only where the numbers are those of
 * the body’s paragraphs, and that headings which look the same stand on the same level. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { imported } from '../support/imported.ts';
import { makeDocx, p, r } from '../support/make-docx.ts';

type Shape = [what: string, name: string, content: string | Uint8Array, language: string, expected: string[]];

const text = (...lines: string[]): string => lines.join('\n\n');
const page = (...blocks: string[]): string => blocks.join('\n');
const word = (...lines: string[]): Uint8Array => makeDocx(lines.map((line) => p(r(line))).join(''));
const head = (level: number, line: string): string => p(r(line), `<w:outlineLvl w:val="${level}"/>`);

/** The numbering, and the headings with their levels. */
const shapes: Shape[] = [
  [
    'a declaration whose paragraphs are numbered',
    'a.txt',
    text(
      '某国宣言',
      '1. 各国一律平等，主权独立。',
      '2. 各国互不干涉内政，互利合作。',
      '3. 各国和平解决争端，不用武力。',
    ),
    'zh-Hans',
    ['stated'],
  ],
  [
    'an English resolution with numbered paragraphs below headings',
    'a.html',
    page(
      '<h1>Resolution</h1><h2>Aims</h2><p>1. The Assembly takes note.</p><p>2. The Assembly asks for reports.</p>',
      '<h2>Means</h2><p>3. The Assembly decides to meet.</p><p>4. The Assembly thanks its hosts.</p>',
    ),
    'en',
    ['stated', '2 Aims', '2 Means'],
  ],
  [
    'a Russian declaration in Word',
    'a.docx',
    word(
      'Декларация о сотрудничестве',
      '1. Стороны развивают сотрудничество.',
      '2. Стороны уважают суверенитет.',
      '3. Стороны проводят консультации.',
    ),
    'ru',
    ['stated'],
  ],
  [
    'items of one paragraph, and text behind them',
    'a.txt',
    text(
      '某市通知',
      '现将有关事项通知如下，请遵照执行。',
      '有下列情形之一的，应当报告：',
      '1. 发生事故；',
      '2. 发现隐患；',
      '3. 其他情形。',
      '各单位应当认真落实本通知。',
      '本通知自发布之日起施行。',
    ),
    'zh-Hans',
    ['counted'],
  ],
  [
    'items below one article',
    'a.txt',
    text(
      '某条例',
      '第一条 为了管理，制定本条例。',
      '第二条 本条例所称用语：',
      '1. 甲；',
      '2. 乙；',
      '3. 丙。',
      '第三条 本条例自公布之日起施行。',
    ),
    'zh-Hans',
    ['counted'],
  ],
  [
    'items that begin again below each article',
    'a.html',
    page(
      '<h1>Act</h1><h2>Article 1</h2><p>1. One is for the first.</p><p>2. Two is for the second.</p>',
      '<h2>Article 2</h2><p>1. One again for the first.</p><p>2. Two again for the second.</p>',
    ),
    'en',
    ['counted', '2 Article 1', '2 Article 2'],
  ],
  [
    'items that begin again, in Russian Word',
    'a.docx',
    word(
      'Закон',
      'Статья 1',
      '1. Первая часть статьи.',
      '2. Вторая часть статьи.',
      'Статья 2',
      '1. Первая часть другой.',
    ),
    'ru',
    ['counted', '2 Статья 1', '2 Статья 2'],
  ],
  [
    'paragraphs that begin with years',
    'a.txt',
    text(
      '某地大事记公报',
      '1949年，设立机关，开始办公。',
      '1978年，改革机关，扩大权限。',
      '2001年，加入组织，履行义务。',
    ),
    'zh-Hans',
    ['counted'],
  ],
  [
    'numbers with holes, as of paragraphs taken from another text',
    'a.txt',
    text(
      'Extracts of a Statement',
      '3. The first extract is this one.',
      '40. The second one is far behind.',
      '200. The last is the end of it.',
    ),
    'en',
    ['counted'],
  ],
  [
    'chapters and articles of a page, all of one rank',
    'a.html',
    page(
      '<h1>公约</h1><h3>第一章　总则</h3><p>甲，应当遵守。</p><h3>第二章　权利</h3><p>乙，依法享有。</p>',
      '<h3>第三章　义务</h3><p>丙，依法履行。</p>',
    ),
    'zh-Hans',
    ['counted', '2 第一章　总则', '2 第二章　权利', '2 第三章　义务'],
  ],
  [
    'parts and chapters of a Word document by their outline',
    'a.docx',
    makeDocx(
      p(r('某法典')) +
        head(0, '第一编　总则') +
        head(1, '第一章　一般') +
        p(r('第一条　甲。')) +
        head(1, '第二章　人') +
        p(r('第二条　乙。')) +
        head(0, '第二编　物权') +
        head(1, '第三章　物') +
        p(r('第三条　丙。')),
    ),
    'zh-Hans',
    ['counted', '2 第一编　总则', '3 第一章　一般', '3 第二章　人', '2 第二编　物权', '3 第三章　物'],
  ],
  [
    'parts of a part of a code',
    'a.txt',
    text(
      '某国法典',
      '第一编　总则',
      '第一分编　通则',
      '第一章　一般规定',
      '第一条　本编调整某关系。',
      '第二分编　分则',
      '第二章　特别规定',
      '第二条　本法自公布之日起施行。',
    ),
    'zh-Hans',
    ['counted', '2 第一编　总则', '3 第一分编　通则', '4 第一章　一般规定', '3 第二分编　分则', '4 第二章　特别规定'],
  ],
  [
    'articles of a Russian page that stand before the first part and in it',
    'a.html',
    page(
      '<h1>Устав</h1><h4>Статья 1</h4><p>Первая статья этого устава.</p><h4>Статья 2</h4><p>Вторая статья.</p>',
      '<h4>Статья 3</h4><p>Третья статья этого устава.</p>',
    ),
    'ru',
    ['counted', '2 Статья 1', '2 Статья 2', '2 Статья 3'],
  ],
];

for (const [what, name, content, language, expected] of shapes)
  test(`${what} (${name})`, async () => {
    const { markdown, body } = await imported(name, content, language, {}, undefined, 'joint-statement');
    const headings = [...body.matchAll(/^(#+) (.*)$/gm)].map(([, signs = '', line]) => `${signs.length} ${line}`);
    assert.deepEqual([/^numbering: stated$/m.test(markdown) ? 'stated' : 'counted', ...headings], expected);
  });
