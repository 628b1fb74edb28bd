/**
 * What is too large is refused by its number, and costs little. In: for each budget of the importer a document that
 * breaks it. Proves K131 with the count and the limit, and that a process which was given all of them never held 500
 * MiB. Slow because the documents are large. No browser.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { imported } from '../support/imported.ts';

const program = fileURLToPath(new URL('../support/oversized.ts', import.meta.url));

/** Which document breaks which budget, by the words of the problem. */
const expected: Record<string, string> = {
  bytes: '68157440 bytes, and at most 67108864',
  characters: '4000001 characters, and at most 4000000',
  'characters of a page': '4000001 characters, and at most 4000000',
  tags: '400001 tags, and at most 400000',
  attributes: '1000001 attributes, and at most 1000000',
  elements: '503 elements in each other, and at most 500',
  paragraphs: '50001 paragraphs and lines, and at most 50000',
  lines: '50002 paragraphs and lines, and at most 50000',
  cells: '100001 cells of tables, and at most 100000',
  notes: '10001 notes, and at most 10000',
  'unpacked bytes': '68157440 bytes in one part when it is unpacked, and at most 67108864',
  'Word tags': '1000030 tags in all parts of a DOCX, and at most 1000000',
  'Word depth': '602 elements in each other, and at most 500',
  'depth of relations': '600 elements in each other, and at most 500',
  'elements that open anew': '400020000 elements, those counted that open anew in each paragraph, and at most 1000000',
  'Word paragraphs': '50003 paragraphs and lines, and at most 50000',
  'Word cells': '100001 cells of tables, and at most 100000',
  'Word notes': '10001 notes, and at most 10000',
  'Word characters': '4000008 characters, and at most 4000000',
};

test("what is too large is 'K131' with its number and the limit, and takes less than 500 MiB of memory", () => {
  const said = execFileSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  const { codes, memory } = JSON.parse(said) as { codes: Record<string, string[]>; memory: number };
  const wanted = Object.entries(expected).map(([name, words]) => [name, words]);
  const got = Object.entries(codes).map(([name, lines]) => [
    name,
    lines.map((line) => /^K131 \S+ is not imported: it has (.*) are read\.$/.exec(line)?.[1] ?? line).join('; '),
  ]);
  assert.deepEqual(got, wanted);
  assert.ok(memory < 500, `${memory} MiB`);
});

test('what is large and within the budgets is imported', async () => {
  const { body } = await imported(
    'a.html',
    `<p>标题</p>${'<div>'.repeat(400)}<p>甲乙${'，丙'.repeat(20_000)}。`,
    'zh-Hans',
  );
  assert.ok(body.includes('，丙'.repeat(20_000)));
});
