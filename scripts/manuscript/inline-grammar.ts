/**
 * What is added to the inline grammar of markdown-it: the mark `[text]{…}`, odd signs of emphasis, offsets. In: a
 * parser. Out: the same one with these rules. Promises to do it once, and that a mark with an unknown attribute is a
 * token of its own, not text. Called by `parse-inlines.ts`.
 *
 *     [the Union]{is="European Union"}  → mark_open with { is: ['European Union'], … }, text, mark_close
 */
import type MarkdownIt from 'markdown-it';
import { isLanguageTag } from '../model/title-name.ts';
import { keepOffsets, type StateInline } from './inline-offsets.ts';
import { findOddSigns } from './odd-signs.ts';

/** The attributes of a mark. */
export interface Mark {
  is: string[];
  not: boolean;
  main: boolean;
  em: boolean;
  strong: boolean;
  sup: boolean;
  sub: boolean;
  lang?: string;
}

const prepared = new WeakSet<MarkdownIt>();

/** Adds the rules to a parser that does not have them yet. */
export function prepareInlines(markdown: MarkdownIt): void {
  if (prepared.has(markdown)) return;
  markdown.inline.ruler.before('link', 'mark', markRule);
  markdown.inline.ruler.disable(['linkify', 'footnote_inline']);
  markdown.inline.ruler2.before('emphasis', 'odd_signs', findOddSigns);
  keepOffsets(markdown);
  prepared.add(markdown);
}

/**
 * `[text]{is="heading; heading" not main em strong sup sub lang=tag}`: a span with attributes, as in Pandoc and Djot.
 */
function markRule(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false;
  const start = state.pos;
  const end = state.md.helpers.parseLinkLabel(state, start);
  if (end < 0 || state.src[end + 1] !== '{') return false;
  const close = closingBrace(state, end + 2);
  if (close < 0) return false;
  if (silent) return true;
  const attributes = state.src.slice(end + 2, close);
  const mark = parseMark(attributes);
  const max = state.posMax;
  if (typeof mark === 'string') {
    const token = state.push('mark_unknown', '', 0);
    token.content = mark;
  } else {
    state.push('mark_open', '', 1).meta = { ...mark, at: start };
    state.pos = start + 1;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('mark_close', '', -1);
  }
  state.pos = close + 1;
  state.posMax = max;
  return true;
}

/**
 * Offset of the `}` that ends the attributes which begin at `from`, not counting those in quotes; -1 when there is
 * none.
 */
function closingBrace(state: StateInline, from: number): number {
  const known = closings.get(state) ?? closingBraces(state.src);
  closings.set(state, known);
  return known[from] ?? -1;
}

/** Of the texts that are read now: at every bracket one asks anew, and a text may be nothing but brackets. */
const closings = new WeakMap<StateInline, Int32Array>();

/**
 * For every offset of a text the next `}` of its line that stands in no quotes which were opened from there on, or -1.
 */
function closingBraces(source: string): Int32Array {
  const found = new Int32Array(source.length + 1).fill(-1);
  // A brace is in no quotes opened since an offset when as many, odd or even, come before the one as before the other.
  let quotes = source.split('"').length % 2;
  let next = [-1, -1];
  for (let at = source.length - 1; at >= 0; at--) {
    if (source[at] === '\n') next = [-1, -1];
    if (source[at] === '"') quotes = 1 - quotes;
    if (source[at] === '}') next[quotes] = at;
    found[at] = next[quotes] as number;
  }
  return found;
}

/** The attributes that have no value. */
const flags = ['not', 'main', 'em', 'strong', 'sup', 'sub'] as const;
const isFlag = (key: string): key is (typeof flags)[number] => (flags as readonly string[]).includes(key);

/** The attributes of a mark, or the piece that is not known. */
function parseMark(attributes: string): Mark | string {
  const mark: Mark = { is: [], not: false, main: false, em: false, strong: false, sup: false, sub: false };
  for (const [piece] of attributes.matchAll(/[^\s"=]+="[^"]*"|\S+/g)) {
    const [, key = piece, quoted, bare] = /^([^=]+)=(?:"([^"]*)"|(.*))$/.exec(piece) ?? [];
    const value = quoted ?? bare;
    if (key === 'is' && value)
      mark.is.push(
        ...value
          .split(/[;；]/)
          .map((name) => name.trim())
          .filter(Boolean),
      );
    else if (key === 'lang' && value && isLanguageTag(value)) mark.lang = value;
    else if (value === undefined && isFlag(key)) mark[key] = true;
    else return `{${piece}}`;
  }
  const empty = mark.is.length === 0 && !mark.lang && flags.every((flag) => !mark[flag]);
  return empty ? '{}' : mark;
}
