/**
 * What is installed suits every Node that the press is for: `npm ci` warns of no package (EBADENGINE). In: the lock
 * file. Out: the packages that ask for another Node. Nothing is fetched.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { pressFolder } from '../support/press.ts';

const { satisfies } = createRequire(import.meta.url)('semver') as {
  satisfies: (version: string, range: string) => boolean;
};

interface Locked {
  engines?: { node?: string };
  dev?: boolean;
}

const read = (name: string) => JSON.parse(readFileSync(join(pressFolder, name), 'utf8'));
const packages = read('package-lock.json').packages as Record<string, Locked>;

/** Packages that do not say that they run on a version of Node. */
const unfit = (version: string): string[] =>
  Object.entries(packages).flatMap(([path, { engines }]) =>
    engines?.node && !satisfies(version, engines.node) ? [`${path} ${engines.node}`] : [],
  );

test('every package of the lock file says that it runs on Node 20, 22 and 24', () => {
  assert.ok(Object.values(packages).filter(({ engines }) => engines?.node).length > 100);
  for (const version of ['20.19.0', '20.20.2', '22.13.0', '22.23.3', '24.0.0', '24.21.0'])
    assert.deepEqual(unfit(version), [], version);
  assert.notDeepEqual(unfit('14.0.0'), []);
});

test('on the oldest Node of the press npm warns of nothing but what the documents name', () => {
  const oldest = `${/>=(.*)/.exec(read('package.json').engines.node)?.[1]}.0`;
  const known = ['node_modules/parse5/node_modules/entities'];
  const ofReaders = unfit(oldest).map((said) => said.split(' ')[0] ?? '');
  assert.deepEqual(
    ofReaders.filter((path) => !packages[path]?.dev),
    known,
  );
});
