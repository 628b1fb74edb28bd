/**
 * Inlines → pieces that a template can print. In: inlines, and what happens at offsets of their text: page
 * breaks, links to a register. Out: a tree of flat pieces. Promises that the texts of the pieces, put together,
 * are the plain text of the inlines; knows no template and no markup.
 */
import { divisionsIn } from '../languages/hyphenation.ts';
import { otherDirection, profileOf } from '../languages/registry.ts';
import type { Mention } from '../model/registers.ts';
import { type Inline, plainText } from '../model/text.ts';
import { keptRanges } from './kept-ranges.ts';
import { loneDots, openPoints } from './long-strings.ts';
import { soften } from './soft-hyphens.ts';

/** One piece of a line. Exactly one of the kinds is set: text, a mark around pieces, a note, a line break, pages. */
export interface Piece {
  text: string | undefined;
  /** The text stays on one line (.docs/typography.md R11, R15, R19). */
  keep: boolean;
  dot: boolean;
  /** The address of the register's entry that the text names. */
  entry: string | undefined;
  /** What the abbreviation stands for that the text is. */
  expansion: string | undefined;
  emphasis: Piece[] | undefined;
  /** Emphasis by its face, and not by dots: Chinese in 楷. */
  kai: boolean;
  strong: Piece[] | undefined;
  superscript: Piece[] | undefined;
  itemLabel: Piece[] | undefined;
  articleLabel: Piece[] | undefined;
  subscript: Piece[] | undefined;
  language: string | undefined;
  ownWay: 'ltr' | 'rtl' | undefined;
  link: string | undefined;
  /** Pieces of a language span or a link. */
  inside: Piece[] | undefined;
  note: number | undefined;
  /** The id of a reference to a note, and the file of the notes: nothing where it is the same file. */
  noteId: string;
  noteFile: string;
  lineBreak: boolean;
  /** A line may end here, without a hyphen. */
  mayBreak: boolean;
  /** Pages of the PDF that begin here. */
  pages: PageBreak[] | undefined;
}

const blank: Piece = {
  text: undefined,
  keep: false,
  dot: false,
  entry: undefined,
  expansion: undefined,
  emphasis: undefined,
  kai: false,
  strong: undefined,
  superscript: undefined,
  itemLabel: undefined,
  articleLabel: undefined,
  subscript: undefined,
  language: undefined,
  ownWay: undefined,
  link: undefined,
  inside: undefined,
  note: undefined,
  noteId: '',
  noteFile: '',
  lineBreak: false,
  mayBreak: false,
  pages: undefined,
};

export interface PageBreak {
  id: string;
  label: string;
  /** Where the page can be opened, and what the link there is called; nothing where there is nothing to open. */
  href: string | undefined;
  hrefLabel: string | undefined;
}

/** How a reference to a note is named where it stands. */
export interface NoteReference {
  noteId: string;
  noteFile: string;
}

/** Words of the press as inlines: they stand at no place of a source. */
export const pressText = (text: string): Inline[] => [{ kind: 'text', text, place: { file: '', line: 0, column: 0 } }];

export interface Composition {
  /** Page breaks by UTF-16 offset in the block's plain text. */
  breaks?: Map<number, PageBreak[]>;
  mentions?: readonly Mention[];
  /** Address of a mention's entry, or nothing where the name shall not be a link. */
  entryOf?: (mention: Mention) => string | undefined;
  /** Say what abbreviations stand for: for those who hear the pages. */
  expands?: boolean;
  /** The address that a format gives to what a link names; the link's own target when absent. */
  linkOf?: (target: string) => string;
  /** Names a reference to a note; called in reading order. */
  reference?: (note: number) => NoteReference;
  /** Put what must not be broken into pieces of its own (for Paged.js; an e-reader gets none). */
  keeps?: boolean;
  /** What stays on one line besides what the language keeps so: a global expression. */
  kept?: RegExp | undefined;
  /** The language of the text, for what must not be broken; Chinese when absent. */
  language?: string;
  /** Emphasis is set in 楷. */
  kaiEmphasis?: boolean;
  /** Put soft hyphens where words of `language` may be divided: for the pages alone. */
  hyphens?: boolean;
}

const withoutLink = (piece: Piece): Piece =>
  piece.pages ? { ...piece, pages: piece.pages.map((page) => ({ ...page, href: undefined })) } : piece;

/** Composes inlines. `from` is the offset of their first character in the block (blocks of several lines). */
export function composeInlines(inlines: readonly Inline[], composition: Composition = {}, from = 0): Piece[] {
  let at = from;
  const end = from + plainText(inlines).length;
  const divisions = composition.hyphens ? divisionsIn(inlines, composition.language ?? '') : [];
  const points = new Set(divisions.map((point) => from + point));
  const way = ({ language }: { language: string }) => otherDirection(language, composition.language ?? 'zh-Hans');
  // A name inside a link leads where the link does: no link stands in another.
  let names = composition;
  const compose = (list: readonly Inline[]): Piece[] =>
    list.flatMap((inline): Piece[] => {
      switch (inline.kind) {
        case 'text': {
          const pieces = composeText(inline.text, at, names, points, end);
          at += inline.text.length;
          return pieces;
        }
        case 'break':
          at += 1;
          return [{ ...blank, lineBreak: true }];
        case 'noteref':
          return [{ ...blank, note: inline.note, ...composition.reference?.(inline.note) }];
        case 'mark':
          return compose(inline.children);
        case 'language':
          return [{ ...blank, language: inline.language, ownWay: way(inline), inside: compose(inline.children) }];
        case 'link': {
          names = { ...composition, mentions: [] };
          const inside = compose(inline.children);
          names = composition;
          // A page that begins with the link begins before it; the mark of one that begins inside is no link itself.
          const pages = inside[0]?.pages ? inside.splice(0, 1) : [];
          const link = composition.linkOf?.(inline.target) ?? inline.target;
          return [...pages, { ...blank, link, inside: inside.map(withoutLink) }];
        }
        case 'label': {
          const pieces = compose(inline.children);
          // A page that begins with the item begins before its label.
          const pages = pieces[0]?.pages ? pieces.splice(0, 1) : [];
          return [...pages, { ...blank, [inline.inLine ? 'articleLabel' : 'itemLabel']: pieces }];
        }
        default: {
          const kai = inline.kind === 'emphasis' && composition.kaiEmphasis === true;
          return [{ ...blank, [inline.kind]: compose(inline.children), kai }];
        }
      }
    });
  const pieces = compose(inlines);
  if (textOf(pieces).replaceAll('\u00ad', '') !== plainText(inlines))
    throw new Error('composing changed the text of a line');
  return pieces;
}

function composeText(
  text: string,
  from: number,
  composition: Composition,
  points: ReadonlySet<number>,
  last: number,
): Piece[] {
  const { breaks, mentions = [], entryOf, expands, keeps, language = 'zh-Hans' } = composition;
  const end = from + text.length;
  const links = mentions.filter(
    (mention) => mention.start < end && mention.end > from && (expands || entryOf?.(mention)),
  );
  const keepRanges = keeps ? keptRanges(text, end === last, composition) : [];
  // A dot that is kept is no piece of its own: between two pieces a line may end.
  const isKept = (at: number) => keepRanges.some((range) => range.start <= at && at < range.end);
  const dots = keeps ? loneDots(text).filter((at) => !isKept(at)) : [];
  const opens = profileOf(language).spacing === 'words' ? new Set<number>() : openPoints(text);
  const cuts = new Set([
    ...[0, text.length],
    ...[...(breaks?.keys() ?? [])].flatMap((at) => (at >= from && at < end ? [at - from] : [])),
    ...links.flatMap((link) => [Math.max(0, link.start - from), Math.min(text.length, link.end - from)]),
    ...keepRanges.flatMap((range) => [range.start, range.end]),
    ...dots.flatMap((at) => [at, at + 1]),
    ...opens,
  ]);
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [i, start] of sorted.entries()) {
    const pages = start < text.length ? breaks?.get(from + start) : undefined;
    if (pages) pieces.push({ ...blank, pages });
    const stop = sorted[i + 1];
    if (stop === undefined) break;
    if (opens.has(start)) pieces.push({ ...blank, mayBreak: true });
    const link = links.find((mention) => mention.start - from <= start && stop <= mention.end - from);
    const entry = link && entryOf?.(link);
    const expansion = expands && link ? expand(text.slice(start, stop), link) : undefined;
    const keep = keepRanges.some((range) => range.start <= start && stop <= range.end);
    const part =
      keep || points.size === 0 ? text.slice(start, stop) : soften(text.slice(start, stop), from + start, points);
    pieces.push({ ...blank, text: part, keep, dot: Boolean(keeps) && part === '·', entry, expansion });
  }
  return pieces;
}

/** Letters that stand for words, as UNESCO and ЮНЕСКО. */
const abbreviation = /^\p{Lu}{2,10}$/u;

/** What an abbreviation stands for: the heading under which the register has it. */
const expand = (text: string, { heading }: Mention): string | undefined =>
  abbreviation.test(text) && heading !== text ? heading : undefined;

/** The pieces inside a mark. */
const insideOf = ({ inside, emphasis, strong, superscript, subscript, itemLabel, articleLabel }: Piece): Piece[] =>
  inside ?? emphasis ?? strong ?? superscript ?? subscript ?? itemLabel ?? articleLabel ?? [];

/** The text of composed pieces; a hard break counts as U+000A, as in `plainText`. */
function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text ?? (piece.lineBreak ? '\n' : textOf(insideOf(piece)))).join('');
}
