/**
 * Runs the plain-text cases of test/fixtures/cases/: numbering, new editions, marks and matching. In: blocks of “name .
 * input . expected .”. Each case is a test of its own, named by its file and line.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blocksOf, type Edition, type PublishedEdition, paragraphsOf } from '../../scripts/model/edition.ts';
import type { Manuscript } from '../../scripts/model/manuscript.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { blockTexts, type Inline } from '../../scripts/model/text.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { keepNumbers } from '../../scripts/numbering/published-numbers.ts';
import { indexEdition } from '../../scripts/registers/index-edition.ts';
import { fixture } from '../support/fixture.ts';
import { manuscriptOf } from '../support/manuscript.ts';

function cases(file: string): { name: string; input: string; expected: string }[] {
  const lines = readFileSync(fixture('cases', file), 'utf8').split('\n');
  const found: { name: string; input: string; expected: string }[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (lines[at + 1] !== '.') continue;
    const take = (from: number) => lines.indexOf('.', from);
    const middle = take(at + 2);
    const end = take(middle + 1);
    found.push({
      name: `${file}:${at + 1} ${lines[at]}`,
      input: lines.slice(at + 2, middle).join('\n'),
      expected: lines.slice(middle + 1, end).join('\n'),
    });
    at = end;
  }
  assert.ok(found.length > 0, `${file} has no cases`);
  return found;
}

function editionOf(manuscript: Manuscript): Edition {
  const parsed = parseManuscript(manuscript);
  assert.deepEqual(parsed.problems, []);
  const numbered = numberDraft(parsed.value ?? assert.fail());
  assert.deepEqual(numbered.problems, []);
  return numbered.value ?? assert.fail();
}

for (const { name, input, expected } of cases('numbering.txt'))
  test(name, () => {
    const lines = blocksOf(editionOf(manuscriptOf(input))).map((block) => {
      const text = blockTexts(block).join('|');
      if (block.kind === 'paragraph') return `${block.anchor} ${text}`;
      return `${block.anchor} ${block.kind === 'heading' ? '#'.repeat(block.level - 1) : block.kind} ${text}`;
    });
    assert.equal(lines.join('\n'), expected);
  });

for (const { name, input, expected } of cases('editions.txt'))
  test(name, () => {
    const history: PublishedEdition[] = [];
    const texts = input.split('\n---\n');
    let shown = '';
    for (const [i, text] of texts.entries()) {
      const manuscript = manuscriptOf(text);
      manuscript.metadata.edition = { number: i + 1, date: `202${i}-01-01` };
      manuscript.sha256 = String(i);
      const draft = parseManuscript(manuscript).value ?? assert.fail();
      const kept = keepNumbers(draft, history);
      const edition = kept.problems.length > 0 ? undefined : numberDraft(draft, kept.value).value;
      shown = kept.problems.map(({ code }) => code).join('\n');
      if (!edition) break;
      const blocks = blocksOf(edition);
      shown = blocks
        .map((block) => {
          if (block.kind === 'paragraph')
            return `${block.number} ${blockTexts(block).join('').slice(0, 4).trim()}${block.from === undefined ? '' : ` from ${block.from}`}`;
          if (block.kind === 'gap')
            return `${block.number} gap${block.into === undefined ? '' : ` into ${block.into}`}`;
          return `# ${blockTexts(block).join('')}`;
        })
        .join('\n');
      const slots = kept.value ?? paragraphsOf(edition).map(({ number }) => ({ number }));
      history.push({
        number: i + 1,
        date: `202${i}-01-01`,
        sha256: String(i),
        slots: slots.map((slot) => ({ ...slot, pages: {} })),
        edition,
      });
      // Built again after it was published, it is the same.
      if (i > 0) assert.deepEqual(keepNumbers(draft, history).value, history.at(-1)?.slots);
    }
    assert.equal(shown, expected);
  });

for (const { name, input, expected } of cases('marks.txt'))
  test(name, () => {
    const show = (inlines: readonly Inline[]): string =>
      inlines
        .map((inline) => {
          switch (inline.kind) {
            case 'text':
              return inline.text;
            case 'break':
              return '<br>';
            case 'noteref':
              return `<note ${inline.note}>`;
            case 'mark':
              return `<${[inline.is.length > 0 ? `is=${inline.is.join(',')}` : '', inline.not ? 'not' : '', inline.main ? 'main' : ''].filter(Boolean).join(' ')}>${show(inline.children)}</>`;
            case 'language':
              return `<${inline.language}>${show(inline.children)}</>`;
            case 'link':
              return `<${inline.target}>${show(inline.children)}</>`;
            default:
              return `<${inline.kind}>${show(inline.children)}</>`;
          }
        })
        .join('');
    const [paragraph] = paragraphsOf(editionOf(manuscriptOf(input)));
    assert.equal(show(paragraph?.inlines ?? []), expected);
  });

for (const { name, input, expected } of cases('matching.txt'))
  test(name, () => {
    const [lists = '', text = ''] = input.split('\n---\n');
    const names = lists.split('\n').map((line) => {
      const [heading = '', aliases = ''] = line.split(' = ');
      return { heading, aliases: aliases ? aliases.split(', ') : [] };
    });
    const indexed = indexEdition(editionOf(manuscriptOf(text, names)));
    const { mentions }: IndexedEdition = indexed.value ?? assert.fail(JSON.stringify(indexed.problems));
    assert.equal(mentions.map((mention) => `${mention.heading}: ${mention.form}`).join('\n'), expected);
  });
