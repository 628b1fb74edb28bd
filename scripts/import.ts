/** npm run import -- FILE --title NAME [--language TAG]: a document from elsewhere → canonical Markdown. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { type Arguments, runCommand } from './stages/command.ts';
import type { Problem } from './stages/edition.ts';
import { importDocument } from './stages/import.ts';
import { problem } from './stages/problems.ts';
import { decodeUtf8, pressFolder, readBytes } from './stages/read.ts';

await runCommand({
  name: 'import',
  usage: 'npm run import -- FILE --title NAME [--language zh-Hans]',
  about: 'Turns a feed dump or an HTML page into source/NAME/LANGUAGE.md and keeps the document beside it as origin.',
  options: { title: { type: 'string' }, language: { type: 'string', default: 'zh-Hans' } },
  run: importFile,
});

function importFile({ positionals, values }: Arguments): Problem[] {
  const [file] = positionals;
  const title = String(values.title ?? '');
  if (!file || !/^[a-z0-9][a-z0-9-]*$/.test(title)) return [problem('K902', { detail: 'Name a FILE and --title NAME (small Latin letters, digits, hyphens).', command: 'import' })];
  const folder = join(pressFolder, 'source', title);
  const target = join(folder, `${values.language}.md`);
  if (existsSync(target)) return [problem('K902', { detail: `source/${title}/${values.language}.md exists: it is canonical and edited by hand, and is not overwritten.`, command: 'import' })];
  const problems: Problem[] = [];
  const bytes = readBytes(resolve(file), file, problems);
  const text = bytes && decodeUtf8(bytes, file, problems);
  if (bytes === undefined || text === undefined) return problems;
  const { markdown, notCarried } = importDocument(text, String(values.language));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `origin${extname(file).toLowerCase()}`), bytes);
  writeFileSync(target, markdown);
  process.stdout.write(`source/${title}/${values.language}.md\n`);
  for (const line of notCarried) process.stdout.write(`not carried: ${line}\n`);
  return [];
}
