/**
 * Who issued a document, in lines of their own above its title or as the beginning of it. In: its first lines. Out:
 * how many of them name who issued it, and a title with those that belong to it. Promises that every line is taken as
 * it is. Pure. Called by `title-lines.ts`.
 *
 *     '国家发展改革委', '财政部', '关于…的通知' → the title is all three
 */
import { findsSimplified } from '../model/simplified-text.ts';
import { endsLikeTitle } from './document-kinds.ts';
import { isIssuer, numberOf } from './signature.ts';

export interface TitleLines {
  /** The blocks that the lines were: they are no part of the text any more. */
  at: number[];
  lines: string[];
}

/** 关于…: what a title says behind who issued the document. */
const aboutSubject = /^关于.{3}/u;

/** A line that says who issued a document, or under which number: it stands above the title or begins it. */
export const namesIssuer = (line: string): boolean => isIssuer(line) || numberOf([line]) !== undefined;

/** How many lines at the beginning name who issued a document whose title follows. */
export function issuersOf(lines: readonly string[]): number {
  const end = lines.findIndex((line) => !namesIssuer(line));
  const title = lines[end] ?? '';
  return end > 0 && (findsSimplified(aboutSubject, title) || endsLikeTitle(title)) ? end : 0;
}

/**
 * A title that says what it is about begins with who issued it, in lines of their own. A number may stand between them,
 * and is none of it.
 */
export function withIssuers(lines: readonly string[], found: TitleLines): TitleLines {
  const [at = 0] = found.at;
  if (!findsSimplified(aboutSubject, found.lines[0] ?? '')) return found;
  let first = at;
  while (first > 0 && namesIssuer(lines[first - 1] ?? '')) first--;
  const own = Array.from({ length: at - first }, (_, i) => first + i).filter((i) => isIssuer(lines[i] ?? ''));
  return { at: [...own, ...found.at], lines: [...own.map((i) => lines[i] ?? ''), ...found.lines] };
}
