/**
 * The rules of the house that a machine can hold: the order of imports, one foreign library in one file, no drawers
 * for everything, every file says what it is.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import test from 'node:test';
import { readingTools } from '../../scripts/model/reading-tools.ts';
import { pressFolder } from '../support/press.ts';
import { readSourceTree, type SourceFile } from '../support/source-tree.ts';

const files = readSourceTree();
const valuesOf = ({ imports }: SourceFile) => imports.filter(({ type }) => !type).map(({ target }) => target);

/** Foreign library → the one file (or family of files with one job) that knows it. */
const owners: Record<string, RegExp> = {
  'gray-matter': /^manuscript\/front-matter\.ts$/,
  yaml: /^manuscript\/yaml-fields\.ts$/,
  'markdown-it': /^(manuscript\/parse-markdown|import\/markdown-page)\.ts$/,
  handlebars: /^views\/templates\.ts$/,
  'pagedjs-cli': /^formats\/print\/typeset\.ts$/,
  puppeteer: /^formats\/print\/chromium\.ts$/,
  'pdf-lib': /^formats\/pdf\//,
  'epub-gen-memory': /^formats\/epub\/epub-package\.ts$/,
  'pdfjs-dist': /^proof\/pdf-document\.ts$/,
  // Two readers each of archives, XML and HTML: of what comes in, and of what goes out.
  fflate: /^(import\/word-archive|proof\/read-epub)\.ts$/,
  '@xmldom/xmldom': /^(import\/word-xml|proof\/read-epub)\.ts$/,
  wawoff2: /^proof\/closed-web-faces\.ts$/,
  parse5: /^(import\/html|proof\/read-site)\.ts$/,
  mammoth: /^import\/docx\.ts$/,
  hyphen: /^languages\//,
  'subset-font': /^fonts\/subset-fonts\.ts$/,
  harfbuzzjs: /^fonts\/subset-fonts\.ts$/,
  'opencc-js': /^languages\/character-variants\.ts$/,
  'pinyin-pro': /^languages\/collation\.ts$/,
};

test('one foreign library is known to one file', () => {
  for (const file of files)
    for (const target of valuesOf(file)) {
      const library = Object.keys(owners).find(
        (candidate) => target === candidate || target.startsWith(`${candidate}/`),
      );
      if (library) assert.match(file.path, owners[library] as RegExp, `${file.path} imports ${target}`);
    }
  for (const [library, owner] of Object.entries(owners))
    assert.ok(
      files.some((file) => owner.test(file.path) && valuesOf(file).some((target) => target.startsWith(library))),
      `nobody imports ${library}`,
    );
});

/** Who changes a disk besides `project/disk.js`, and where nothing of it is lost when it ends half-way. */
const writers: Record<string, string> = {
  'pack.js': 'the package that is being made',
  'commands/corpus.ts': 'a temporary folder, or one that was named for a look at it',
  'formats/print/browser-program.ts': 'a folder beside, which `keepFolder` puts into its place',
  'press/try-import.ts': 'a temporary folder',
  'project/compiled-press.js': 'a folder beside, which `keepFolder` puts into its place',
  'project/run-name.js': 'a sign of life without content',
  'project/snapshot.ts': 'a copy of the inputs, for one run',
};

/** Who reads a file besides `project/regular-file.ts`: what the press itself made, or the system. */
const readers: Record<string, string> = {
  'bin.js': 'the list of commands of the package',
  'fonts/read-face.ts': 'typefaces of packages',
  'fonts/typeface-files.ts': 'typefaces of packages',
  'formats/print/browser-program.ts': 'packages, the cache, what the system says of itself',
  'formats/print/browser-rights.ts': 'processes of the system',
  'formats/print/chromium.ts': 'what the browser says in its profile',
  'formats/print/typeset.ts': 'a package',
  'pack.js': 'the package that is being made',
  'preview/local-server.ts': 'a file that was asked for, of known length, while others are served',
  'project/browser-scripts.ts': 'the compiled press',
  'project/compiled-press.js': 'the code of the press',
  'project/disk.js': 'files that it writes',
  'project/kept-folder.js': 'the cache',
  'project/run-name.js': 'processes of the system',
  'proof/closed-styles.ts': 'styles that the maker has read',
  'proof/verify-pdf-pictures.ts': 'a picture of the title that was read before',
  'setup.js': 'the lists of packages',
  'validators/validate-epub.ts': 'the report of a validator',
};

test('what somebody else has put there is read by one module, which waits for nobody', () => {
  const reading = /\b(?:readFile|readFileSync|createReadStream|openSync)\b[^;]*from 'node:fs/;
  const found = files.filter(({ path, text }) => path !== 'project/regular-file.ts' && reading.test(text));
  assert.deepEqual(
    found.map(({ path }) => path),
    Object.keys(readers).sort(),
  );
});

test('what is kept is written by one module', () => {
  const writing =
    /\b(?:writeFile|appendFile|rename|copyFile|cp|link|symlink)Sync\(|\bcreateWriteStream\(|'node:fs\/promises'/;
  const found = files.filter(
    ({ path, text }) => path !== 'project/disk.js' && writing.test(text) && text.includes("'node:fs"),
  );
  const odd = found.filter(({ path }) => writers[path] === undefined).map(({ path }) => path);
  assert.deepEqual(odd, []);
  assert.deepEqual(
    Object.keys(writers).filter((path) => !found.some((file) => file.path === path)),
    [],
  );
});

test('the witnesses never import what made the files, directly or through another file', () => {
  const reach = (path: string, met = new Set<string>()): Set<string> => {
    if (met.has(path)) return met;
    met.add(path);
    const file = files.find((candidate) => candidate.path === path);
    for (const target of file ? valuesOf(file) : []) if (target.includes('.ts')) reach(target, met);
    return met;
  };
  for (const witness of ['verify-pdf.ts', 'verify-epub.ts', 'verify-epub-pages.ts', 'verify-site.ts']) {
    const met = [...reach(`proof/${witness}`)];
    assert.ok(met.length > 3);
    // The measures of a print format are the one thing that a witness and a maker share.
    const makers = met.filter((path) => /^(views|formats|fonts|press)\//.test(path));
    assert.deepEqual(
      makers.filter((path) => path !== 'formats/print/print-format.ts'),
      [],
      witness,
    );
  }
});

test('there are no drawers, default exports or files without a word about themselves', () => {
  for (const { path, text } of files) {
    const name = basename(path);
    assert.doesNotMatch(name, /^(util|utils|helper|helpers|types|index|common|misc)\./);
    assert.doesNotMatch(text, /^export default/m, name);
    assert.match(text, /^(#!.*\n)?\/\*\*/, `${name} does not begin with a comment`);
  }
});

test('templates use no helper but each, if, unless and with', () => {
  const folder = join(pressFolder, 'templates');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs')))
    for (const [, helper] of readFileSync(join(folder, path), 'utf8').matchAll(/\{\{~?#(\w+)/g))
      assert.match(helper ?? '', /^(each|if|unless|with)$/, path);
});

test('no template prints a value unescaped but the styles and rendered content', () => {
  const folder = join(pressFolder, 'templates');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs')))
    for (const [, value] of readFileSync(join(folder, path), 'utf8').matchAll(/\{\{\{([^}]+)\}\}\}/g))
      assert.match(value ?? '', /^(styles|content)$/, path);
});

test('who reads a PDF leaves the arrays of everybody else as they are', async () => {
  const { push } = Array.prototype;
  await import('../../scripts/proof/read-pdf.ts');
  assert.equal(Array.prototype.push, push);
});

test('the packages that the imprint names are those that are installed', () => {
  const own = JSON.parse(readFileSync(join(pressFolder, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  for (const { package: name, version } of readingTools)
    assert.equal(name === 'kanben' ? own.version : own.dependencies[name], version, name);
});
