/**
 * The frame of every command. In: a command's name, options and job. Out: parsed arguments for the job, its
 * problems printed, the exit code. Promises the same --help, the same --json, the same errors and the same exit codes
 * everywhere: 0 done, 1 at least one error.
 */
import { dirname, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { pressFolder } from '../project/folders.ts';
import { finishReport, reportAsJson } from './report.ts';

export interface Arguments {
  positionals: string[];
  values: Record<string, string | boolean | string[] | undefined>;
}

interface Command {
  name: string;
  usage: string;
  about: string;
  options: NonNullable<ParseArgsConfig['options']>;
  run: (args: Arguments) => Problem[] | Promise<Problem[]>;
}

/** Parses the command line, runs the job, prints its problems, and sets the exit code. */
export async function runCommand({ name, usage, about, options, run }: Command): Promise<void> {
  let problems: Problem[];
  const roots = [process.cwd(), pressFolder];
  // Also when another option is wrong.
  if (process.argv.includes('--json')) reportAsJson();
  try {
    const { values, positionals } = parseArgs({ options: { ...options, json: { type: 'boolean' }, help: { type: 'boolean' } }, allowPositionals: true });
    if (values.help) {
      process.stdout.write(`${usage}\n\n${about}\n\n  --json            problems and results as JSON on standard output, for programs\n`);
      return;
    }
    const args: Arguments = { values: values as Arguments['values'], positionals };
    if (typeof args.values.source === 'string') roots.push(dirname(resolve(args.values.source)));
    problems = await run(args);
  } catch (error) {
    const { code, message, problem: own } = error as NodeJS.ErrnoException & { problem?: Problem };
    if (own) problems = [own];
    else if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') problems = [problem('K901', { option: /'([^']+)'/.exec(message)?.[1] ?? '', command: name })];
    else if (code?.startsWith('ERR_PARSE_ARGS')) problems = [problem('K902', { detail: message.split('. ')[0] ?? message, command: name })];
    else throw error;
  }
  finishReport(name, problems, roots);
  if (hasErrors(problems)) process.exitCode = 1;
}
