/**
 * The frame of every command. In: a command's name, options and job, and its command line. Out: parsed arguments for
 * the job, its problems printed, the exit code. Promises the same --help, the same --json, the same errors and the same
 * exit codes everywhere: 0 done, 1 at least one error. Ends no process and touches no other: called by `setup.js`,
 * which does, and by tests, which run many commands in one.
 *
 *     process.exitCode = await runCommand(checkCommand, ['--json', 'joint-statement-2022'])
 */
import { availableParallelism, tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { OutputFormat } from '../press/output-format.ts';
import { openProject, type Project, pressRoot } from '../project/project.ts';
import { sweep } from '../project/work-folder.ts';
import { finishReport, openReport, printText, setUiLanguage, type Terminal } from './report.ts';
import { wantedLanguage } from './wanted-language.ts';

export interface Arguments {
  /** The project on which the command works: `--source` and `--build` are in it. */
  project: Project;
  positionals: string[];
  values: Record<string, string | boolean | string[] | undefined>;
  /** The formats that the press makes; those of its registry when absent. */
  formats?: readonly OutputFormat[];
}

/** What a file of `commands/` exports, and nothing else. */
export interface Command {
  name: string;
  usage: string;
  about: string;
  options: NonNullable<ParseArgsConfig['options']>;
  run: (args: Arguments) => Problem[] | Promise<Problem[]>;
  /** It may find very many problems: it sums them up unless `--all` is given. */
  sumsUp?: true;
  /** The exit code where it is another one than 1 for errors and 0 else. */
  exitCode?: (problems: readonly Problem[]) => number;
}

/**
 * Parses a command line, runs the job, prints its problems, and gives the exit code. Throws what the job throws: a
 * fault of the press. `terminal`: where it is said, standard output and standard error if absent. `folder`: that of the
 * project; the press's own, as in a clone, if absent.
 */
export function runCommand(
  command: Command,
  argv: readonly string[],
  terminal?: Terminal,
  folder = pressRoot(),
): Promise<number> {
  // Also when another option is wrong.
  return openReport(argv.includes('--json'), terminal, async () => {
    const roots = rootsOf(openProject({ folder }));
    const ui = wantedLanguage(argv, folder);
    setUiLanguage(ui.language);
    const problems = ui.odd
      ? [problem('K902', { detail: ui.odd, command: command.name })]
      : await problemsOf(command, argv, folder, roots);
    if (problems === undefined) return 0;
    const all = command.sumsUp && !argv.includes('--all') ? allOf(command.name, argv) : undefined;
    finishReport(command.name, problems, roots, all);
    return command.exitCode?.(problems) ?? (hasErrors(problems) ? 1 : 0);
  });
}

/**
 * The folders in which the file of a place is looked for, in this order: a project's own text, template or style before
 * that of the press, which may have the same name; then what the command line names.
 */
export const rootsOf = ({ source, folder }: Project): string[] => [dirname(source), folder, process.cwd(), pressRoot()];

/**
 * How many titles at a time `--jobs` asks for: as many as there are processor cores when it is absent, nothing when it
 * is no number from 1.
 */
export function jobsOf({ jobs = String(availableParallelism()) }: Arguments['values']): number | undefined {
  const count = Number(jobs);
  return Number.isInteger(count) && count >= 1 ? count : undefined;
}

/** What is said of a `--jobs` that is no number from 1. */
export const wrongJobs = ({ jobs }: Arguments['values']): string => `--jobs must be a number from 1, not “${jobs}”.`;

const allHelp = '  --all             every problem with its line and hint; else many are summed up, by code\n';

/** The command line with --all. */
const allOf = (name: string, argv: readonly string[]): string =>
  ['npm run', name, '--', ...argv.map((word) => (/[^\w./,=:@+-]/.test(word) ? `'${word}'` : word)), '--all'].join(' ');

/** What the system says when it is the machine that fails. */
const ofMachine = /^(?:ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EMFILE|ENFILE|EIO)$/;

/** The problems of the job, or of its command line; nothing when it was asked for help. */
async function problemsOf(
  { name, usage, about, options, run, sumsUp }: Command,
  argv: readonly string[],
  folder: string,
  roots: string[],
): Promise<Problem[] | undefined> {
  try {
    const known = {
      ...options,
      ...(sumsUp ? { all: { type: 'boolean' } as const } : {}),
      json: { type: 'boolean' },
      ui: { type: 'string' },
      help: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options: known, allowPositionals: true });
    if (values.help) {
      printText(
        `${usage}\n\n${about}\n\n${sumsUp ? allHelp : ''}  --json            problems and results as JSON ` +
          'on standard output, for programs\n  --ui LANGUAGE     the language of problems: en, zh',
      );
      return undefined;
    }
    const given = values as Arguments['values'];
    const { source, build } = given;
    const project = openProject({
      folder,
      ...(typeof source === 'string' ? { source } : {}),
      ...(typeof build === 'string' ? { build } : {}),
    });
    roots.splice(0, roots.length, ...rootsOf(project));
    // What a killed run left is brought to its end before anything is read.
    for (const place of [dirname(project.build), project.build, project.source]) sweep(place);
    return await run({ project, values: given, positionals });
  } catch (error) {
    const { code, path, message, problem: own } = error as NodeJS.ErrnoException & { problem?: Problem };
    if (own) return [own];
    // The disk is full or may not be written, or the folder of temporary files is not there: no fault of the press.
    if (ofMachine.test(code ?? '') || (code === 'ENOENT' && path?.startsWith(tmpdir())))
      return [problem('K701', { path: path ?? 'A file', detail: message })];
    const option = /'([^']+)'/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return [problem('K901', { option, command: name })];
    if (code?.startsWith('ERR_PARSE_ARGS'))
      return [problem('K902', { detail: message.split('. ')[0] ?? message, command: name })];
    throw error;
  }
}
