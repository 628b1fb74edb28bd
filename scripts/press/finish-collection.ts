/**
 * What belongs to all titles of a build folder: the catalogue, the checksums. In: the working folder in which titles
 * wait. Out: the whole is the build folder, in one exchange. Promises that `SHA256SUMS` names every file, and comes and
 * goes with the files that it names. Called by `build-project.ts`, when no title is at work any more.
 *
 *     await finishCollection(options, keyOfPress(project), work) → [], and build/ is the new one
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pageStyle } from '../model/output-kinds.ts';
import type { Files } from '../model/outputs.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors } from '../model/problem-catalogue.ts';
import { sha256Of } from '../project/checksum.js';
import { remove } from '../project/disk.js';
import type { WorkFolder } from '../project/work-folder.ts';
import { carryOver, finishWork, readOutput, stage, sumFiles, sumsName, sumsText } from '../project/write-outputs.ts';
import { keyOfCatalogue, readRecord, writeRecord } from './build-cache.ts';
import type { BuildOptions } from './build-options.ts';

/** Where the catalogue is recorded: no title begins with a dot. */
const catalogue = '.catalogue';

/**
 * Finishes a build folder. `press`: what the catalogue is recorded under, nothing where it is not. Nothing is written
 * where no title waits and everything is as the checksums say. Throws what the system says, and then the folder is as
 * it was.
 */
export async function finishCollection(
  options: BuildOptions,
  press: string | undefined,
  work: WorkFolder,
): Promise<Problem[]> {
  const { project, base } = options;
  const idle = readdirSync(work.fresh).length === 0 && readOutput(join(work.target, sumsName)) !== undefined;
  if (!idle) carryOver(work);
  const folder = idle ? work.target : work.fresh;
  const sums = sumFiles(folder);
  const key = keyOfCatalogue(press, sums, base);
  const record = key && readRecord(catalogue, folder, options);
  const problems: Problem[] = [];
  if (record && record.key.rest === key.rest) {
    problems.push(...record.problems);
    if (idle && readOutput(join(folder, sumsName)) === sumsText(sums)) return problems;
    if (idle) carryOver(work);
  } else {
    if (idle) carryOver(work);
    const files = await stageCatalogue(options, work, sums, problems);
    if (key && !hasErrors(problems)) {
      const staged = { ...options, staged: work.fresh };
      writeRecord(catalogue, staged, { key, view: '', problems, rows: [] }, files);
    }
  }
  stage(work.fresh, project.build, new Map([[sumsName, sumsText(sums)]]));
  finishWork(work);
  return problems;
}

/** Makes the catalogue anew, instead of the one that is there, and keeps the checksums true. */
async function stageCatalogue(
  { project, base, registry }: BuildOptions,
  work: WorkFolder,
  sums: Map<string, string>,
  problems: Problem[],
): Promise<Files> {
  const { makeCatalogue } = await import('../formats/site/catalogue.ts');
  const files = await makeCatalogue({ ...project, build: work.fresh }, problems, base, registry);
  for (const name of readdirSync(work.fresh).filter((one) => pageStyle.faces.test(one))) {
    remove(join(work.fresh, name));
    sums.delete(name);
  }
  stage(work.fresh, project.build, files);
  for (const [name, content] of files) sums.set(name, sha256Of(content));
  return files;
}
