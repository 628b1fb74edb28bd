/**
 * npm run bench: how long the press takes beside other tools. In: volumes made from the first title. Out: a table
 * (Markdown and JSON) and a plot of growth (SVG) in build/bench/. Runs the tools in turn, several times, and compares
 * by ratio: absolute figures are those of one machine on one day. No test: time depends on the machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pressFolder } from '../support/press.ts';
import { type Cost, measure } from './measure.ts';
import { listTools, type Tool, writeEquivalents } from './peers.ts';
import { plotGrowth } from './plot.ts';
import { makeVolume } from './volume.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    times: { type: 'string', default: '1,10,50' },
    only: { type: 'string' },
    limit: { type: 'string', default: '600' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  process.stdout.write(`npm run bench [-- --runs N] [--times 1,10,50] [--only NAME,…] [--limit SECONDS]

  --runs N        how often each tool sets each volume (3); of volumes from ×50 on, once
  --times LIST    how many times the first title a volume is (1,10,50)
  --only NAME,…   only tools whose name has one of these words
  --limit SECONDS a run that takes longer is ended and recorded so (600)
`);
  process.exit(0);
}

/** One tool on one volume. */
interface Row {
  times: number;
  tool: string;
  runs: Cost[];
  skipped?: string;
}

const wanted = values.only?.split(',').map((word) => word.toLowerCase());
const tools = (await listTools()).filter(
  ({ name }) => !wanted || wanted.some((word) => name.toLowerCase().includes(word)),
);
const out = join(pressFolder, 'build', 'bench');
mkdirSync(out, { recursive: true });
const rows: Row[] = [];
for (const times of values.times.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), `kanben-bench-${times}-`));
  makeVolume(times, folder);
  await writeEquivalents(folder);
  const own = tools.map((tool): Row => ({ times, tool: tool.name, runs: [] }));
  rows.push(...own);
  for (let run = 0; run < (times < 50 ? Number(values.runs) : 1); run++)
    for (const [i, tool] of tools.entries()) await turn(tool, own[i] as Row, folder);
  rmSync(folder, { recursive: true });
  report();
}

async function turn(tool: Tool, row: Row, folder: string): Promise<void> {
  const command = tool.command(folder);
  if (typeof command === 'string') {
    row.skipped = command;
    return;
  }
  // What failed once is not tried again.
  if (row.runs.some(({ failure }) => failure)) return;
  const cost = await measure({ ...command, cwd: pressFolder }, Number(values.limit));
  row.runs.push(cost);
  process.stderr.write(
    `×${row.times} ${tool.name}: ${cost.seconds.toFixed(1)} s, ${cost.cpu.toFixed(1)} s CPU, ` +
      `${Math.round(cost.megabytes)} MB${cost.failure ? `, ${cost.failure}` : ''}\n`,
  );
}

/** Writes table, data and plot of what has been measured so far. */
function report(): void {
  const machine =
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} ` +
    `GB, Linux ${release()}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: pressFolder, encoding: 'utf8' }).trim();
  writeFileSync(join(out, 'bench.json'), `${JSON.stringify({ date, machine, commit, rows }, null, 2)}\n`);
  writeFileSync(join(out, 'bench.svg'), plotGrowth(rows));
  const table = [
    `${date}, ${machine}; medians; seconds / seconds of CPU / MB at most, of all processes`,
    '',
    ...tableOf(),
  ].join('\n');
  writeFileSync(join(out, 'bench.md'), `${table}\n`);
  process.stdout.write(`${table}\n`);
}

function tableOf(): string[] {
  const all = [...new Set(rows.map(({ times }) => times))];
  const cell = (row: Row | undefined): string => {
    if (!row || (row.skipped === undefined && row.runs.length === 0)) return '';
    if (row.skipped) return `skipped: ${row.skipped}`;
    const failed = row.runs.find(({ failure }) => failure);
    if (failed) return `${failed.seconds.toFixed(0)} s: ${failed.failure}`;
    const reference = rows.find(({ times, tool }) => times === row.times && tool.startsWith('pagedjs-cli'));
    const ratio =
      reference && reference.runs.length > 0 && !reference.runs.some(({ failure }) => failure)
        ? ` (${(median(row, 'seconds') / median(reference, 'seconds')).toFixed(2)})`
        : '';
    return (
      `${median(row, 'seconds').toFixed(1)}${ratio} / ${median(row, 'cpu').toFixed(1)} / ` +
      `${Math.round(median(row, 'megabytes'))}`
    );
  };
  return [
    `| tool (in brackets: times pagedjs-cli) | ${all.map((times) => `×${times}`).join(' | ')} |`,
    `|---|${all.map(() => '---').join('|')}|`,
    ...tools.map(
      ({ name }) =>
        `| ${name} | ${all.map((times) => cell(rows.find((row) => row.times === times && row.tool === name))).join(' | ')} |`,
    ),
  ];
}

function median(row: Row, of: 'seconds' | 'cpu' | 'megabytes'): number {
  const sorted = row.runs.map((run) => run[of]).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
