/**
 * What stands around the text of a notice or a resolution → the fields of its class. In: found blocks, the class. Out:
 * the fields by their names, and the blocks that are left. Promises that a field holds lines as the document prints
 * them, and that a line is in a field or in the text, never in both. Called by `structure.ts`.
 *
 *     '样办发〔2024〕1号', '各市人民政府：', '现通知如下。' → { number: '样办发〔2024〕1号', to: '各市人民政府：' }, ['现通知如下。']
 */
import { type Inline, plainText } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { readNoticeFields } from './notice-fields.ts';
import { readResolutionFields } from './resolution-fields.ts';

/** Fields by their names; more than one line is a list. */
export type FrameFields = Record<string, string | string[]>;

/** A line of the document that may be an element: a paragraph or heading without notes. */
export interface FrameLine {
  text: string;
  /** The block that it is. */
  at: number;
}

/** What the reader of a class finds: fields, and the blocks that they were. */
export interface FoundFrame {
  fields: FrameFields;
  taken: ReadonlySet<number>;
}

const readers: Record<string, (lines: readonly FrameLine[]) => FoundFrame> = {
  notice: readNoticeFields,
  resolution: readResolutionFields,
};

/** The fields of a class that has some, and the blocks without them. */
export function takeFrame(
  blocks: readonly FoundBlock[],
  className: string,
  language: string,
): { fields: FrameFields; blocks: FoundBlock[]; texts: string[] } {
  const read = className === 'notice' && !language.startsWith('zh') ? undefined : readers[className];
  if (!read) return { fields: {}, blocks: [...blocks], texts: [] };
  const { fields, taken } = read(blocks.map((block, at) => ({ text: lineOf(block), at })));
  const texts = blocks.filter((_, at) => taken.has(at)).map(lineOf);
  return { fields, blocks: blocks.filter((_, at) => !taken.has(at)), texts };
}

const hasNote = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) => inline.kind === 'noteref' || ('children' in inline && hasNote(inline.children)));

const lineOf = (block: FoundBlock): string =>
  (block.kind === 'paragraph' || block.kind === 'ranked') && !hasNote(block.inlines)
    ? plainText(block.inlines).trim()
    : '';
