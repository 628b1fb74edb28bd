/**
 * Blocks → Markdown → blocks. In: texts put together by chance (always the same chance) out of what Markdown and this
 * press read as signs. Proves that what parse-markdown.ts reads is exactly what was written, block by block.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { joinLists } from '../../scripts/import/lists.ts';
import { writeMarkdown } from '../../scripts/import/write-markdown.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import type { Place } from '../../scripts/model/problem.ts';
import {
  type Cell,
  type Draft,
  type Inline,
  type Note,
  plainText,
  type UnnumberedBlock,
  withItemLabel,
} from '../../scripts/model/text.ts';
import { imported } from '../support/imported.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const place: Place = { file: '', line: 1, column: 1 };
const bits = (
  '* _ ** [1] [^1] # ## 1. 12) - + > < </p> &amp; &#x41; { {sup} {sub} {p=3} } ](x) (x) ! | ' +
  '\\ \\\\ ` ``` ~~~ : ::: :::note === --- |---| ^ ^^ [ [x]: " = 甲 《乙》 ， 。 “ ” a Статья 3.5 $x$ ' +
  'http://a.b/?c=1&d=2 <a@b.c> \u{20000}'
).split(' ');
const spaces = [' ', '  ', '\u3000', '\u00a0', '\ufe0f', '\t', '\u2003'];

/** A generator of numbers below n, the same ones every time. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % n;
  };
}

function makeBlocks(next: (n: number) => number): Draft['blocks'] {
  const pick = (from: readonly string[]) => from[next(from.length)] ?? '';
  const text = () =>
    Array.from({ length: 1 + next(6) }, () => (next(4) === 0 ? pick(spaces) : pick(bits))).join('') +
    pick(['', '', '甲']);
  const word = (): Inline => ({ kind: 'text', text: `${text()}字`, place });
  const inlines = (breaks: boolean): Inline[] => {
    const line: Inline[] = [];
    const add = (inline: Inline) => {
      const last = line.at(-1);
      if (inline.kind === 'text' && last?.kind === 'text') last.text += inline.text;
      else if (last?.kind !== inline.kind || inline.kind === 'link') line.push(inline);
    };
    for (let count = 1 + next(4); count > 0; count--) {
      const kind = next(9);
      if (kind < 3) add({ kind: 'text', text: text(), place });
      else if (kind === 3)
        add({
          kind: 'strong',
          children: [
            { kind: 'text', text: `${pick(['《', '甲', '“'])}${text().trim()}${pick(['。', '》', '乙'])}`, place },
          ],
        });
      else if (kind === 4) add({ kind: next(2) === 0 ? 'superscript' : 'subscript', children: [word()] });
      else if (kind === 5) add({ kind: 'link', target: 'https://a.b/c_(d)?x=1&y=*2*', children: [word()], place });
      else if (kind === 6) add({ kind: 'language', language: 'la', children: [word()] });
      else if (breaks && line.length > 0) {
        line.push({ kind: 'break' });
        line.push(word());
      }
    }
    return plainText(line) === '' ? [word()] : line;
  };
  const unnumbered = (depth: number): UnnumberedBlock => {
    const kind = depth > 2 ? 0 : next(6);
    const sign = pick(['.', ')']);
    const inner = () => Array.from({ length: 1 + next(2) }, () => unnumbered(depth + 1));
    if (kind === 1)
      return {
        kind: 'list',
        ordered: true,
        items: Array.from({ length: 1 + next(3) }, () => withItemLabel(`${next(13)}${sign}`, inner(), place)),
        place,
      };
    if (kind === 2) return { kind: 'list', ordered: false, items: Array.from({ length: 1 + next(3) }, inner), place };
    if (kind === 3) return { kind: 'quote', blocks: inner(), place };
    if (kind === 4) {
      const columns = 1 + next(3);
      const rows = (most: number) => spannedRows(most, columns, next, () => (next(5) === 0 ? [] : inlines(false)));
      return { kind: 'table', head: rows(1 + next(2)), rows: rows(next(4)), place };
    }
    return { kind: 'plain', inlines: inlines(true), place };
  };
  const blocks = Array.from({ length: 1 + next(3) }, (): Draft['blocks'][number] => {
    const kind = next(6);
    if (kind === 0) return { kind: 'closing', lines: [inlines(true), inlines(true)], place };
    if (kind < 3) return { kind: 'paragraph', inlines: inlines(true), place };
    const block = unnumbered(0);
    return block.kind === 'plain' ? { ...block, kind: 'paragraph' } : block;
  });
  return joinLists(blocks);
}

/** Rows in which cells lie over others at random; the last row that has a cell of its own is the last. */
function spannedRows(count: number, columns: number, next: (most: number) => number, text: () => Inline[]): Cell[][] {
  const taken = Array.from({ length: count }, (): boolean[] => []);
  const rows = taken.map((row, y) => {
    const cells: Cell[] = [];
    for (let x = 0; x < columns; x++) {
      if (row[x]) continue;
      let width = 1;
      while (x + width < columns && !row[x + width] && next(3) === 0) width++;
      // The last column keeps a cell in every row.
      const height = x + width < columns ? 1 + (next(2) && next(count - y)) : 1;
      for (const below of taken.slice(y, y + height)) for (let i = 0; i < width; i++) below[x + i] = true;
      cells.push({
        inlines: text(),
        ...(width > 1 ? { columns: width } : {}),
        ...(height > 1 ? { rows: height } : {}),
      });
    }
    return cells;
  });
  return rows;
}

const shape = (value: unknown): string => JSON.stringify(value, (key, own) => (key === 'place' ? undefined : own));

test('what is written is read as exactly the same blocks, four thousand times', () => {
  const next = chance(7);
  for (let i = 0; i < 4000; i++) {
    const blocks = makeBlocks(next);
    const markdown = writeMarkdown(blocks);
    const read = parseManuscript(manuscriptOf(markdown));
    assert.equal(
      shape(read.value?.blocks),
      shape(blocks),
      `${JSON.stringify(markdown)} ${JSON.stringify(read.problems)}`,
    );
  }
});

test('emphasis inside a word, a number, a sentence of any script is written so that it is read', () => {
  const next = chance(5);
  const pieces = ['a', '5', 'é', 'ж', '甲', '，', '《乙》', 'q\u0301', '\u{20000}', '*', '_', '**', ' и ', '½'];
  const word = () => Array.from({ length: 1 + next(3) }, () => pieces[next(pieces.length)]).join('');
  let said = 0;
  for (let i = 0; i < 3000; i++) {
    const kind = next(2) ? 'strong' : 'emphasis';
    const text = (own: string): Inline => ({ kind: 'text', text: own, place });
    const inlines: Inline[] = [
      text(`文${word()}`),
      { kind, children: [text(word().trim() || '甲')] },
      text(`${word()}文`),
    ];
    const markdown = writeMarkdown([{ kind: 'paragraph', inlines, place }]);
    const read = parseManuscript(manuscriptOf(markdown));
    assert.deepEqual(read.problems, [], markdown);
    if (shape(read.value?.blocks) === shape([{ kind: 'paragraph', inlines, place }])) said++;
    else
      assert.equal(plainText((read.value?.blocks[0] as { inlines: Inline[] }).inlines), plainText(inlines), markdown);
  }
  assert.equal(said, 3000);
});

test('headings and notes are read as they were written', () => {
  const next = chance(11);
  const pick = () => `${Array.from({ length: 3 }, () => bits[next(bits.length)]).join('')}#`;
  for (let i = 0; i < 500; i++) {
    const text = (): Inline => ({ kind: 'text', text: pick(), place });
    const blocks: Draft['blocks'] = [
      { kind: 'heading', level: 2, inlines: [text()], place },
      {
        kind: 'paragraph',
        inlines: [
          text(),
          { kind: 'noteref', note: 1, place },
          { kind: 'text', text: `${['(', '{', '[', '甲'][next(4)]}${pick()}`, place },
        ],
        place,
      },
    ];
    const notes: Note[] = [
      { number: 1, blocks: [text(), text()].map((inline) => ({ kind: 'plain', inlines: [inline], place })), place },
    ];
    const markdown = writeMarkdown(blocks, notes);
    const read = parseManuscript(manuscriptOf(markdown));
    assert.equal(
      shape([read.value?.blocks, read.value?.notes]),
      shape([blocks, notes]),
      `${JSON.stringify(markdown)} ${JSON.stringify(read.problems)}`,
    );
  }
});

test('an imported page reads as its text, whatever characters it has', async () => {
  const next = chance(3);
  for (let i = 0; i < 150; i++) {
    const texts = Array.from(
      { length: 3 },
      () =>
        `文${Array.from({ length: 6 }, () => (next(5) === 0 ? spaces[next(4)] : bits[next(bits.length)])).join('')}。`,
    );
    const html = texts.map((text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('');
    const { body } = await imported('a.html', html, 'zh-Hans');
    assert.deepEqual(
      parseManuscript(manuscriptOf(body)).value?.blocks.map((block) =>
        'inlines' in block ? plainText(block.inlines) : block.kind,
      ),
      texts.map((text) => text.replace(/[ \t]+/g, ' ')),
    );
  }
});

test('emphasis that Markdown cannot say leaves its characters, and is told', async () => {
  const { body, report } = await imported(
    'a.html',
    '<p>甲<b>《乙》</b>丙<i>*</i>丁。</p><p>戊<b>x<i>己</i></b><i>庚</i>。</p>',
    'zh-Hans',
  );
  const draft = parseManuscript(manuscriptOf(body)).value ?? assert.fail();
  assert.deepEqual(
    draft.blocks.map((block) => ('inlines' in block ? plainText(block.inlines) : '')),
    ['甲《乙》丙*丁。', '戊x己庚。'],
  );
  assert.match(body, /\*\*《乙》\*\*/);
  for (const line of report) assert.match(line, /^K125 .*emphasis/);
});
