/**
 * The figures of lines of words, on pages whose glyphs are set by hand: on a faultless page every gate holds, and each
 * fault that is put in is found by its own figure.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { pxToPoints, typeAreaOf } from '../../scripts/formats/print/print-format.ts';
import type { Glyph } from '../../scripts/proof/read-pdf.ts';
import { dividedLine, fullLine, judgeWords, letterWidth, setWords, wordArea, wordFormat } from '../support/hand-set.ts';

const figuresOf = (pages: Glyph[][], body: string): string[] =>
  (judgeWords(pages, body).value ?? []).filter(({ holds }) => !holds).map(({ name }) => name);

test('in words a faultless page passes, and each gate finds its fault', () => {
  const page = (...lines: Glyph[][]) => [lines.flat()];
  const end = (at: number, text = 'letter letter.') => setWords(text, at, { ragged: true });
  assert.deepEqual(
    figuresOf(page(setWords(fullLine, 4), setWords(fullLine, 5), end(6)), `${fullLine} ${fullLine} letter letter.`),
    [],
  );
  const ladder = page(...[4, 5, 6, 7].map((at) => setWords(dividedLine, at)), end(8));
  assert.deepEqual(figuresOf(ladder, `${dividedLine.repeat(4).replaceAll('\u00ad', '')}letter letter.`), [
    'most lines in a row that end with a hyphen',
  ]);
  assert.deepEqual(
    figuresOf(
      page(setWords(fullLine, 4), setWords('letter letter', 5), end(6)),
      `${fullLine} letter letter letter letter.`,
    ),
    ['widest space between two words of a justified line'],
  );
  assert.deepEqual(
    figuresOf(
      page(setWords(fullLine, 4), setWords(fullLine, 5, { short: 3 }), end(6)),
      `${fullLine} ${fullLine} letter letter.`,
    ),
    ['lines flush right within 0.2 mm'],
  );
  assert.deepEqual(
    figuresOf(page(setWords(fullLine, 4), setWords(fullLine, 5), end(6, 'it.')), `${fullLine} ${fullLine} it.`),
    ['last lines of less than four letters'],
  );
  assert.deepEqual(
    figuresOf(
      page(setWords(fullLine, 4), setWords(`, lette ${fullLine.slice(7)}`, 5), end(6)),
      `${fullLine} , lette ${fullLine.slice(7)} letter letter.`,
    ),
    ['lines that start with a forbidden mark'],
  );
  const verso = typeAreaOf(wordFormat, 3).left - wordArea.left;
  const next = [...end(0), ...setWords(fullLine, 1), ...end(2)].map((glyph) => ({ ...glyph, x: glyph.x + verso }));
  const alone = [[...setWords(fullLine, 4), ...setWords(fullLine, 5)], next];
  assert.deepEqual(figuresOf(alone, `${fullLine} ${fullLine} letter letter.\n\n${fullLine} letter letter.`), [
    'first or last lines of a paragraph alone on a page',
  ]);
});

test('what the layout could do better stays an error: a word that had room, a stub that could have company', () => {
  const codes = (lines: Glyph[][], body: string) => judgeWords([lines.flat()], body).problems.map(({ code }) => code);
  const end = (at: number, text: string) => setWords(text, at, { ragged: true });
  // Broken early on purpose.
  assert.deepEqual(codes([setWords('letter letter', 4), end(5, 'letter letter.')], 'letter letter letter letter.'), [
    'K811',
  ]);
  const nine = Array(9).fill('letter').join(' ');
  assert.deepEqual(codes([setWords(nine, 4), end(5, 'it.')], `${nine} it.`), ['K811']);
  // Without its last word this line would be too wide.
  const long = `words words words a ${'1234567890'.repeat(4).slice(1)}`;
  assert.deepEqual(codes([setWords(long, 4), end(5, 'it.')], `${long} it.`), ['K813']);
  // Its last word could have been divided.
  assert.deepEqual(codes([setWords(fullLine, 4), end(5, 'it.')], `${fullLine} it.`), ['K811']);
});

/** Codes of the problems that a figure has on a page of these lines, of which the last is ragged. */
function codesOf(figure: string, lines: readonly string[], body: string, language = 'en'): string[] {
  const glyphs = lines.flatMap((text, i) => setWords(text, 4 + i, { ragged: i === lines.length - 1 }));
  return judgeWords([glyphs], body, language)
    .problems.filter(({ message }) => message.includes(figure))
    .map(({ code }) => code);
}

test('a mark at a line end opens or closes by where it stands: “ behind a word closes, as in Russian', () => {
  const codes = (...lines: string[]) => codesOf('end with a forbidden', lines, lines.join(' '), 'ru');
  assert.deepEqual(codes(`${fullLine.slice(0, -1)}“`, 'letter letter'), []);
  assert.deepEqual(codes(`${fullLine.slice(0, -2)} “`, 'letter letter'), ['K811']);
  assert.deepEqual(codesOf('end with', [`${fullLine.slice(0, -1)}(`, 'letter'], `${fullLine.slice(0, -1)}(letter`), [
    'K811',
  ]);
});

test('a mark at a line start that has a blank before it and none behind opens what follows', () => {
  const codes = (second: string) => codesOf('start with', [fullLine, second], `${fullLine} ${second}`);
  assert.deepEqual(codes('…and letters'), []);
  assert.deepEqual(codes('… and letters'), ['K811']);
  assert.deepEqual(codesOf('start with', [fullLine, '…and letters'], `${fullLine}…and letters`), ['K811']);
});

test('a row of dots that no line has room for goes on with a warning; of a shorter one it is an error', () => {
  const codes = (dots: number) => {
    const lines = [`${'do '.repeat(18).slice(0, 60 - dots)}${'.'.repeat(dots)}`, `${'.'.repeat(20)} letter`];
    return codesOf('start with', lines, lines.join(''));
  };
  assert.deepEqual(codes(58), ['K813']);
  assert.deepEqual(codes(7), ['K811']);
});

test('a row of hyphens is an error where another way has fewer, a warning in a word longer than lines', () => {
  const codes = (first: string) => {
    const lines = [`${first}\u00ad`, ...Array(3).fill(dividedLine), 'letter letter letter.'];
    return codesOf('in a row that end with a hyphen', lines, lines.join('').replaceAll('\u00ad', ''));
  };
  assert.deepEqual(codes(fullLine), ['K811']);
  // As many letters as a line has room for beside a hyphen.
  const most = Math.floor((wordArea.right - wordArea.left) / pxToPoints(wordFormat.sizePx) / letterWidth) - 1;
  const long = 'international'.repeat(5).slice(0, most);
  const lines = [...Array(4).fill(`${long}\u00ad`), 'letter.'];
  assert.deepEqual(codesOf('in a row that end', lines, lines.join('').replaceAll('\u00ad', '')), ['K813']);
});

test('a hard break ends no paragraph: a line before it may be the first of a page', () => {
  const verso = typeAreaOf(wordFormat, 3).left - wordArea.left;
  const over = (...lines: Glyph[][]) => lines.flat().map((glyph) => ({ ...glyph, x: glyph.x + verso }));
  const end = (at: number) => setWords('letter letter', at, { ragged: true });
  const pages = [[...setWords(fullLine, 4), ...setWords(fullLine, 5)], over(end(0), end(1))];
  const body = (join: string) => `${fullLine} ${fullLine} letter letter${join}letter letter`;
  assert.deepEqual(figuresOf(pages, body('\\\n')), []);
  assert.deepEqual(figuresOf(pages, body('\n\n')), ['first or last lines of a paragraph alone on a page']);
});
