/**
 * Numbers that a text bears itself (`numbering: stated`). In: a `Draft`. Out: the same draft with every paragraph that
 * begins without a number as an unnumbered block, and the numbers of the others in order. Promises that the text is not
 * touched, and that numbers that do not rise are a problem at their place (K121); gives no anchors.
 */

import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { type Draft, plainText } from '../model/text.ts';

interface StatedNumbers {
  draft: Draft;
  /** One number for each paragraph that is left; absent when the press is to count. */
  numbers?: number[];
  problems: Problem[];
}

/** Takes the numbers that the text states. A draft whose front matter does not ask for them comes back as it is. */
export function takeStatedNumbers(draft: Draft): StatedNumbers {
  if (draft.manuscript.metadata.numbering !== 'stated') return { draft, problems: [] };
  const numbers: number[] = [];
  const problems: Problem[] = [];
  const blocks = draft.blocks.map((block): Draft['blocks'][number] => {
    if (block.kind !== 'paragraph') return block;
    const number = statedNumber(plainText(block.inlines));
    if (number === undefined) return { ...block, kind: 'plain' };
    const previous = numbers.at(-1) ?? 0;
    if (number <= previous) problems.push(problem('K121', { number, previous }, block.place));
    numbers.push(number);
    return block;
  });
  return { draft: { ...draft, blocks }, numbers, problems };
}

/**
 * The number that a paragraph's text itself begins with (12. 12． 12、 12) （12） (12)), or nothing. 3.5 and 12:30
 * are no such numbers.
 */
export function statedNumber(text: string): number | undefined {
  const digits = text.slice(0, 12).replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found = /^[（(]([1-9]\d{0,4})[)）]|^([1-9]\d{0,4})(?:[．、）)]|\.(?!\d))/.exec(digits);
  return found ? Number(found[1] ?? found[2]) : undefined;
}
