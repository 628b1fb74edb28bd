/**
 * The tokens of a body on their way to blocks, and the places of the source at which they stand. In: what markdown-it
 * found in a manuscript. Out: places, inlines. Promises that every place is one of the file itself, front matter
 * counted. Called by `parse-markdown.ts`, `read-blocks.ts`, `item-labels.ts` and `read-paragraph.ts`.
 *
 *     placeOfText(stream, 4, '::: note')  where the body begins on line 17
 *       → { file: 'source/joint-statement-2022/zh-Hans.md', line: 21, column: 1 }
 */
import type MarkdownIt from 'markdown-it';
import type { Manuscript } from '../model/manuscript.ts';
import type { Place, Problem } from '../model/problem.ts';
import type { Inline, Note } from '../model/text.ts';
import { parseInlines } from './parse-inlines.ts';

export type BlockToken = ReturnType<MarkdownIt['parse']>[number];

/** What is read, how far, and what was found on the way. */
export interface TokenStream {
  readonly markdown: MarkdownIt;
  readonly manuscript: Manuscript;
  /** The lines of the body; everywhere here a line is a 0-based one of the body. */
  readonly lines: readonly string[];
  readonly tokens: readonly BlockToken[];
  /** The token that is read next. */
  at: number;
  /** The definitions of footnotes that markdown-it found. */
  readonly env: object;
  /** Names of the notes in the order of their first reference. */
  readonly noteNames: string[];
  readonly noteBlocks: Map<string, Note>;
  readonly problems: Problem[];
}

/** The place of a column, from 1, of a line of the body. */
export const placeOfLine = ({ manuscript }: TokenStream, line: number, column = 1): Place => ({
  file: manuscript.file,
  line: manuscript.bodyLine + line,
  column,
});

/** The line of the body on which a token begins. */
export const lineOf = (token: BlockToken): number => token.map?.[0] ?? 0;

/** Where `text` stands in a line of the body. */
export const placeOfText = (stream: TokenStream, line: number, text: string): Place =>
  placeOfLine(stream, line, Math.max(0, stream.lines[line]?.indexOf(text) ?? 0) + 1);

/** The token that is read next, which is then behind. */
export function takeToken(stream: TokenStream): BlockToken {
  const token = stream.tokens[stream.at++];
  if (!token) throw new Error('markdown-it opened a block that has no end');
  return token;
}

/** Inlines of an `inline` token; `line` is the line of the body on which it begins. */
export function readInlines(stream: TokenStream, token: BlockToken, line: number): Inline[] {
  let at = 0;
  const rows = token.content.split('\n').map((text, i) => {
    const row = { from: at, start: Math.max(0, stream.lines[line + i]?.indexOf(text) ?? 0) };
    at += text.length + 1;
    return row;
  });
  const place = (offset: number): Place => {
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((rows[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const { from, start } = rows[low] ?? { from: 0, start: 0 };
    return placeOfLine(stream, line + low, start + offset - from + 1);
  };
  const { noteNames, problems, manuscript } = stream;
  return parseInlines(stream.markdown, token.content, stream.env, {
    place,
    noteNames,
    problems,
    language: manuscript.metadata.language,
  });
}
