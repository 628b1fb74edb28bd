/**
 * The compiled press: JavaScript that Node loads without a translator for every file, and the scripts that run in
 * browsers, each bundled into one file with its source map. In: the press's folder. Out: a folder in
 * node_modules/.cache/kanben that is named by what it was made from, and where, so it is never stale; in a package
 * `scripts/compiled`, which `pack.js` made. Plain JavaScript, because `setup.js` compiles the press with it, and
 * `bin.js` starts what is packed; whoever runs from the TypeScript itself finds the bundles by it.
 *
 *     compiledFolder('/kanben') → '/kanben/node_modules/.cache/kanben/press-0f48…'
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, cacheFolders } from './cache-folder.js';
import { remove } from './disk.js';
import { isWhole, keepFolder } from './kept-folder.js';

/** Name of a bundle → the module of `scripts/` with which it begins. */
const browserScripts = {
  print: 'formats/print/browser/main.ts',
  site: 'formats/site/browser/main.ts',
  preview: 'preview/browser/main.ts',
  'preview-layout': 'preview/browser/layout-frame.ts',
};

/**
 * What is compiled for Node: every command, what runs one, the worker that a build with many titles starts, the thread
 * that reads and draws PDFs, the library. @param {string} folder
 */
const entriesOf = (folder) => [
  ...commandsOf(folder).map((name) => `scripts/commands/${name}.ts`),
  'scripts/cli/command.ts',
  'scripts/press/worker.ts',
  'scripts/proof/proof-worker.ts',
  'scripts/kanben.ts',
];

/** Names of all commands. @param {string} folder of the press @returns {string[]} */
export const commandsOf = (folder) =>
  readdirSync(join(folder, 'scripts', 'commands')).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));

/**
 * Where the press of this state of the code is compiled to, whether it is there or not. Throws where it can be kept
 * nowhere.
 * @param {string} folder
 */
export function compiledFolder(folder) {
  const name = `press-${hashOfCode(folder)}`;
  const kept = cacheFolders(folder).map((cache) => join(cache, name));
  return kept.find(isWhole) ?? join(cacheFolder(folder), name);
}

/** @param {string} folder */
function hashOfCode(folder) {
  const scripts = join(folder, 'scripts');
  const hash = createHash('sha256').update(`${folder}\0`);
  hash.update(readFileSync(join(folder, 'package-lock.json')));
  for (const file of readdirSync(scripts, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.[jt]s$/.test(file) && !file.startsWith('compiled'))
      hash.update(`\0${file}\0`).update(readFileSync(join(scripts, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Compiles the press where it is not compiled yet, or where what is kept of it is damaged, and gives its folder:
 * `NAME.mjs` for every command, `browser/NAME.js` with `browser/NAME.js.map` for every bundle. The folder appears whole
 * or not at all. Throws when the code has a mistake that hinders compiling.
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function compilePress(folder) {
  const compiled = compiledFolder(folder);
  let saved = false;
  await keepFolder(compiled, async (/** @type {string} */ beside) => {
    await compileInto(folder, beside);
    saved = !compiled.endsWith(hashOfCode(folder));
    // Which clone it is of: `pressRoot()` reads it.
    writeFileSync(join(beside, 'press.json'), JSON.stringify({ root: folder }));
    // Its packages are beside it, or a link leads to them.
    const packages = join(folder, 'node_modules');
    if (!compiled.startsWith(packages)) symlinkSync(packages, join(beside, 'node_modules'));
  });
  // Code that was saved while it was compiled is another state of it.
  if (saved) {
    remove(compiled);
    return compilePress(folder);
  }
  removeOld(dirname(compiled), compiled);
  return compiled;
}

/**
 * Compiles the press into a folder: what runs in Node, and in `browser/` what runs in browsers.
 * @param {string} folder
 * @param {string} outdir
 */
export const compileInto = (folder, outdir) =>
  Promise.all([compileForNode(folder, outdir, entriesOf(folder)), bundleForBrowsers(folder, join(outdir, 'browser'))]);

/** Where the press of a package is compiled; in a clone there is no such folder. @param {string} folder */
export const packedFolder = (folder) => join(folder, 'scripts', 'compiled');

/**
 * Runs a command of a compiled press, on the project in a folder. Out: its exit code. What a command throws is a fault
 * of the press: it is said without what a terminal would obey. Whoever reads what is said may leave: the command goes
 * on.
 * @param {string} compiled
 * @param {string} name
 * @param {string[]} args
 * @param {string} project
 * @returns {Promise<number>}
 */
export async function startCommand(compiled, name, args, project) {
  const load = (/** @type {string} */ file) => import(pathToFileURL(join(compiled, `${file}.mjs`)).href);
  const { runCommand } = await load('command');
  // The module of a command exports its description and nothing else.
  const [described] = Object.values(await load(name));
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EPIPE') throw error;
    });
  try {
    return await runCommand(described, args, undefined, project);
  } catch (error) {
    const said = String(error instanceof Error ? error.stack : error);
    process.stderr.write(`${said.replace(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, '\ufffd')}\n`);
    return 1;
  }
}

/**
 * Compiles modules of a press, and what they load, each to `NAME.mjs`; packages stay outside.
 * @param {string} folder
 * @param {string} outdir
 * @param {string[]} entryPoints from the press's folder on
 */
export async function compileForNode(folder, outdir, entryPoints) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: folder,
    entryPoints,
    entryNames: '[name]',
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}

/**
 * Readable, and the same bytes wherever the press stands: one of them is published. @param {string} folder @param
 * {string} outdir
 */
async function bundleForBrowsers(folder, outdir) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: folder,
    entryPoints: Object.entries(browserScripts).map(([out, path]) => ({ in: `scripts/${path}`, out })),
    outdir,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    // Whoever sends a script to a browser says there whether it has a map.
    sourcemap: 'external',
    logLevel: 'error',
  });
}

/**
 * A command that has run for days may still load from the press before. @param {string} cache @param {string} compiled
 */
function removeOld(cache, compiled) {
  const day = 24 * 60 * 60 * 1000;
  const old = /^(?:press|compiling|unpacking)-/;
  for (const name of readdirSync(cache).filter((one) => old.test(one) && !compiled.endsWith(one))) {
    const { mtimeMs = Date.now() } = statSync(join(cache, name), { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > day) remove(join(cache, name));
  }
}
