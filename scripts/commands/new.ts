/** npm run new -- TITLE [--language TAG]: a skeleton for a new title, every field explained. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printResult } from '../cli/report.ts';
import { defaultsName, readDefaults } from '../manuscript/defaults.ts';
import { writeSkeleton } from '../manuscript/skeleton.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { isLanguageTag } from '../model/title-name.ts';
import { addFiles } from '../project/write-outputs.ts';

export const newCommand: Command = {
  name: 'new',
  usage: 'npm run new -- TITLE [--language TAG]',
  about: `Writes source/TITLE/TAG.md, a skeleton in which every field of the front matter is explained in a comment;
what source/defaults.yaml says for every title is a comment there. TITLE is a name of small Latin letters,
digits and hyphens. Nothing is written over.

  --language TAG    the language of the text (zh-Hans)
  --source FOLDER   write there instead of source/`,
  options: { language: { type: 'string', default: 'zh-Hans' }, source: { type: 'string' } },
  run: writeTitle,
};

function writeTitle({ positionals, project, values }: Arguments): Problem[] {
  const wrong = (detail: string) => [problem('K902', { detail, command: 'new' })];
  const [title = '', ...more] = positionals;
  const language = String(values.language);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(title) || title === 'authority' || more.length > 0)
    return wrong('Name one TITLE (small Latin letters, digits, hyphens).');
  if (!isLanguageTag(language)) return wrong(`“${language}” is no language tag, as zh-Hans, en or ru are.`);
  const folder = join(project.source, title);
  const name = `${language}.md`;
  if (existsSync(join(folder, name)))
    return wrong(`source/${title}/${name} exists: it is canonical and edited by hand, and is not overwritten.`);
  const problems: Problem[] = [];
  const defaults = readDefaults(project.source, `source/${defaultsName}`, problems);
  if (problems.length > 0) return problems;
  const failed = addFiles(folder, new Map([[name, writeSkeleton(language, defaults)]]));
  if (failed.length > 0) return failed;
  printResult(`source/${title}/${name}: fill in every TODO, then npm run build -- ${title}`, {
    title,
    source: `source/${title}/${name}`,
  });
  return [];
}
