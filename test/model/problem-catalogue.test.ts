/**
 * One folder a problem code. In: test/fixtures/broken/CODE/source/, a title with that mistake, and expected.txt, the
 * problems in order as “file:line:column code”. A code without a folder, and a folder without its code, fails. Codes of
 * the machine and of the proofs are made to happen in the tests that `elsewhere.ts` names; `npm test` sees that they
 * are.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { missingIn } from '../../scripts/fonts/subset-fonts.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { sortProblems } from '../../scripts/model/problem.ts';
import { problemCodes } from '../../scripts/model/problem-catalogue.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { chooseTitles } from '../../scripts/project/folders.ts';
import { elsewhere } from '../support/elsewhere.ts';
import { fixture } from '../support/fixture.ts';
import { writesGolden } from '../support/golden.ts';
import { pressProject, projectAt } from '../support/press.ts';

const folder = fixture('broken');

test('every problem code has its folder or its test, and nothing else has', () => {
  assert.deepEqual([...readdirSync(folder), ...Object.keys(elsewhere)].sort(), [...problemCodes].sort());
});

for (const code of readdirSync(folder))
  test(`${code} is reported at its place`, () => {
    const own = join(folder, code);
    const asked = existsSync(join(own, 'case.json'))
      ? (JSON.parse(readFileSync(join(own, 'case.json'), 'utf8')) as { title: string })
      : { title: 't' };
    const source = join(own, 'source');
    const problems = chooseTitles(source, [asked.title]).flatMap((title) => {
      const { value, problems: found } = prepareEdition(projectAt(source), title);
      // Cutting the faces finds no more than this, and takes ten times as long.
      const html = value && renderPrint(pressProject, value.edition, value.images);
      return [...found, ...(value && html ? missingIn(value.edition, [html]) : [])];
    });
    const lines = sortProblems(problems).map(
      ({ code: found, place }) => `${place ? `${place.file}:${place.line}:${place.column}` : '-'} ${found}\n`,
    );
    if (writesGolden()) writeFileSync(join(own, 'expected.txt'), lines.join(''));
    assert.equal(lines.join(''), readFileSync(join(own, 'expected.txt'), 'utf8'));
    assert.ok(lines.some((line) => line.endsWith(`${code}\n`)));
    for (const { message, hint } of problems) assert.ok(message.length > 8 && hint.length > 8, message);
  });
