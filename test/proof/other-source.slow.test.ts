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
const said = new Set(['the title on the cover', 'the day on the title leaf', 'other rights in XMP']);

test('an untouched copy is of another state of the source, and no more', async () => {
  const [only, ...more] = await prove(pdf);
  assert.match(only ?? '', /^K825 /);
  assert.deepEqual(more, []);
});

for (const [what, change] of [
  ...facesAndPictures,
  ...linksAndNavigation,
  ...factsAndStructure,
  ...aroundTheText,
  ...structureForged,
])
  test(`PDF of another state of the source: ${said.has(what) ? 'not known' : 'found'}: ${what}`, async () => {
    const lines = await prove(await alterPdf(pdf, change));
    const others = lines.filter((line) => !line.startsWith('K825 ') || /found|names the SHA-256 0000/.test(line));
    assert.equal(others.length > 0, !said.has(what), lines.join('\n'));
  });
