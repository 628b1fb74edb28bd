/** What a change is called of which the text has no number. Without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import type { Edition } from '../../scripts/model/edition.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { compareEditions } from '../../scripts/revisions/compare-editions.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { pressProject } from '../support/press.ts';

function editionOf(...blocks: string[]): Edition {
  const labels = readLabels(pressProject, 'zh-Hans', []) ?? assert.fail();
  const manuscript = { ...manuscriptOf(blocks.join('\n\n')), labels };
  return numberDraft(parseManuscript(manuscript).value ?? assert.fail()).value ?? assert.fail();
}

test('a block without a number is named by the paragraph before it, and the first one by itself', () => {
  const before = editionOf('> 甲。', '一段。', '二段。', '> 乙。', '三段。');
  const after = editionOf('> 丙。', '一段。', '二段。', '> 丁。', '三段。');
  const titles = compareEditions(before, after).map(({ title }) => title);
  assert.equal(titles.length, 2);
  assert.doesNotMatch(titles[0] ?? '', /\d/);
  assert.match(titles[1] ?? '', /第2段/);
});
