/**
 * Texts that nobody may change, and that once ended in K811: what the press could have set better. Each is a kind that
 * was found by building texts at random; the letters and lengths are none that were tuned for. Slow because a browser
 * sets each of them.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { type Engine, startBrowser } from '../../../scripts/formats/print/chromium.ts';
import { lineText } from '../../../scripts/proof/figures.ts';
import { findLines } from '../../../scripts/proof/locate-lines.ts';
import { measureTypography } from '../../../scripts/proof/measure-typography.ts';
import { readPdf } from '../../../scripts/proof/read-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { frontMatter } from '../../support/front-matter.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-gates-'));
let running: Engine;

before(async () => {
  mkdirSync(join(folder, 'authority'));
  running = await startBrowser(() => undefined);
});
after(async () => {
  await running.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A text, set: its lines, and what is said of it as code and message. */
async function setText(name: string, language: string, body: string, formatName = 'book') {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, `${language}.md`), `${frontMatter(language)}\n${body}\n`);
  const { edition, format, pdf } = await setEdition(folder, name, { formatName, running });
  const read = await readPdf(pdf);
  const { problems } = measureTypography(read, edition, format);
  return {
    lines: findLines(read, edition, format).lines,
    errors: problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`),
  };
}

const han = '测试文本由此组成每字一格'.repeat(4);

test('signs that Chromium parts from Chinese characters are flush at a line end', async () => {
  const signs = '%‰.,;:!?&@#§½²éЯβ9x%+-×)';
  const body = [...signs].flatMap((sign) =>
    [...Array(10)].map((_, i) => `${i % 2 ? '1 ' : ''}${han.slice(0, 22 + (i >> 1))}2${sign}${han.slice(0, 30)}`),
  );
  const { lines, errors } = await setText('signs', 'zh-Hans', body.join('\n\n'));
  assert.deepEqual(errors, []);
  const ends = new Set(lines.filter((line) => !line.last).map((line) => lineText(line).slice(-1)));
  for (const sign of '%‰.,;:!?é9x½)') assert.ok(ends.has(sign), `no line ends with ${sign}`);
});

test('a list item and a quoted paragraph go on over a page in the lines that were chosen for them', async () => {
  const text = `${han}，${han}；${han}第2019年${han}。`;
  const texts = [...Array(14)].map((_, i) => `${'开'.repeat(i + 1)}，${text}`);
  for (const [name, body] of Object.entries({
    items: texts.map((one) => `- ${one}`).join('\n'),
    quotations: texts.map((one) => `> ${one}`).join('\n>\n'),
  }))
    assert.deepEqual((await setText(name, 'zh-Hans', `开端。\n\n${body}`)).errors, []);
});

test('a page may end inside bold or emphasised words, a link, or words in another language', async () => {
  const marks: [begin: string, end: string][] = [
    ['**', '**'],
    ['*', '*'],
    ['[', '](https://example.org/a)'],
    ['[', ']{lang=ja}'],
  ];
  for (const [i, [begin, end]] of marks.entries()) {
    // A digit in each line: lines of characters alone are full as they are.
    const words = `${han.slice(0, 11)}7`.repeat(9);
    const body = [...Array(12)].map((_, n) => `${words.slice(0, 20 + n)}${begin}${words}字${end}${words.slice(0, 40)}`);
    const { lines, errors } = await setText(`inside-${i}`, 'zh-Hans', body.join('\n\n'));
    assert.deepEqual(errors, [], `${begin}…${end}`);
    assert.ok(lines.length > 40);
  }
});

test('words longer than a line, and many as long as one, are set without an error', async () => {
  const syllables = ['con', 'ter', 'na', 'tion', 'al', 'ly', 'gra', 'phic', 'men', 'ta', 'ble', 'ver'];
  const wordOf = (n: number) => [...Array(14)].map((_, i) => syllables[(n * (i + 3) + i * i) % 12]).join('');
  const words = [...Array(120)].map((_, i) => wordOf(i)).join(' ');
  assert.deepEqual((await setText('words', 'en', `${words}.`)).errors, []);
  const mixed = `The annex ${'0123456789'.repeat(7)}, ${'_'.repeat(90)} and ${'bcdfg'.repeat(24)}, counted by the Parties. `;
  assert.deepEqual((await setText('strings', 'en', mixed.repeat(6).trim())).errors, []);
});

test('a number and its unit stay together in a cell, whatever else is in it', async () => {
  const cell = `${han.slice(0, 9)}第123届${han.slice(0, 20)}2019年12月3日${'x'.repeat(70)}第78届`;
  const rows = [...Array(6)].map(
    (_, i) => `| ${i + 1} | ${'开'.repeat(i)}${cell} | ${'文'.repeat(i)}${cell} | ${cell} |`,
  );
  const { errors } = await setText(
    'cells',
    'zh-Hans',
    `开端。\n\n| 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  );
  assert.deepEqual(errors, []);
});

test('a last line of three letters takes a word along, or is a warning', async () => {
  for (const [language, word, end] of [
    ['en', 'container', 'a 5'],
    ['ru', 'договор', '5 №'],
  ] as const) {
    const texts = [...Array(40)].map(
      (_, i) => `${'к'.repeat((i % 9) + 1)} ${`${word} `.repeat(7 + (i >> 1))}${'_'.repeat(i)} ${end}.`,
    );
    assert.deepEqual((await setText(`ends-${language}`, language, texts.join('\n\n'))).errors, []);
  }
});

test('paragraphs and items with hard breaks go on over pages in good lines, unstretched before a break', () =>
  inTurn(
    (['zh-Hans', 'en', 'ru'] as const).map((language) => async () => {
      const word = { 'zh-Hans': '文本', en: 'international container', ru: 'международный договор' }[language];
      const join = language === 'zh-Hans' ? '，' : ' ';
      const line = (n: number) => Array(n).fill(word).join(join);
      // Short lines and long ones, so that pages end in both.
      const broken = [2, 40, 1, 3, 25, 2, 60, 1].map(line);
      const body = `${broken.join('\\\n')}\n\n- ${broken.join('\\\n  ')}\n  - ${broken.join('\\\n    ')}`;
      const { lines, errors } = await setText(`broken-${language}`, language, `${line(30)}\n\n${body}\n\n${body}`);
      assert.deepEqual(errors, []);
      assert.ok(lines.filter(({ breaks }) => breaks?.behind).length > 20);
    }),
  ));

test('rows of dots and addresses go on in the next line, in paragraphs, items and narrow cells', () =>
  inTurn(
    (['zh-Hans', 'en', 'ru'] as const).map((language) => async () => {
      const words = language === 'zh-Hans' ? '文本一二' : language === 'en' ? 'text of ' : 'текст о ';
      const strings = ['.'.repeat(45), '…'.repeat(26), 'https://www.example.org/documents/2022/annex_3?language=zh'];
      const texts = strings.flatMap((one) =>
        [1, 2, 3, 5].map((n) => `${words.repeat(n)}${one} ${words.repeat(4)}end.`),
      );
      const cells = strings.map((one) => `| ${words} | ${one} | ${one} | ${words}${one} |`);
      const body = `${texts.join('\n\n')}\n\n${texts.map((one) => `- ${one}`).join('\n')}`;
      const table = `| 1 | 2 | 3 | 4 |\n|---|---|---|---|\n${cells.join('\n')}`;
      assert.deepEqual((await setText(`rows-${language}`, language, `${body}\n\n${table}`)).errors, []);
    }),
  ));

test('words of another language are divided at line ends alone; no line ends beside a blank that holds', async () => {
  const phrases = ['[Меморандум о взаимопонимании]{lang=ru}', '[memorandum of understanding]{lang=en}', '\u00a0'];
  const body = phrases.flatMap((phrase, i) =>
    [...Array(24)].map((_, n) => `- 开${han.slice(0, 12 + n)}${phrase}字²${phrase}αβγ${han.slice(i)}`),
  );
  const { lines, errors } = await setText('foreign', 'zh-Hans', `开端。\n\n${body.join('\n')}`);
  assert.deepEqual(errors, []);
  assert.ok(lines.some((line) => lineText(line).endsWith('\u00ad')));
});

test('a heading ends no line before a dash, also with a note of several lines', async () => {
  const headings = [...Array(16)].map(
    (_, n) => `## ${han.slice(0, 8 + n)}[о взаимопонимании]{lang=ru}—${han.slice(0, 20)}[^${n}]\n\n${han}。`,
  );
  const notes = headings.map((_, n) => `[^${n}]: 注一\\\n    注二`);
  const { errors } = await setText('dashes', 'zh-Hans', [...headings, ...notes].join('\n\n'));
  assert.deepEqual(errors, []);
});

test('Chinese lines between long strings, words of others, marks and blanks are as good as they can be', async () => {
  const strings = [
    'register.of.the.assembly@office.example.org',
    'Annexes_of-the-Final-Act_rev.2.pdf',
    '＿'.repeat(14),
  ];
  const words = [
    '[Соглашение о сотрудничестве]{lang=ru}',
    'terms of reference',
    '[2]{sub}',
    '‘单’',
    '①',
    '；',
    '）',
    '　　',
  ];
  const items = [...Array(40)].map((_, i) => {
    const parts = [...Array(9)].map(
      (_, n) => `${han.slice(0, 3 + ((i * 5 + n * 7) % 11))}${words[(i + n * 3) % words.length]}`,
    );
    return `${parts.join('，')}${strings[i % 3]}${parts.reverse().join('')}`;
  });
  const body = `开端。\n\n${items.map((one, i) => (i % 3 ? one : `- ${one}\n\n  - ${one}`)).join('\n\n')}`;
  const { lines, errors } = await setText('between', 'zh-Hans', body);
  assert.deepEqual(errors, []);
  assert.ok(lines.length > 200);
});

test('a heading of many lines keeps units together, and one longer than a page goes on over it', async () => {
  const heading = `${han.slice(0, 9)}第123届，${han.slice(0, 13)}2019年`.repeat(9);
  for (const times of [1, 4]) {
    const { lines, errors } = await setText(
      `long-heading-${times}`,
      'zh-Hans',
      `开端。\n\n## ${heading.repeat(times)}\n\n${han}。`,
    );
    assert.deepEqual(errors, []);
    assert.equal(
      new Set(lines.filter(({ kind }) => kind === 'heading').map(({ page }) => page)).size,
      times === 1 ? 1 : 2,
    );
  }
});

test('a last line takes two lines of an item or a quotation before it along to its page', async () => {
  for (const [name, sign] of Object.entries({ item: '- ', quotation: '> ' })) {
    const text = '测试文本由此组成每字一格一行'.repeat(80);
    const first = await setText(`${name}-long`, 'zh-Hans', `开端。\n\n${sign}${text}`);
    const page = first.lines.find(({ source }) => source > 1)?.page;
    const fits = first.lines
      .filter((line) => line.source > 1 && line.page === page)
      .map(lineText)
      .join('');
    // The text fills its page to the last character: what follows would be a page of one line.
    const { lines, errors } = await setText(`${name}-full`, 'zh-Hans', `开端。\n\n${sign}${fits}\n\n末。`);
    assert.deepEqual(errors, []);
    const last = lines.findLast(({ source }) => source > 0)?.page;
    assert.equal(lines.filter((line) => line.source > 0 && line.page === last).length, 3);
  }
});

/** One after the other: they have one browser. */
async function inTurn(runs: readonly (() => Promise<void>)[]): Promise<void> {
  for (const run of runs) await run();
}
