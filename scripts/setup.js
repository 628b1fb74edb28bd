/**
 * Set-up before every command: installs the packages of the lock file when node_modules is missing or stale, and
 * compiles the press when it is not compiled yet. In: package-lock.json, the TypeScript of this folder, the name of a
 * command with its arguments (none: no more than this, with the packages of development). Out: the command runs. Plain
 * JavaScript, because nothing else can run before the packages are there. Runs no install script of any package;
 * downloads nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOf, compilePress, startCommand } from './project/compiled-press.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11))
  stop(`Node ${process.versions.node} is too old: Kanben needs 20.11 or later.`);

const [command, ...args] = process.argv.slice(2);
// Compilers, linters and validators are two fifths of all bytes, and no reader needs them: only tests and validators
// do. Where they are, they stay.
const whole = command === undefined || command === 'validate' || existsSync(join(folder, 'node_modules', 'typescript'));
if (!installed()) {
  process.stderr.write('Installing packages from package-lock.json (once).\n');
  const npm = process.env.npm_execpath;
  const wanted = ['ci', ...(whole ? [] : ['--omit=dev']), '--ignore-scripts', '--no-audit', '--no-fund'];
  // The output of npm belongs to standard error: standard output is the command's own.
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: folder, stdio: ['ignore', 2, 2] };
  const run = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...wanted], options)
    : spawnSync('npm', wanted, { ...options, shell: process.platform === 'win32' });
  if (run.status !== 0) stop('Installing failed; npm says why above. Is the package registry reachable?');
}

const commands = commandsOf(folder);
if (command !== undefined && !commands.includes(command))
  stop(`There is no command “${command}”; there are ${commands.join(', ')}.`);
const compiled = await compilePress(folder).catch((/** @type {Error} */ error) =>
  stop(`The press cannot be compiled: ${error.message}`),
);
if (command !== undefined) process.exitCode = await startCommand(compiled, command, args, folder);

/**
 * True when every package that the lock file wants for this machine is there in its version; without `whole`, but for
 * those of development.
 */
function installed() {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(folder, path), 'utf8')).packages;
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) return false;
  const wanted = read('package-lock.json');
  const there = read('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional, dev }]) =>
      path === '' || (there[path] ? there[path].version === version : optional === true || (dev === true && !whole)),
  );
}

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  process.stderr.write(`error: ${sentence}\n`);
  process.exit(1);
}
