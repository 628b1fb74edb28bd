/**
 * A new output is a folder and a row: a format that only tests know, plain text, is verified, validated, traced,
 * offered and taken by `--only`, and no command was changed for it. In: the tiny title. Nothing is built.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { recordEdition, recordLedger } from '../../scripts/formats/data/edition-record.ts';
import { makeCatalogue } from '../../scripts/formats/site/catalogue.ts';
import { describeFile } from '../../scripts/formats/site/reading-site.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { outputFormats } from '../../scripts/press/registry.ts';
import { openProject } from '../../scripts/project/project.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { plainOutput, writePlain } from '../support/plain-output.ts';
import { readSourceTree } from '../support/source-tree.ts';

const source = fixture('editions', 'tiny', 'source');
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const formats = [...outputFormats, plainOutput];

/** A build folder with the files that the commands read, as far as they do. */
function builtFolder(): { build: string; file: string } {
  const build = join(folder, 'build');
  const { value } = prepareEdition(openProject({ folder, source }), 'tiny');
  assert.ok(value);
  const { edition } = value;
  const pageMap = { pages: [{ index: 1, label: '1' }], starts: {} };
  mkdirSync(join(build, 'tiny'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(build, 'tiny', name), text);
  write('edition.json', JSON.stringify(recordEdition(edition, pageMap, 'Chromium 1')));
  write('ledger.json', JSON.stringify(recordLedger(edition, pageMap, new Map())));
  write('tiny.plain', writePlain(edition));
  return { build, file: join(build, 'tiny', 'tiny.plain') };
}

test('a format that is a row is verified', async () => {
  const { file } = builtFolder();
  const right = await callCommand('verify', ['--source', source, file], {}, formats);
  assert.equal(right.status, 0, right.stderr);
  assert.match(right.stdout, /5 of 5 equal/);
  writeFileSync(file, readFileSync(file, 'utf8').replace('双方', '两方'));
  const wrong = await callCommand('verify', ['--source', source, file], {}, formats);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /K826.*plain text/);
  const unknown = await callCommand('verify', ['--source', source, file]);
  assert.match(unknown.stderr, /K824.*it is of none of these formats/, 'without its row it is not known');
  assert.match(unknown.stderr, /PDF, EPUB, reading edition, facing edition\./);
});

test('a format that is a row is validated and traced', async () => {
  const { build } = builtFolder();
  const validated = await callCommand('validate', ['tiny', '--source', source, '--build', build], {}, formats);
  assert.equal(validated.status, 1);
  assert.match(validated.stdout, /tiny\.plain +PlainCheck 7 +1 errors, 0 warnings/);
  assert.match(validated.stdout, /no EPUB is built/);
  assert.match(validated.stderr, /K831.*a line is too plain/);
  const traced = await callCommand('trace', ['3', 'tiny', '--build', build], {}, formats);
  assert.match(traced.stdout, /^plain text +line 4$/m);
  assert.match(traced.stdout, /^reading edition +index\.html#p3$/m);
});

test('a format that is a row is offered by the catalogue, and --only takes it', async () => {
  const { build, file } = builtFolder();
  const files = await makeCatalogue(openProject({ folder, build }), [], 'https://example.org/', formats);
  assert.match(String(files.get('index.html')), /href="tiny\/tiny\.plain"/);
  assert.match(String(files.get('feed.xml')), /type="text\/x-plain-edition"/);
  const plain = readFileSync(file);
  const sha256 = createHash('sha256').update(plain).digest('hex');
  const offered = { name: 'tiny.plain', bytes: plain.length, sha256, kind: 'plain', type: 'text/x-plain-edition' };
  assert.deepEqual(describeFile('tiny.plain', plain, formats), offered);
  assert.throws(() => describeFile('tiny.plain', plain, outputFormats), /tiny\.plain is offered to nobody/);
  const odd = await callCommand('build', ['--only', 'plain,odt', '--source', source, '--build', build], {}, formats);
  assert.match(odd.stderr, /--only knows pdf and epub and plain, not “plain,odt”/);
});

test('no command names a format in its code', () => {
  // What is said of a format in a help text is no decision.
  const help = /\b(usage|about)\b\s*[:=]\s*(`[^`]*`|'[^']*')/g;
  const commands = readSourceTree().filter(({ room }) => room === 'commands');
  assert.ok(commands.length > 10);
  // The options of the build that belong to one format, and the trial of documents, which is for developers.
  const known = [/^.(?:--)?epub-language must/, /^'(no-fonts|epub-language)'$/, /^'pdf,epub'$/];
  const odd = commands.flatMap(({ path, text }) => {
    const code = text.replace(help, '').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    const words = code.match(/(['`"/])[^'`"\n]*\b(pdf|epub)\b[^'`"\n]*\1/gi) ?? [];
    return words.filter((word) => !known.some((form) => form.test(word))).map((word) => `${path}: ${word}`);
  });
  assert.deepEqual(odd, []);
});
