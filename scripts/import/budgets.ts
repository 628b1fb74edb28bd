/**
 * How large a document may be that is imported. In: counts of what it has. Out: true when all are within their limits,
 * else K131 with the number and the limit. Promises that counting takes linear time and no tree: what is refused is
 * refused before memory is spent on it. The limits are far above the longest statutes. Called by `import-document.ts`
 * and the readers of `read-document.ts`.
 *
 *     withinBudgets({ notes: 20_001 }, 'a.docx', problems) → false, and K131
 */
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/** The limits, and what is counted in the words of a report. */
const budgets = {
  bytes: [64 * 1024 * 1024, 'bytes'],
  characters: [4_000_000, 'characters'],
  tags: [400_000, 'tags'],
  attributes: [1_000_000, 'attributes'],
  wordTags: [1_000_000, 'tags'],
  /** What a file says of its size unpacked is summed before anything is unpacked: a bomb is a few kB. */
  unpackedBytes: [256 * 1024 * 1024, 'bytes when it is unpacked'],
  partBytes: [64 * 1024 * 1024, 'bytes in one part when it is unpacked'],
  files: [5000, 'files in it'],
  depth: [500, 'elements in each other'],
  paragraphs: [50_000, 'paragraphs and lines'],
  cells: [100_000, 'cells of tables'],
  notes: [10_000, 'notes'],
} as const satisfies Record<string, readonly [limit: number, what: string]>;

export type Counts = Partial<Record<keyof typeof budgets, number>>;

/** False, and K131 for the first of the counts that is too large. */
export function withinBudgets(counts: Counts, file: string, problems: Problem[]): boolean {
  for (const [name, count] of Object.entries(counts)) {
    const [limit, what] = budgets[name as keyof typeof budgets];
    if (count <= limit) continue;
    problems.push(problem('K131', { file, what, count, limit }, { file, line: 1, column: 1 }));
    return false;
  }
  return true;
}

/** The tags of a page or part, and their attributes: at most so many, for blanks in their values count as well. */
export function countMarkup(markup: string): Counts {
  let [tags, attributes] = [0, 0];
  for (const [tag] of markup.matchAll(/<[^<>\s]*(?:\s[^<>]*)?/g)) {
    tags++;
    attributes += tag.split(/\s+/).length - 1;
  }
  return { tags, attributes };
}
