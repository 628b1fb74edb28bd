/**
 * npm run import -- FILE|FOLDER [--title NAME] [--language TAG]: documents from elsewhere → canonical Markdown. In: the
 * words of the command. Out: source/NAME/LANGUAGE.md with its pictures and the document itself, and the report as
 * problems. Promises that nothing is written over. Called by the table of commands.
 *
 *     npm run import -- charter.docx → its text in Russian and the document itself, in the title’s folder “charter”
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { classNames } from '../classes/registry.ts';
import { type Arguments, type Command, jobsOf, wrongJobs } from '../cli/command.ts';
import { onOneLine, printResult, printTable } from '../cli/report.ts';
import { convertDocument } from '../import/import-document.ts';
import { type ImportTask, tasksOf } from '../import/import-tasks.ts';
import { defaultsName, readDefaults } from '../manuscript/defaults.ts';
import { readBytes } from '../manuscript/source-bytes.ts';
import { beyondBudget, doors } from '../model/budgets.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { isLanguageTag } from '../model/title-name.ts';
import { refusalsOf, tryImports } from '../press/try-import.ts';
import type { Project } from '../project/project.ts';
import { readRegular } from '../project/regular-file.ts';
import { addFiles } from '../project/write-outputs.ts';

const titlePattern = /^[a-z0-9][a-z0-9-]*$/;

export const importCommand: Command = {
  name: 'import',
  usage: 'npm run import -- FILE|FOLDER [--title NAME] [--language TAG] [--class NAME] [--encoding NAME]',
  about: `Turns an HTML page, a feed dump, a DOCX or a plain text into source/NAME/LANGUAGE.md and keeps the
document beside it as origin. What is not known is a TODO, which the build names; what could not be
carried as it was is listed. Of a FOLDER every document is imported: zh-Hans.html, en.html and ru.docx are
languages of one title, other files titles of their own.

At its end what was imported is built on trial, its PDF with every gate and proof, in a temporary folder
and with stand-ins for every TODO: what would be refused is said with the lines of the Markdown (K130).
Exit code 0: every document was imported, whatever the trial says; 1: at least one was not, and of that
one nothing was written. With --json a result a document (file, source, todos, notCarried, inAnotherForm,
toDecide) and one of all trials (source, published, refusedBy, warnings, seconds).

  --title NAME      the title’s folder (small Latin letters, digits, hyphens); the file’s or folder’s name if absent
  --language TAG    the language, where the document does not show it
  --class NAME      the class of documents (${classNames.join(', ')}), where the guess is wrong
  --encoding NAME   the encoding of a page or text that names none and is not UTF-8: gb18030, windows-1251, …
  --no-trial        do not build on trial
  --jobs N          try so many titles at a time; as many as there are processor cores if absent
  --source FOLDER   write there instead of source/`,
  options: {
    title: { type: 'string' },
    language: { type: 'string' },
    class: { type: 'string' },
    encoding: { type: 'string' },
    'no-trial': { type: 'boolean' },
    jobs: { type: 'string' },
    source: { type: 'string' },
  },
  run: importAll,
};

const wrong = (detail: string): Problem[] => [problem('K902', { detail, command: 'import' })];

async function importAll({ positionals, project, values }: Arguments): Promise<Problem[]> {
  const [given, ...more] = positionals;
  if (!given || more.length > 0) return wrong('Name one FILE or FOLDER.');
  const path = resolve(given);
  if (!existsSync(path)) return [problem('K116', { path: given, detail: 'there is nothing.' })];
  const detail = wrongIn(values);
  if (detail !== undefined) return wrong(detail);
  const tasks = tasksOf(path);
  if (tasks.length === 0) return wrong(`${given} holds no document (.html, .docx, .txt).`);
  if (values.title !== undefined && new Set(tasks.map(({ title }) => title)).size > 1)
    return wrong('--title names one title, and the folder holds several: leave it out.');
  return importTasks(tasks, project, values);
}

/** What is wrong in the options, in a sentence. */
function wrongIn(values: Arguments['values']): string | undefined {
  const { language, class: named } = values;
  if (language !== undefined && !isLanguageTag(String(language)))
    return `“${language}” is no language tag, as zh-Hans, en or ru are.`;
  if (named !== undefined && !classNames.includes(String(named)))
    return `“${named}” is no class of documents: ${classNames.join(', ')}.`;
  return jobsOf(values) === undefined ? wrongJobs(values) : undefined;
}

/** Imports every document, and builds on trial what was written. The options are right. */
async function importTasks(
  tasks: readonly ImportTask[],
  project: Project,
  values: Arguments['values'],
): Promise<Problem[]> {
  const language = values.language === undefined ? undefined : String(values.language);
  const problems: Problem[] = [];
  const written = new Map<string, Written>();
  for (const task of tasks) {
    const title = String(values.title ?? task.title);
    if (!titlePattern.test(title) || title === 'authority')
      problems.push(
        ...wrong(
          `${basename(task.path)} has no name for a title: add --title NAME (small Latin letters, digits, hyphens).`,
        ),
      );
    else problems.push(...(await importOne(task, title, language ?? task.language, project, values, written)));
  }
  if (!values['no-trial'] && written.size > 0)
    problems.push(...(await tryWritten([...written.values()], project, jobsOf(values) ?? 1)));
  return problems;
}

/** One document. Nothing is written when there is an error, and nothing that exists is written over. */
async function importOne(
  { path }: ImportTask,
  title: string,
  language: string | undefined,
  { source }: Project,
  values: Arguments['values'],
  written: Map<string, Written>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const [name, folder] = [basename(path), join(source, title)];
  const tooLarge = beyondBudget('import', { bytes: statSync(path).size });
  if (tooLarge) return [problem('K131', { file: name, ...tooLarge }, { file: name, line: 1, column: 1 })];
  const bytes = readBytes(path, name, problems);
  if (!bytes) return problems;
  if (existsSync(folder) && !statSync(folder).isDirectory()) return wrong(`source/${title} is a file.`);
  const foreign = { name, bytes, ...choicesOf(language, values), beside: besideOf(path) };
  const defaults = readDefaults(source, `source/${defaultsName}`, problems);
  if (hasErrors(problems)) return problems;
  const found = await convertDocument(foreign, problems, defaults);
  if (!found) return problems;
  const shown = `source/${title}/${found.language}.md`;
  const target = join(folder, `${found.language}.md`);
  if (existsSync(target) || written.has(target))
    return wrong(`${shown} exists: it is canonical and edited by hand, and is not overwritten.`);
  const files = filesOf(found, name, bytes, folder);
  const other = [...files].find(([file, content]) => isOther(join(folder, file), content))?.[0];
  if (other !== undefined) return wrong(`source/${title}/${other} exists and is another file: it is not overwritten.`);
  const failed = addFiles(folder, files);
  if (failed.length > 0) return [...problems, ...failed];
  written.set(target, { title, source: shown, ...found });
  printImport(name, shown, found.markdown, problems);
  return problems;
}

/** What the command line says of a document. */
const choicesOf = (language: string | undefined, { encoding, class: named }: Arguments['values']) => ({
  ...(language ? { language } : {}),
  ...(encoding ? { encoding: String(encoding) } : {}),
  ...(named ? { documentClass: String(named) } : {}),
});

/** A text that was written. */
interface Written {
  title: string;
  source: string;
  language: string;
  markdown: string;
  pictures: Map<string, Uint8Array>;
}

/** The trial of what was written: a row a text, K130 for everything for which one would be refused. */
async function tryWritten(written: readonly Written[], project: Project, jobs: number): Promise<Problem[]> {
  const trials = await tryImports(project, written, jobs);
  const rows = written.map(({ title, language, source }) => {
    const { published = false, problems = [], seconds = 0 } = trials.get(`${title}/${language}`) ?? {};
    const refusedBy = [...new Set(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
    return {
      source,
      published,
      refusedBy,
      warnings: problems.filter((one) => one.severity === 'warning').length,
      seconds,
    };
  });
  printTable(
    rows.map(({ source, published, refusedBy, warnings, seconds }) => {
      const said = published ? 'would be published' : `would be refused: ${refusedBy.join(' ')}`;
      return [`trial of ${source}`, said, `${warnings} warnings`, `${seconds} s`];
    }),
    rows,
  );
  return [...trials.values()].flatMap(({ problems }) => refusalsOf(problems));
}

/** What is written: pictures, the document itself beside its text, the text. */
function filesOf(
  found: Omit<Written, 'title' | 'source'>,
  name: string,
  bytes: Uint8Array,
  folder: string,
): Map<string, string | Uint8Array> {
  const origin = `origin${existsSync(folder) ? `.${found.language}` : ''}${extname(name).toLowerCase()}`;
  return new Map<string, string | Uint8Array>([...found.pictures, [origin, bytes]]).set(
    `${found.language}.md`,
    found.markdown,
  );
}

/** True when something else is there: other bytes, or no file. */
const isOther = (path: string, content: string | Uint8Array): boolean =>
  existsSync(path) && !(statSync(path).isFile() && Buffer.from(content).equals(readRegular(path)));

/** The outcome of one document, for a reader and for a program. */
function printImport(file: string, source: string, markdown: string, problems: readonly Problem[]): void {
  const todos = [...markdown.matchAll(/TODO /g)].length;
  const count = (code: string) => problems.filter((own) => own.code === code).length;
  const [notCarried, inAnotherForm, toDecide] = [count('K124'), count('K125'), count('K126')];
  printResult(
    `${onOneLine(file)} → ${source}: ${todos} TODO, ${notCarried} not carried, ${inAnotherForm} in another form, ` +
      `${toDecide} to decide`,
    { file, source, todos, notCarried, inAnotherForm, toDecide },
  );
}

/** Files beside a document, by the paths that it names; none outside its folder, whatever a path or a link says. */
function besideOf(document: string): (path: string) => Uint8Array | string {
  const folder = realpathSync(dirname(document));
  return (path) => {
    let name = path;
    try {
      name = decodeURIComponent(path);
    } catch {
      // A name with a % that is no escape is meant as it stands.
    }
    const file = resolve(folder, name);
    if (name.includes('\0') || !file.startsWith(folder + sep)) return 'It is outside the document’s folder.';
    if (!existsSync(file)) return 'It is not there: save it beside the document.';
    if (!realpathSync(file).startsWith(folder + sep)) return 'It is outside the document’s folder.';
    try {
      return readRegular(file, doors.import.limits.pictureBytes[0]);
    } catch (error) {
      return `It cannot be read: ${(error as Error).message}.`;
    }
  };
}
