/**
 * A heading is not divided over pages, in Chinese as in alphabets. In: headings of every level and of several lines,
 * with so many texts between them that they come to every place of a page. Read aloud page by page, one that a page
 * divides would be heard as two (K821). Slow because a browser sets the title in each format.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { verifyPdf } from '../../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { frontMatter } from '../../support/front-matter.ts';

const heading =
  '十三、渔业资源的保护和沿海港口船舶登记办法以及内河航道管理规定的修改和废止以及其他有关事项的说明和补充规定';
const paragraph = '双方将在平等和互利的基础上继续合作。';
const source = realpathSync(mkdtempSync(join(tmpdir(), 'kanben-divided-headings-')));

before(() => {
  const sections = Array.from(
    { length: 36 },
    (_, i) => `${'#'.repeat(3 + (i % 4))} ${heading}\n\n${paragraph.repeat(1 + (i % 9))}\n\n`,
  );
  for (const name of ['authority', 'headings']) mkdirSync(join(source, name));
  const body = `## 第十三条 沿海港口船舶登记\n\n${sections.join('')}`;
  writeFileSync(join(source, 'headings', 'zh-Hans.md'), frontMatter('zh-Hans') + body);
});
after(() => rmSync(source, { recursive: true, force: true }));

for (const formatName of ['book', 'official'])
  test(`a Chinese heading of several lines stands on one page: ${formatName}`, async () => {
    const { pdf, edition, pageMap, format } = await setEdition(source, 'headings', { formatName });
    assert.deepEqual((await verifyPdf(pdf, edition, pageMap, format)).problems, []);
  });
