/**
 * An edition that was published when the press counted what stands before the preamble with it: pre1 was the note below
 * the title. In: a frozen text with its record, and the text that follows it. Proves that each published address means
 * the same paragraph in the next edition. No browser.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import { citedBlocks, type Edition } from '../../scripts/model/edition.ts';
import { plainText } from '../../scripts/model/text.ts';
import { keepAddresses, numberAsPublished } from '../../scripts/numbering/published-addresses.ts';
import { readHistory } from '../../scripts/revisions/published-editions.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { pressProject } from '../support/press.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The address of every text: its own, and what else leads there. */
const namesOf = (edition: Edition): Record<string, string[]> =>
  Object.fromEntries(
    citedBlocks(edition).flatMap(({ number, block }) =>
      block.kind === 'paragraph'
        ? [[plainText(block.inlines).slice(0, 6), [String(number), ...(block.also ?? [])]] as const]
        : [],
    ),
  );

/** The text `lines` as edition 2 of one of which `frozen` lines were published under these addresses. */
function following(frozen: readonly (readonly [address: string, text: string])[], lines: readonly string[]): Edition {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-preface-'));
  try {
    const body = frozen.map(([, text]) => text).join('\n\n');
    const text = `---\ntitle: [湖泊法]\n---\n\n${body}\n`;
    mkdirSync(join(folder, 'editions', '1'), { recursive: true });
    writeFileSync(join(folder, 'editions', '1', 'zh-Hans.md'), text);
    const rows = frozen.map(([number, own]) => `          - { number: ${number}, sha256: ${hashOf(own)} }`);
    const record = ['editions:', '  - number: 1', '    date: 2020-01-01', '    languages:', '      zh-Hans:'];
    const yaml = [...record, `        sha256: ${hashOf(text)}`, '        paragraphs:', ...rows];
    writeFileSync(join(folder, 'editions.yaml'), `${yaml.join('\n')}\n`);
    const own = manuscriptOf(lines.join('\n\n'));
    const edition = { number: 2, date: '2021-01-01' };
    const metadata = { ...own.metadata, language: 'zh-Hans', class: 'statute', edition };
    const labels = readLabels(pressProject, 'zh-Hans', []) ?? assert.fail();
    const manuscript = { ...own, folder, metadata, labels };
    const { value: history, problems } = readHistory(manuscript);
    assert.deepEqual(problems, []);
    const draft = parseManuscript(manuscript).value ?? assert.fail();
    const numbered = numberAsPublished(draft, history ?? []).value ?? assert.fail();
    return keepAddresses(numbered, draft, history ?? []).value ?? assert.fail();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const note = '（2020年1月1日样张会议第一次会议通过）';
const aim = '为了保护湖泊，根据宪法，样张会议决定制定本法。';
const scope = '湖泊是国家的重要水域，应当永久保护。';
const article = '第一条　国家保护湖泊。';

test('pre1 that was the note below the title stays the note, and the preamble keeps its numbers', () => {
  const frozen = [
    ['pre1', note],
    ['pre2', aim],
    ['pre3', scope],
    ['art1', article],
  ] as const;
  const edition = following(frozen, [note, aim, scope, article, '第二条　本法自公布之日起施行。']);
  const names = namesOf(edition);
  assert.deepEqual(
    [note, aim, scope].map((text) => names[text.slice(0, 6)]),
    [['pre1'], ['pre2'], ['pre3']],
  );
});

test('pre1 that was the note alone leads to it, and a preamble published beside a preface stays it', () => {
  const alone = [
    ['pre1', note],
    ['art1', article],
  ] as const;
  assert.ok(namesOf(following(alone, [note, article, '第二条　施行。']))[note.slice(0, 6)]?.includes('pre1'));
  const beside = [
    ['preface1', note],
    ['pre1', aim],
    ['art1', article],
  ] as const;
  const names = namesOf(following(beside, [note, aim, article, '第二条　施行。']));
  assert.deepEqual([names[note.slice(0, 6)], names[aim.slice(0, 6)]], [['preface1'], ['pre1']]);
});
