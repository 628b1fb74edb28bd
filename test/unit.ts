/**
 * Every unit test in one process: no browser, no child process. In: the `*.test.ts` of this folder but those named
 * `*.slow.test.ts`. Out: their results, a suite a file. A unit test that starts a process fails, whatever imports what.
 * Called by `npm run test:unit` and `npm test`; a file alone is run by `node --import tsx --test FILE`.
 */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { isSlow, runFiles } from './support/run-files.ts';

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const)
  Object.assign(childProcess, {
    [name]: (...args: unknown[]) => {
      process.exitCode = 1;
      throw new Error(`a unit test starts a process: ${name} ${args[0]}. Name its file *.slow.test.ts`);
    },
  });
syncBuiltinESMExports();

await runFiles((path) => !isSlow(path));
