/**
 * What a package has and a clone does not: the press compiled, its scripts for browsers, the library's types. In: the
 * press with the packages of development. Out: `scripts/compiled`, which git ignores; with `clean` it is gone. Plain
 * JavaScript: npm runs it before and after it packs (`prepack`, `postpack`).
 *
 *     node scripts/pack.js → in scripts/compiled: a module a command, one of the library and its types, scripts of
 *       browsers, commands.json
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOf, compileInto, packedFolder } from './project/compiled-press.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packed = packedFolder(root);
rmSync(packed, { recursive: true, force: true });
if (process.argv[2] !== 'clean') {
  await compileInto(root, packed);
  // The validators are packages of development: a clone has them.
  const names = commandsOf(root).filter((name) => name !== 'validate');
  writeFileSync(join(packed, 'commands.json'), `${JSON.stringify(names)}\n`);
  for (const [path, text] of await typesOf(join(root, 'scripts', 'kanben.ts'))) {
    const file = join(packed, 'types', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/**
 * The declarations of a module and of everything that they name, by their paths under `scripts/`.
 * @param {string} entry
 * @returns {Promise<Map<string, string>>}
 */
async function typesOf(entry) {
  const { default: ts } = await import('typescript');
  const scripts = dirname(entry);
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [entry] }, ts.sys, root);
  const emit = { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: scripts, outDir: scripts };
  const program = ts.createProgram([entry, join(scripts, 'foreign.d.ts')], { ...options, ...emit });
  /** @type {Map<string, string>} */
  const made = new Map();
  program.emit(undefined, (path, text) => made.set(resolve(path), text));
  /** @type {Map<string, string>} */
  const named = new Map();
  const take = (/** @type {string} */ path) => {
    const text = made.get(path);
    const name = relative(scripts, path).replaceAll('\\', '/');
    if (text === undefined || named.has(name)) return;
    // A declaration is found by the name of the script that it declares.
    named.set(name, text.replace(/((?:from |import\()['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
    for (const [, specifier = ''] of text.matchAll(/(?:from |import\()['"](\.[^'"]*)\.ts['"]/g))
      take(resolve(dirname(path), `${specifier}.d.ts`));
  };
  take(entry.replace(/\.ts$/, '.d.ts'));
  return named;
}
