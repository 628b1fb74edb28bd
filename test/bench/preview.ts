/**
 * From a save to the page: `node --import tsx test/bench/preview.ts [RUNS [TIMES …]]`. Prints, for the first title and
 * ten times of it, how long it takes until the spread that is looked at shows the change, and until the last page is
 * laid out, as medians of several saves. The clock starts before the file is written, so that watching, reading and the
 * way to the browser are in it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from '../../scripts/cli/report.ts';
import { look, openBrowser, openDesk, versionOf, waitFor } from '../support/desk.ts';
import { makeVolume } from './volume.ts';

const runs = Number(process.argv[2] ?? 5);
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const rows = [
  [
    'title',
    'pages',
    'first sight',
    'a sentence: shown',
    'whole',
    'a paragraph more: shown',
    'whole',
    'the short title: shown',
    'whole',
  ],
];

const browser = await openBrowser();
for (const times of process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1, 10]) {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-bench-'));
  const source = makeVolume(times, folder);
  const file = join(source, 'volume', 'zh-Hans.md');
  const desk = await openDesk(source);
  const started = performance.now();
  const { page } = await look(browser, desk.address);
  await waitFor(page, 'shown', 1);
  const sight = performance.now() - started;
  await waitFor(page, 'done', 1);
  const pages = await page.evaluate(() => Number(/\d+/.exec(document.querySelector('#count')?.textContent ?? '')?.[0]));
  // The reader is in the middle of the text, where he writes.
  await page.$eval(
    '#page',
    (input, label) => {
      (input as HTMLInputElement).value = label;
      input.dispatchEvent(new Event('change'));
    },
    String(Math.round(pages * 0.3)),
  );
  const line = await page.evaluate(async () => {
    const anchor =
      document
        .querySelector<HTMLIFrameElement>('#sheet')
        ?.contentDocument?.querySelector('.paragraph:not([data-split-from])')?.id ?? '';
    return ((await (await fetch(`place?anchor=${anchor}`)).json()) as { line: number }).line - 1;
  });
  const text = readFileSync(file, 'utf8').split('\n');
  const inLine = (change: (paragraph: string) => string) =>
    text.map((own, i) => (i === line ? change(own) : own)).join('\n');
  const time = async (state: (run: number) => string) => {
    const shown: number[] = [];
    const whole: number[] = [];
    for (let run = 0; run < runs; run++) {
      const version = (await versionOf(page)) + 1;
      const saved = performance.now();
      writeFileSync(file, state(run));
      await waitFor(page, 'shown', version);
      shown.push(performance.now() - saved);
      await waitFor(page, 'done', version);
      whole.push(performance.now() - saved);
    }
    process.stderr.write(
      `×${times}: shown ${shown.map(seconds)}, of it the stages ` +
        `${desk.told.slice(-runs).map(({ ms }) => seconds(ms))}; whole ${whole.map(seconds)}\n`,
    );
    return [seconds(median(shown)), seconds(median(whole))];
  };
  rows.push([
    `×${times}`,
    String(pages),
    seconds(sight),
    ...(await time((run) => inLine((own) => (run % 2 ? own : `${own}又`)))),
    ...(await time((run) => inLine((own) => (run % 2 ? own : `多出来的一段。\n\n${own}`)))),
    ...(await time((run) => inLine((own) => own).replace(/short-title: .*/, `short-title: 第${run}短题`))),
  ]);
  await page.close();
  desk.stop();
  rmSync(folder, { recursive: true });
}
await browser.close();
printTable(rows);
