/**
 * The rules of the house that a machine can hold: the order of imports, one foreign library in one file, no drawers
 * for everything, every file says what it is.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import test from 'node:test';
import { pressFolder } from '../scripts/project/folders.ts';

const stages = join(pressFolder, 'scripts', 'stages');
const files = [stages, join(pressFolder, 'scripts')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);
const importsOf = (text: string) => [...text.matchAll(/^(?:import|export)[^'"]*?from '([^']+)'|^import '([^']+)'/gm)].map((found) => found[1] ?? found[2] ?? '');
/** Imports of values: what is imported as a type alone is gone when the code runs. */
const valueImportsOf = (text: string) => [...importsOf(text.replace(/^import type [^;]*;$/gm, '')), ...[...text.matchAll(/(?<!typeof )import\('([^']+)'\)/g)].map((found) => found[1] ?? '')];

/** Foreign library → the one file (or family of files with one job) that knows it. */
const owners: Record<string, RegExp> = {
  'gray-matter': /^read\.ts$/,
  yaml: /^yaml\.ts$/,
  'markdown-it': /^parse\.ts$/,
  handlebars: /^render\.ts$/,
  'pagedjs-cli': /^typeset\.ts$/,
  puppeteer: /^browser\.ts$/,
  'pdf-lib': /^finish(-\w+)?\.ts$/,
  'epub-gen-memory': /^pack\.ts$/,
  'pdfjs-dist': /^read-pdf\.ts$/,
  // Two readers each of archives, XML and HTML: of what comes in, and of what goes out.
  fflate: /^(import-docx|read-epub)\.ts$/,
  '@xmldom/xmldom': /^(import-word|read-epub)\.ts$/,
  parse5: /^(import-html|read-site)\.ts$/,
  mammoth: /^import-docx\.ts$/,
  '@citation-js/core': /^cite\.ts$/,
  '@citation-js/plugin-bibtex': /^cite\.ts$/,
  '@citation-js/plugin-ris': /^cite\.ts$/,
  citeproc: /^cite\.ts$/,
  hyphen: /^hyphenate\.ts$/,
  'subset-font': /^fonts\.ts$/,
  harfbuzzjs: /^fonts\.ts$/,
  'pinyin-pro': /^collate\.ts$/,
};

test('one foreign library is known to one file', () => {
  for (const { name, text } of files)
    for (const path of valueImportsOf(text)) {
      const library = Object.keys(owners).find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
      if (library) assert.match(name, owners[library] as RegExp, `${name} imports ${path}`);
    }
  for (const [library, owner] of Object.entries(owners))
    assert.ok(
      files.some(({ name, text }) => owner.test(name) && valueImportsOf(text).some((path) => path.startsWith(library))),
      `nobody imports ${library}`,
    );
});

test('edition.ts imports nothing', () => {
  assert.deepEqual(importsOf(files.find(({ name }) => name === 'edition.ts')?.text ?? 'import x from "y"'), []);
});

test('the witnesses never import what made the files, directly or through another file', () => {
  const reach = (name: string, met = new Set<string>()): Set<string> => {
    if (met.has(name)) return met;
    met.add(name);
    const text = files.find((file) => file.name === name)?.text ?? '';
    for (const path of valueImportsOf(text)) if (path.startsWith('.')) reach(basename(path), met);
    return met;
  };
  for (const witness of ['verify-pdf.ts', 'verify-epub.ts', 'verify-site.ts']) {
    const met = reach(witness);
    assert.ok(met.size > 3);
    for (const maker of ['render.ts', 'view.ts', 'epub-view.ts', 'epub-files.ts', 'site.ts', 'site-head.ts', 'make-site.ts', 'finish.ts', 'pack.ts', 'typeset.ts'])
      assert.ok(!met.has(maker), `${witness} reaches ${maker}`);
  }
});

test('stages never import commands', () => {
  for (const { name, text } of files) if (readdirSync(stages).includes(name)) for (const path of importsOf(text)) assert.doesNotMatch(path, /^\.\.\//, `${name} imports ${path}`);
});

test('there are no drawers, default exports or files without a word about themselves', () => {
  for (const { name, text } of files) {
    assert.doesNotMatch(name, /^(util|utils|helper|helpers|types|index|common|misc)\./);
    assert.doesNotMatch(text, /^export default/m, name);
    assert.match(text, /^(#!.*\n)?\/\*\*/, `${name} does not begin with a comment`);
  }
});

test('templates use no helper but each, if, unless and with', () => {
  const folder = join(pressFolder, 'templates');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs')))
    for (const [, helper] of readFileSync(join(folder, path), 'utf8').matchAll(/\{\{~?#(\w+)/g)) assert.match(helper ?? '', /^(each|if|unless|with)$/, path);
});

test('no template prints a value unescaped but the styles and rendered content', () => {
  const folder = join(pressFolder, 'templates');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs')))
    for (const [, value] of readFileSync(join(folder, path), 'utf8').matchAll(/\{\{\{([^}]+)\}\}\}/g)) assert.match(value ?? '', /^(styles|content)$/, path);
});

test('who reads a PDF leaves the arrays of everybody else as they are', async () => {
  const { push } = Array.prototype;
  await import('../scripts/proof/read-pdf.ts');
  assert.equal(Array.prototype.push, push);
});
