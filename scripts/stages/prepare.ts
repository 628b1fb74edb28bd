/**
 * From a title's name to its indexed edition: read, parse, number (with the numbers that are published), index, in this
 * order and no other. In: the
 * folder of all titles and a name. Out: the edition with its pictures, and every problem on the way. What `build`
 * and `check` share; writes nothing.
 */

import { type IndexedEdition, type Outcome, type Problem, sortProblems } from './edition.ts';
import { readHistory } from './editions.ts';
import { indexEdition } from './indexer.ts';
import { keepNumbers } from './keep-numbers.ts';
import { numberDraft } from './number.ts';
import { parseManuscript } from './parse.ts';
import { readImages } from './pictures.ts';
import { hasErrors } from './problems.ts';
import { readManuscript } from './read.ts';
import { reviseEdition } from './revise.ts';
import { takeStatedNumbers } from './stated.ts';

interface Prepared {
  edition: IndexedEdition;
  images: Map<string, Uint8Array>;
  /** What the lists and the text still have to say, none of it an error: for the reviewer of the registers. */
  problems: Problem[];
}

/** Prepares one title. The value is absent when there is an error; problems of all stages that could run are there. */
export function prepareEdition(source: string, title: string): Outcome<Prepared> {
  const problems: Problem[] = [];
  const keep = <T>(outcome: Outcome<T>): T | undefined => {
    problems.push(...outcome.problems);
    return hasErrors(outcome.problems) ? undefined : outcome.value;
  };
  const manuscript = keep(readManuscript(source, title));
  const parsed = manuscript && keep(parseManuscript(manuscript));
  const stated = parsed && takeStatedNumbers(parsed);
  if (stated) problems.push(...stated.problems);
  const draft = stated && !hasErrors(stated.problems) ? stated.draft : undefined;
  const history = draft && keep(readHistory(draft.manuscript));
  // Numbers that the text states are the text's own, in every edition.
  const numbers = draft && history && (stated?.numbers ? { value: stated.numbers.map((number) => ({ number })), problems: [] } : keepNumbers(draft, history));
  if (numbers) problems.push(...numbers.problems);
  const numbered = draft && numbers && !hasErrors(numbers.problems) && keep(numberDraft(draft, numbers.value));
  const edition = numbered && history && reviseEdition(numbered, history);
  const images = edition && keep(readImages(edition));
  const indexed = edition && keep(indexEdition(edition));
  return indexed && images ? { value: { edition: indexed, images, problems: sortProblems(problems) }, problems } : { problems };
}
