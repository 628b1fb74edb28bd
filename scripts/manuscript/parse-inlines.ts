/**
 * The inlines of one block. In: the block's Markdown and markdown-it's inline parser, handed over by
 * `parse-markdown.ts`. Out: `Inline`s that know their place. Promises that a line break between two Han characters is
 * nothing and elsewhere a space (CSS Text 3 § 4.1.1), and that every other character is carried on unchanged. Called by
 * `token-stream.ts`.
 *
 *     Peace *and* law  → text “Peace ”, emphasis of text “and”, text “ law”
 */
import type MarkdownIt from 'markdown-it';
import { profileOf } from '../languages/registry.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Inline } from '../model/text.ts';
import { checkCharacters } from './forbidden-characters.ts';
import { type Mark, prepareInlines } from './inline-grammar.ts';
import { type InlineToken, offsetOf } from './inline-offsets.ts';
import type { OddSign } from './odd-signs.ts';

/** What the inlines of a block need to know of the block and of the whole text. */
interface InlineContext {
  /** Place of a UTF-16 offset in the block's Markdown. */
  place: (offset: number) => Place;
  /** Names of the notes in the order of their first reference; extended here. */
  noteNames: string[];
  problems: Problem[];
  language: string;
}

/**
 * Marks that Chinese shares with other languages: only in Chinese do they need no space at the end of a line of the
 * source.
 */
const shared = '“”‘’—…·';

/** True where a line break of the source is nothing: between two Chinese characters or their marks. */
function joins(before: string, after: string, language: string): boolean {
  const own = `[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef${profileOf(language).spacing === 'words' ? '' : shared}]`;
  return new RegExp(`${own}$`, 'u').test(before) && new RegExp(`^${own}`, 'u').test(after);
}

/** The tokens of a block, and the one that is read next. */
interface InlineStream {
  readonly context: InlineContext;
  readonly tokens: readonly InlineToken[];
  at: number;
}

/** Inlines in the making. */
interface Line {
  inlines: Inline[];
  /** The last characters of the text: to ask the whole of it at every line would take the square of its length. */
  tail: string;
}

/** Parses one block's inlines. `env` carries the footnote definitions that markdown-it found. */
export function parseInlines(markdown: MarkdownIt, source: string, env: object, context: InlineContext): Inline[] {
  prepareInlines(markdown);
  const tokens: InlineToken[] = [];
  markdown.inline.parse(source, markdown, env, tokens);
  return inlinesUntil({ context, tokens, at: 0 }, undefined);
}

/** Inlines until the token type `close`, or the end; the stream then stands behind it. */
function inlinesUntil(stream: InlineStream, close: string | undefined): Inline[] {
  const { context, tokens } = stream;
  const line: Line = { inlines: [], tail: '' };
  while (stream.at < tokens.length) {
    const token = tokens[stream.at++] as InlineToken;
    if (token.type === close) break;
    const place = context.place(offsetOf(token));
    const odd = (token.meta as { odd?: OddSign } | null)?.odd;
    if (odd) context.problems.push(problem('K214', { ...odd, escaped: odd.sign.replace(/./g, '\\$&') }, place));
    if (/^text/.test(token.type)) addText(line, readText(context, token, place), place);
    else if (token.type === 'softbreak') addLineBreak(line, stream, place);
    else {
      line.tail = '';
      const rule = inlineRules[token.type];
      if (!rule)
        throw new Error(`markdown-it gave the inline token ${token.type}, which parse-inlines.ts does not know`);
      line.inlines.push(...rule(stream, token, place));
    }
  }
  return line.inlines;
}

function addText(line: Line, text: string, place: Place): void {
  const last = line.inlines.at(-1);
  line.tail = (line.tail + text).slice(-2);
  if (last?.kind === 'text') last.text += text;
  else if (text) line.inlines.push({ kind: 'text', text, place });
}

/** A line break of the source: a space, or nothing where the language joins the characters around it. */
function addLineBreak(line: Line, { context, tokens, at }: InlineStream, place: Place): void {
  const before = line.tail || textBefore(line.inlines).slice(-2);
  if (!joins(before, (tokens[at]?.content ?? '').slice(0, 2), context.language)) addText(line, ' ', place);
}

/**
 * A text as it stands. K212 for a reference without a note, which stays text; an escaped one (text_special) is meant.
 */
function readText({ problems }: InlineContext, { type, content }: InlineToken, place: Place): string {
  const placeAt = (index: number): Place => ({ ...place, column: place.column + index });
  for (const found of type === 'text' ? content.matchAll(/\[\^([^\]\s]{1,200})\]/g) : [])
    problems.push(problem('K212', { name: found[1] ?? '' }, placeAt(found.index)));
  checkCharacters(content, placeAt, problems);
  return content;
}

/** What a token that is not text says: reads on to its closing token if it opens something. */
type InlineRule = (stream: InlineStream, token: InlineToken, place: Place) => Inline[];

const inlineRules: Record<string, InlineRule> = {
  hardbreak: () => [{ kind: 'break' }],
  em_open: (stream) => [{ kind: 'emphasis', children: inlinesUntil(stream, 'em_close') }],
  strong_open: (stream) => [{ kind: 'strong', children: inlinesUntil(stream, 'strong_close') }],
  mark_open: readMark,
  mark_unknown: ({ context }, { content }, place) => refuse(context, 'K202', content, place),
  link_open: readLink,
  footnote_ref: readReference,
  html_inline: ({ context }, { content }, place) => refuse(context, 'K201', content, place),
  image: refuseImage,
  code_inline: ({ context }, _, place) => refuse(context, 'K206', 'Code in back-ticks', place),
};

function refuse({ problems }: InlineContext, code: 'K201' | 'K202' | 'K206', detail: string, place: Place): Inline[] {
  problems.push(problem(code, { detail }, place));
  return [];
}

/** From inside: superscript or subscript, emphasis, bold, language, and what the register is told. */
function readMark(stream: InlineStream, token: InlineToken, place: Place): Inline[] {
  const { is, not, main, em, strong, sup, sub, lang } = token.meta as Mark;
  let children = inlinesUntil(stream, 'mark_close');
  if (sup) children = [{ kind: 'superscript', children }];
  if (sub) children = [{ kind: 'subscript', children }];
  if (em) children = [{ kind: 'emphasis', children }];
  if (strong) children = [{ kind: 'strong', children }];
  if (lang) children = [{ kind: 'language', language: lang, children }];
  if (is.length > 0 || not || main) children = [{ kind: 'mark', is, not, main, children, place }];
  return children;
}

function readLink(stream: InlineStream, token: InlineToken, place: Place): Inline[] {
  const target = String(token.attrGet('href') ?? '');
  if (!/^(https?:\/\/|mailto:|#p(?:[1-9]\d*|0(?=-))(?:-\d+)*$|#(?!p\d)[a-z]+\d[\w-]*$)/.test(target))
    stream.context.problems.push(problem('K209', { target }, place));
  return [{ kind: 'link', target, children: inlinesUntil(stream, 'link_close'), place }];
}

function readReference({ context: { noteNames } }: InlineStream, token: InlineToken, place: Place): Inline[] {
  const name = String((token.meta as { label: string }).label);
  if (!noteNames.includes(name)) noteNames.push(name);
  return [{ kind: 'noteref', note: noteNames.indexOf(name) + 1, place }];
}

function refuseImage({ context }: InlineStream, token: InlineToken, place: Place): Inline[] {
  const image = String(token.attrGet('src') ?? '');
  if (!/^([a-z][a-z0-9+.-]*:|\/)/i.test(image)) return refuse(context, 'K206', 'An image inside a line of text', place);
  context.problems.push(problem('K204', { image }, place));
  return [];
}

/** The text at the end of inlines; nothing behind a reference or a break. */
function textBefore(inlines: Inline[]): string {
  const last = inlines.at(-1);
  if (!last || last.kind === 'noteref' || last.kind === 'break') return '';
  return last.kind === 'text' ? last.text : textBefore(last.children);
}
