/**
 * How many provisions an import found, and how many there are by a count that knows nothing of it. In: the tree of an
 * edition; the text of a document as it came. Out: numbers. Promises that the second count reads lines with two
 * patterns and nothing else, so that the first can be wrong alone. Pure. Called by the command `corpus`.
 *
 *     countInText('第一条 甲。\n（一）乙；') → { articles: 1, items: 1 }
 */

import type { Problem } from '../model/problem.ts';
import { type Provision, provisionsBelow } from '../model/provisions.ts';
import { asSimplified } from '../model/simplified-text.ts';

/** What is counted. */
export interface ProvisionCount {
  articles: number;
  /** Items that stand in brackets: （一）, (a). */
  items: number;
}

/** A count of a tree, with what is odd in it. */
export interface TreeCount extends ProvisionCount {
  /** Addresses that a number which stands twice would have had: they end in _2, _3 …. */
  repeated: number;
  /** Problems of the sequence: K321, K322, K323. */
  sequence: number;
}

const bracketed = /^[（(](?:[一二三四五六七八九十百]+|[a-z]{1,2})[）)]/;

/** What stands in a tree of provisions. */
export function countInTree(provisions: readonly Provision[], problems: readonly Problem[]): TreeCount {
  const all = provisions.flatMap((provision) => [provision, ...provisionsBelow(provision)]);
  return {
    articles: all.filter(({ kind }) => kind === 'article').length,
    items: all.filter(({ label }) => bracketed.test(label)).length,
    repeated: all.filter(({ address }) => /_\d+$/.test(address)).length,
    sequence: problems.filter(({ code }) => /^K32[123]$/.test(code)).length,
  };
}

/**
 * Lines that begin with the number of an article or of an item, in the text of a document; of a page its tags are
 * lines.
 */
export function countInText(text: string): ProvisionCount {
  const lines = asSimplified(text.replace(/<[^>]*>/g, '\n'));
  const count = (pattern: RegExp) => [...lines.matchAll(pattern)].length;
  return {
    articles: count(/^[ \t\u3000]*(?:第[零〇一二三四五六七八九十百千]+条|(?:Article|ARTICLE|Статья)\s+[\dIVXLC]+)/gm),
    items: count(/^[ \t\u3000]*[（(](?:[一二三四五六七八九十百]+|[a-z]{1,2})[）)]/gm),
  };
}
