/**
 * Files that are none: pipes, devices, sockets, folders, links to them and links that lead nowhere, in the place of
 * every file that somebody else may have put there. Proves that each is refused at once and by its own name, and that a
 * file which is too large is not read. Slow because it starts a process to make a pipe.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { codeFrame } from '../../scripts/cli/code-frame.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { readCopy } from '../../scripts/press/read-copy.ts';
import { readBase } from '../../scripts/project/folders.ts';
import { openProject, readFirst } from '../../scripts/project/project.ts';
import { publishedFiles } from '../../scripts/project/published-files.ts';
import { readRegular } from '../../scripts/project/regular-file.ts';
import { takeInputs } from '../../scripts/project/snapshot.ts';
import { readOutput } from '../../scripts/project/write-outputs.ts';
import { fixture } from '../support/fixture.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-regular-'));
after(() => rmSync(home, { recursive: true, force: true }));
let count = 0;
const fresh = (): string => {
  const folder = join(home, String(count++));
  mkdirSync(folder);
  return folder;
};

/** What may stand in the place of a file, where the system has it. */
const kinds: Record<string, (path: string) => void> = {
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  'a link to a device': (path) => symlinkSync('/dev/zero', path),
  'a folder': (path) => void mkdirSync(path),
  'a link to itself': (path) => symlinkSync(path, path),
  'a link that leads nowhere': (path) => symlinkSync(join(home, 'nowhere'), path),
};
const here = process.platform === 'win32' ? [] : Object.entries(kinds);

test('what is no file is refused at once, whoever reads it', async () => {
  for (const [kind, make] of here) {
    const folder = fresh();
    for (const name of ['SHA256SUMS', 'package.json', 'a.css', 'copy.pdf', 'en.md']) make(join(folder, name));
    const leadsNowhere = kind.startsWith('a link to itself') || kind.endsWith('nowhere');
    const refused = leadsNowhere ? /ELOOP|ENOENT/ : /it is not a file|the folder has no index/;
    assert.throws(() => readRegular(join(folder, 'a.css')), refused, kind);
    await assert.rejects(readCopy(join(folder, 'copy.pdf')), refused, kind);
    assert.deepEqual(codeFrame({ file: 'en.md', line: 1, column: 1 }, [folder]), []);
    if (leadsNowhere) continue;
    assert.throws(() => readFirst([folder], 'a.css'), refused, kind);
    assert.throws(() => publishedFiles(folder, 'tiny'), refused, kind);
    assert.throws(() => readOutput(join(folder, 'a.css')), refused, kind);
    assert.throws(() => readBase(join(folder, 'package.json'), []), refused, kind);
  }
});

test('a file that is too large is not read', () => {
  const path = join(fresh(), 'large');
  writeFileSync(path, '');
  truncateSync(path, 2 ** 34);
  assert.throws(() => readRegular(path), /it has 17179869184 bytes, and at most 536870912 are read/);
  assert.throws(() => readRegular(path, 9), /at most 9 are read/);
});

test('in every place of a title it is a problem of that place, also when the inputs were taken for a build', () => {
  for (const [kind, make] of here)
    for (const place of [
      'tiny/zh-Hans.md',
      'tiny/not-indexed.yaml',
      'tiny/editions.yaml',
      'authority/treaties.yaml',
      'authority/not-indexed.yaml',
      'defaults.yaml',
    ]) {
      const folder = fresh();
      const project = openProject({ folder });
      cpSync(fixture('editions', 'tiny', 'source'), project.source, { recursive: true });
      rmSync(join(project.source, place), { force: true });
      mkdirSync(dirname(join(project.source, place)), { recursive: true });
      make(join(project.source, place));
      const taken = takeInputs({ ...project, templates: [], styles: [] }, join(folder, 'in'), ['tiny']);
      for (const own of [project, taken]) {
        const { value, problems } = prepareEdition(own, 'tiny');
        assert.equal(value, undefined, `${kind} at ${place}`);
        assert.ok(
          problems.some(
            ({ code, place: at }) => (code === 'K116' && at?.file === `source/${place}`) || code === 'K113',
          ),
          `${kind} at ${place}: ${JSON.stringify(problems)}`,
        );
      }
    }
});
