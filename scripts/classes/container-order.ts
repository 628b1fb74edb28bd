/**
 * The levels above the articles in the order in which a document has them. In: a class, the headings of a document in
 * their order, which of them follow one another directly. Out: the class, two levels changed where the document sets
 * the second in the first. Promises the order of the class where nothing shows another. Pure. Called by
 * `numbering/provision-tree.ts` and `import/provision-lines.ts`.
 *
 *     SECTION II / CHAPTER I, and no CHAPTER directly above a SECTION → a section holds chapters, as in 1949
 */
import { isAnnex } from '../model/provisions.ts';
import type { DocumentClass, LabelLanguage, Level } from './document-class.ts';
import { readLabel } from './label-forms.ts';

/** The class with its containers in the order of a document; `rows`: headings that stand directly below each other. */
export function containersAsFound(
  documentClass: DocumentClass,
  rows: readonly (readonly string[])[],
  language: LabelLanguage,
): DocumentClass {
  const { containers } = documentClass;
  const pairs = new Set<string>();
  for (const row of rows) {
    const ranks = row.map((text) => rankOf(containers, text, language)).filter((rank) => rank >= 0);
    for (const [i, rank] of ranks.entries()) if (i > 0) pairs.add(`${ranks[i - 1]} ${rank}`);
  }
  const ordered = [...containers];
  for (let rank = 0; rank < containers.length - 1; rank++)
    for (let inner = rank + 1; inner < containers.length; inner++) {
      if (!pairs.has(`${inner} ${rank}`) || pairs.has(`${rank} ${inner}`)) continue;
      const [outer, deeper] = [containers[rank], containers[inner]];
      if (!outer || !deeper || isAnnex(outer) || isAnnex(deeper)) continue;
      ordered.splice(ordered.indexOf(deeper), 1);
      ordered.splice(ordered.indexOf(outer), 0, deeper);
    }
  return { ...documentClass, containers: ordered };
}

const rankOf = (containers: readonly Level[], text: string, language: LabelLanguage): number =>
  containers.findIndex(({ forms }) => (forms[language] ?? []).some((form) => readLabel(form, text, true)));
