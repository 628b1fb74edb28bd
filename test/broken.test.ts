/**
 * One folder a problem code. In: test/broken/CODE/source/, a title with that mistake, and expected.txt, the problems in
 * order as “file:line:column code”. A code without a folder, and a folder without its code, fails. Codes of the
 * machine and of the proofs are made to happen in the tests that `elsewhere` names.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { subsetFonts } from '../scripts/fonts/subset-fonts.ts';
import { renderPrint } from '../scripts/formats/print/render-print.ts';
import { sortProblems } from '../scripts/model/problem.ts';
import { problemCodes } from '../scripts/model/problem-catalogue.ts';
import { prepareEdition } from '../scripts/press/prepare-edition.ts';

const folder = join(import.meta.dirname, 'broken');

/** Code → the test file that makes it happen. */
const elsewhere: Record<string, string> = {
  K122: 'import-report.test.ts',
  K123: 'import-report.test.ts',
  K124: 'import-report.test.ts',
  K125: 'import-report.test.ts',
  K126: 'import-docx.test.ts',
  K318: 'publish-edition.test.ts',
  K502: 'templates.test.ts',
  K601: 'build.test.ts',
  K602: 'build.test.ts',
  K603: 'build.test.ts',
  K604: 'collection.test.ts',
  K605: 'build.test.ts',
  K641: 'site-files.test.ts',
  K701: 'build.test.ts',
  K702: 'collection.test.ts',
  K703: 'collection.test.ts',
  K801: 'verify.test.ts',
  K802: 'verify.test.ts',
  K803: 'verify.test.ts',
  K804: 'verify.test.ts',
  K821: 'structure.test.ts',
  K822: 'structure.test.ts',
  K823: 'copies.test.ts',
  K824: 'copies.test.ts',
  K825: 'copies.test.ts',
  K826: 'copies.test.ts',
  K831: 'validate.test.ts',
  K832: 'validate.test.ts',
  K811: 'typography.test.ts',
  K812: 'typography.test.ts',
  K813: 'typography.test.ts',
  K901: 'commands.test.ts',
  K902: 'commands.test.ts',
  K906: 'preview-server.test.ts',
  K907: 'preview-watch.test.ts',
  K908: 'preview-server.test.ts',
};

test('every problem code has its folder or its test, and nothing else has', () => {
  assert.deepEqual([...readdirSync(folder), ...Object.keys(elsewhere)].sort(), [...problemCodes].sort());
  for (const [code, file] of Object.entries(elsewhere)) assert.ok(readFileSync(join(import.meta.dirname, file), 'utf8').includes(`'${code}'`), `${file} does not test ${code}`);
});

for (const code of readdirSync(folder))
  test(`${code} is reported at its place`, async () => {
    const own = join(folder, code);
    const asked = existsSync(join(own, 'case.json')) ? (JSON.parse(readFileSync(join(own, 'case.json'), 'utf8')) as { title: string }) : { title: 't' };
    const prepared = prepareEdition(join(own, 'source'), asked.title);
    const problems = [...prepared.problems];
    if (prepared.value) problems.push(...(await subsetFonts(prepared.value.edition, [renderPrint(prepared.value.edition, prepared.value.images)])).problems);
    const lines = sortProblems(problems).map(({ code: found, place }) => `${place ? `${place.file}:${place.line}:${place.column}` : '-'} ${found}\n`);
    if (process.env.KANBEN_UPDATE) writeFileSync(join(own, 'expected.txt'), lines.join(''));
    assert.equal(lines.join(''), readFileSync(join(own, 'expected.txt'), 'utf8'));
    assert.ok(lines.some((line) => line.endsWith(`${code}\n`)));
    for (const { message, hint } of problems) assert.ok(message.length > 8 && hint.length > 8, message);
  });
