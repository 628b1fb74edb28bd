/**
 * From a title's name to its indexed edition: read, parse, number (with the numbers that are published), index, in this
 * order and no other. In: a project and a title's name. Out: the edition with its pictures, and every problem on the
 * way. What `build` and `check` share; writes nothing.
 */

import { findMissing } from '../fonts/missing-characters.ts';
import { parseManuscript } from '../manuscript/parse-markdown.ts';
import { readImages } from '../manuscript/pictures.ts';
import { readManuscript } from '../manuscript/read-manuscript.ts';
import type { Edition, PublishedEdition } from '../model/edition.ts';
import { type Outcome, type Problem, sortProblems } from '../model/problem.ts';
import { hasErrors } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Draft } from '../model/text.ts';
import { checkSummaries } from '../numbering/check-summaries.ts';
import { numberDraft } from '../numbering/number-paragraphs.ts';
import { hasProvisions } from '../numbering/number-provisions.ts';
import { keepAddresses, numberAsPublished } from '../numbering/published-addresses.ts';
import { keepNumbers } from '../numbering/published-numbers.ts';
import { takeStatedNumbers } from '../numbering/stated-numbers.ts';
import type { Project } from '../project/project.ts';
import { indexEdition } from '../registers/index-edition.ts';
import { reviseEdition } from '../revisions/compare-editions.ts';
import { readHistory } from '../revisions/published-editions.ts';
import { compareVersions } from './compare-versions.ts';

interface Prepared {
  edition: IndexedEdition;
  images: Map<string, Uint8Array>;
  /** What the lists and the text still have to say, none of it an error: for the reviewer of the registers. */
  problems: Problem[];
}

/** Takes the value of a stage and keeps its problems; nothing when one of them is an error. */
type Keep = <T>(outcome: Outcome<T>) => T | undefined;

/** Prepares one title. The value is absent when there is an error; problems of all stages that could run are there. */
export function prepareEdition(project: Project, title: string): Outcome<Prepared> {
  const problems: Problem[] = [];
  const keep = keepIn(problems);
  const edition = readNumbered(project, title, keep);
  if (!edition) return { problems };
  problems.push(...checkSummaries(edition));
  problems.push(...compareVersions(edition, (id) => readNumbered(project, id, keepIn([]))));
  const images = keep(readImages(edition));
  const indexed = keep(indexEdition(edition));
  if (indexed) problems.push(...findMissing(indexed));
  if (!images || !indexed || hasErrors(problems)) return { problems };
  return { value: { edition: indexed, images, problems: sortProblems(problems) }, problems };
}

/** Keeps the problems in a list. */
const keepIn =
  (problems: Problem[]): Keep =>
  (outcome) => {
    problems.push(...outcome.problems);
    return hasErrors(outcome.problems) ? undefined : outcome.value;
  };

/** A title under its numbers, not indexed yet. */
function readNumbered(project: Project, title: string, keep: Keep): Edition | undefined {
  const manuscript = keep(readManuscript(project, title));
  const parsed = manuscript && keep(parseManuscript(manuscript));
  return parsed && numberAndRevise(parsed, keep);
}

/** The text under its numbers, and what it changes in what was published before. */
function numberAndRevise(parsed: Draft, keep: Keep): Edition | undefined {
  const { problems, ...stated } = hasProvisions(parsed)
    ? { draft: parsed, numbers: undefined, problems: [] }
    : takeStatedNumbers(parsed);
  const read = keep({ value: stated, problems });
  const history = read && keep(readHistory(read.draft.manuscript));
  const numbered = history && keep(numberByClass(read.draft, history, read.numbers));
  return numbered && reviseEdition(numbered, history);
}

/**
 * A draft with its numbers: the addresses of its provisions, the numbers that it states, or those of its paragraphs.
 */
function numberByClass(
  draft: Draft,
  history: readonly PublishedEdition[],
  stated?: readonly number[],
): Outcome<Edition> {
  if (hasProvisions(draft)) {
    const { value, problems } = numberAsPublished(draft, history);
    return value ? join(problems, keepAddresses(value, draft, history)) : { problems };
  }
  // Numbers that the text states are the text's own, in every edition.
  if (stated)
    return numberDraft(
      draft,
      stated.map((number) => ({ number })),
    );
  const { value: slots, problems } = keepNumbers(draft, history);
  return hasErrors(problems) ? { problems } : join(problems, numberDraft(draft, slots));
}

/** What came out last, with the problems of what was before it. */
const join = <T>(before: readonly Problem[], { problems, ...rest }: Outcome<T>): Outcome<T> => ({
  ...rest,
  problems: [...before, ...problems],
});
