/**
 * The pages of two editions beside each other. In: a row for every paragraph, with the page on which it begins in each.
 * Out: fewer rows: paragraphs in a row on one page, or on pages that did not move, are one. Pure. Called by the view of
 * the revisions, and in the browser, where the pages of the new edition are found.
 *
 *     mergeConcordance([{ …1, before: '3', now: '4' }, { …2, before: '3', now: '4' }], '—') → [{ label: '1—2', … }]
 */

export interface ConcordanceRow {
  anchor: string;
  /** The paragraph's number as it is printed; behind merging, the first and the last with a dash between them. */
  label: string;
  /** Page labels; `now` is empty until the pages are set. */
  before: string;
  now: string;
}

/** Merges rows in their order. `dash` stands in ranges. */
export function mergeConcordance(rows: readonly ConcordanceRow[], dash: string): ConcordanceRow[] {
  const runs: ConcordanceRow[][] = [];
  for (const row of rows) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    const still = last !== undefined && last.before === last.now && row.before === row.now;
    if (run && (still || (last?.before === row.before && last.now === row.now))) run.push(row);
    else runs.push([row]);
  }
  const range = (first: string, last: string) => (first === last ? first : `${first}${dash}${last}`);
  return runs.map((run) => {
    const [first, last] = [run[0], run[run.length - 1]] as [ConcordanceRow, ConcordanceRow];
    return {
      anchor: first.anchor,
      label: range(first.label, last.label),
      before: range(first.before, last.before),
      now: range(first.now, last.now),
    };
  });
}
