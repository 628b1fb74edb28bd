/**
 * The inlines of one block. In: the block's Markdown and markdown-it's inline parser, handed over by
 * `parse-markdown.ts`. Out: `Inline`s that know their place. Adds the mark `[text]{…}` to the grammar. Promises that
 * a line break between two Han characters is nothing and elsewhere a space (CSS Text 3 § 4.1.1), and that
 * every other character is carried on unchanged.
 */
import type MarkdownIt from 'markdown-it';
import { isLanguageTag } from '../languages/language-tag.ts';
import { profileOf } from '../languages/registry.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Inline } from '../model/text.ts';

type StateInline = InstanceType<MarkdownIt['inline']['State']>;
type Token = ReturnType<MarkdownIt['parse']>[number];

interface Context {
  /** Place of a UTF-16 offset in the block's Markdown. */
  place: (offset: number) => Place;
  /** Names of the notes in the order of their first reference; extended here. */
  noteNames: string[];
  problems: Problem[];
  language: string;
}

interface Mark {
  is: string[];
  not: boolean;
  main: boolean;
  sup: boolean;
  lang?: string;
}

/** Marks that Chinese shares with other languages: only in Chinese do they need no space at the end of a line of the source. */
const shared = '“”‘’—…·';

/** True where a line break of the source is nothing: between two Chinese characters or their marks. */
function joins(before: string, after: string, language: string): boolean {
  const own = `[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef${profileOf(language).spacing === 'words' ? '' : shared}]`;
  return new RegExp(`${own}$`, 'u').test(before) && new RegExp(`^${own}`, 'u').test(after);
}

const prepared = new WeakSet<MarkdownIt>();

/** Parses one block's inlines. `env` carries the footnote definitions that markdown-it found. */
export function parseInlines(markdown: MarkdownIt, source: string, env: object, context: Context): Inline[] {
  if (!prepared.has(markdown)) {
    prepare(markdown);
    prepared.add(markdown);
  }
  const tokens: Token[] = [];
  markdown.inline.parse(source, markdown, env, tokens);
  let at = 0;
  const placeOf = (token: Token) => context.place(offsetOf(token));

  function until(close: string | undefined): Inline[] {
    const inlines: Inline[] = [];
    // The last characters of the text: to ask the whole of it at every line would take the square of its length.
    let tail = '';
    const add = (text: string, place: Place) => {
      const last = inlines.at(-1);
      tail = (tail + text).slice(-2);
      if (last?.kind === 'text') last.text += text;
      else if (text) inlines.push({ kind: 'text', text, place });
    };
    while (at < tokens.length) {
      const token = tokens[at++] as Token;
      if (token.type === close) break;
      const place = placeOf(token);
      const odd = (token.meta as { odd?: OddSign } | null)?.odd;
      if (odd) context.problems.push(problem('K214', { ...odd, escaped: odd.sign.replace(/./g, '\\$&') }, place));
      if (!/^text|^softbreak$/.test(token.type)) tail = '';
      switch (token.type) {
        case 'text':
        case 'text_special':
          // A reference without a note stays text; an escaped one (text_special) is meant.
          for (const found of token.type === 'text' ? token.content.matchAll(/\[\^([^\]\s]{1,200})\]/g) : [])
            context.problems.push(
              problem('K212', { name: found[1] ?? '' }, { ...place, column: place.column + found.index }),
            );
          checkCharacters(token.content, (index) => ({ ...place, column: place.column + index }), context.problems);
          add(token.content, place);
          break;
        case 'softbreak':
          if (!joins(tail || textBefore(inlines).slice(-2), (tokens[at]?.content ?? '').slice(0, 2), context.language))
            add(' ', place);
          break;
        case 'hardbreak':
          inlines.push({ kind: 'break' });
          break;
        case 'em_open':
          inlines.push({ kind: 'emphasis', children: until('em_close') });
          break;
        case 'strong_open':
          inlines.push({ kind: 'strong', children: until('strong_close') });
          break;
        case 'mark_open': {
          const mark = token.meta as Mark & { at: number };
          let children = until('mark_close');
          if (mark.sup) children = [{ kind: 'superscript', children }];
          if (mark.lang) children = [{ kind: 'language', language: mark.lang, children }];
          if (mark.is.length > 0 || mark.not || mark.main) {
            const { is, not, main } = mark;
            children = [{ kind: 'mark', is, not, main, children, place }];
          }
          inlines.push(...children);
          break;
        }
        case 'mark_unknown':
          context.problems.push(problem('K202', { detail: token.content }, place));
          break;
        case 'link_open': {
          const target = String(token.attrGet('href') ?? '');
          if (!/^(https?:\/\/|mailto:|#p(?:[1-9]\d*|0(?=-))(?:-\d+)*$)/.test(target))
            context.problems.push(problem('K209', { target }, place));
          inlines.push({ kind: 'link', target, children: until('link_close'), place });
          break;
        }
        case 'footnote_ref': {
          const name = String((token.meta as { label: string }).label);
          if (!context.noteNames.includes(name)) context.noteNames.push(name);
          inlines.push({ kind: 'noteref', note: context.noteNames.indexOf(name) + 1, place });
          break;
        }
        case 'html_inline':
          context.problems.push(problem('K201', { detail: token.content }, place));
          break;
        case 'image': {
          const image = String(token.attrGet('src') ?? '');
          if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(image)) context.problems.push(problem('K204', { image }, place));
          else context.problems.push(problem('K206', { detail: 'An image inside a line of text' }, place));
          break;
        }
        case 'code_inline':
          context.problems.push(problem('K206', { detail: 'Code in back-ticks' }, place));
          break;
        default:
          throw new Error(`markdown-it gave the inline token ${token.type}, which parse-inlines.ts does not know`);
      }
    }
    return inlines;
  }
  return until(undefined);
}

const offsetOf = (token: Token): number => (token.meta as { at?: number } | null)?.at ?? 0;

function textBefore(inlines: Inline[]): string {
  const last = inlines.at(-1);
  if (!last || last.kind === 'noteref' || last.kind === 'break') return '';
  return last.kind === 'text' ? last.text : textBefore(last.children);
}

/** Adds the mark rule, and lets every inline token remember the offset on which it begins. */
function prepare(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'mark', markRule);
  markdown.inline.ruler.disable(['linkify', 'footnote_inline']);
  markdown.inline.ruler2.before('emphasis', 'odd_signs', findOddSigns);
  // fragments_join keeps the later of two joined tokens, and with it the wrong offset (markdown-it 14).
  markdown.inline.ruler2.disable(['fragments_join']);
  const Plain = markdown.inline.State;
  markdown.inline.State = class extends Plain {
    pendingText = '';
    pendingAt = 0;
    // markdown-it collects plain text in `pending` and makes a token of it later: note where it began.
    // @ts-expect-error the base class declares a field, which this accessor replaces on the instance
    override get pending(): string {
      return this.pendingText;
    }
    override set pending(text: string) {
      if (this.pendingText === '' && text !== '')
        this.pendingAt = this.src?.startsWith(text, this.pos) ? this.pos : this.pos - text.length;
      this.pendingText = text;
    }
    override pushPending() {
      const token = super.pushPending();
      token.meta = { at: this.pendingAt };
      return token;
    }
    override push(type: string, tag: string, nesting: -1 | 0 | 1) {
      const token = super.push(type, tag, nesting);
      token.meta = { at: this.pos };
      return token;
    }
  } as typeof Plain;
  for (const rule of ['footnote_ref'] as const) keepOffset(markdown, rule);
}

/** Rules that set a `meta` of their own lose the offset: put it back beside what they set. */
function keepOffset(markdown: MarkdownIt, name: string): void {
  const rules = markdown.inline.ruler.getRules('');
  const index = rules.findIndex((rule) => rule.name === name);
  const rule = rules[index];
  if (!rule) throw new Error(`markdown-it has no inline rule ${name}`);
  markdown.inline.ruler.at(name, (state, silent) => {
    const at = state.pos;
    const found = rule(state, silent);
    const token = state.tokens.at(-1);
    if (found && !silent && token) token.meta = { ...token.meta, at };
    return found;
  });
}

/** A run of `*` or `_` that says something else than it seems to, and what. */
interface OddSign {
  sign: string;
  detail: string;
}

const standing = 'is no emphasis here and would be printed as it stands';
const swallowed = 'would be taken for emphasis, and be lost';

/**
 * Marks the tokens of runs of `*` and `_` of which CommonMark makes what nobody means: those that could begin or end an
 * emphasis, or stand beside Han, and are left over (`**注意：**正文`); those that are emphasis inside a word or a number of
 * letters that are not Han (`5*6*7`); blanks to be filled in (`“____”和“____”`). A run between spaces, a blank that is
 * left over, and `_` inside a word (`snake_case`) are text.
 */
function findOddSigns(state: StateInline): boolean {
  for (const delimiters of [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters ?? [])]) {
    const paired = new Set(delimiters.flatMap(({ end }, i) => (end >= 0 ? [i, end] : [])));
    const seen = new Set<number>();
    for (const [i, { marker, length, token: index, open, close }] of delimiters.entries()) {
      const token = state.tokens[index];
      const at = token ? offsetOf(token) : 0;
      if (!token || !/[*_]/.test(String.fromCharCode(marker)) || seen.has(at)) continue;
      const [before, after] = [state.src.slice(Math.max(0, at - 2), at), state.src.slice(at + length, at + length + 2)];
      const inside = endsWithWord.test(before) && beginsWithWord.test(after);
      const beside = open || close || endsWithHan.test(before) || beginsWithHan.test(after);
      if (paired.has(i) ? !inside && length < 4 : !beside || length > 3) continue;
      seen.add(at);
      token.meta = {
        ...token.meta,
        odd: { sign: state.src.slice(at, at + length), detail: paired.has(i) ? swallowed : standing } satisfies OddSign,
      };
    }
  }
  return true;
}

const endsWithHan = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u;
const beginsWithHan = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Letters and digits of other scripts than Han, in which a sign of emphasis stands beside words and not inside them. */
const endsWithWord = /(?!\p{Script=Han})[\p{L}\p{N}]\p{M}*$/u;
const beginsWithWord = /^(?!\p{Script=Han})[\p{L}\p{N}]/u;

/** `[text]{is="heading; heading" not main sup lang=tag}`: a span with attributes, as in Pandoc and Djot. */
function markRule(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false;
  const start = state.pos;
  const end = state.md.helpers.parseLinkLabel(state, start);
  if (end < 0 || state.src[end + 1] !== '{') return false;
  const close = closingBrace(state.src, end + 2);
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

/** Offset of the `}` that ends the attributes, not counting those in quotes; -1 when there is none. */
function closingBrace(source: string, from: number): number {
  let quoted = false;
  // No farther than any attribute goes, for this is asked at every bracket.
  for (let i = from; i < Math.min(source.length, from + 10_000) && source[i] !== '\n'; i++) {
    if (source[i] === '"') quoted = !quoted;
    if (source[i] === '}' && !quoted) return i;
  }
  return -1;
}

/** The attributes of a mark, or the piece that is not known. */
function parseMark(attributes: string): Mark | string {
  const mark: Mark = { is: [], not: false, main: false, sup: false };
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
    else if (value === undefined && (key === 'not' || key === 'main' || key === 'sup')) mark[key] = true;
    else return `{${piece}}`;
  }
  const empty = mark.is.length === 0 && !mark.not && !mark.main && !mark.sup && !mark.lang;
  return empty ? '{}' : mark;
}

/** A character that no official text may hold. */
export const forbidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2e80-\u2fdf\ue000-\uf8ff\ufeff\ufff9-\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * K208 for every character that cannot be seen or stands for another: it would be changed or lost on the way. `place`
 * gives the place of a UTF-16 offset in `text`.
 */
export function checkCharacters(text: string, place: (offset: number) => Place, problems: Problem[]): void {
  for (const found of text.matchAll(new RegExp(forbidden, 'g'))) {
    const [character] = found;
    const code = character.charCodeAt(0);
    const radical = code >= 0x2e80 && code <= 0x2fdf;
    const advice = radical
      ? `It is a radical, not a character: write ${character.normalize('NFKC')}.`
      : 'It cannot be seen, or is damage from another program: delete it or write the real character.';
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}${radical ? ` ${character}` : ''}`;
    problems.push(problem('K208', { character: name, advice }, place(found.index)));
  }
}
