/**
 * The signatures below a treaty or an act. In: the blocks of a text. Out: the same, with the lines behind “Done at …”
 * as one closing block. Promises that a sentence is no signature, that only lines at the end of the body are, before
 * its annexes, and that no line is lost. Pure. Called by `structure.ts`.
 *
 *     'DONE at Lakeside, …', 'For the Republic of Aland:', 'A. Smith' → the paragraph, and a closing of two lines
 */
import { type Draft, type Inline, plainText } from '../model/text.ts';
import { closingOf } from './closing-formula.ts';

type DraftBlock = Draft['blocks'][number];

const done =
  /^(?:Done|DONE) (?:at|in)\b|^(?:Совершено|СОВЕРШЕНО|Подписано)\s|^(?:本|此)?.{0,30}(?:订于|签订于|签署于|在.{1,20}(?:签订|签署))|^\S{0,30}年.{1,12}日.{0,4}(?:订|签)于/u;
/** Longer lines are sentences. */
const longest = 90;

/** The blocks with the signatures of the body in one. */
export function joinSignatures(blocks: readonly DraftBlock[]): DraftBlock[] {
  const at = blocks.findLastIndex((block) => block.kind === 'closing' || (isText(block) && done.test(textOf(block))));
  const from = at + 1;
  let end = from;
  while (end < blocks.length && isSignature(blocks[end] as DraftBlock)) end++;
  const behind = blocks[end];
  if (at < 0 || end === from || (behind && behind.kind !== 'heading' && behind.kind !== 'table')) return [...blocks];
  const formula = blocks[at] as DraftBlock;
  const lines = blocks.slice(from, end).map((block): Inline[] => (isText(block) ? block.inlines : []));
  const own: DraftBlock =
    formula.kind === 'closing'
      ? { ...formula, lines: [...formula.lines, ...lines] }
      : { kind: 'closing', lines, place: (blocks[from] as DraftBlock).place };
  return [...blocks.slice(0, formula.kind === 'closing' ? at : from), own, ...blocks.slice(end)];
}

const isText = (block: DraftBlock): block is Extract<DraftBlock, { kind: 'paragraph' }> => block.kind === 'paragraph';
const textOf = (block: DraftBlock): string => (isText(block) ? plainText(block.inlines).trim() : '');

/** A short line without the end of a sentence, as a name or an office is. */
function isSignature(block: DraftBlock): boolean {
  const text = textOf(block);
  if (text === '' || text.length > longest || closingOf(text)) return false;
  return (
    !/[。；;!?]$/.test(text) &&
    !(/\.$/.test(text) && text.split(/\s+/).length > 6) &&
    !/^[(（]?\d{1,3}[.)）]/.test(text)
  );
}
