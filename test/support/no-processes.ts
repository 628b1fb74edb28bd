/**
 * Unit tests start no process and no browser. In: nothing. Out: whatever asks for a child process from now on fails,
 * and with it the run, whatever imports what. Called by `run-files.ts`, before it loads a unit test.
 */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** Forbids child processes in this process. */
export function forbidProcesses(): void {
  for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const)
    Object.assign(childProcess, {
      [name]: (...args: unknown[]) => {
        process.exitCode = 1;
        throw new Error(`a unit test starts a process: ${name} ${args[0]}. Name its file *.slow.test.ts`);
      },
    });
  syncBuiltinESMExports();
}
