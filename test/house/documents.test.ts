/**
 * README and `.docs/` say what is so: commands, outputs and problems are written as the press itself says them, every
 * file and every link leads somewhere, nothing stands at the top of the project that does not belong there. With
 * KANBEN_UPDATE=1 what is made of these pages is written anew.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import test from 'node:test';
import { doors } from '../../scripts/model/budgets.ts';
import { type DescribedFiles, sharedFiles } from '../../scripts/model/output-kinds.ts';
import { problem, problemCodes } from '../../scripts/model/problem-catalogue.ts';
import { outputFormats } from '../../scripts/press/registry.ts';
import { callCommand } from '../support/in-process.ts';
import { missingFiles, readOwn, readTree } from '../support/named-files.ts';
import { pressFolder } from '../support/press.ts';

const tree = readTree();
const documents = tree.filter((path) => /^(\.docs\/.*|[A-Z]+)\.md$/.test(path) || path === 'build/README.md');

/** What stands behind the comment of a page that says how it is made, up to its next comment, where there is one. */
function compareMade(path: string, made: string): void {
  const text = readOwn(path);
  const from = text.indexOf('-->\n') + 4;
  assert.ok(from > 4, `${path} does not say how it is made`);
  const end = text.indexOf('<!--', from);
  const to = end < 0 ? text.length : end;
  if (process.env.KANBEN_UPDATE && !process.env.CI)
    writeFileSync(join(pressFolder, path), text.slice(0, from) + made + text.slice(to));
  else assert.equal(text.slice(from, to), made, `${path} is not up to date: KANBEN_UPDATE=1 npm run test:unit`);
}

test('README.md and build/README.md have the outputs of every format', () => {
  const rows = [...outputFormats.flatMap(({ described }) => described), ...sharedFiles];
  const table = rows
    .filter(({ detail }) => !detail)
    .map(({ paths, what }) => `| ${namesOf(paths, 'build/')} | ${what} |\n`);
  compareMade('README.md', `\n| path | what |\n|---|---|\n${table.join('')}\n`);
  compareMade('build/README.md', `\n${rows.map(({ paths, what }) => `- ${namesOf(paths)}: ${what}\n`).join('')}`);
});

/** Paths of one folder, which is said once: “`build/TITLE/citation.bib`, `citation.ris`”. */
const namesOf = ([first, ...others]: DescribedFiles['paths'], folder = ''): string =>
  [folder + first, ...others.map((path) => posix.basename(path))].map((path) => `\`${path}\``).join(', ');

test('.docs/commands.md has the --help of every command', async () => {
  const names = readdirSync(join(pressFolder, 'scripts', 'commands'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort();
  const parts: string[] = [];
  for (const name of names) {
    const { status, stdout } = await callCommand(name, ['--help']);
    assert.equal(status, 0);
    const lines = stdout.trim().split('\n');
    parts.push(`\n## ${name}\n\n${lines.map((line) => (line ? `    ${line}` : '')).join('\n')}\n`);
  }
  assert.ok(names.length > 10);
  compareMade('.docs/commands.md', parts.join(''));
});

test('.docs/problems.md has every problem of the catalogue', () => {
  const groups: Record<string, string> = {
    1: 'Reading a title, and importing',
    2: 'The Markdown of a text',
    3: 'Numbers and editions',
    4: 'Registers',
    5: 'Typefaces and templates',
    6: 'Browser, build, site',
    7: 'Writing',
    8: 'The proof, copies, validators',
    9: 'Commands and preview',
  };
  // Each detail is its own name; `{{…}}` stays what it prints.
  const details = new Proxy<Record<string, string>>({}, { get: (_, name) => `‹${String(name)}›` });
  const parts = problemCodes.map((code, i) => {
    const { severity, message, hint } = problem(code, details);
    const group = code.slice(1, 2);
    const title =
      problemCodes[i - 1]?.slice(1, 2) === group ? '' : `\n## ${group}xx ${groups[group] ?? assert.fail()}\n`;
    return `${title}\n**${code}** (${severity}) ${escapeMarkdown(message)}\n→ ${escapeMarkdown(hint)}\n`;
  });
  compareMade('.docs/problems.md', parts.join(''));
});

test('.docs/limits.md has every budget of every door', () => {
  const rows = Object.values(doors).flatMap(({ said, code, limits }) =>
    Object.values(limits).map(([limit, what]) => `| ${said} | ${what} | ${limit.toLocaleString('en')} | ${code} |\n`),
  );
  compareMade(
    '.docs/limits.md',
    `\n| what is read | what is counted | at most | problem |\n|---|---|--:|---|\n${rows.join('')}`,
  );
});

/** A sentence as Markdown prints it, code in backticks as it is; a hint of several lines becomes one. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[\\*_<>&[\]#]/g, (sign) => `\\${sign}`)))
    .join('');

test('the README is short', () => {
  assert.ok(readOwn('README.md').trimEnd().split('\n').length <= 120);
});

test('documents name only files that are there', () => {
  assert.ok(documents.length > 40);
  // What a title of an editor is called, and what a build writes.
  const examples =
    /^(?:zh-Hans|en|ru)\.(?:md|docx|html)$|^(?:site|kanben)\.(?:css|js)$|^editions\.yaml$|^source\/defaults\.yaml$/;
  const odd = documents.flatMap((path) =>
    missingFiles(readOwn(path), tree)
      .filter((name) => !examples.test(name))
      .map((name) => `${path} names ${name}`),
  );
  assert.deepEqual(odd, []);
});

test('links between documents lead to a page and to a heading of it', () => {
  let followed = 0;
  for (const path of documents)
    for (const [, target = ''] of withoutCode(readOwn(path)).matchAll(/(?<!\\)\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', id] = target.split('#');
      const to = file === '' ? path : posix.join(dirname(path), file);
      assert.ok(existsSync(join(pressFolder, to)), `${path} leads to ${target}`);
      const headings = [...readOwn(to).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => idOf(heading));
      if (id !== undefined) assert.ok(headings.includes(id), `${path} leads to ${target}`);
      followed += 1;
    }
  assert.ok(followed > 60);
});

const withoutCode = (text: string): string => text.replace(/^ {4}.*$/gm, '').replace(/`[^`\n]*`/g, '');

/** The address of a heading, as GitHub gives it. */
const idOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

test('every decision is in the index', () => {
  const pages = tree.filter((path) => path.startsWith('.docs/decisions/') && !path.endsWith('README.md'));
  assert.ok(pages.length > 30);
  const index = readOwn('.docs/decisions/README.md');
  for (const path of pages) {
    const [, title] = /^# (.*)\n/.exec(readOwn(path)) ?? [];
    assert.ok(index.includes(`[${title}](${posix.basename(path)})`), path);
  }
});

test('only what belongs there stands at the top of the project', () => {
  const allowed = [
    ...['package.json', 'tsconfig.json', 'source', 'templates', 'styles', 'build', 'scripts', 'test', 'README.md'],
    ...['LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md'],
    // Tools look for these by name, here alone.
    ...['package-lock.json', 'biome.json', 'knip.json', 'node_modules'],
  ];
  const odd = readdirSync(pressFolder).filter((name) => !name.startsWith('.') && !allowed.includes(name));
  assert.deepEqual(odd, []);
});
