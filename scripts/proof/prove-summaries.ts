/**
 * Proves the editor's words on sections in `edition.json`: each at its address, and said to be the editor's. In: what
 * the file records, the indexed edition. Out: where they differ. Called by `verify-data.ts`.
 *
 *     proveSummaries([{ anchor: 's1', by: 'editor', text: '民主' }], edition, wrong) → calls `wrong` where s1 has 民主与人权
 */
import type { IndexedEdition } from '../model/registers.ts';
import { differ } from './compare-text.ts';

/** A summary as it is recorded. */
export interface RecordedSummary {
  anchor: string;
  by: string;
  text: string;
}

/** Compares them with those of the edition; `wrong` is called once where they differ. */
export function proveSummaries(
  summaries: readonly RecordedSummary[] = [],
  { manuscript }: IndexedEdition,
  wrong: (detail: string) => void,
): void {
  const wanted = [...manuscript.summaries].map(([anchor, { text }]) => `${anchor}, editor: ${text}`);
  const found = summaries.map(({ anchor, by, text }) => `${anchor}, ${by}: ${text}`);
  const difference = differ(found.join('; '), wanted.join('; '));
  if (difference) wrong(`its summaries: ${difference}`);
}
