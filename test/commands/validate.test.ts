/**
 * What `npm run validate` asks validators about. In: build folders of a title in two languages with a facing edition, a
 * validator made here, which says what it is asked. Starts none.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { validateCommand } from '../../scripts/commands/validate.ts';
import type { OutputFormat } from '../../scripts/press/output-format.ts';
import { outputFormats } from '../../scripts/press/registry.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const build = mkdtempSync(join(tmpdir(), 'kanben-validate-'));
after(() => rmSync(build, { recursive: true, force: true }));
for (const language of ['zh-Hans', 'en', 'zh-Hans+en'])
  for (const name of ['accord.pdf', 'accord.epub', 'index.html']) {
    const path = join(build, 'accord', language, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, language);
  }

/** The formats of the press, with a validator that finds something in the files of one folder alone. */
function formatsWith(asked: string[], odd: string): OutputFormat[] {
  return outputFormats.map((format) => ({
    ...format,
    ...(format.validate
      ? {
          validate: async (paths: readonly string[]) => {
            asked.push(...paths.map((path) => path.slice(build.length + 1)));
            return paths.map((path) => {
              const findings = dirname(path).endsWith(odd) ? ['it is odd'] : [];
              return [{ name: 'Reader', version: '1', errors: findings.length, warnings: 0, findings }];
            });
          },
        }
      : {}),
  }));
}

async function validate(odd: string, remove?: string) {
  const asked: string[] = [];
  if (remove) rmSync(join(build, 'accord', 'zh-Hans+en', remove));
  const project = { ...projectAt(fixture('editions', 'facing', 'source')), build };
  const found = await validateCommand.run({
    positionals: ['accord'],
    values: {},
    project,
    formats: formatsWith(asked, odd),
  } as unknown as Parameters<typeof validateCommand.run>[0]);
  return { asked, found: found.map(({ code, message }) => `${code} ${message}`) };
}

test('the PDF and the e-book of a facing edition are validated with those of its languages', async () => {
  const { asked, found } = await validate('none');
  assert.deepEqual(found, []);
  assert.deepEqual(
    asked.sort(),
    ['en', 'zh-Hans', 'zh-Hans+en']
      .flatMap((folder) => [`accord/${folder}/accord.epub`, `accord/${folder}/accord.pdf`])
      .sort(),
  );
});

test('what is found in the facing edition alone is said', async () => {
  const { found } = await validate('zh-Hans+en');
  assert.equal(found.length, 2);
  for (const line of found) assert.match(line, /^K831 .*accord\.(pdf|epub).*it is odd/);
});

test('one that was built in part has not passed', async () => {
  const { found } = await validate('none', 'accord.epub');
  assert.equal(found.length, 1);
  assert.match(found[0] ?? '', /^K832 .*EPUB/);
});
