/**
 * Runs a measurement on the press as its users have it, compiled: what translates TypeScript while it runs makes every
 * function dearer. In: the name of a file of this folder, and its arguments. Out: what that file prints.
 *
 *     node --import tsx test/bench/compiled.ts stages --times 1
 */
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileForNode, compilePress } from '../../scripts/project/compiled-press.js';
import { remove } from '../../scripts/project/disk.js';
import { pressFolder } from '../support/press.ts';

const [name = 'stages', ...args] = process.argv.slice(2);
const press = await compilePress(pressFolder);
// Beside the press: there it finds its packages.
const folder = join(dirname(press), `bench-${process.pid}`);
try {
  cpSync(join(press, 'browser'), join(folder, 'browser'), { recursive: true });
  writeFileSync(join(folder, 'press.json'), JSON.stringify({ root: pressFolder }));
  await compileForNode(pressFolder, folder, [`test/bench/${name}.ts`, 'scripts/proof/proof-worker.ts']);
  process.exitCode =
    spawnSync(process.execPath, [join(folder, `${name}.mjs`), ...args], { stdio: 'inherit' }).status ?? 1;
} finally {
  remove(folder);
}
