/**
 * Tokens of markdown-it → blocks. In: a `TokenStream`. Out: blocks in the order of the text; notes and problems are
 * left in the stream. Promises that every kind of token has a rule: one that has none throws, and what is not
 * understood is a problem. Called by `parse-markdown.ts`.
 *
 *     ## Preamble  → { kind: 'heading', level: 2, inlines: [Preamble], place }
 */
import { problem } from '../model/problem-catalogue.ts';
import type { DraftParagraph, Heading, HeadingLevel, Inline, UnnumberedBlock } from '../model/text.ts';
import { closingForms, inlineLines } from '../model/text.ts';
import { checkSigns, labelItem, readYear, type SignedItem } from './item-labels.ts';
import { readParagraph } from './read-paragraph.ts';
import { readTableBlock } from './read-table.ts';
import {
  type BlockToken,
  lineOf,
  placeOfLine,
  placeOfText,
  readInlines,
  type TokenStream,
  takeToken,
} from './token-stream.ts';

export type DraftBlock = Heading | DraftParagraph | UnnumberedBlock;

/**
 * Reads what an opening token begins, to its closing token. `nested`: inside another block. Nothing when the text has
 * no block there.
 */
type BlockRule = (stream: TokenStream, token: BlockToken, nested: boolean) => DraftBlock | DraftBlock[] | undefined;

/** Opening token → its rule. */
const blockRules: Record<string, BlockRule> = {
  heading_open: readHeading,
  paragraph_open: (stream, token, nested) => {
    const inline = takeToken(stream);
    stream.at++;
    return readParagraph(stream, inline, lineOf(token), nested);
  },
  blockquote_open: (stream, token) => ({
    kind: 'quote',
    blocks: readUnnumbered(stream, 'blockquote_close'),
    place: placeOf(stream, token),
  }),
  bullet_list_open: readList,
  ordered_list_open: readList,
  table_open: readTableBlock,
  container_block_open: readContainer,
  footnote_reference_open: readNote,
  html_block: (stream, token) => refuse(stream, token, 'K201', token.content.trim().split('\n')[0] ?? ''),
  hr: (stream, token) => refuse(stream, token, 'K206', 'A rule (---, ***)'),
  fence: (stream, token) => refuse(stream, token, 'K206', 'A code block'),
};

/** Blocks until the token type `close`, or the end; the stream then stands behind it. */
export function blocksUntil(stream: TokenStream, close: string | undefined, nested: boolean): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  while (stream.at < stream.tokens.length) {
    const token = takeToken(stream);
    if (token.type === close) break;
    const rule = blockRules[token.type];
    if (!rule) throw new Error(`markdown-it gave the token ${token.type}, which read-blocks.ts does not know`);
    blocks.push(...[rule(stream, token, nested) ?? []].flat());
  }
  return blocks;
}

/** Blocks inside another block, where no paragraph has a number. */
const readUnnumbered = (stream: TokenStream, close: string): UnnumberedBlock[] =>
  blocksUntil(stream, close, true).map((block) =>
    block.kind === 'paragraph' ? { ...block, kind: 'plain' } : (block as UnnumberedBlock),
  );

const placeOf = (stream: TokenStream, token: BlockToken) => placeOfLine(stream, lineOf(token));

function refuse(stream: TokenStream, token: BlockToken, code: 'K201' | 'K206', detail: string): undefined {
  stream.problems.push(problem(code, { detail }, placeOf(stream, token)));
}

/** K216 for a heading that a line of signs below a text makes: it stays text. K213 for a level that is none. */
function readHeading(stream: TokenStream, token: BlockToken, nested: boolean): DraftBlock {
  const place = placeOf(stream, token);
  const level = Number(token.tag.slice(1));
  const inlines = readInlines(stream, takeToken(stream), lineOf(token));
  stream.at++;
  if (/^[-=]$/.test(token.markup)) {
    const underline = (token.map?.[1] ?? 1) - 1;
    const sign = /[-=]+/.exec(stream.lines[underline] ?? '')?.[0] ?? token.markup;
    stream.problems.push(problem('K216', { sign }, placeOfText(stream, underline, sign)));
    return { kind: 'paragraph', inlines, place };
  }
  if (nested || level < 2) stream.problems.push(problem('K213', { level }, place));
  return { kind: 'heading', level: level as HeadingLevel, inlines, place };
}

/** A list, parted where an item is a paragraph of the text (`1949. …`). */
function readList(stream: TokenStream, token: BlockToken, nested: boolean): DraftBlock[] {
  const ordered = token.tag === 'ol';
  const blocks: DraftBlock[] = [];
  const signed: SignedItem[] = [];
  let before: BlockToken | undefined;
  for (let item = stream.tokens[stream.at]; item?.type === 'list_item_open'; item = stream.tokens[stream.at]) {
    const year = ordered && !nested ? readYear(stream, item, before) : undefined;
    before = year ? undefined : item;
    if (year) {
      blocks.push(year);
      continue;
    }
    const [, opening, inline] = stream.tokens.slice(stream.at, stream.at + 3);
    signed.push({ token: item, text: opening?.type === 'paragraph_open' ? (inline?.content ?? '') : '' });
    stream.at++;
    const own = readUnnumbered(stream, 'list_item_close');
    const last = blocks.at(-1);
    const list = last?.kind === 'list' ? last : openList(stream, item, ordered);
    list.items.push(ordered ? labelItem(stream, item, own) : own);
    if (list !== last) blocks.push(list);
  }
  stream.at++;
  if (!ordered) checkSigns(stream, signed);
  return blocks;
}

const openList = (stream: TokenStream, item: BlockToken, ordered: boolean) => ({
  kind: 'list' as const,
  ordered,
  items: [] as UnnumberedBlock[][],
  place: placeOf(stream, item),
});

/**
 * `::: closing`, `::: testimonium`, `::: signatures`, `::: note`; K203 for another name, K211 for one that no line of
 * colons ends.
 */
function readContainer(stream: TokenStream, token: BlockToken): DraftBlock | undefined {
  const { problems } = stream;
  const place = placeOf(stream, token);
  const name = token.info.trim();
  const blocks = readUnnumbered(stream, 'container_block_close');
  if (!/^\s*:{3,}\s*$/.test(stream.lines[token.map?.[1] ?? -1] ?? '')) problems.push(problem('K211', { name }, place));
  if (name === 'note') return { kind: 'editorial', blocks, place };
  const form = closingForms.find((one) => one === name);
  if (name !== 'closing' && !form) {
    problems.push(problem('K203', { name }, place));
    return undefined;
  }
  const odd = blocks.find((block) => block.kind !== 'plain');
  if (odd) problems.push(problem('K206', { detail: `A ${odd.kind} in “::: ${name}”` }, odd.place));
  return {
    kind: 'closing',
    ...(form ? { form } : {}),
    lines: blocks.flatMap((block) => (block.kind === 'plain' ? [block.inlines] : [])),
    place,
  };
}

/** The text of a footnote, which stands anywhere and is no block of the text itself. */
function readNote(stream: TokenStream, token: BlockToken): undefined {
  const blocks = readUnnumbered(stream, 'footnote_reference_close');
  const label = String((token.meta as { label: string }).label);
  for (const { place } of blocks.flatMap(inlineLines).flatMap(({ inlines }) => noteReferences(inlines)))
    stream.problems.push(problem('K206', { detail: 'A reference to a footnote inside a footnote' }, place));
  stream.noteBlocks.set(label, { number: 0, blocks, place: blocks[0]?.place ?? placeOfNote(stream, label) });
}

/** Where a note that says nothing stands: markdown-it gives its tokens no line. */
function placeOfNote(stream: TokenStream, label: string) {
  const sign = `[^${label}]:`;
  const line = stream.lines.findIndex((text) => text.trimStart().startsWith(sign));
  return placeOfText(stream, Math.max(0, line), sign);
}

/** The references to notes among inlines. */
const noteReferences = (inlines: readonly Inline[]): Extract<Inline, { kind: 'noteref' }>[] =>
  inlines.flatMap((inline) =>
    inline.kind === 'noteref' ? [inline] : 'children' in inline ? noteReferences(inline.children) : [],
  );
