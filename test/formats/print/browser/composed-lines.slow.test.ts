/**
 * Lines of justified words, as they are printed: no ladder of hyphens, no short paragraph in two pieces, and notes that
 * are divided in lines of two at least. In: titles that are written to be hard to set. The finished pages are read.
 * Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { type Glyph, readPdf } from '../../../../scripts/proof/read-pdf.ts';
import { setEdition } from '../../../support/edition.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-lines-'));
after(() => rmSync(folder, { recursive: true }));

const front = (language: string) => `---
title: [On Lines]
short-title: Lines
kind: Note
parties: [A]
adopted: { date: 2020-01-02, place: Town }
source: { name: Paper, date: 2020-01-02, provenance: (Town) }
edition: { number: 1, date: 2021-01-02 }
language: ${language}
description: Lines.
registers: []
---
`;
let count = 0;

/** The glyphs of the pages of the text, in lines from above: by page, then by baseline. */
async function linesOf(body: string, language = 'en') {
  const title = `t${++count}`;
  mkdirSync(join(folder, 'source', title), { recursive: true });
  mkdirSync(join(folder, 'source', 'authority'), { recursive: true });
  writeFileSync(join(folder, 'source', title, `${language}.md`), `${front(language)}\n${body}`);
  const made = await setEdition(join(folder, 'source'), title);
  const read = await readPdf(made.pdf);
  const [first, last] = [read.labels.indexOf('1'), made.pageMap.pages.length];
  const { sizePx } = made.format;
  const pages = read.pages.slice(first, last).map(({ glyphs }) => {
    const lines = new Map<number, Glyph[]>();
    // Neither numbers in the margin nor references nor what is smaller.
    for (const glyph of glyphs.filter(({ size }) => Math.abs(size - 0.75 * sizePx) < 0.3))
      lines.set(Math.round(glyph.y), [...(lines.get(Math.round(glyph.y)) ?? []), glyph]);
    return [...lines]
      .sort(([a], [b]) => a - b)
      .map(([, line]) =>
        line
          .map(({ text }) => text)
          .join('')
          .trim(),
      );
  });
  return { pages, made, read };
}

const divided = (line: string) => /[\u00ad\u058a]$/.test(line);

test('no more than two lines in a row end with a hyphen where no line is torn apart by it', async () => {
  const words = 'internationalization counterrevolutionary institutionalization misrepresentation incomprehensibility';
  const word = (n: number) => `${words.split(' ')[(n * 3) % 5]}${n % 3 ? '' : ' of it'}`;
  const text = Array.from({ length: 160 }, (_, n) => word(n)).join(' ');
  const { pages } = await linesOf(`${text}.\n`);
  const lines = pages.flat();
  assert.ok(
    lines.filter(divided).length > 10,
    `only ${lines.filter(divided).length} of ${lines.length} lines are divided`,
  );
  let run = 0;
  for (const [i, line] of lines.entries()) {
    run = divided(line) ? run + 1 : 0;
    assert.ok(run <= 3, `lines ${i - 2} to ${i + 1}: ${lines.slice(i - 3, i + 1).join(' | ')}`);
  }
});

test('a paragraph of three lines stands on one page', async () => {
  const three =
    'The two libraries keep one catalogue of their books, maps and letters, and every reader may ' +
    'borrow from both for as long as is needed.';
  // Headings of one line shift the paragraphs against the page, so that each of its ends is met.
  const body = Array.from({ length: 60 }, (_, i) => (i % 7 === 3 ? `Short one ${i}.` : `${three} ${i}`)).join('\n\n');
  const { pages } = await linesOf(`${body}\n`);
  const paragraphs = pages.map((lines) => lines.filter((line) => line.startsWith('The two libraries')).length);
  const ends = pages.map((lines) => lines.filter((line) => /needed\. \d+$/.test(line)).length);
  assert.ok(pages.length > 4);
  // Each has three lines: what begins a paragraph, what goes on, what ends it.
  assert.equal(pages.flat().length, 3 * 51 + 9);
  assert.equal(
    paragraphs.reduce((sum, n) => sum + n, 0),
    60 - Math.ceil(57 / 7),
  );
  assert.deepEqual(ends, paragraphs);
});

test('a note that goes on at the foot of the next page begins with two lines at least', async () => {
  // Paragraphs of one line, few of them with a note: so that a page has one reference, by and by on each of its lines.
  const paragraphs = Array.from({ length: 60 }, (_, i) => [
    ...Array.from({ length: 18 + ((i * 5) % 13) }, () => '双方同意继续合作。'),
    `双方同意。[^n${i}]`,
  ]).flat();
  const notes = Array.from(
    { length: 60 },
    (_, i) => `[^n${i}]: 注文开始，${'编者说明其出处和前后的经过，'.repeat(4 + ((i * 5) % 9))}注文完。`,
  );
  const { read } = await linesOf([...paragraphs, ...notes].join('\n\n'), 'zh-Hans');
  // Of notes, in pt.
  const small = 8.4;
  const feet = read.pages.slice(read.labels.indexOf('1')).map(({ glyphs }) => {
    const lines = new Map<number, string>();
    for (const { text: character, y, size } of glyphs)
      if (Math.abs(size - small) < 0.1) lines.set(Math.round(y), (lines.get(Math.round(y)) ?? '') + character);
    return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
  });
  const begins = (line: string | undefined) => /^\d+\s*注文开始/.test(line ?? '');
  assert.equal(feet.flat().filter(begins).length, 60);
  const divisions = feet.flatMap((lines, page) => {
    const [following] = feet[page + 1] ?? [];
    return following === undefined || begins(following) || lines.length === 0
      ? []
      : [{ page, lines: lines.length - lines.findLastIndex(begins), begun: lines.some(begins) }];
  });
  assert.ok(divisions.length >= 3, `only ${divisions.length} notes are divided`);
  for (const { page, lines, begun } of divisions)
    assert.ok(!begun || lines >= 2, `on page ${page + 1} a note begins with ${lines} line`);
});
