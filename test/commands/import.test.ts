/**
 * npm run import as an editor types it: files and folders, names and languages, what is written and what never is.
 */
import assert from 'node:assert/strict';
import {
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
import { join } from 'node:path';
import test, { after } from 'node:test';
import { callCommand } from '../support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-import-'));
after(() => rmSync(folder, { recursive: true }));
const source = join(folder, 'source');
const run = (...args: string[]) => callCommand('import', [...args, '--source', source, '--no-trial']);
const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
  return join(folder, path);
};
const chinese = '<h1>某国公报</h1><p>这是中文的文字，应当导入。</p>';
const english = '<h1>A Communiqué</h1><p>The sides agree to the following and thank the hosts in the city.</p>';

test('a folder: languages of one title, titles of their own, folders in it; each file is told', async () => {
  write('in/peace/zh-Hans.html', chinese);
  write('in/peace/en.html', english);
  write('in/peace/page_files/x.html', chinese);
  write('in/Second Text.html', chinese);
  write('in/notes.pdf', 'x');
  const { status, stdout, stderr } = await run(join(folder, 'in'));
  assert.equal(status, 0, stderr);
  assert.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.replace(/:.*/, '')),
    [
      'Second Text.html → source/second-text/zh-Hans.md',
      'en.html → source/peace/en.md',
      'zh-Hans.html → source/peace/zh-Hans.md',
    ],
  );
  assert.deepEqual(readdirSync(join(source, 'peace')).sort(), [
    'en.md',
    'origin.html',
    'origin.zh-Hans.html',
    'zh-Hans.md',
  ]);
  assert.deepEqual(readdirSync(join(source, 'second-text')).sort(), ['origin.html', 'zh-Hans.md']);
  // Both are languages of one title.
  assert.equal(stderr.match(/K126: .*/g), null);
});

test('a second import writes nothing over, and the others of a folder go on', async () => {
  const path = join(source, 'second-text', 'zh-Hans.md');
  writeFileSync(path, 'mine');
  write('in/third.html', chinese);
  const { status, stderr } = await run(join(folder, 'in'));
  assert.equal(status, 1);
  assert.equal(stderr.match(/K902.*is not overwritten/g)?.length, 3);
  assert.equal(readFileSync(path, 'utf8'), 'mine');
  assert.ok(existsSync(join(source, 'third', 'zh-Hans.md')));
});

test('a picture that would fall on another file stops the import', async () => {
  write('with/map.png', Buffer.from('89504e470d0a1a0a', 'hex'));
  write('with/doc.html', `${chinese}<img src="map.png" alt="图">`);
  write('source/doc/map.png', 'another');
  const { status, stderr } = await run(join(folder, 'with', 'doc.html'));
  assert.equal(status, 1);
  assert.match(stderr, /source\/doc\/map\.png exists and is another file/);
  assert.deepEqual(readdirSync(join(source, 'doc')), ['map.png']);
});

test('pictures come from the document’s folder alone, whatever paths and links say', async () => {
  write('secret.png', Buffer.from('89504e470d0a1a0a', 'hex'));
  write(
    'jail/doc.html',
    `${chinese}${['../secret.png', '%2e%2e/secret.png', 'link.png', join(folder, 'secret.png'), 'file:///etc/passwd', '//host/a.png'].map((path) => `<img src="${path}" alt="图">`).join('')}`,
  );
  symlinkSync(join(folder, 'secret.png'), join(folder, 'jail', 'link.png'));
  const { status, stderr } = await run(join(folder, 'jail', 'doc.html'), '--title', 'jail');
  assert.equal(status, 0, stderr);
  assert.equal(stderr.match(/K124: Not carried: the picture/g)?.length, 6);
  assert.deepEqual(readdirSync(join(source, 'jail')).sort(), ['origin.html', 'zh-Hans.md']);
});

test('a title and a language that the names do not say are asked for', async () => {
  const odd = write('文件.html', chinese);
  assert.match((await run(odd)).stderr, /K902: 文件\.html has no name for a title: add --title NAME/);
  assert.equal((await run(odd, '--title', 'named', '--language', 'zh-Hans')).status, 0);
  assert.ok(existsSync(join(source, 'named', 'zh-Hans.md')));
  assert.match((await run(odd, '--title', 'other', '--language', 'ja')).stderr, /K112/);
  assert.ok(!existsSync(join(source, 'other')));
  assert.match((await run(join(folder, 'in'), '--title', 'one')).stderr, /the folder holds several/);
  assert.match((await run(odd, '--title', 'x', '--language', '../x')).stderr, /no language tag/);
  assert.match((await run(odd, '--title', 'x', '--jobs', 'many')).stderr, /--jobs must be a number from 1, not “many”/);
  assert.match((await run(join(folder, 'nothing.html'))).stderr, /K116/);
  write('empty/a.pdf', 'x');
  assert.match((await run(join(folder, 'empty'))).stderr, /holds no document/);
});

test('what is there stays: a text, an origin that is a folder, a title that is a file', async () => {
  const document = write('stay/stay.html', chinese);
  const cases: [title: string, path: string, file: boolean][] = [
    ['stay-text', 'zh-Hans.md', true],
    ['stay-origin', 'origin.zh-Hans.html', false],
    ['stay-file', '', true],
  ];
  for (const [title, path, isFile] of cases) {
    const there = join('source', title, path);
    if (isFile) write(there, 'before');
    else mkdirSync(join(folder, there), { recursive: true });
    const { status, stderr } = await run(document, '--title', title);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /K701|K902/);
    if (isFile) assert.equal(readFileSync(join(folder, there), 'utf8'), 'before');
    if (path !== '') assert.deepEqual(readdirSync(join(source, title)), [path]);
  }
});
