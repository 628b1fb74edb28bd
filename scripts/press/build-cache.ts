/**
 * What need not be built again. In: a title, the options, what an earlier build recorded under `build/.cache/`. Out:
 * whether everything that its outputs depend on is the same, and the outputs themselves still are. Reads and hashes;
 * imports no library, so that a build that has nothing to do is over at once. When in doubt, a title is built.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compareText, countProblems, type Problem } from '../model/problem.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { folderOf } from '../model/title-name.ts';
import { sha256Of } from '../project/checksum.js';
import { makeFolder, writeWhole } from '../project/disk.js';
import { type Project, pressRoot } from '../project/project.ts';
import { readRegular, readRegularText } from '../project/regular-file.ts';
import type { BuildOptions } from './build-options.ts';
import { keyOfFaces } from './face-key.ts';

/** What the outputs of a title are made from, as hashes: the shared lists apart from everything else. */
export interface TitleKey {
  lists: string;
  rest: string;
}

/** What a build leaves behind about a title, or about the catalogue. */
export interface BuildRecord {
  key: TitleKey;
  /** Hash of the indexed edition: what the lists mean for this title. */
  view: string;
  /** File name → SHA-256. */
  outputs: Record<string, string>;
  problems: Problem[];
  rows: string[][];
}

/** Hash of the names and contents of all files below some folders, or of some files. */
function hashFiles(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const whole = join(root, path);
    const entries = readdirSync(whole, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
    for (const entry of entries)
      if (entry.isDirectory()) visit(`${path}/${entry.name}`);
      else add(`${path}/${entry.name}`);
  };
  const add = (path: string): void => {
    // A pipe would never be read to its end, and a link may lead nowhere; who reads the title refuses them.
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    const bytes = found?.isFile() || found?.isDirectory() ? readRegular(join(root, path)) : Buffer.alloc(0);
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  };
  for (const path of paths) {
    if (!existsSync(join(root, path))) continue;
    if (/\.(?:json|yaml)$/.test(path)) add(path);
    else visit(path);
  }
  return hash.digest('hex');
}

/**
 * Hash of the press: its code, the templates and styles of the project and its own, the faces, the versions of all
 * packages (Chromium among them), Node with its ICU. Nothing where another browser than the pinned one sets the pages:
 * what that one is, only it could say.
 */
export function keyOfPress({ templates, styles, labels }: Project): string | undefined {
  if (process.env.CHROME_PATH || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const root = pressRoot();
  // Installed as a package, the press has no lock file; npm keeps one of what it installed beside it.
  const code = hashFiles(root, ['scripts', 'package.json', 'package-lock.json', '../.package-lock.json']);
  const looks = [...templates, ...styles, ...labels].map((folder) => hashFiles(folder, ['.']));
  return sha256Of(
    [code, keyOfFaces(), ...looks, process.version, process.versions.icu, process.versions.unicode].join('\n'),
  );
}

/** The key of a title; nothing when there is no key of the press, or the title cannot be read. */
export function keyOfTitle(title: string, options: BuildOptions, press: string | undefined): TitleKey | undefined {
  if (press === undefined) return undefined;
  const { project, staged: _, ...choices } = options;
  const { source } = project;
  try {
    return {
      lists: hashFiles(source, ['authority']),
      rest: sha256Of(
        [
          press,
          basename(source),
          choicesOf(choices),
          title,
          hashFiles(source, [folderOf(title), 'defaults.yaml']),
        ].join('\n'),
      ),
    };
  } catch {
    return undefined;
  }
}

/** Hash of what the edition is, whatever the shared lists say about other titles. */
export const viewOf = (edition: IndexedEdition): string =>
  sha256Of(JSON.stringify({ ...edition, manuscript: { ...edition.manuscript, ...notOfTitle } }));

/** What a manuscript holds besides what it says: the shared files whole, whatever of them the title uses. */
const notOfTitle = { authorities: [], otherHeadings: [], sharedRefusals: [], folder: '' };

const choicesOf = (choices: object): string =>
  JSON.stringify(Object.entries(choices).sort(([a], [b]) => compareText(a, b)));

/**
 * Where the record of a title is: one for each set of options, so that a look at one format does not undo the others.
 */
function recordPath(build: string, name: string, { project: _, staged: __, ...choices }: BuildOptions): string {
  return join(build, '.cache', `${name.replace('/', '.')}.${sha256Of(choicesOf(choices)).slice(0, 8)}.json`);
}

/**
 * The record of the last build of a title whose outputs are all there, in `folder`, as it left them; else nothing. A
 * record that was cut or changed, or is of another press, is none: the first line is the hash of the second.
 */
export function readRecord(name: string, folder: string, options: BuildOptions): BuildRecord | undefined {
  try {
    const [sum, text = ''] = readRegularText(recordPath(options.project.build, name, options)).split('\n');
    if (sum !== sha256Of(text)) return undefined;
    const record = JSON.parse(text) as BuildRecord;
    return Object.entries(record.outputs).every(([file, sum]) => sha256Of(readRegular(join(folder, file))) === sum)
      ? record
      : undefined;
  } catch {
    // None, or an output is gone.
    return undefined;
  }
}

/** Keeps a record where the outputs are written. Failing to is no mistake: the next build then builds. */
export function writeRecord(
  name: string,
  options: BuildOptions,
  record: Omit<BuildRecord, 'outputs'>,
  files: ReadonlyMap<string, string | Uint8Array>,
  before?: BuildRecord,
): void {
  const path = recordPath(options.staged ?? options.project.build, name, options);
  try {
    makeFolder(dirname(path));
    const outputs = {
      ...before?.outputs,
      ...Object.fromEntries([...files].map(([file, content]) => [file, sha256Of(content)])),
    };
    const text = JSON.stringify({ ...record, outputs } satisfies BuildRecord);
    writeWhole(path, `${sha256Of(text)}\n${text}`);
  } catch {
    return;
  }
}

/** The rows of a title that stays as it is: those of its build, and at the end no time. */
export const unchangedRows = ({ rows }: BuildRecord, problems: number): string[][] =>
  rows.map((row, i) =>
    i < rows.length - 1 ? row : [row[0] ?? '', 'unchanged', row[2] ?? '', countProblems(problems)],
  );

/** The key of the catalogue: every output of every title, as SHA256SUMS names them. */
export const keyOfCatalogue = (
  press: string | undefined,
  sums: ReadonlyMap<string, string>,
  base: string | undefined,
): TitleKey | undefined => {
  const titles = [...sums].filter(([path]) => path.includes('/')).map((line) => line.join(' '));
  return press === undefined ? undefined : { lists: '', rest: sha256Of([press, ...titles, base ?? ''].join('\n')) };
};
