/**
 * The labels of lists as the source writes them. In: the tokens of items. Out: items whose first line begins with the
 * label, and paragraphs where a number is no label. Promises that a number and the sign behind it are text, and that
 * no counter stands for them; a sign that a list would take away in silence is K214. Called by `read-blocks.ts`;
 * `import/write-markdown.ts` asks for the pattern of amounts.
 *
 *     5. Five  → [{ kind: 'plain', inlines: [label of “5. ”, “Five”] }]
 *     3. 1. x  → [{ kind: 'plain', inlines: [label of “3. 1. ”, “x”] }]
 */
import { problem } from '../model/problem-catalogue.ts';
import { type DraftParagraph, type Inline, itemLabelOf, type UnnumberedBlock, withItemLabel } from '../model/text.ts';
import { readParagraph } from './read-paragraph.ts';
import { type BlockToken, lineOf, placeOfText, type TokenStream } from './token-stream.ts';

/**
 * The blocks of an item of an ordered list, which begin with its label. Behind `3. 1. x` both labels stand before x, as
 * they are written: the first item of a list on the line of the label is the item's own.
 */
export function labelItem(stream: TokenStream, item: BlockToken, blocks: UnnumberedBlock[]): UnnumberedBlock[] {
  const written = writtenLabel(item);
  const place = placeOfText(stream, lineOf(item), written);
  const [inner, ...behind] = blocks;
  if (inner?.kind !== 'list' || !inner.ordered || inner.place.line !== place.line)
    return withItemLabel(written, blocks, place);
  const [first = [], ...others] = inner.items;
  const [labelled, ...rest] = first;
  const opening = labelled?.kind === 'plain' ? labelled.inlines.slice(1) : [];
  const label = `${written} ${itemLabelOf(first) ?? ''}`;
  const lead: UnnumberedBlock[] = opening.length > 0 ? [{ kind: 'plain', inlines: opening, place }] : [];
  const list: UnnumberedBlock[] = others.length > 0 ? [{ ...inner, items: others }] : [];
  return withItemLabel(label, [...lead, ...rest, ...list, ...behind], place);
}

const writtenLabel = ({ info, markup }: BlockToken): string => `${info}${markup}`;

/**
 * An item of the top level that is a paragraph which begins with a year (`1949. …`) or another number of four and more
 * digits: alone, or between empty lines, and no number that follows on that of the item before (`before`, absent where
 * none is). Nothing for an item that is one. Reads it to its end.
 *
 *     1949. October came.  → { kind: 'paragraph', inlines: [“1949. October came.”] }
 */
export function readYear(stream: TokenStream, item: BlockToken, before?: BlockToken): DraftParagraph | undefined {
  const [list, , opening, inline, , closing, behind] = stream.tokens.slice(stream.at - 1, stream.at + 6);
  if (item.info.length < 4 || !inline || opening?.type !== 'paragraph_open' || closing?.type !== 'list_item_close')
    return undefined;
  const alone = list?.type === 'ordered_list_open' && behind?.type === 'ordered_list_close';
  if ((opening.hidden && !alone) || (before && Number(item.info) === Number(before.info) + 1)) return undefined;
  const read = readParagraph(stream, inline, lineOf(opening), false);
  if (read.kind === 'figure') return undefined;
  stream.at += 5;
  const written = writtenLabel(item);
  const place = placeOfText(stream, lineOf(item), written);
  const row = stream.lines[lineOf(item)] ?? '';
  const blank = /^[ \t]*/.exec(row.slice(place.column - 1 + written.length))?.[0] ?? ' ';
  const text: Inline = { kind: 'text', text: `${written}${blank}`, place };
  const [first, ...rest] = read.inlines;
  const joined = first?.kind === 'text' ? [{ ...text, text: text.text + first.text }] : first ? [text, first] : [text];
  return { ...read, inlines: [...joined, ...rest] };
}

/** A number, perhaps of money, with which a text begins. */
export const amount = /^(?:\p{Sc} ?)?(\p{N})/u;

/** An item of a list without numbers, and the Markdown of its first line, where that is text. */
export interface SignedItem {
  token: BlockToken;
  text: string;
}

/**
 * K214 for - and + before amounts, which a list would take away: after + one is enough; after - all items must begin
 * with a number. A list of numbers has * before its items.
 */
export function checkSigns(stream: TokenStream, items: readonly SignedItem[]): void {
  const sign = items[0]?.token.markup ?? '*';
  const amounts = items.filter(({ text }) => amount.test(text));
  if (sign === '*' || (sign === '-' && amounts.length < items.length)) return;
  const detail = 'would be taken for the mark of a list, and be lost';
  for (const { token } of amounts)
    stream.problems.push(
      problem('K214', { sign, detail, escaped: `\\${sign}` }, placeOfText(stream, lineOf(token), `${sign} `)),
    );
}
