/**
 * The classes and `data-*` attributes of the templates that code relies on stand in one table, templates/hooks.yaml.
 * In: the table, the templates, the code. Both sides are read: what the table names is printed and relied on where it
 * says, and code relies on nothing of the templates that the table does not name.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { pressFolder } from '../support/press.ts';
import { codeFiles } from '../support/template-ways.ts';

interface Hook {
  /** Sets of templates that print it. */
  in: string[];
  /** Rooms whose code relies on it. */
  by: string[];
  for: string;
}

const folder = join(pressFolder, 'templates');
const hooks = parse(readFileSync(join(folder, 'hooks.yaml'), 'utf8')) as Record<string, Hook>;

/**
 * The set that a template belongs to: `web`, `epub`, `preview`; `shared` for partials of print and EPUB; else its name.
 */
const setOf = (path: string): string => {
  const [first = ''] = path.split('/');
  return first === 'partials' ? 'shared' : first.replace(/\.hbs$/, '');
};

/** Hook → the sets of templates that print it. Classes are written `.name`, attributes `data-name`. */
function printed(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = name.replaceAll('\\', '/');
    if (!path.endsWith('.hbs')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    const classes = [...text.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names = '']) =>
      names
        .replace(/\{\{.*?\}\}/g, ' ')
        .split(/\s+/)
        .filter(Boolean)
        .map((one) => `.${one}`),
    );
    const data = [...text.matchAll(/\s(data-[a-z-]+)=/g)].map((match) => match[1] ?? '');
    for (const hook of [...classes, ...data]) found.set(hook, (found.get(hook) ?? new Set()).add(setOf(path)));
  }
  return found;
}

/** The room of a file of code: that of a format with what runs in the browser for it. */
const roomOfCode = (file: string): string => {
  const [first = '', second = ''] = file
    .slice(join(pressFolder, 'scripts').length + 1)
    .replaceAll('\\', '/')
    .split('/');
  return first === 'formats' ? `formats/${second}` : first;
};

/** Rooms that read what the templates print; in others a string with a dot is something else. */
const readers = ['formats/print', 'formats/site', 'preview', 'proof'];

/** A class in a selector: at its beginning, or behind a tag, a comma, a space or a bracket. */
const classInSelector =
  /(?:^|[\s,>(]|(?<![\w.-])(?:a|dd|div|dl|h[1-4]|li|p|section|span|table|td|ul|wbr))\.([a-z][a-z-]*)/g;

/** Everything in a file of code that is a selector or the name of a class or an attribute. */
function asked(text: string): string[] {
  const strings = [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
    .map((match) => (match[1] ?? match[2] ?? '').replace(/\$\{[^}]*\}/g, ''))
    .filter((one) => /^[\w\s.,:>[\]="'#*()^$~+-]+$/.test(one) && !/ \w+ \w+ /.test(one));
  const classes = strings.flatMap((one) => [...one.matchAll(classInSelector)].map((match) => `.${match[1]}`));
  const named = [...text.matchAll(/(?:has(?:Epub|Web)Class\([^,]+, |classList\.contains\()'([^']+)'/g)].map(
    (match) => `.${match[1]}`,
  );
  const listed = [...text.matchAll(/\[([^\]]*)\]\.some\(\(\w+\) => has(?:Epub|Web)Class/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map((one) => `.${one[1]}`),
  );
  const data = [...text.matchAll(/\b(data-[a-z]+(?:-[a-z]+)*)/g)].map((match) => match[1] ?? '');
  const sets = [...text.matchAll(/\bdataset\.(\w+)/g)].map(
    (match) => `data-${(match[1] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
  return [...classes, ...named, ...listed, ...data, ...sets];
}

/** Hook → the rooms that rely on it; of what the templates print alone. */
function reliedOn(known: ReadonlyMap<string, unknown>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of codeFiles()) {
    const room = roomOfCode(file);
    if (!readers.includes(room)) continue;
    for (const hook of asked(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')))
      if (known.has(hook)) found.set(hook, (found.get(hook) ?? new Set()).add(room));
  }
  return found;
}

test('templates print every hook where the table says', () => {
  const found = printed();
  for (const [hook, { in: sets }] of Object.entries(hooks))
    assert.deepEqual([...(found.get(hook) ?? [])].sort(), [...sets].sort(), hook);
});

test('code relies on the hooks of the table, in the rooms that it names, and on nothing else of the templates', () => {
  const found = reliedOn(printed());
  assert.ok(found.size > 30);
  const shown = Object.fromEntries([...found].map(([hook, rooms]) => [hook, [...rooms].sort()]));
  const named = Object.fromEntries(Object.entries(hooks).map(([hook, { by }]) => [hook, [...by].sort()]));
  assert.deepEqual(Object.entries(shown).sort(), Object.entries(named).sort());
});

test('every hook says what it is for', () => {
  for (const [hook, { for: why }] of Object.entries(hooks)) assert.match(why, /^[A-Z].{11,}\.$/, hook);
});

if (process.env.KANBEN_UPDATE) {
  const where = printed();
  for (const [hook, rooms] of [...reliedOn(where)].sort())
    process.stdout.write(
      `"${hook}": { in: [${[...(where.get(hook) ?? [])].sort().join(', ')}], by: ` +
        `[${[...rooms].sort().join(', ')}], for: "${hooks[hook]?.for ?? ''}" }\n`,
    );
}
