/**
 * How large a copy may be that a witness reads. In: counts, or markup before it is parsed. Out: nothing, or an `Error`
 * with the number and the limit, which becomes a problem of the copy (K824). Called by what reads e-books and sites.
 *
 *     requireCopy({ files: 10_001 }) → throws “it has 10001 files in it, and at most 10000 are read”
 */
import { beyondBudget, type Counts, sayExcess } from '../model/budgets.ts';
import { countMarkup } from '../model/count-markup.ts';

/** Throws where a count is too large. */
export function requireCopy(counts: Counts<'copy'>): void {
  const excess = beyondBudget('copy', counts);
  if (excess) throw new Error(sayExcess(excess));
}

/**
 * Asked before each part of a copy is parsed: the tags of all parts are counted together. `html`: its parser opens
 * formatting anew in every paragraph until it is closed.
 */
export function markupBudget(html: boolean): (text: string) => void {
  const sums = { markupBytes: 0, tags: 0, attributes: 0, elements: 0 };
  return (text) => {
    sums.markupBytes += text.length;
    requireCopy(sums);
    const { depth, tags, attributes, elements, text: longest } = countMarkup(text);
    sums.tags += tags;
    sums.attributes += attributes;
    sums.elements += html ? elements : tags;
    requireCopy({ ...sums, text: longest, depth });
  };
}
