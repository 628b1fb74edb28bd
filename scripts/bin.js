#!/usr/bin/env node
/**
 * `kanben`, where the press is installed as a package: every command, on the project in the folder in which it is
 * called. In: the name of a command with its arguments; `source/` in this folder, and `templates/` and `styles/` where
 * wanted. Out: the command runs; its exit code. Plain JavaScript, because it stands beside what `pack.js` compiled. A
 * clone is not packed: its commands are those of `setup.js`.
 *
 *     npx kanben build treaty → build/treaty/treaty.pdf, treaty.epub, index.html …
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packedFolder, startCommand } from './project/compiled-press.js';

const packed = packedFolder(join(dirname(fileURLToPath(import.meta.url)), '..'));
const list = join(packed, 'commands.json');
const [name, ...args] = process.argv.slice(2);
/** @type {string[]} */
const names = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
if (name !== undefined && names.includes(name))
  process.exitCode = await startCommand(packed, name, args, process.cwd());
else if (names.length === 0) stop('this is a clone: its commands are `npm run build`, `npm run check` …', 1);
else if (name === 'validate')
  stop(
    'error: The validators are no part of the package: in a clone, `npm run validate -- --build FOLDER` runs them.',
    1,
  );
else if (name === undefined || name === '--help')
  stop(`kanben COMMAND: ${names.join(', ')}; --help tells more of each.`, 0);
else stop(`error: There is no command “${name}”; there are ${names.join(', ')}.`, 1);

/** @param {string} sentence @param {number} code */
function stop(sentence, code) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
