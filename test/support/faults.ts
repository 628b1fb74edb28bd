/**
 * Whether a witness names a fault. In: what it found, the message that is expected. Out: nothing, or a failed
 * assertion with all that was found. Called by the tests of the witnesses.
 */
import assert from 'node:assert/strict';
import type { Problem } from '../../scripts/model/problem.ts';

/** Problems as lines: code and message. */
export const linesOf = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, message }) => `${code} ${message}`);

/** One of the problems says what is expected. */
export function assertFound(problems: readonly Problem[], expected: RegExp, what: string): void {
  const lines = linesOf(problems);
  assert.ok(
    lines.some((line) => expected.test(line)),
    `${what}: ${lines.join('\n') || 'nothing was found'}`,
  );
}

/** Fails unless one of the lines says what is expected. A maker that throws has refused the title as well. */
export async function assertRefused(
  what: string,
  said: RegExp,
  found: () => Promise<string[]> | string[],
): Promise<void> {
  const lines = await linesOrError(found);
  assert.ok(
    lines.some((line) => said.test(line)),
    `${what}: ${lines.join('\n') || 'nothing was found'}`,
  );
}

/** What was found; the message of a maker that throws. */
export const linesOrError = (found: () => Promise<string[]> | string[]): Promise<string[]> =>
  Promise.resolve()
    .then(found)
    .catch((error: Error) => [error.message]);
