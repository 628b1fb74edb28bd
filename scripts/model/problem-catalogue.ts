/**
 * The catalogue of problems: every mistake an editor can make has one permanent code, a sentence and a hint. The rows
 * stand by subject in `problems/`. In: a code, the details that fill its sentence, a place. Out: a `Problem`. Promises
 * that a code is never given to another mistake; a removed one is not used again. One folder in `test/fixtures/broken/`
 * for each code. Every room calls it.
 *
 *     problem('K103', { field: 'kind' }).message → 'The field “kind” is missing.'
 */
import { channel } from 'node:diagnostics_channel';
import type { Place, Problem, ProblemDetails, ProblemRow } from './problem.ts';
import { commandLineProblems } from './problems/command-line.ts';
import { markdownProblems } from './problems/markdown.ts';
import { numberingProblems } from './problems/numbering.ts';
import { outputProblems } from './problems/output.ts';
import { proofProblems } from './problems/proof.ts';
import { readingProblems } from './problems/reading.ts';
import { registerProblems } from './problems/registers.ts';

/** No code is in two of them: each file holds the codes of its first digit, which its type says. */
const catalogue = {
  ...readingProblems,
  ...markdownProblems,
  ...numberingProblems,
  ...registerProblems,
  ...outputProblems,
  ...proofProblems,
  ...commandLineProblems,
};

type ProblemCode = keyof typeof catalogue;

/** Every code with its severity, for .docs/problems.md and the tests. */
export const problemCodes = Object.keys(catalogue) as ProblemCode[];

/**
 * Whoever listens hears the code of every problem that is made: the tests do, to know that each code is really raised.
 */
const raised = channel('kanben:problem');

/**
 * A problem of the catalogue. `details` fills the `{names}` of sentence and hint; a name without a detail
 * is a programmer's mistake and throws.
 */
export function problem(code: ProblemCode, details: ProblemDetails = {}, place?: Place): Problem {
  const [severity, message, hint] = catalogue[code];
  raised.publish(code);
  return {
    code,
    severity,
    message: fillSentence(code, message, details),
    hint: fillSentence(code, hint, details),
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(place ? { place } : {}),
  };
}

/** Severity, sentence and hint of a code, as they stand in the catalogue. */
export const problemRow = (code: ProblemCode): ProblemRow => catalogue[code];

/** A sentence of the catalogue with its details; `{{name}}` is written `{name}`. Throws where one is lacking. */
export const fillSentence = (code: string, sentence: string, details: ProblemDetails): string =>
  sentence.replace(/\{\{(\w+)\}\}|\{(\w+)\}/g, (_, literal: string | undefined, name: string) => {
    if (literal !== undefined) return `{${literal}}`;
    const detail = details[name];
    if (detail === undefined) throw new Error(`problem ${code} lacks the detail “${name}”`);
    return String(detail);
  });

/** True when at least one of the problems is an error. */
export const hasErrors = (problems: readonly Problem[]): boolean => problems.some((p) => p.severity === 'error');
