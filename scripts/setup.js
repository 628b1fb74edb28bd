/**
 * Set-up before every command: installs the packages of the lock file when node_modules is missing or stale, and
 * compiles the press when it is not compiled yet. In: package-lock.json, the TypeScript of this folder, the name of a
 * command with its arguments (none: no more than the packages). Out: the command runs. Plain JavaScript, because nothing
 * else can run before the packages are there. Runs no install script of any package; downloads nothing else.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11))
  stop(`Node ${process.versions.node} is too old: Kanben needs 20.11 or later.`);

if (!installed()) {
  process.stderr.write('Installing packages from package-lock.json (once).\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  // The output of npm belongs to standard error: standard output is the command's own.
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: folder, stdio: ['ignore', 2, 2] };
  const run = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (run.status !== 0) stop('Installing failed; npm says why above. Is the package registry reachable?');
}

const [command, ...args] = process.argv.slice(2);
if (command !== undefined) {
  const commands = readdirSync(join(folder, 'scripts', 'commands')).flatMap((file) =>
    file.endsWith('.ts') ? [file.slice(0, -3)] : [],
  );
  if (!commands.includes(command)) stop(`There is no command “${command}”; there are ${commands.join(', ')}.`);
  const compiled = await compile(commands);
  const load = (/** @type {string} */ name) => import(pathToFileURL(join(compiled, `${name}.mjs`)).href);
  const { runCommand } = await load('command');
  // The module of a command exports its description and nothing else.
  const [described] = Object.values(await load(command));
  process.exitCode = await runCommand(described, args);
}

/**
 * The folder of the compiled press: JavaScript that Node loads without a translator for every file. It is named by what
 * it was made from, and where, so it is never stale.
 * @param {string[]} commands
 */
async function compile(commands) {
  const scripts = join(folder, 'scripts');
  const hash = createHash('sha256')
    .update(`${folder}\0`)
    .update(readFileSync(join(folder, 'package-lock.json')));
  for (const file of readdirSync(scripts, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.ts') || file === 'setup.js')
      hash.update(`\0${file}\0`).update(readFileSync(join(scripts, file)));
  const cache = join(folder, 'node_modules', '.cache', 'kanben');
  const compiled = join(cache, `press-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(compiled)) return compiled;
  mkdirSync(cache, { recursive: true });
  const beside = mkdtempSync(join(cache, 'compiling-'));
  try {
    const { build } = await import('esbuild');
    await build({
      absWorkingDir: folder,
      entryPoints: [
        ...commands.map((name) => `scripts/commands/${name}.ts`),
        'scripts/cli/command.ts',
        'scripts/press/worker.ts',
      ],
      entryNames: '[name]',
      outdir: beside,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'error',
    });
    renameSync(beside, compiled);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Another command may have compiled it meanwhile; then everything is well.
    if (!existsSync(compiled)) throw error;
  }
  // A command that has run for days may still load from the one before.
  const day = 24 * 60 * 60 * 1000;
  for (const name of readdirSync(cache))
    if (name.startsWith('press-') && Date.now() - statSync(join(cache, name)).mtimeMs > day && !compiled.endsWith(name))
      rmSync(join(cache, name), { recursive: true, force: true });
  return compiled;
}

/** True when every package that the lock file wants for this machine is there in its version. */
function installed() {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(folder, path), 'utf8')).packages;
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) return false;
  const wanted = read('package-lock.json');
  const there = read('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (there[path] ? there[path].version === version : optional === true),
  );
}

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`error: ${sentence}\n`);
  process.exit(1);
}
