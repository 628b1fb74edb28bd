/**
 * A trial of imported texts: would they be published as they are? In: a project, the Markdown and pictures of titles
 * that were just imported. Out: for each the problems of a build of its PDF with every gate and proof, at the places of
 * the Markdown that was written. Everything happens in a temporary folder with stand-ins for what only a person knows;
 * nothing of the project is written, and nothing of the trial is left. Called by `npm run import`.
 *
 *     await tryImports(project, [{ title: 'law', language: 'zh-Hans', markdown, pictures }], 1)
 *       → Map { 'law/zh-Hans' → { published: true, problems: [], seconds: 2.1 } }
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillTodos, withoutRegisters } from '../import/stand-ins.ts';
import { defaultsName, sharedName } from '../manuscript/defaults.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { listTitles } from '../project/folders.ts';
import { openProject, type Project } from '../project/project.ts';
import { readRegularText } from '../project/regular-file.ts';
import { buildTitles, type TitleOutcome } from './workers.ts';

interface ImportedText {
  title: string;
  language: string;
  markdown: string;
  pictures: ReadonlyMap<string, Uint8Array>;
}

interface Trial {
  published: boolean;
  problems: Problem[];
  seconds: number;
}

const nothing: TitleOutcome = { problems: [], rows: [] };

/**
 * Builds the texts, `jobs` at a time; the trials by `TITLE/LANGUAGE`. Throws for a fault of the machine, as a full
 * disk.
 */
export async function tryImports(
  { folder, source }: Project,
  texts: readonly ImportedText[],
  jobs: number,
): Promise<Map<string, Trial>> {
  const place = mkdtempSync(join(tmpdir(), 'kanben-trial-'));
  try {
    const own = join(place, 'source');
    mkdirSync(join(own, 'authority'), { recursive: true });
    const defaults = join(source, defaultsName);
    if (existsSync(defaults)) writeFileSync(join(own, defaultsName), withoutRegisters(readRegularText(defaults)));
    for (const { title, language, markdown, pictures } of texts) {
      mkdirSync(join(own, title), { recursive: true });
      writeFileSync(join(own, title, `${language}.md`), fillTodos(markdown));
      for (const [name, bytes] of pictures) writeFileSync(join(own, title, name), bytes);
    }
    const project = openProject({ folder, source: own, build: join(place, 'build') });
    for (const title of new Set(texts.map((one) => one.title))) {
      const shared = join(source, title, sharedName);
      if (existsSync(shared)) writeFileSync(join(own, title, sharedName), readRegularText(shared));
    }
    const tasks = listTitles(own).map((title) => ({ title }));
    const outcomes = await buildTitles(tasks, { project, only: ['pdf'], keepFailed: false }, jobs);
    return new Map(
      texts.map(({ title, language }): [string, Trial] => {
        const { problems, rows } = outcomes.get(title) ?? outcomes.get(`${title}/${language}`) ?? nothing;
        const published = rows.length > 0 && !hasErrors(problems);
        return [`${title}/${language}`, { published, problems, seconds: Number.parseFloat(rows.at(-1)?.[1] ?? '0') }];
      }),
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** K130 for every error of a trial, at its place: the text was written, and a person decides. */
export const refusalsOf = (problems: readonly Problem[]): Problem[] =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ also: _, about: __, ...one }) => {
      const { code, message, hint, place } = one;
      return { ...problem('K130', { code, message, hint }, place), tells: one };
    });
