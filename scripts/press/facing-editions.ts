/**
 * Makes and proves the facing editions of a project, when the languages of their titles are built. In: the titles that
 * were asked for, the working folder in which what was built waits. Out: the files of each beside its languages,
 * problems. Promises that nothing is written before the witness has found nothing, and that one which has both
 * languages unchanged is not made again. Called by `build-project.ts`, before the catalogue.
 *
 *     await buildFacing(['treaty/en', 'treaty/ru'], options, press, work)
 *       → [{ title: 'treaty/en+ru', ok: true, rows: [['treaty/en+ru', '88 KiB', '41 faced, 0 alone', …]], … }]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printAside } from '../cli/report.ts';
import type { Engine } from '../formats/print/chromium.ts';
import { sizeOf } from '../formats/site/offered-files.ts';
import { sharedName } from '../manuscript/defaults.ts';
import { readFacing } from '../manuscript/read-facing.ts';
import { shownIn } from '../manuscript/source-bytes.ts';
import { type FacingPair, facingName } from '../model/facing.ts';
import { countProblems, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { folderOf, languageIn } from '../model/title-name.ts';
import { sha256Of } from '../project/checksum.js';
import { readBase, versionsIn } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { readRegular, readRegularText } from '../project/regular-file.ts';
import type { WorkFolder } from '../project/work-folder.ts';
import { stage } from '../project/write-outputs.ts';
import type { FacingSources } from '../proof/verify-facing.ts';
import { readRecord, unchangedRows, writeRecord } from './build-cache.ts';
import type { BuildOptions } from './build-options.ts';
import { sizeSaid } from './output-format.ts';

/** What became of a facing edition. */
interface FacingResult {
  title: string;
  ok: boolean;
  rows: string[][];
  problems: Problem[];
}

/** Builds the facing editions of titles; `press`: what they are recorded under, nothing where they are not. */
export async function buildFacing(
  titles: readonly string[],
  options: BuildOptions,
  press: string | undefined,
  work: WorkFolder,
): Promise<FacingResult[]> {
  // A look at one format, or what is for the printer, has no site.
  if (options.only || options.print || options.registry) return [];
  const results: FacingResult[] = [];
  const browser = openOnce();
  try {
    for (const folder of new Set(titles.filter((title) => languageIn(title) !== undefined).map(folderOf))) {
      const pair = readFacing(options.project.source, folder);
      const sources = pair && readBuilt(options, folder, pair, work);
      if (!sources) continue;
      const build = buildOne(folder, sources, browser.open, options, press, work);
      results.push(await build.catch(broken(folder, sources)));
    }
  } finally {
    await browser.end();
  }
  return results;
}

/** A browser that starts when the first pages are to be set. */
function openOnce(): { open: () => Promise<Engine>; end: () => Promise<void> } {
  let engine: Promise<Engine> | undefined;
  return {
    open: () => {
      engine ??= import('../formats/print/chromium.ts').then(({ startBrowser }) => startBrowser(printAside));
      return engine;
    },
    end: async () => {
      const { endBrowser } = await import('../formats/print/browser-page.ts');
      await engine?.then(({ browser }) => endBrowser(browser)).catch(() => undefined);
    },
  };
}

/** `edition.json` of both languages, as it will stand in the build folder. */
const readRecords = (folder: string, pair: FacingPair, { fresh, target }: WorkFolder): [string, string] =>
  pair.map((language) => {
    const path = join(folder, language, 'edition.json');
    return readRegularText([fresh, target].map((one) => join(one, path)).find((one) => existsSync(one)) ?? '');
  }) as [string, string];

/** A fault of the press, or a project's own template that is none of such a page, stops no other title (K604). */
const broken =
  (folder: string, { pair }: Pick<FacingSources, 'pair'>) =>
  (error: Error & { problem?: Problem }): FacingResult => {
    const title = `${folder}/${facingName(pair)}`;
    const own = error.problem ?? problem('K604', { title, lines: '', detail: error.message.split('\n')[0] ?? '' });
    return { title, ok: false, rows: [], problems: [own] };
  };

/** The files of both languages as they will stand in the build folder; nothing where one is not built yet. */
function readBuilt(
  { project, base }: Pick<BuildOptions, 'project' | 'base'>,
  folder: string,
  pair: FacingPair,
  { fresh, target }: Pick<WorkFolder, 'fresh' | 'target'>,
): Omit<FacingSources, 'offered'> | undefined {
  const find = (path: string) => [fresh, target].map((one) => join(one, folder, path)).find((one) => existsSync(one));
  const read = (name: string) => pair.map((language) => find(`${language}/${name}`));
  const paths = [...read('index.html'), ...read('faces.css'), ...read('site.css')];
  if (paths.includes(undefined)) return undefined;
  const texts = paths.map((path) => readRegularText(path as string));
  const [first, second, faces, otherFaces, style, other] = texts as [string, string, string, string, string, string];
  const beside = (name: string) => readRegularText(find(`${pair[0]}/${name}`) ?? '');
  return {
    pair,
    pages: [first, second],
    styles: [`${faces}${style}`, `${otherFaces}${other}`],
    languages: versionsIn(project.source, folder).flatMap((version) => languageIn(version) ?? []),
    folders: project.styles,
    script: beside('site.js'),
    icon: beside('icon.svg'),
    ...(base === undefined ? {} : { address: `${base}${folder}/${facingName(pair)}/` }),
  };
}

async function buildOne(
  folder: string,
  sources: Omit<FacingSources, 'offered'>,
  open: () => Promise<Engine>,
  options: BuildOptions,
  press: string | undefined,
  work: WorkFolder,
): Promise<FacingResult> {
  const title = `${folder}/${facingName(sources.pair)}`;
  const records = readRecords(folder, sources.pair, work);
  const key =
    press === undefined
      ? undefined
      : { lists: '', rest: sha256Of([press, JSON.stringify(sources), ...records].join('\n')) };
  const record = key && readRecord(title, join(work.target, title), options);
  if (record && record.key.rest === key?.rest) {
    const { problems } = record;
    return { title, ok: true, rows: unchangedRows(record, problems.length), problems };
  }
  const [{ makeFacing }, { verifyFacing }, { makeFacingFiles }] = await Promise.all([
    import('../formats/facing/facing-page.ts'),
    import('../proof/verify-facing.ts'),
    import('./facing-files.ts'),
  ]);
  const alone = await makeFacingFiles(options.project, folder, sources.pair, records, open, options.fonts !== false);
  if (alone.files.size === 0) return { title, ok: false, rows: [], problems: alone.problems };
  const downloads = [...alone.files].map(([name, bytes]) => ({
    name,
    size: sizeOf(bytes.length),
    sha256: sha256Of(bytes),
  }));
  const { files, alone: lonely } = makeFacing(options.project, { ...sources, downloads });
  const proof = verifyFacing(files, { ...sources, offered: alone.files });
  const problems = [...alone.problems, ...proof.problems, ...sayAlone(options.project, folder, sources.pair, lonely)];
  if (hasErrors(problems)) return { title, ok: false, rows: [], problems };
  for (const [name, content] of alone.files) files.set(name, content);
  stage(join(work.fresh, title), join(options.project.build, title), files);
  const found = `${proof.faced} faced, ${proof.alone.length} alone`;
  const rows = [...alone.rows, [title, sizeSaid(files.get('index.html') ?? ''), found, countProblems(problems.length)]];
  if (key) writeRecord(title, { ...options, staged: work.fresh }, { key, view: '', problems, rows }, files);
  return { title, ok: true, rows, problems };
}

/** The files of its page. */
const facingFiles = ['index.html', 'site.css', 'site.js', 'icon.svg', 'facing.json'];

/**
 * What is wrong with the built facing edition of a title's folder, in words: it is not what the pages of its languages
 * make of it, or not there. Nothing where there is none to be, or it is right. Called by `publish-edition`.
 */
export async function findFacingFault(project: Project, folder: string): Promise<string | undefined> {
  const pair = readFacing(project.source, folder);
  if (!pair) return undefined;
  const base = readBase(join(project.folder, 'package.json'), []);
  const sources = readBuilt({ project, ...(base === undefined ? {} : { base }) }, folder, pair, {
    fresh: project.build,
    target: project.build,
  });
  const own = join(project.build, folder, facingName(pair));
  if (!sources || !existsSync(own)) return `there is no ${facingName(pair)} of it.`;
  const { verifyFacing } = await import('../proof/verify-facing.ts');
  const { facingProofs } = await import('./facing-files.ts');
  const there = facingFiles.filter((name) => existsSync(join(own, name)));
  const proofs = facingProofs(folder).map(([name, called, prove]) => ({ path: join(own, name), name, called, prove }));
  const lost = proofs.find(({ path }) => !existsSync(path));
  if (lost) return `there is no ${lost.called} of ${facingName(pair)}.`;
  const offered = new Map(proofs.map(({ name, path }) => [name, readRegular(path)]));
  const { problems } = verifyFacing(new Map(there.map((name) => [name, readRegularText(join(own, name))])), {
    ...sources,
    offered,
  });
  for (const { name, prove } of problems.length > 0 ? [] : proofs)
    problems.push(...(await prove(project, folder, offered.get(name) as Uint8Array)).problems);
  const [first] = problems;
  return first && `${facingName(pair)} is not what would be built now: ${first.message}`;
}

/** So many addresses are named, and the rest counted. */
const mostNamed = 10;

/** K138 where something stands alone. */
function sayAlone(
  { source }: Project,
  folder: string,
  pair: FacingPair,
  alone: Readonly<Record<string, readonly string[]>>,
): Problem[] {
  const detail = pair
    .filter((language) => alone[language]?.length)
    .map((language) => {
      const all = alone[language] ?? [];
      const rest = all.length > mostNamed ? `, ${all.length - mostNamed} more` : '';
      return `${language} ${all.slice(0, mostNamed).join(', ')}${rest}`;
    })
    .join('; ');
  const file = shownIn(source, join(source, folder, sharedName));
  return detail === '' ? [] : [problem('K138', { detail }, { file, line: 1, column: 1 })];
}
