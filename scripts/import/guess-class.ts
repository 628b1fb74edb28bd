/**
 * Of which class a document is. In: its title and lines. Out: the name of a class, whether it is certain, and the
 * reason in a sentence. Promises a guess for every document: where nothing shows a class, it is a joint statement, as a
 * title without `class:` is, and that is said to be uncertain. Called by `import-document.ts`.
 *
 *     the lines of a treaty → { name: 'treaty', certain: true, reason: 'its title says “Convention”; 85 articles begin
 *       …' }
 */
import { classOf } from '../classes/registry.ts';
import { type ClassEvidence, type ClassSign, classSigns } from './class-signs.ts';

export interface ClassGuess {
  name: string;
  certain: boolean;
  /** Half a sentence: what follows “It is a treaty: ”. */
  reason: string;
}

/** Where two classes have as much for them, the one that stands first. */
const order = ['regulation', 'resolution', 'treaty', 'statute', 'act', 'notice', 'report', 'joint-statement'];

/** The class for which most speaks. */
export function guessClass(evidence: ClassEvidence): ClassGuess {
  const signs = classSigns(evidence);
  const weights = order.map((name) => ({ name, weight: weightOf(name, signs) }));
  const [first, second] = [...weights].sort((a, b) => b.weight - a.weight);
  if (!first || !second || first.weight < 1)
    return { name: 'joint-statement', certain: false, reason: 'nothing in it shows its class' };
  const reason = signs
    .filter(({ of, says }) => says !== '' && of.includes(first.name))
    .map(({ says }) => says)
    .join('; ');
  // One sign may deceive; of a text that bears its own numbers there are always two.
  const least = classOf(first.name).numbers === 'own' ? 4 : 2;
  return { name: first.name, certain: first.weight >= least && first.weight >= second.weight + 2, reason };
}

const weightOf = (name: string, signs: readonly ClassSign[]): number =>
  signs.reduce((sum, { of, weight }) => sum + (of.includes(name) ? weight : 0), 0);
