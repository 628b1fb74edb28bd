/**
 * How every provision of a document is cited. In: a tree, its language. Out: provision → words. Promises that a
 * counted paragraph is named only where its article has several. Pure. Called by `numbering/number-provisions.ts` and
 * `formats/data/`.
 *
 *     citeProvisions(root, 'zh-Hans').get(the second 款 of 第三条) → '第三条第二款'
 */
import { isCounted, type Provision } from '../model/provisions.ts';
import { citationLanguage } from './document-class.ts';
import { locators } from './locators.ts';
import { pinpoints } from './pinpoints.ts';

/** Provisions, each with the words that cite it. */
type CitedProvisions = Map<Provision, string>;

/** The citation of every provision below `root`; the short form of it for registers with `short`. */
export function citeProvisions(root: Pick<Provision, 'children'>, language: string, short = false): CitedProvisions {
  const pinpoint = (short ? locators : pinpoints)[citationLanguage(language)];
  const said = new Map<Provision, string>();
  const several = new Set<Provision>();
  const visit = (parent: Pick<Provision, 'children'>, above: readonly Provision[]): void => {
    const counted = parent.children.filter(isCounted);
    if (counted.length > 1) for (const one of counted) several.add(one);
    for (const child of parent.children) {
      const path = [...above, child];
      // A free heading is cited by its words; text that goes on with nothing, by its address.
      said.set(child, pinpoint(path, (one) => several.has(one)) || child.heading || child.address);
      visit(child, path);
    }
  };
  visit(root, []);
  return said;
}
