/**
 * Labels that headings begin with. In: the text of a line, the class, the language. Out: the place of the label in the
 * order of the class, and what stands behind it. Promises nothing of what follows: whether the line is a heading says
 * `provision-lines.ts`. Pure. Called by `provision-lines.ts` and `label-titles.ts`.
 *
 *     'PART II Conclusion of treaties' in a treaty → { order: 4, alone: false, rest: 'Conclusion of treaties' }
 */
import { type DocumentClass, labelLanguage } from '../classes/document-class.ts';
import { isAnnex } from '../model/provisions.ts';
import { levelLabel } from '../numbering/read-provision-labels.ts';

/** The depth of an article among the headings of a class. */
export const orderOfArticles = 100;

/** A label that a heading begins with: its place in the order of the class, and what stands behind it. */
export function labelOfHeading(
  text: string,
  { containers, article }: DocumentClass,
  tag: string,
): { order: number; alone: boolean; rest: string } | undefined {
  const language = labelLanguage(tag);
  const levels = [...containers, ...(article ? [article] : [])];
  for (const [at, level] of levels.entries()) {
    const found = levelLabel(level, text, language, true);
    if (!found) continue;
    const rest = text.slice(found.read.length).replace(/^[.:：．\s]+/u, '');
    const order = level === article ? orderOfArticles : isAnnex(level) ? 0 : at + 1;
    return { order, alone: rest === '', rest };
  }
  return undefined;
}
