/**
 * No network: build, check, verify and import in a network of their own that leads nowhere, where the machine can make
 * one, and with sockets that are heard everywhere. Proves that neither the press nor its Chromium sends a packet, asks
 * for a name or has something that has no way; that a page which asks for everything gets nothing out; and that one
 * request of this process would be noticed. Slow because pages are set.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fixture } from '../support/fixture.ts';
import type { OfflineResult } from '../support/offline-child.ts';
import { pressFolder } from '../support/press.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-offline-'));
after(() => rmSync(home, { recursive: true, force: true }));
cpSync(fixture('editions', 'tiny', 'source'), join(home, 'source'), { recursive: true });

/** A network of its own: with the rights of root, else with those that it has in a namespace of users of its own. */
const own = [['-n'], ['-rn']].find((args) => spawnSync('unshare', [...args, 'true']).status === 0);

function runOffline(asks = ''): OfflineResult {
  const child = ['--import', 'tsx', join(pressFolder, 'test', 'support', 'offline-child.ts'), home, asks];
  const [program, args] = own ? ['unshare', [...own, process.execPath, ...child]] : [process.execPath, child];
  return JSON.parse(execFileSync(program, args, { cwd: pressFolder, encoding: 'utf8' })) as OfflineResult;
}

test('build, check, verify and import ask for no network', () => {
  const { statuses, calls, packets } = runOffline();
  assert.deepEqual(statuses, { build: 0, check: 0, verify: 0, import: 0 });
  assert.deepEqual(calls, []);
  if (own) assert.equal(packets, 0);
});

test('a page that asks for addresses and names sends nothing', { skip: !own && 'nobody counts here' }, () => {
  assert.equal(runOffline('page').packets, 0);
});

test('a single request of the press would be noticed', () => {
  const { calls, packets } = runOffline('process');
  assert.ok(calls.length > 0);
  if (own) assert.ok(packets > 0);
});
