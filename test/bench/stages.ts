/**
 * What each stage of a build costs, one after the other: `node --import tsx test/bench/compiled.ts stages
 * [--times 1,50] [--runs 3]`. In: the first title so many times over. Out: a table on standard output: seconds of the
 * processor, of Node with all its threads and of Chromium, and seconds on the clock, by stage; medians of some runs.
 * Packages are loaded before the first run that counts. No test: time depends on the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { facesOf, subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { renderEpubTexts } from '../../scripts/formats/epub/render-epub.ts';
import { endBrowser } from '../../scripts/formats/print/browser-page.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderCover, renderPrint } from '../../scripts/formats/print/render-print.ts';
import { photograph, typeset } from '../../scripts/formats/print/typeset.ts';
import type { Files } from '../../scripts/model/outputs.ts';
import type { Book } from '../../scripts/press/book.ts';
import type { OutputFormat, Proven } from '../../scripts/press/output-format.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { outputFormats } from '../../scripts/press/registry.ts';
import type { Project } from '../../scripts/project/project.ts';
import { projectAt } from '../support/press.ts';
import { treeOf } from './measure.ts';
import { makeVolume } from './volume.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '1,50' }, runs: { type: 'string', default: '3' } },
});

/** Seconds of a stage: of the processor, and on the clock. */
type Cost = [cpu: number, clock: number];
type Stages = Map<string, Cost>;
type Stage = <T>(name: string, work: () => Promise<T> | T) => Promise<T>;

const spent = { node: 0, others: 0 };
/** What each process had used when it was seen last, also after its end. */
const seen = new Map<number, number>();

/** Seconds of the processor since it was asked last: of this process, and of those that it started. */
function used(): number {
  const { user, system } = process.cpuUsage();
  treeOf(process.pid, seen);
  seen.delete(process.pid);
  const now = { node: (user + system) / 1e6, others: [...seen.values()].reduce((sum, time) => sum + time, 0) / 100 };
  const since = now.node - spent.node + now.others - spent.others;
  Object.assign(spent, now);
  return since;
}

/** One build, stage after stage: nothing runs beside another. */
async function measureStages(project: Project, engine: Engine): Promise<Stages> {
  const stages: Stages = new Map();
  const stage: Stage = async (name, work) => {
    used();
    const started = performance.now();
    const value = await work();
    const clock = (performance.now() - started) / 1000;
    const [cpu, before] = stages.get(name) ?? [0, 0];
    stages.set(name, [cpu + used(), before + clock]);
    return value;
  };
  const book = await setBook(project, engine, stage);
  const files: Files = new Map();
  const done: { format: OutputFormat; proven: Proven; made: Files }[] = [];
  for (const format of [...outputFormats].sort((a, b) => Number(a.offersOthers) - Number(b.offersOthers)))
    for (const output of format.outputs(book)) {
      const made = await stage(`${format.name}: made`, () => output.make(files));
      const proven = await stage(`${format.name}: proved`, () => output.prove(made, files));
      if (proven.problems.length > 0) throw new Error(proven.problems.map(({ message }) => message).join('\n'));
      const read = done.map((one) => one.proven.read).find(Boolean);
      if (output.compare && read)
        await stage(`${format.name}: compared with the pages`, () => output.compare?.(made, read));
      for (const [name, content] of made) files.set(name, content);
      done.push({ format, proven, made });
    }
  return stages;
}

/** The book as the press has it when it is printed. */
async function setBook(project: Project, engine: Engine, stage: Stage): Promise<Book> {
  const options = { project };
  const {
    edition,
    images,
    problems: remarks,
  } = await stage('prepared', () => {
    const { value } = prepareEdition(project, 'volume');
    if (!value) throw new Error('the volume has a mistake');
    return value;
  });
  const { metadata } = edition;
  const format = readFormat(project, 'book', false, metadata.language, metadata.class);
  const html = await stage('HTML', () => renderPrint(project, edition, images, format));
  const { value: faces = [] } = await stage('faces cut', () =>
    subsetFonts(edition, [html, ...renderEpubTexts(project, edition, images)]),
  );
  const laid = await stage('laid out', () => typeset(html, facesOf(faces, html), engine));
  const pdf = await stage('printed', () => laid.print());
  const [cover, thumbnail] = await stage('cover drawn', () =>
    photograph(renderCover(project, edition), faces, engine, 1600, 2560, [1, 0.2]),
  );
  return {
    title: 'volume',
    edition,
    images,
    remarks,
    options,
    faces,
    rendered: [{ format, html }],
    formats: ['book'],
    engine,
    laid: async () => laid,
    printed: async () => pdf,
    cover: Promise.resolve(cover),
    thumbnail: Promise.resolve(thumbnail),
  };
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;

/** What a stage costs in the middle of all runs: of the processor (0), or on the clock (1). */
const medianOf = (runs: readonly Stages[], name: string, i: 0 | 1): string =>
  median(runs.map((run) => run.get(name)?.[i] ?? 0)).toFixed(2);

const engine = await startBrowser((line) => process.stderr.write(`${line}\n`));
try {
  for (const times of values.times.split(',').map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), `kanben-stages-${times}-`));
    const project = projectAt(makeVolume(times, folder));
    const runs: Stages[] = [];
    const count = times < 50 ? Number(values.runs) : 1;
    for (let run = 0; run <= count; run++) {
      const stages = await measureStages(project, engine);
      if (run > 0 || count === 1) runs[count === 1 ? 0 : run - 1] = stages;
      if (count === 1) break;
    }
    rmSync(folder, { recursive: true });
    process.stdout.write(`×${times}\n`);
    for (const name of runs[0]?.keys() ?? [])
      process.stdout.write(`| ${name} | ${[0, 1].map((i) => medianOf(runs, name, i as 0 | 1)).join(' | ')} |\n`);
  }
} finally {
  await endBrowser(engine.browser);
}
