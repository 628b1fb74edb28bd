/**
 * What was read is what is built. In: a project with texts, lists, a style of its own. Looks at what is read of it, and
 * at its keys, when editors save while a build runs. No browser.
 */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { keyOfPress, keyOfTitle } from '../../scripts/press/build-cache.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { listTitles } from '../../scripts/project/folders.ts';
import { openProject } from '../../scripts/project/project.ts';
import { takeInputs } from '../../scripts/project/snapshot.ts';
import { readStyles } from '../../scripts/views/templates.ts';
import { fixture } from '../support/fixture.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-taken-'));
after(() => rmSync(home, { recursive: true }));

const project = openProject({ folder: home });
cpSync(fixture('editions', 'tiny', 'source'), project.source, { recursive: true });
cpSync(join(project.source, 'tiny'), join(project.source, 'other'), { recursive: true });
mkdirSync(join(home, 'styles'));
writeFileSync(join(home, 'styles', 'cover.css'), '/* before */');

let count = 0;
const taken = () => takeInputs(project, join(home, `in-${count++}`), ['tiny']);
const keysOf = (own: typeof project) => [keyOfPress(own), keyOfTitle('tiny', { project: own }, 'press')];

test('what is saved after the inputs were taken is not built; the key is that of the bytes taken', () => {
  const own = taken();
  const keys = keysOf(own);
  assert.deepEqual(keys, keysOf(project), 'as long as nothing is saved the keys are the same');
  const text = join(project.source, 'tiny', 'zh-Hans.md');
  const saves = {
    text,
    list: join(project.source, 'authority', 'organizations.yaml'),
    style: join(home, 'styles', 'cover.css'),
  };
  for (const [what, path] of Object.entries(saves)) {
    const before = readFileSync(path, 'utf8');
    const titleBefore = prepareEdition(own, 'tiny').value?.edition.manuscript.sha256;
    appendFileSync(path, '\n\n');
    assert.deepEqual(keysOf(own), keys, what);
    assert.notDeepEqual(keysOf(project), keys, `${what}: the next build builds it`);
    assert.equal(prepareEdition(own, 'tiny').value?.edition.manuscript.sha256, titleBefore, what);
    assert.ok(readStyles(own, ['cover.css'], 'zh-Hans').includes('/* before */'), what);
    writeFileSync(path, before);
  }
  // Changed, taken, and changed back: the key is that of what was taken.
  appendFileSync(text, '\n\n');
  const changed = taken();
  writeFileSync(text, readFileSync(text, 'utf8').trimEnd());
  assert.notDeepEqual(keysOf(changed), keysOf(project));
});

test('places, titles and refusals are those of the project', () => {
  const own = taken();
  assert.deepEqual(listTitles(own.source), ['other', 'tiny']);
  assert.equal(prepareEdition(own, 'tiny').value?.edition.manuscript.file, 'source/tiny/zh-Hans.md');
  const codes = (at: typeof project) => prepareEdition(at, 'nothing').problems.map(({ message }) => message);
  assert.deepEqual(codes(own), codes(project));
});

test('a link out of the title stays one; one within it, and lists that are elsewhere, are taken', () => {
  writeFileSync(join(home, 'secret.png'), 'secret');
  symlinkSync(join(home, 'secret.png'), join(project.source, 'tiny', 'out.png'));
  symlinkSync('zh-Hans.md', join(project.source, 'tiny', 'inner.txt'));
  cpSync(join(project.source, 'authority'), join(home, 'lists'), { recursive: true });
  rmSync(join(project.source, 'authority'), { recursive: true });
  symlinkSync(join(home, 'lists'), join(project.source, 'authority'));
  const own = taken();
  assert.ok(existsSync(join(own.source, 'tiny', 'out.png')));
  assert.equal(prepareEdition(own, 'tiny').problems.filter(({ severity }) => severity === 'error').length, 0);
  assert.deepEqual(keysOf(own), keysOf(project));
  const real = (path: string) => realpathSync(join(own.source, 'tiny', path));
  assert.equal(real('out.png'), realpathSync(join(home, 'secret.png')));
  assert.ok(real('inner.txt').startsWith(realpathSync(own.source)));
});
