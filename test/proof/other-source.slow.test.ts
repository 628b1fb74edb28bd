/**
 * A copy that names another state of the source is asked for all that its front matter does not say. In: the table of
 * faults of the PDF, put into a copy of a title whose description was changed since. Proves that each is found, but for
 * those that stand in what the source said then. Slow because a title is built and read some hundred times.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { proveCopy } from '../../scripts/press/prove-copy.ts';
import { alterPdf } from '../support/alter-pdf.ts';
import { linesOf } from '../support/faults.ts';
import { aroundTheText, facesAndPictures, factsAndStructure, linksAndNavigation } from '../support/pdf-faults.ts';
import { structureForged } from '../support/pdf-forgeries.ts';
import { projectAt } from '../support/press.ts';
import { structurePdf, structureSource } from '../support/structure-pdf.ts';
import { testTogether } from '../support/together.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
let pdf: Uint8Array;
before(async () => {
  pdf = await structurePdf();
  cpSync(structureSource, join(folder, 'source'), { recursive: true });
  const path = join(folder, 'source', 'structure', 'zh-Hans.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('供测试。', '供测试用。'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const prove = async (bytes: Uint8Array): Promise<string[]> => {
  const project = { ...projectAt(join(folder, 'source')), build: join(folder, 'none') };
  return linesOf((await proveCopy(project, { name: 'structure.pdf', bytes })).problems);
};

/** What the front matter said then, and nothing else of the file says. */
const unknown = new Set(['the title on the cover', 'the day on the title leaf', 'other rights in XMP']);

test('an untouched copy is of another state of the source, and no more', async () => {
  const [only, ...more] = await prove(pdf);
  assert.match(only ?? '', /^K825 /);
  assert.deepEqual(more, []);
});

const faults = [...facesAndPictures, ...linksAndNavigation, ...factsAndStructure, ...aroundTheText, ...structureForged];

for (const [what, change] of faults.filter(([name]) => unknown.has(name)))
  test(`PDF of another state of the source: not known: ${what}`, async () => {
    const [only, ...more] = await prove(await alterPdf(pdf, change));
    assert.match(only ?? '', /^K825 /);
    assert.deepEqual(more, []);
  });

/** What is said of a fault in place of what is said where the front matter is the same. */
const instead: Record<string, RegExp> = {
  'another title in XMP': /Info says Title “.*”, and XMP/,
  'another text attached': /zh-Hans\.md does not have the SHA-256 that the file names/,
  'other data attached': /edition\.json does not have the check sum that it says/,
};

testTogether({
  name: 'other-source',
  title: 'PDF of another state of the source: found',
  faults: faults.flatMap(([what, change, said]) =>
    unknown.has(what) ? [] : [[what, change, instead[what] ?? said] as const],
  ),
  prove: async (changes) => prove(await alterPdf(pdf, ...changes)),
});
