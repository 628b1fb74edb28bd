/**
 * The commands of the press as a person runs them. In: a command's name and its arguments. Out: what it says, and its
 * exit code.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pressFolder } from './press.ts';

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end, with more or other variables of the environment where some are given. */
export function runCommand(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(pressFolder, 'scripts', 'setup.js'), name, ...args],
    { cwd: pressFolder, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
}
