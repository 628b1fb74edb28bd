/**
 * In what a reference is looked for first. In: whose provisions are meant, what the outermost step may be, the
 * provision in which the reference stands. Out: the provision that holds it, or how it is found in the document.
 * Promises nothing where it is not certain. Pure. Called by `link-references.ts`.
 *
 *     “paragraph 2 of this Article” in Article 5 → Article 5
 */
import { calledKind, isAnnex, type Provision, type ProvisionKind } from '../model/provisions.ts';
import type { Owner } from './find-references.ts';
import type { ProvisionIndex, resolveSteps } from './resolve-reference.ts';

/**
 * In what the first step is looked for: the provision that is said, the article around, the document; nothing if it is
 * not certain.
 */
export function homeOfReference(
  owner: Owner,
  kinds: readonly ProvisionKind[],
  above: readonly Provision[],
  index: ProvisionIndex,
): Parameters<typeof resolveSteps>[1] | undefined {
  const innermost = (kind: ProvisionKind) => above.findLast((one) => one.kind === kind);
  if (typeof owner === 'object' && 'here' in owner) {
    const home = above.findLast((one) => calledKind(one) === owner.here);
    return home && { home };
  }
  const annex = above.find(isAnnex);
  const inAnnex = typeof owner === 'object' && annex !== undefined && isCalled(annex, owner.named);
  if (kinds.some((kind) => !innerKinds.includes(kind)))
    return {
      first: owner === 'bare' || inAnnex ? (all, number) => index.around(all, number, above) : index.inBody,
    };
  const article = innermost('article');
  if (article) return owner === 'bare' ? { home: article } : undefined;
  // Paragraphs that are numbered through: the operative ones of a resolution, those of a regulation that is approved.
  return { first: (_, number) => index.through(number, owner === 'bare' || inAnnex ? above : []) };
}

/** Whether an annex, or the text in it, has such a word in its title: «настоящего Положения» in a ПОЛОЖЕНИЕ. */
const isCalled = ({ heading, children }: Provision, word: string): boolean =>
  [heading, ...children.filter(({ kind }) => kind === 'heading').map((one) => one.heading)].some((title) =>
    title.toLowerCase().includes(word.slice(0, -1)),
  );

/** What is no unit that a whole document numbers through. */
const innerKinds: readonly ProvisionKind[] = ['paragraph', 'subparagraph', 'item', 'point', 'subpoint'];
