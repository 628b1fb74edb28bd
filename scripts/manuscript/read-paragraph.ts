/**
 * One paragraph of Markdown: a figure when it is a picture alone, else text, perhaps with the mark that ties it to a
 * published paragraph. In: its `inline` token. Out: a block. Promises that of the text nothing is taken off but that
 * mark. Called by `read-blocks.ts` and `item-labels.ts`.
 *
 *     Both sides agree. {p=12}  → { kind: 'paragraph', inlines: [Both sides agree.], tie: { number: 12, place } }
 */
import type MarkdownIt from 'markdown-it';
import { parseNumber } from '../model/numbers.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { DraftParagraph, Figure } from '../model/text.ts';
import { checkCharacters } from './forbidden-characters.ts';
import { type BlockToken, placeOfLine, placeOfText, readInlines, type TokenStream } from './token-stream.ts';

/**
 * The block of a paragraph's `inline` token, which begins on `line`. `nested`: inside another block, where no number
 * is.
 */
export function readParagraph(
  stream: TokenStream,
  inline: BlockToken,
  line: number,
  nested: boolean,
): Figure | DraftParagraph {
  const place = placeOfLine(stream, line);
  const figure = readFigure(stream.markdown, inline.content, place, stream.problems);
  if (figure) return figure;
  const tie = takeTie(stream, inline, line, nested);
  checkNumbers(stream, inline.content, line);
  return { kind: 'paragraph', inlines: readInlines(stream, inline, line), place, ...(tie ? { tie } : {}) };
}

/**
 * K217 for a line that begins as an item does, below a line of the same paragraph: only 1. would begin a list there.
 * Not where the line before is ended by hand, nor for a year; a number alone ends a sentence.
 */
function checkNumbers(stream: TokenStream, content: string, line: number): void {
  const rows = content.split('\n');
  for (const [i, row] of rows.entries()) {
    const [, number = '', sign = ''] = (i > 0 && /^(\d{1,3})([.)])[ \t]+\S/.exec(row)) || [];
    if (number === '' || /(?: {2}|(?<!\\)(?:\\\\)*\\)$/.test(rows[i - 1] ?? '')) continue;
    const label = `${number}${sign}`;
    const place = placeOfText(stream, line + i, label);
    stream.problems.push(problem('K217', { label, escaped: `${number}\\${sign}` }, place));
  }
}

/** `{p=12}` at the end of a paragraph is taken off its text: it says which published paragraph this is. */
function takeTie(stream: TokenStream, inline: BlockToken, line: number, nested: boolean): DraftParagraph['tie'] {
  // From the end, for a pattern that looks for blanks before the brace takes minutes over a line of blanks.
  const whole = inline.content.trimEnd();
  const brace = whole.endsWith('}') ? whole.lastIndexOf('{p=') : -1;
  const found = brace >= 0 && whole[brace - 1] !== '\\' ? /^\{p=([^}\s]*)\}$/.exec(whole.slice(brace)) : null;
  if (!found) return undefined;
  const before = whole.slice(0, brace);
  const row = line + before.split('\n').length - 1;
  const text = before.trimEnd();
  // A blank behind a backslash stays: the backslash would be one of the text otherwise.
  inline.content = text.endsWith('\\') && text.length < before.length ? before.slice(0, text.length + 1) : text;
  const place = placeOfLine(stream, row, (stream.lines[row]?.lastIndexOf('{p=') ?? 0) + 1);
  const number = parseNumber(found[1] ?? '');
  if (number === undefined || nested)
    stream.problems.push(
      problem('K202', { detail: `{p=${found[1]}}${nested ? ' on what has no number' : ''}` }, place),
    );
  return number === undefined ? undefined : { number, place };
}

/** A picture alone in its paragraph is a figure; its Markdown title is the caption. */
function readFigure(markdown: MarkdownIt, content: string, place: Place, problems: Problem[]): Figure | undefined {
  const found = pictureOf(markdown, content.trim());
  if (!found) return undefined;
  const { alt, image, caption } = found;
  if (/^[a-z][a-z0-9+.-]*:|^\/|^\\|(^|\/)\.\.(\/|$)/i.test(image)) problems.push(problem('K204', { image }, place));
  if (alt.trim() === '') problems.push(problem('K210', { image }, place));
  for (const said of [alt, caption]) checkCharacters(said, () => place, problems);
  return { kind: 'figure', image, alt, caption: caption ? [{ kind: 'text', text: caption, place }] : [], place };
}

/**
 * A picture that is all of a text, read as CommonMark 6.3 reads it: a destination in <…> may hold blanks, one without
 * may hold pairs of brackets. It is an address: %20 is a blank of the file's name. A % that is no escape is meant as it
 * stands. In the alternative text a backslash makes a sign text, as everywhere.
 */
function pictureOf(
  { helpers, utils }: MarkdownIt,
  text: string,
): { alt: string; image: string; caption: string } | undefined {
  const head = /^!\[((?:\\[\s\S]|[^\]\\])*)\]\(\s*/.exec(text);
  if (!head) return undefined;
  const target = helpers.parseLinkDestination(text, head[0].length, text.length);
  if (!target.ok || target.str === '') return undefined;
  const rest = text.slice(target.pos).trimStart();
  const title = rest.startsWith(')') ? undefined : helpers.parseLinkTitle(rest, 0, rest.length);
  if (title && (!title.ok || rest.length === text.length - target.pos)) return undefined;
  if (rest.slice(title?.pos ?? 0).trim() !== ')') return undefined;
  let image = target.str;
  try {
    image = decodeURIComponent(image);
  } catch {
    // As it stands.
  }
  return { alt: utils.unescapeAll(head[1] ?? ''), image, caption: title?.str ?? '' };
}
