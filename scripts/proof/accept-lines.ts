/**
 * Which lines behind a gate the editor has accepted. In: a figure with the lines that do not hold, the `accept` of the
 * front matter. Out: the lines that are left, and what was accepted; what is accepted and nowhere found. Promises that
 * only a line which the text leaves no better way is ever accepted. Pure. Called by `measure-typography.ts` and where
 * its figures meet.
 */
import type { Acceptance } from '../model/acceptance.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { BadLine } from './figures.ts';

/** The lines of a figure that nobody has accepted, in their order, and the acceptances that meet one. */
export function acceptLines(
  code: string,
  bad: readonly BadLine[],
  list: readonly Acceptance[],
): { open: BadLine[]; met: Acceptance[] } {
  const own = list.filter((one) => one.code === code);
  const meets = ({ at }: Acceptance, { line, excused }: BadLine) =>
    excused && line !== undefined && (at === line.anchor || at === line.place?.line);
  return {
    open: bad.filter((line) => !own.some((one) => meets(one, line))),
    // Of two that say the same, the first is met: the other can go.
    met: own.filter(
      (one, i) => bad.some((line) => meets(one, line)) && !own.slice(0, i).some(({ at }) => at === one.at),
    ),
  };
}

/**
 * K814 for what the front matter accepts and no pages have. Nothing while a print format of the title is not measured:
 * its pages may have it.
 */
export function findIdleAcceptances(
  { metadata, manuscript }: IndexedEdition,
  measured: readonly { format: string; accepted: readonly Acceptance[] }[],
): Problem[] {
  const wanted = metadata.formats ?? ['book'];
  if (!wanted.every((name) => measured.some(({ format }) => format === name))) return [];
  const met = new Set(measured.flatMap(({ accepted }) => accepted));
  return manuscript.accepted
    .filter((one) => !met.has(one))
    .map(({ code, at, place }) => problem('K814', { code, at }, place));
}
