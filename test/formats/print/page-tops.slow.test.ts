/**
 * What a page begins with and has no room beside its notes: the head of a table under a note that goes on, a row with
 * long notes, a table with which a note goes on, two notes of one line. Kinds that random editions found: text was
 * left out or set twice, and the proof refused the book. Slow because a browser sets each of them.
 */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { type Engine, startBrowser } from '../../../scripts/formats/print/chromium.ts';
import { pressText, type TrialLanguage } from '../../support/press-text.ts';

let engine: Engine;
before(async () => {
  engine = await startBrowser(() => undefined);
});
after(() => engine.browser.close());

const words: Record<TrialLanguage, string> = {
  'zh-Hans': '双方将在平等互利的基础上继续合作，',
  en: 'the parties shall continue to consult on matters of common interest, ',
  ru: 'стороны будут продолжать консультации по всем вопросам, ',
};

/** Errors of a text, as code and message. */
async function errorsOf(body: string, language: TrialLanguage): Promise<string[]> {
  const { problems, made } = await pressText(body, language, engine, true);
  assert.ok(made, problems.map(({ message }) => message).join('\n'));
  return problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');

for (const language of ['zh-Hans', 'en', 'ru'] as const) {
  const said = (times: number) => words[language].repeat(times).trim();
  const narrow = said(1).slice(0, 40);
  const rows = Array.from({ length: 30 }, (_, i) => [`${i + 1}`, narrow, said(1), narrow, `${i}`]);

  test(`${language}: a table stands whole under a note that goes on over pages`, async () => {
    // Heads of one line, of some, and of more than a quarter of a page.
    for (const times of [1, 3, 6]) {
      const head = [narrow, '', said(times).slice(0, times * 30), '', narrow];
      const body = `${said(1)}[^1]\n\n${table(head, rows)}\n\n[^1]: ${said(language === 'en' ? 60 : 80)}`;
      assert.deepEqual(await errorsOf(body, language), [], `${times}`);
    }
  });

  test(`${language}: a row whose notes leave it no room on a page is divided, its notes begin there`, async () => {
    const long = said(language === 'zh-Hans' ? 7 : 4);
    const noted = ['', `${narrow}[^1]`, `${long}[^2] ${long}[^3]`, `[^3] ${narrow}`, narrow];
    const notes = [1, 2, 3].map((n) => `[^${n}]: ${said(2)}`).join('\n\n');
    const lines = Array.from({ length: 3 }, (_, i) => `${said(6 + i)}`).join('\n\n');
    const head = [narrow, narrow, narrow, narrow, said(1)];
    assert.deepEqual(await errorsOf(`${lines}\n\n${table(head, [noted, ...rows])}\n\n${notes}`, language), []);
  });

  test(`${language}: a note goes on at the next foot with a table`, async () => {
    const own = table(
      ['1', '2', '3'],
      rows.slice(0, 12).map((cells) => cells.slice(1, 4)),
    );
    const indented = own.replace(/^/gm, '    ');
    for (const before of [14, 17, 20, 23])
      assert.deepEqual(await errorsOf(`${said(1)}[^1]\n\n[^1]: ${said(before)}\n\n${indented}`, language), []);
  });

  test(`${language}: of two notes of one line the second begins where the long first one ends`, async () => {
    const body = `${said(9)}[^1]${narrow.slice(0, 4)}[^2] ${said(2)}\n\n[^1]: ${said(70)}\n\n[^2]: ${said(1)}`;
    assert.deepEqual(await errorsOf(body, language), []);
  });
}
