/**
 * The scripts for browsers as they are bundled: whole, without a word to Node, and with maps that lead to the
 * TypeScript.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Script } from 'node:vm';
import {
  type BrowserScript,
  readBrowserScript,
  readScriptMap,
  traceScript,
} from '../../scripts/project/browser-scripts.ts';
import { pressFolder } from '../support/press.ts';

const names: BrowserScript[] = ['print', 'site', 'preview', 'preview-layout'];

test('every bundle is one script that needs no other and no map beside it', () => {
  for (const name of names) {
    const script = readBrowserScript(name);
    assert.doesNotMatch(script, /\brequire\(|^import |^export |sourceMappingURL/m, name);
    assert.doesNotThrow(() => new Script(script), name);
    assert.ok(!script.includes(pressFolder), `${name} names the folder of the press`);
    assert.ok((JSON.parse(readScriptMap(name)) as { sources: string[] }).sources.length > 1, name);
  }
});

test('a place in a bundle is said as a place in the TypeScript', () => {
  const sentence = 'an entry of a register stands outside a group';
  const lines = readBrowserScript('print').split('\n');
  const line = lines.findIndex((text) => text.includes(sentence));
  const column = lines[line]?.indexOf('new Error') ?? -1;
  const said = traceScript(`Error: x\n    at groupOf (kanben/print.js:${line + 1}:${column + 1})`);
  const found = /at groupOf \((scripts\/formats\/print\/browser\/register-pages\.ts):(\d+):(\d+)\)/.exec(said);
  assert.ok(found, said);
  const source = readFileSync(join(pressFolder, found[1] ?? ''), 'utf8').split('\n')[Number(found[2]) - 1] ?? '';
  assert.ok(source.includes(sentence), source);
  assert.equal(Number(found[3]), source.indexOf('new Error') + 1);
  assert.equal(traceScript(`print.js:${line}:${column}`, 0), found.slice(1).join(':'));
  assert.equal(
    traceScript(`http://127.0.0.1:8100/~/print.js?0a1b:${line + 1}:${column + 1}`),
    found.slice(1).join(':'),
  );
});

test('what is no place in a bundle stays as it is', () => {
  for (const stack of ['print.js', 'other.js:3:4', 'kanben/print.js:999999:1', 'imprint.js:1:1'])
    assert.equal(traceScript(stack), stack);
});
