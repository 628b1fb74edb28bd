/**
 * One folder a problem code. In: test/fixtures/broken/CODE/source/, a title with that mistake, and expected.txt, the problems in
 * order as “file:line:column code”. A code without a folder, and a folder without its code, fails. Codes of the
 * machine and of the proofs are made to happen in the tests that `elsewhere` names.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { sortProblems } from '../../scripts/model/problem.ts';
import { problemCodes } from '../../scripts/model/problem-catalogue.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { fixture } from '../support/fixture.ts';
import { pressFolder, pressProject, projectAt } from '../support/press.ts';

const folder = fixture('broken');

/** Code → the test file that makes it happen. */
const elsewhere: Record<string, string> = {
  K122: 'import/import-document.test.ts',
  K123: 'import/import-document.test.ts',
  K124: 'import/import-document.test.ts',
  K125: 'import/import-document.test.ts',
  K126: 'import/docx.test.ts',
  K318: 'commands/publish-edition.slow.test.ts',
  K502: 'views/templates.slow.test.ts',
  K601: 'commands/build.slow.test.ts',
  K602: 'commands/build.slow.test.ts',
  K603: 'commands/build.slow.test.ts',
  K605: 'formats/print/browser-page.slow.test.ts',
  K604: 'commands/build-collection.slow.test.ts',
  K641: 'formats/site/reading-site.slow.test.ts',
  K701: 'commands/build.slow.test.ts',
  K702: 'commands/build-collection.slow.test.ts',
  K703: 'commands/build-collection.slow.test.ts',
  K801: 'proof/verify.slow.test.ts',
  K802: 'proof/verify.slow.test.ts',
  K803: 'proof/verify.slow.test.ts',
  K804: 'proof/verify.slow.test.ts',
  K821: 'formats/pdf/structure-tree.slow.test.ts',
  K822: 'formats/pdf/structure-tree.slow.test.ts',
  K823: 'commands/verify.slow.test.ts',
  K824: 'commands/verify.slow.test.ts',
  K825: 'commands/verify.slow.test.ts',
  K826: 'commands/verify.slow.test.ts',
  K831: 'validators/validators.slow.test.ts',
  K832: 'validators/validators.slow.test.ts',
  K811: 'proof/measure-typography.test.ts',
  K812: 'proof/measure-typography.test.ts',
  K813: 'proof/measure-typography.test.ts',
  K901: 'cli/command.test.ts',
  K902: 'cli/command.test.ts',
  K906: 'preview/preview-server.slow.test.ts',
  K907: 'preview/watch-folders.test.ts',
  K908: 'preview/preview-server.slow.test.ts',
};

test('every problem code has its folder or its test, and nothing else has', () => {
  assert.deepEqual([...readdirSync(folder), ...Object.keys(elsewhere)].sort(), [...problemCodes].sort());
  for (const [code, file] of Object.entries(elsewhere))
    assert.ok(
      readFileSync(join(pressFolder, 'test', file), 'utf8').includes(`'${code}'`),
      `${file} does not test ${code}`,
    );
});

for (const code of readdirSync(folder))
  test(`${code} is reported at its place`, async () => {
    const own = join(folder, code);
    const asked = existsSync(join(own, 'case.json'))
      ? (JSON.parse(readFileSync(join(own, 'case.json'), 'utf8')) as { title: string })
      : { title: 't' };
    const prepared = prepareEdition(projectAt(join(own, 'source')), asked.title);
    const problems = [...prepared.problems];
    if (prepared.value)
      problems.push(
        ...(
          await subsetFonts(prepared.value.edition, [
            renderPrint(pressProject, prepared.value.edition, prepared.value.images),
          ])
        ).problems,
      );
    const lines = sortProblems(problems).map(
      ({ code: found, place }) => `${place ? `${place.file}:${place.line}:${place.column}` : '-'} ${found}\n`,
    );
    if (process.env.KANBEN_UPDATE) writeFileSync(join(own, 'expected.txt'), lines.join(''));
    assert.equal(lines.join(''), readFileSync(join(own, 'expected.txt'), 'utf8'));
    assert.ok(lines.some((line) => line.endsWith(`${code}\n`)));
    for (const { message, hint } of problems) assert.ok(message.length > 8 && hint.length > 8, message);
  });
