/**
 * The contents that a document prints before its text. In: found blocks. Out: the blocks without them. Promises that
 * only lines below the word 目录, Contents or Содержание go which stand in the text again, and that they are told: the
 * press sets its own contents. Called by `structure.ts`.
 *
 *     '目　录', '第一章　总则', '第二章　附则', '第一章　总则', … → '第一章　总则', …
 */
import { blockTexts } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import type { Tally } from './tally.ts';

const word = /^(?:目[录次錄]|contents|tableofcontents|содержание|оглавление)[:：]?$/;
/** The first line of the text is not far: contents stand before it. */
const reach = 40;

/** The blocks without the document’s own contents. */
export function withoutContents(blocks: readonly FoundBlock[], tally: Tally): FoundBlock[] {
  const keys = blocks.map(keyOf);
  const at = keys.slice(0, reach).findIndex((key) => word.test(key));
  if (at < 0) return [...blocks];
  const last = new Map(keys.map((key, i) => [key, i]));
  let end = at + 1;
  while (end < blocks.length && keys[end] !== '' && (last.get(keys[end] ?? '') ?? 0) > end) end++;
  if (end < at + 3) return [...blocks];
  const text = blocks.slice(at, end).map(textOf).join('\n');
  const { place } = blocks[at] as FoundBlock;
  tally.leave('the contents that the document prints:', text, 'The press sets its own, with pages.', place);
  return blocks.filter((_, i) => i < at || i >= end);
}

const textOf = (block: FoundBlock): string =>
  blockTexts(block.kind === 'ranked' ? { ...block, kind: 'plain' } : block).join('\n');

/** What two lines have in common that are one heading: not white space, and not the dots and the page behind it. */
const keyOf = (block: FoundBlock): string =>
  textOf(block)
    .slice(0, 300)
    .replace(/[\s\u3000]+/gu, '')
    .replace(/[.…·⋯]{2,}[（(]?\d{0,4}[）)]?$/u, '')
    .toLowerCase();
