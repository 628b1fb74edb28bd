/**
 * The trial with which an import ends. In: a text that would be published, and one with a character that no face has.
 * Out: what is said, the exit code, what is left. Proves that a refusal is named at the line of the Markdown that was
 * written, and that nothing of the trial stays behind. Slow because pages are set.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { callCommand } from '../support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-trial-test-'));
after(() => rmSync(folder, { recursive: true }));
const source = join(folder, 'source');
const law = '某法\n\n第一条　为了保护河流，制定本法。\n\n第二条　河流受保护。';

test('an import says what would be published and what would be refused, and leaves nothing of the trial', async () => {
  writeFileSync(join(folder, 'good.txt'), law);
  writeFileSync(join(folder, 'odd.txt'), `${law}\n\n第三条　\ue000符号。`);
  const good = await callCommand('import', [join(folder, 'good.txt'), '--source', source, '--json']);
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /"published":\s*true/);
  const odd = await callCommand('import', [join(folder, 'odd.txt'), '--source', source]);
  assert.equal(odd.status, 0, odd.stderr);
  const [, code] = /would be refused: (K\d+)/.exec(odd.stdout) ?? [];
  assert.equal(code, 'K208');
  const written = readFileSync(join(source, 'odd', 'zh-Hans.md'), 'utf8').split('\n');
  const line = written.findIndex((row) => row.includes('\ue000')) + 1;
  assert.ok(line > 1);
  assert.match(odd.stderr, new RegExp(`zh-Hans\\.md:${line}:\\d+: .*K130`));
  assert.ok(!existsSync(join(folder, 'build')));
});
