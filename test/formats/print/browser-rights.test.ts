/**
 * Where a browser keeps what its processes share. Proves that a missing or closed folder of temporary files is not
 * where it looks. A full one is not made here. No browser.
 */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { temporaryOf } from '../../../scripts/formats/print/browser-rights.ts';

const start = { command: 'chromium', before: [] };

test('a browser shares memory among temporary files, or in its profile where these are missing or closed', (t) => {
  const given = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'kanben-rights-'));
  t.after(() => {
    if (given === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = given;
    rmSync(folder, { recursive: true });
  });
  process.env.TMPDIR = join(folder, 'missing');
  assert.equal(temporaryOf(start, 'profile'), 'profile');
  const [open, own] = [join(folder, 'open'), join(folder, 'own')];
  for (const [path, mode] of [
    [open, 0o777],
    [own, 0o700],
  ] as const) {
    mkdirSync(path);
    chmodSync(path, mode);
  }
  process.env.TMPDIR = own;
  assert.equal(temporaryOf(start, 'profile'), own);
  assert.equal(temporaryOf({ ...start, user: 65534 }, 'profile'), 'profile');
  chmodSync(folder, 0o755);
  process.env.TMPDIR = open;
  assert.equal(temporaryOf({ ...start, user: 65534 }, 'profile'), open);
});
