/**
 * The press as a package. In: the tarball that npm packs from a copy of this tree, unpacked in an empty folder beside
 * the packages that it asks for (links to those of this clone: nothing is fetched). There the commands and the library
 * work on a folder that holds only `source/`, and on one with looks of its own. Slow because it is compiled, its
 * browser is unpacked, and Chromium sets two titles.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { unzipSync } from 'fflate';
import ts from 'typescript';
import { fixture } from './support/fixture.ts';
import { pressFolder } from './support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-package-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const app = join(folder, 'app');
const installed = join(app, 'node_modules', 'kanben');

function run(cwd: string, program: string, ...args: string[]) {
  const ran = spawnSync(program, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  return { ...ran, said: ran.stdout + ran.stderr };
}
/** `npx kanben …` in the folder. */
const kanben = (...args: string[]) => run(app, process.execPath, join(installed, 'scripts', 'bin.js'), ...args);

before(() => {
  const tree = join(folder, 'tree');
  for (const part of ['scripts', 'styles', 'templates', 'tsconfig.json', 'README.md'])
    cpSync(join(pressFolder, part), join(tree, part), { recursive: true });
  symlinkSync(join(pressFolder, 'node_modules'), join(tree, 'node_modules'), 'junction');
  const { bundleDependencies, ...described } = JSON.parse(readFileSync(join(pressFolder, 'package.json'), 'utf8'));
  assert.deepEqual(bundleDependencies, ['pagedjs-cli'], 'its override of puppeteer holds only where it is bundled');
  // What is bundled is linked below like every other package.
  writeFileSync(join(tree, 'package.json'), JSON.stringify(described));
  const compiled = run(tree, process.execPath, 'scripts/pack.js');
  assert.equal(compiled.status, 0, compiled.said);
  const packed = run(tree, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  assert.equal(packed.status, 0, packed.said);
  mkdirSync(installed, { recursive: true });
  const unpacked = run(folder, 'tar', '-xzf', 'kanben-0.1.0.tgz', '--strip-components=1', '-C', installed);
  assert.equal(unpacked.status, 0, unpacked.said);
  for (const name of readdirSync(join(pressFolder, 'node_modules')).filter((one) => !one.startsWith('.')))
    symlinkSync(join(pressFolder, 'node_modules', name), join(app, 'node_modules', name), 'junction');
});

test('the package has what it needs and nothing of the workshop', () => {
  assert.deepEqual(readdirSync(installed).sort(), ['README.md', 'package.json', 'scripts', 'styles', 'templates']);
  assert.deepEqual(readdirSync(join(installed, 'scripts')).sort(), ['bin.js', 'compiled', 'project']);
});

test('every command but that of the validators is there, and others are refused by name', () => {
  const names = readdirSync(join(pressFolder, 'scripts', 'commands')).map((name) => name.replace(/\.ts$/, ''));
  const here = names.filter((name) => name !== 'validate').sort();
  assert.equal(kanben('--help').said, `kanben COMMAND: ${here.join(', ')}; --help tells more of each.\n`);
  assert.match(kanben('validate').stderr, /^error: The validators are no part of the package: in a clone, `npm run/);
  const wrong = kanben('biuld');
  assert.equal(wrong.status, 1);
  assert.equal(wrong.stderr, `error: There is no command “biuld”; there are ${here.join(', ')}.\n`);
});

test('kanben new writes a skeleton into the folder in which it is called', () => {
  const made = kanben('new', 'treaty', '--language', 'en');
  assert.equal(made.status, 0, made.said);
  assert.match(made.stdout, /then npx kanben build treaty$/m);
  assert.match(kanben('trace', '--help').stdout, /^npx kanben trace NUMBER\|ADDRESS \[TITLE\]$/m);
  assert.match(readFileSync(join(app, 'source', 'treaty', 'en.md'), 'utf8'), /^---\n[\s\S]*TODO/);
  rmSync(join(app, 'source'), { recursive: true });
});

test('kanben build makes and proves a folder that holds only source/, with a browser that it unpacks there', () => {
  cpSync(fixture('editions', 'tiny', 'source'), join(app, 'source'), { recursive: true });
  const built = kanben('build', '--only', 'pdf,epub');
  assert.equal(built.status, 0, built.said);
  assert.match(built.stdout, /^tiny\.pdf .* 5 of 5 paragraphs equal$/m);
  assert.match(built.stdout, /^tiny\.epub .* 5 of 5 paragraphs equal$/m);
  if (process.platform === 'linux' && !process.env.CHROME_PATH)
    assert.ok(readdirSync(join(app, 'node_modules', '.cache', 'kanben')).some((name) => name.startsWith('chromium-')));
  assert.ok(!existsSync(join(installed, 'node_modules')));
  const proved = kanben('verify', 'build/tiny/tiny.pdf');
  assert.match(proved.stdout, /carries the text of this source/);
});

test('its own styles and templates win over those of the package', () => {
  const style = readFileSync(join(installed, 'styles', 'epub.css'), 'utf8');
  mkdirSync(join(app, 'styles'));
  writeFileSync(join(app, 'styles', 'epub.css'), `/* mine */\n${style}`);
  mkdirSync(join(app, 'templates', 'epub'), { recursive: true });
  const document = readFileSync(join(installed, 'templates', 'epub', 'document.hbs'), 'utf8');
  writeFileSync(join(app, 'templates', 'epub', 'document.hbs'), `${document}<!-- mine -->\n`);
  const built = kanben('build', '--only', 'epub');
  assert.equal(built.status, 0, built.said);
  const files = unzipSync(readFileSync(join(app, 'build', 'tiny', 'tiny.epub')));
  const textOf = (end: string) =>
    Buffer.from(files[Object.keys(files).find((name) => name.endsWith(end)) ?? ''] ?? []).toString();
  assert.match(textOf('style.css'), /\/\* mine \*\//);
  assert.match(textOf('cover.xhtml'), /<!-- mine -->/);
});

test('the library is found by its name, works, has types, and names commands as they are called there', () => {
  mkdirSync(join(app, 'source', 'bare'));
  writeFileSync(join(app, 'source', 'bare', 'en.md'), 'No front matter.\n');
  writeFileSync(
    join(app, 'use.mjs'),
    `import { build, check, openProject } from 'kanben';
    const project = openProject({ folder: '.' });
    const [tiny, bare] = await check(project, ['tiny', 'bare']);
    console.log(tiny.title, tiny.text.paragraphs);
    const { problems, titles } = await build(project, { titles: ['bare'] });
    const hints = [bare, titles[0], { problems }].map(({ problems: [{ code, hint }] }) => code + ' ' + hint);
    console.log(hints.join('\\n'));`,
  );
  const [counted, ...hints] = run(app, process.execPath, 'use.mjs').said.trimEnd().split('\n');
  assert.equal(counted, 'tiny 5');
  assert.equal(hints.length, 3);
  for (const hint of hints) assert.match(hint, /^K101 .*`npx kanben build --help` names an example/);
  rmSync(join(app, 'source', 'bare'), { recursive: true });
  writeFileSync(
    join(app, 'use.mts'),
    `import { build, type BuildResult, openProject } from 'kanben';
    const made: BuildResult = await build(openProject({ folder: '.' }), { titles: ['tiny'], only: ['pdf'] });
    export const count: number = made.problems.length;
    export const wrong: string = made.titles;`,
  );
  const program = ts.createProgram([join(app, 'use.mts')], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: [],
  });
  const said = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  assert.deepEqual(said, ["Type 'TitleResult[]' is not assignable to type 'string'."]);
});
