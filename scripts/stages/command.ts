/**
 * The frame of every command. In: a command's name, options and job. Out: parsed arguments for the job, its
 * problems printed, the exit code. Promises the same --help, the same errors and the same exit codes
 * everywhere: 0 done, 1 at least one error.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Problem } from './edition.ts';
import { hasErrors, problem } from './problems.ts';
import { printProblems } from './report.ts';

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
  try {
    const { values, positionals } = parseArgs({ options: { ...options, help: { type: 'boolean' } }, allowPositionals: true });
    if (values.help) {
      process.stdout.write(`${usage}\n\n${about}\n`);
      return;
    }
    problems = await run({ values: values as Arguments['values'], positionals });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') problems = [problem('K901', { option: /'([^']+)'/.exec(message)?.[1] ?? '', command: name })];
    else if (code?.startsWith('ERR_PARSE_ARGS')) problems = [problem('K902', { detail: message.split('. ')[0] ?? message, command: name })];
    else throw error;
  }
  printProblems(problems);
  if (hasErrors(problems)) process.exitCode = 1;
}
