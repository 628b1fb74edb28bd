/**
 * Random blocks to depth 3, and how they are written in Markdown. In: a language, how long a text may be. Out:
 * arbitraries of fast-check, which are shrunk to fewer and simpler blocks; and Markdown that `.docs/markdown.md` calls
 * valid.
 */
import fc from 'fast-check';
import { type Counts, escapeText, type Piece, randomInlines, writeInlines } from './random-inlines.ts';
import { type FuzzLanguage, vocabularies } from './vocabulary.ts';

export type Block =
  | { kind: 'paragraph'; inlines: Piece[] }
  | { kind: 'heading'; level: number; inlines: Piece[]; below: Piece[] }
  | { kind: 'list'; ordered: boolean; from: number; sign: string; loose: boolean; items: Block[][] }
  /** A paragraph that begins with a label of the text. */
  | { kind: 'labelled'; label: string; inlines: Piece[] }
  | { kind: 'quote' | 'editorial'; blocks: Block[] }
  | { kind: 'table'; rows: Piece[][][] }
  | { kind: 'figure'; caption: string }
  | { kind: 'closing'; lines: Piece[][] };

/** How long a text is: most pieces of a run, most blocks of the text. */
export interface Length {
  pieces: number;
  blocks: number;
}

interface Where {
  language: FuzzLanguage;
  length: Length;
  notes: boolean;
  names: boolean;
}

const as = <T extends object>(arbitrary: fc.Arbitrary<T>) => arbitrary as unknown as fc.Arbitrary<Block>;

/** A paragraph, most of them short. */
function paragraph({ language, length, notes, names }: Where): fc.Arbitrary<Block> {
  const run = (most: number) => randomInlines(language, most, { notes, breaks: true, names });
  const inlines = fc.oneof(
    { weight: 6, arbitrary: run(Math.min(20, length.pieces)) },
    { weight: 3, arbitrary: run(Math.min(80, length.pieces)) },
    { weight: 1, arbitrary: run(length.pieces) },
  );
  return as(inlines.map((inlines) => ({ kind: 'paragraph', inlines })));
}

/** Labels of every style, as texts of all classes bear them. */
const labels: Record<FuzzLanguage, readonly string[]> = {
  'zh-Hans': ['（三）', '（十二）', '第三条　', '一、', '3．', '①', '(3)', '1\\. '],
  en: ['(3) ', '(a) ', '(iii) ', 'a\\. ', '3\\. ', '3\\) ', '§ 4. ', 'A. '],
  ru: ['(3) ', 'а) ', 'б\\. ', '3\\. ', '3\\) ', '§ 4. ', 'I. '],
  'zh-Hant': ['（三）', '（十二）', '第三條　', '一、', '3．', '①', '(3)', '1\\. '],
  fr: ['(3) ', 'a) ', 'iii) ', 'a\\. ', '3\\. ', '1° ', '§ 4. ', 'I. – ', 'Article 3. – '],
  es: ['(3) ', 'a) ', 'iii) ', 'a\\. ', '3\\. ', '1.º ', '§ 4. ', 'I. ', 'Artículo 3. '],
  ar: ['(3) ', '(أ) ', 'أ - ', '3\\. ', '3 - ', 'أولا - ', 'المادة 3. '],
};

const labelled = ({ language, length, notes, names }: Where): fc.Arbitrary<Block> =>
  as(
    fc.record({
      kind: fc.constant('labelled' as const),
      label: fc.constantFrom(...labels[language]),
      inlines: randomInlines(language, Math.min(30, length.pieces), { notes, breaks: true, names }),
    }),
  );

/** Blocks inside another one; the first is a paragraph, and what is deepest holds nothing else. */
function blocksInside(where: Where, depth: number): fc.Arbitrary<Block[]> {
  const first = paragraph(where);
  if (depth <= 0) return first.map((block) => [block]);
  const more = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: paragraph(where) },
      { weight: 3, arbitrary: list(where, depth - 1) },
      { weight: 1, arbitrary: quote(where, depth - 1) },
      { weight: 1, arbitrary: table(where) },
      { weight: 1, arbitrary: figure(where) },
    ),
    { maxLength: 2, size: 'max' },
  );
  return fc.tuple(first, more).map(([block, others]) => [block, ...others]);
}

const list = (where: Where, depth: number): fc.Arbitrary<Block> =>
  as(
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      from: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(2000) }),
      sign: fc.constantFrom('.', ')'),
      loose: fc.boolean(),
      items: fc.array(blocksInside(where, depth), { minLength: 1, maxLength: 5, size: 'max' }),
    }),
  );

const quote = (where: Where, depth: number): fc.Arbitrary<Block> =>
  as(fc.record({ kind: fc.constant('quote' as const), blocks: blocksInside(where, depth) }));

const editorial = (where: Where): fc.Arbitrary<Block> =>
  as(fc.record({ kind: fc.constant('editorial' as const), blocks: blocksInside(where, 1) }));

function table({ language, length, notes, names }: Where): fc.Arbitrary<Block> {
  const rows = Math.max(2, Math.min(30, Math.round(length.pieces / 6)));
  return as(
    fc.integer({ min: 1, max: 5 }).chain((columns) => {
      const cell = fc.oneof(
        { weight: 6, arbitrary: randomInlines(language, 4, { notes, names }) },
        { weight: 1, arbitrary: randomInlines(language, 20, { notes, names }) },
        { weight: 1, arbitrary: fc.constant<Piece[]>([]) },
      );
      const row = fc.array(cell, { minLength: columns, maxLength: columns, size: 'max' });
      const all = fc.array(row, { minLength: 2, maxLength: rows, size: 'max' });
      return fc.record({ kind: fc.constant('table' as const), rows: all });
    }),
  );
}

const figure = ({ language }: Where): fc.Arbitrary<Block> =>
  as(
    fc.record({
      kind: fc.constant('figure' as const),
      caption: randomInlines(language, 20).map((pieces) =>
        pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])).join(' '),
      ),
    }),
  );

/** Of 1 to 200 characters, with a paragraph below. */
function heading(where: Where): fc.Arbitrary<Block> {
  const { language, notes, names } = where;
  const most = vocabularies[language].space === '' ? 80 : 25;
  return as(
    fc.record({
      kind: fc.constant('heading' as const),
      level: fc.integer({ min: 2, max: 4 }),
      inlines: fc.oneof(
        { weight: 3, arbitrary: randomInlines(language, 8, { notes, names }) },
        { weight: 1, arbitrary: randomInlines(language, most, { notes, names }) },
      ),
      below: randomInlines(language, 12, { notes, names }),
    }),
  );
}

const closing = ({ language, notes }: Where): fc.Arbitrary<Block> =>
  as(
    fc.record({
      kind: fc.constant('closing' as const),
      lines: fc.array(randomInlines(language, 8, { notes, breaks: true }), { minLength: 1, maxLength: 4, size: 'max' }),
    }),
  );

/** The blocks of a text: at most `length.blocks`. The first is a paragraph, to which links may lead. */
export function randomBlocks(language: FuzzLanguage, length: Length, names: boolean): fc.Arbitrary<Block[]> {
  const where: Where = { language, length, notes: true, names };
  const block = fc.oneof(
    { weight: 8, arbitrary: paragraph(where) },
    { weight: 3, arbitrary: heading(where) },
    { weight: 2, arbitrary: labelled(where) },
    { weight: 3, arbitrary: list(where, 2) },
    { weight: 2, arbitrary: quote(where, 2) },
    { weight: 2, arbitrary: table(where) },
    { weight: 1, arbitrary: editorial(where) },
    { weight: 1, arbitrary: figure(where) },
    { weight: 1, arbitrary: closing(where) },
  );
  return fc
    .tuple(paragraph(where), fc.array(block, { maxLength: length.blocks - 1, size: 'max' }))
    .map(([first, others]) => [first, ...others]);
}

/** The blocks of a note, in which no other note is referred to. */
export const randomNote = (language: FuzzLanguage, length: Length): fc.Arbitrary<Block[]> =>
  fc.oneof(
    { weight: 5, arbitrary: blocksInside({ language, length, notes: false, names: false }, 0) },
    { weight: 1, arbitrary: blocksInside({ language, length, notes: false, names: false }, 1) },
  );

const numbered = (blocks: readonly Block[]): number =>
  blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'labelled' || kind === 'heading').length;

/**
 * A whole text as Markdown. Notes that nothing refers to are left out. `counted`: its paragraphs are numbered by the
 * press.
 */
export function writeText(
  blocks: readonly Block[],
  notes: readonly Block[][],
  language: FuzzLanguage,
  counted: boolean,
): string {
  const used = new Set<number>();
  const counts: Counts = {
    paragraphs: counted ? numbered(blocks) : 0,
    note: (to) => {
      if (notes.length === 0) return '';
      const at = to % notes.length;
      used.add(at);
      return `[^n${at}]`;
    },
  };
  const written = [writeBlocks(blocks, language, counts)];
  for (const [i, note] of notes.entries())
    if (used.has(i)) written.push(`[^n${i}]: ${indent(writeBlocks(note, language, counts), 4)}`);
  return `${written.join('\n\n')}\n`;
}

const indent = (text: string, by: number): string => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);

function writeBlocks(blocks: readonly Block[], language: FuzzLanguage, counts: Counts): string {
  let level = 1;
  let before: Block | undefined;
  const written: string[] = [];
  for (const block of blocks) {
    // No level is left out, and two lists in a row would be one.
    if (block.kind === 'heading') level = Math.min(block.level, level + 1);
    if (block.kind === 'list' && before?.kind === 'list' && before.ordered === block.ordered) continue;
    if (block.kind === 'quote' && before?.kind === 'quote') continue;
    written.push(writeBlock(block, level, language, counts));
    before = block;
  }
  return written.join('\n\n');
}

function writeBlock(block: Block, level: number, language: FuzzLanguage, counts: Counts): string {
  const line = (pieces: readonly Piece[]) => writeInlines(pieces, language, counts, false);
  switch (block.kind) {
    case 'paragraph':
      return writeInlines(block.inlines, language, counts);
    case 'labelled':
      return `${block.label}${writeInlines(block.inlines, language, counts)}`;
    case 'heading': {
      const below = writeInlines(block.below, language, counts);
      return `${'#'.repeat(level)} ${line(block.inlines)}\n\n${below}`;
    }
    case 'list': {
      const items = block.items.map((item) => writeBlocks(item, language, counts));
      // Before figures alone - would be taken for a sign of them, and is refused (K214).
      const sign = items.every((item) => /^\p{N}/u.test(item)) ? '* ' : '- ';
      return items
        .map((item, i) => {
          const mark = block.ordered ? `${block.from + i}${block.sign} ` : sign;
          return `${mark}${indent(item, mark.length)}`;
        })
        .join(block.loose ? '\n\n' : '\n');
    }
    case 'quote':
      return writeBlocks(block.blocks, language, counts).replace(/^/gm, '> ').replace(/ +$/gm, '');
    case 'editorial':
      return `::: note\n${writeBlocks(block.blocks, language, counts)}\n:::`;
    case 'table': {
      const rows = block.rows.map(
        (cells) => `| ${cells.map((cell) => (cell.length > 0 ? line(cell) : '')).join(' | ')} |`,
      );
      rows.splice(1, 0, `|${'---|'.repeat(block.rows[0]?.length ?? 0)}`);
      return rows.join('\n');
    }
    case 'figure':
      return `![${escapeText(block.caption) || 'x'}](figure.png${block.caption ? ` "${block.caption.replace(/["\\]/g, '\\$&')}"` : ''})`;
    case 'closing':
      return `::: closing\n${block.lines.map((pieces) => writeInlines(pieces, language, counts)).join('\n\n')}\n:::`;
  }
}
