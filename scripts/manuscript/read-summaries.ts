/**
 * The field `summary` of front matter: what the sections of a text are about, in the editor's words. In: front matter.
 * Out: a line by the address of a section, each with its place; K105 for one that is no line. Whether the text has such
 * addresses is known when it has been numbered (`numbering/check-summaries.ts`). Called by `read-manuscript.ts`.
 *
 *     summary: { s1: 民主与人权 } → s1 → { text: '民主与人权', place: { line: 12, … } }
 */
import type { Summary } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { FieldReader } from './field-reader.ts';

/** The lines by their addresses; none where the field is missing. */
export function readSummaries(front: FieldReader, problems: Problem[]): ReadonlyMap<string, Summary> {
  if (!front.has('summary')) return new Map();
  const addresses = front.names('summary');
  const lines = front.inside('summary', addresses);
  return new Map(
    addresses.map((address) => {
      const [text, place] = [lines.text(address).trim(), lines.place(address)];
      if (text.includes('\n'))
        problems.push(problem('K105', { field: `summary.${address}`, expected: 'one line', found: 'several' }, place));
      return [address, { text, place }];
    }),
  );
}
