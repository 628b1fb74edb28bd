/**
 * What the closed world of the PDF takes as the press's own: marks of emphasis, of lists and of tables wherever they
 * stand, rows of the imprint that are tall. In: texts in which each stands where it is met least often. Slow because a
 * browser sets the texts.
 */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import { prepareText, pressPrepared, pressText, type TrialLanguage } from '../support/press-text.ts';

const engine = await startBrowser(() => undefined);
after(() => engine.browser.close());

/** What is said of a text. */
async function said(body: string, language: TrialLanguage): Promise<string[]> {
  const { problems } = await pressText(body, language, engine);
  return problems.map(({ message }) => message);
}

const rows = (head: string, row: (i: number) => string) =>
  [head, '|---|---|---|', ...Array.from({ length: 70 }, (_, i) => row(i))].join('\n');

const heads: Record<TrialLanguage, string> = {
  'zh-Hans': rows(
    '| *名称丁*甲 | **地点** | 年[2]{sup}度[3]{sub} |',
    (i) => `| 名称*${i}甲丁* | **地**点[${i}]{sup} | x[2]{sup}[3]{sub} ${i} |`,
  ),
  en: rows(
    '| *Name* of a | **Place**[th]{sup} | É[É]{sup} and g[g]{sub} [Å甲]{sup} |',
    (i) => `| *Name ${i}* | **Pl**ace[${i}]{sup} | x[É]{sup}[g]{sub} ${i} |`,
  ),
  ru: rows(
    '| *Имя* а | **Место**[й]{sup} | Й[Й]{sup} и р[р]{sub} |',
    (i) => `| *Имя ${i}* | **Ме**сто[${i}]{sup} | х |`,
  ),
};

for (const [language, table] of Object.entries(heads) as [TrialLanguage, string][])
  test(`${language}: emphasis and raised figures in the head of a table, which comes again on each page`, async () => {
    assert.deepEqual(await said(`12\n\n${table}\n\n12`, language), []);
  });

test('emphasis has its dots in small text as in large: in cells, notes, quotations, items', async () => {
  const stressed = '*丁名甲着重*文';
  const table = `| ${stressed} | 乙 |\n|---|---|\n| 丙[2]{sup} | ${stressed} |`;
  const parts = [`各方${stressed}。[^1]`, `- 项${stressed}\n  - 子${stressed}`, `> 引${stressed}`, table];
  const quoted = table.replaceAll(/^/gm, '> ');
  assert.deepEqual(await said([...parts, '各方。', quoted, `[^1]: 注${stressed}。`].join('\n\n'), 'zh-Hans'), []);
});

/** What is strong and stressed at once, in one order and the other, and emphasis where all is bold or slanted. */
const both: Record<TrialLanguage, [strong: string, inStrong: string, inStressed: string]> = {
  'zh-Hans': ['***同意***', '**现在*和*以后**', '*现在**和**《[约](https://a.example/)》*'],
  en: ['***agree***', '**now *and* then**', '*now **and** [then](https://a.example/)*'],
  ru: ['***согласны***', '**теперь *и* потом**', '*теперь **и** [потом](https://a.example/)*'],
};

const words: Record<TrialLanguage, string> = { 'zh-Hans': '双方', en: 'The parties', ru: 'Стороны' };

for (const [language, parts] of Object.entries(both) as [TrialLanguage, string[]][])
  test(`${language}: what is strong and stressed at once is seen as both, wherever it stands`, async () => {
    const line = `${words[language]} ${parts.join(`, ${words[language]} `)}`;
    const table = `| ${line} | ${parts[0]} |\n|---|---|\n| ${line} | ${parts[1]} |`;
    const headings = ['##', '###', '####', '#####'].map((mark) => `${mark} ${line}\n\n${line}`);
    const blocks = [line, `- ${line}`, `> ${line}`, `::: note\n${line}\n:::`, table, `${line}[^1]\n\n[^1]: ${line}`];
    assert.deepEqual(await said([...blocks, ...headings, ...parts, line].join('\n\n'), language), []);
  });

test('a raised figure stands beside the number of a note', async () => {
  assert.deepEqual(await said('The parties[^1][2]{sup} agree.\n\n[^1]: A note.', 'en'), []);
});

/** A note whose figures, first and last, are raised; and one right behind it that begins with a figure. */
const notes: Record<TrialLanguage, string> = {
  'zh-Hans': '面积120 m[2]{sup}，共10[5]{sup}册，CO[2]{sub}，年[1]{sup}',
  en: 'It has 120 m[2]{sup} and 10[5]{sup} books, CO[2]{sub}, of a year[1]{sup}',
  ru: 'Зал в 120 м[2]{sup} и 10[5]{sup} книг, CO[2]{sub}, и год[1]{sup}',
};
for (const [language, note] of Object.entries(notes) as [TrialLanguage, string][])
  test(`${language}: a raised figure of a note is small beside its words, and refers to nothing`, async () => {
    const body = `${words[language]}.[^1] ${words[language]}.[^2]\n\n[^1]: ${note}\n\n[^2]: 2 ${note}`;
    const { problems, made } = await pressText(body, language, engine);
    assert.deepEqual(problems, []);
    const sizes = (text: string) =>
      made?.read.pages.flatMap(({ glyphs }) => glyphs.filter((glyph) => glyph.text === text).map(({ size }) => size));
    const [raised = 0, word = 0] = [Math.min(...(sizes('5') ?? [])), Math.min(...(sizes('C') ?? []))];
    assert.ok(raised > 0.7 * word && raised < 0.8 * word, `${raised} of ${word} pt`);
  });

test('items have a disc, a ring or a square, by their depth', async () => {
  const items = ['- One', '  - Two *em*', '    - Three', '      - Four', '        1. five', '          - Six'];
  const many = Array.from({ length: 60 }, (_, i) => `- Item ${i}\n  - below ${i}\n    - and below`).join('\n');
  const quoted = items.map((line) => `> ${line}`).join('\n');
  assert.deepEqual(await said(`The parties.\n\n${items.join('\n')}\n\n${quoted}\n\n${many}\n\nEnd.`, 'en'), []);
});

const long: Record<TrialLanguage, string> = {
  'zh-Hans': '甲国和乙国关于在环境保护能源交通农业等各个领域进一步加强合作并定期举行磋商的联合声明',
  en: 'A Text of Which the Title Says Everything That Its Parties Agreed upon, in Order ',
  ru: 'Пробный текст, в названии которого сказано всё, о чём договорились Стороны ',
};
for (const [language, title] of Object.entries(long) as [TrialLanguage, string][])
  test(`${language}: a title of many lines stands in the imprint below its label, and a face with all of four signs is one`, async () => {
    const { problems } = await pressPrepared(
      prepareText('12 ! i I 1', language, `"${title.repeat(10).trim()}"`),
      engine,
    );
    assert.deepEqual(
      problems.map(({ message }) => message),
      [],
    );
  });

test('contents with headings lead where their bookmarks lead, in a class without provisions', async () => {
  const body = ['## 一、成就', '成效显著。', '### （一）水质改善', '逐年提高。', '### （二）生物恢复', '逐步恢复。'];
  const { problems } = await pressPrepared(
    prepareText(body.join('\n\n'), 'zh-Hans', undefined, 'class: report'),
    engine,
  );
  assert.deepEqual(
    problems.map(({ message }) => message),
    [],
  );
});
