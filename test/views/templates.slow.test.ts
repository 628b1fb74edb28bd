/**
 * Templates, their views and their words: every key that a template asks for is in the type of its view, every word in
 * every language, and a key that is not there fails the build with the line ('K502').
 * Slow because copies of the press are started.
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
import { dirname, join } from 'node:path';
import test from 'node:test';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { openTemplates } from '../../scripts/views/templates.ts';
import { fixture } from '../support/fixture.ts';
import { pressFolder, pressProject } from '../support/press.ts';
import { bindViews, codeFiles, readWays, templateFiles } from '../support/template-ways.ts';

/** Fills the template `main` of a folder of templates; the problem when it cannot be filled. */
function fill(files: Record<string, string>, view: object): string | Problem {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-templates-'));
  try {
    for (const [path, text] of Object.entries({ 'partials/empty.hbs': '', ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return openTemplates([folder]).fill('main.hbs', view);
  } catch (error) {
    return (error as { problem?: Problem }).problem ?? assert.fail(error as Error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const place = (found: string | Problem): string =>
  typeof found === 'string'
    ? found
    : `${found.code} ${found.place?.file}:${found.place?.line}:${found.place?.column} ${found.message}`;

test('a template prints what its view has, escaped, and nothing for what is there without a value', () => {
  const main = '{{#each rows}}{{> cell}}{{/each}}{{#if no}}x{{else}}{{title}}{{/if}}';
  const view = { rows: [{ text: 'a<b' }, { text: '`=' }], no: undefined, title: '"&"' };
  assert.equal(
    fill({ 'main.hbs': main, 'partials/cell.hbs': '<td>{{text}}</td>\n' }, view),
    '<td>a&lt;b</td><td>`=</td>&quot;&amp;&quot;',
  );
});

test('a key that the view does not have is a problem at its place, wherever the template asks for it', () => {
  const view = { title: 't', labels: { page: 'p' }, list: [{ name: 'n' }], one: { name: 'n' } };
  const cases: [template: string, expected: RegExp][] = [
    ['<p>\n{{titel}}', /^K502 templates\/main\.hbs:2:3 .*“titel” is no key/],
    ['{{labels.webSaerch}}', /^K502 templates\/main\.hbs:1:3 .*“webSaerch”/],
    ['{{#if titel}}x{{/if}}', /^K502 templates\/main\.hbs:1:7 .*“titel”/],
    ['{{#unless titel}}x{{/unless}}', /^K502 templates\/main\.hbs:1:11 /],
    ['\n\n  {{#each lists}}x{{/each}}', /^K502 templates\/main\.hbs:3:11 .*“lists”/],
    ['{{#with ones}}x{{/with}}', /^K502 templates\/main\.hbs:1:9 /],
    ['{{#each list}}{{../titel}}{{/each}}', /^K502 templates\/main\.hbs:1:17 .*“titel”/],
    ['{{> empty titel}}', /^K502 templates\/main\.hbs:1:11 /],
    ['{{#each list}}\n{{> cell}}{{/each}}', /^K502 templates\/partials\/cell\.hbs:2:3 .*“nam”/],
    ['{{> web/cell one}}', /^K502 templates\/web\/partials\/cell\.hbs:1:5 .*“nom”/],
    ['{{> nowhere one}}', /^K502 templates\/main\.hbs:1:1 .*nowhere/],
    ['a\n{{#if title}}\nb', /^K502 templates\/main\.hbs:3:1 .*Parse error/],
    ['{{shout title}}', /^K502 templates\/main\.hbs:1:1 .*shout/],
  ];
  for (const [main, expected] of cases) {
    const files = { 'main.hbs': main, 'partials/cell.hbs': '<td>\n{{nam}}</td>', 'web/partials/cell.hbs': '  {{nom}}' };
    assert.match(place(fill(files, view)), expected, main);
  }
});

/** Read once: it takes the compiler some seconds. */
const bound = bindViews();

test('every key that a template or a partial asks for is in the type of its view, and every template has one', () => {
  assert.deepEqual([...bound.views.keys()].sort(), templateFiles());
  const read = [...bound.views].map(([path, view]) => readWays(bound, path, view));
  assert.deepEqual(
    read.flatMap(({ wrong }) => wrong),
    [],
  );
  const files = new Set(read.flatMap((one) => one.files));
  const all = readdirSync(join(pressFolder, 'templates'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.hbs'),
  );
  assert.deepEqual(
    [...files].sort(),
    all.map((name) => name.replaceAll('\\', '/')).sort(),
    'a partial is given to no template',
  );
  // The reader of templates finds what it is there to find.
  const [path, view] = [...bound.views].find(([name]) => name === 'print.hbs') ?? assert.fail();
  const spoil = (from: string, to: string) =>
    readWays(bound, path, view, (file) => readFileSync(join(pressFolder, 'templates', file), 'utf8').replace(from, to))
      .wrong;
  assert.match(spoil('{{adopted}}', '{{adoptd}}').join(), /\bprint\.hbs:\d+:\d+ adoptd/);
  assert.match(spoil('{{> pieces heading}}', '{{> pieces headng}}').join(), /^partials\/index\.hbs:\d+:\d+ headng/);
  assert.match(
    spoil('{{../../labels.see', '{{../labels.see').join(),
    /^partials\/index\.hbs:\d+:\d+ \.\.\/labels\.see/,
  );
});

const languages = readdirSync(join(pressFolder, 'templates', 'labels')).map((name) => name.replace(/\.yaml$/, ''));

test('every language has the same words', () => {
  assert.ok(languages.length >= 3);
  const [first = {}, ...others] = languages.map((language) => readLabels(pressProject, language, []));
  for (const other of others) assert.deepEqual(Object.keys(other).sort(), Object.keys(first).sort());
});

test('every word that templates and code print is in every language, and every word of a language is printed', () => {
  const inTemplates = [...bound.views].flatMap(([path, view]) => readWays(bound, path, view).labels);
  assert.ok(inTemplates.length > 60);
  const texts = codeFiles().map((file) => readFileSync(file, 'utf8'));
  const all = (pattern: RegExp) => texts.flatMap((text) => [...text.matchAll(pattern)].map((found) => found[1] ?? ''));
  const asked = [
    ...inTemplates,
    ...all(/\blabels\.(\w+)\b(?!\()/g),
    ...all(/\blabels\['([^']+)'\]/g),
    ...all(/\bfillLabel\([\w.]+, '([^']+)'/g),
  ].filter((key) => key !== 'language' && key !== 'ts');
  const literals = new Set([...asked, ...all(/'([\w.]+)'/g)]);
  const families = [...new Set(all(/`(\w+\.)\$\{/g))];
  for (const language of languages) {
    const labels = readLabels(pressProject, language, []);
    assert.deepEqual(
      asked.filter((key) => !(key in labels)),
      [],
      `templates/labels/${language}.yaml lacks`,
    );
    // `own.paragraph` is said instead of `paragraph` where the text bears its own numbers.
    const unused = Object.keys(labels).filter((key) => {
      const [said, own] = [key.replace(/^own\./, ''), key.startsWith('own.')];
      return own ? !(said in labels) : !literals.has(key) && !families.some((family) => key.startsWith(family));
    });
    assert.deepEqual(unused, [], `nothing prints these words of templates/labels/${language}.yaml`);
  }
});

test('a misspelt word in a template fails the build, and nothing is published', () => {
  const copy = mkdtempSync(join(tmpdir(), 'kanben-press-'));
  try {
    for (const name of ['scripts', 'templates', 'styles', 'package.json', 'package-lock.json', 'tsconfig.json'])
      cpSync(join(pressFolder, name), join(copy, name), { recursive: true });
    symlinkSync(join(pressFolder, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const file = join(copy, 'templates', 'print.hbs');
    const lines = readFileSync(file, 'utf8').replace('{{labels.imprint}}', '{{labels.imprnit}}');
    writeFileSync(file, lines);
    const line = lines.split('\n').findIndex((text) => text.includes('imprnit')) + 1;
    const source = fixture('editions', 'tiny', 'source');
    const args = ['scripts/setup.js', 'build', '--source', source, '--build', join(copy, 'out')];
    const run = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    assert.equal(run.status, 1);
    assert.match(run.stdout + run.stderr, new RegExp(`templates/print\\.hbs:${line}:\\d+: error K502: .*“imprnit”`));
    assert.equal(existsSync(join(copy, 'out', 'tiny')), false);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('what a template prints is escaped by the press, and Handlebars stays as it is for everybody else', async () => {
  const { default: handlebars } = await import('handlebars');
  assert.equal(
    fill({ 'main.hbs': '<p title="{{a}}">{{a}}{{{a}}}</p>' }, { a: '<=`&">' }),
    '<p title="&lt;=`&amp;&quot;&gt;">&lt;=`&amp;&quot;&gt;<=`&"></p>',
  );
  assert.equal(
    fill({ 'main.hbs': '{{#each list}}{{this}}{{@index}}{{/each}}{{empty}}' }, { list: ['<'], empty: undefined }),
    '&lt;0',
  );
  assert.equal(handlebars.Utils.escapeExpression('='), '&#x3D;');
  assert.equal(handlebars.compile('{{a}}')({ a: '`' }), '&#x60;');
});
