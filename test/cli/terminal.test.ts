/**
 * Nothing that a terminal would obey comes out of a command, whatever files, titles and archives are called. In: names
 * with control sequences, turned writing and line ends. No browser.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { zipSync } from 'fflate';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-terminal-'));
after(() => rmSync(home, { recursive: true, force: true }));
const bad = 'a\u001b[31m\u009b2J\u202eb\u0007\nerror K000: forged';
const source = join(home, 'source');
cpSync(fixture('editions', 'tiny', 'source'), source, { recursive: true });
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(home, name), content);
  return join(home, name);
};

const calls: Record<string, () => string[]> = {
  'a title that is not there': () => ['check', bad, '--source', source],
  'a title of this name': () => {
    mkdirSync(join(source, bad));
    writeFileSync(join(source, bad, 'en.md'), '---\ntitle: a\n---\n\na\n');
    return ['check', '--source', source];
  },
  'the titles that are known': () => ['check', 'none', '--source', source],
  'a copy of this name': () => ['verify', file(`${bad}.pdf`, 'a'), '--source', source],
  'a copy that is not there': () => ['verify', join(home, `${bad}.epub`), '--source', source],
  'a file in an archive': () => [
    'verify',
    file('a.epub', zipSync({ [`../${bad}`]: new Uint8Array(1) })),
    '--source',
    source,
  ],
  'a document of this name': () => ['import', file(`${bad}.txt`, 'a'), '--source', source],
  'a document in no format': () => [
    'import',
    file(`${bad}.docx`, 'a'),
    '--title',
    'a',
    '--language',
    'en',
    '--source',
    source,
  ],
  'a title to be made': () => ['new', bad, '--source', source],
  'an option': () => ['check', `--${bad}`],
  'a folder of builds': () => ['trace', '1', 'tiny', '--build', join(home, bad)],
  'a number': () => ['trace', bad, 'tiny', '--build', home],
  'two editions': () => ['diff', 'tiny', bad, bad, '--source', source],
};

for (const [what, callOf] of Object.entries(calls))
  test(`${what}: nothing reaches the terminal that it would obey`, async () => {
    const [name = '', ...args] = callOf();
    for (const json of [[], ['--json']]) {
      const { stdout, stderr } = await callCommand(name, [...args, ...json]);
      const said = stdout + stderr;
      assert.ok(said.length > 0);
      assert.doesNotMatch(said, /[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029]/u);
      assert.doesNotMatch(said, /^error K000/m);
      if (json.length > 0 && stdout) JSON.parse(stdout);
    }
  });
