/**
 * How large a document may be that is imported. In: counts of what it has. Out: true when all are within their limits,
 * else K131 with the number and the limit. Promises that counting takes linear time and no tree: what is refused is
 * refused before memory is spent on it. The limits stand in `model/budgets.ts`. Called by `import-document.ts` and the
 * readers of `read-document.ts`.
 *
 *     withinBudgets({ notes: 20_001 }, 'a.docx', problems) → false, and K131
 */
import { beyondBudget, type Counts } from '../model/budgets.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/** False, and K131 for the first of the counts that is too large. */
export function withinBudgets(counts: Counts<'import'>, file: string, problems: Problem[]): boolean {
  const excess = beyondBudget('import', counts);
  if (excess) problems.push(problem('K131', { file, ...excess }, { file, line: 1, column: 1 }));
  return excess === undefined;
}
