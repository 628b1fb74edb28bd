/**
 * Whether a copy of a published file carries the text of a project's source, and where it differs. In: a published
 * file, from wherever it comes. Out: the title that it says it is, how much of it is equal, problems. Needs no build
 * and no browser: the file is proved by the same witnesses as a build. Writes nothing. Called by `npm run verify` and
 * by `kanben.ts`.
 *
 *     await proveCopy(project, { name: 'treaty.pdf', bytes }) → { problems: [], equal: 65, edition: …, stated: '9f0c…'
 *       }
 */
import { paragraphsOf } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { listTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { accountCharacters } from '../proof/account-characters.ts';
import { compareLabels } from '../proof/compare-labels.ts';
import type { Proof } from '../proof/compare-text.ts';
import type { Identity } from '../proof/identify-copy.ts';
import { type BesidePublished, comparePublished, findFrozen } from './compare-published.ts';
import { type EditionSearch, searchOf } from './find-edition.ts';
import type { OutputFormat, PublishedCopy } from './output-format.ts';
import { outputFormats } from './registry.ts';

/** What the witnesses say of it. Without an edition it cannot be read (K824), or is no title of the project (K823). */
export interface CopyProof {
  problems: Problem[];
  edition?: IndexedEdition;
  /** Paragraphs that are equal, character by character. */
  equal: number;
  /** The SHA-256 of the source that the file names; empty when it names none. */
  stated: string;
  /** The published file that it is, or with which it was compared; absent where there is none. */
  published?: string;
  /** What whoever reads the copy should know of it; absent where there is nothing to say. */
  remark?: string;
  /** Whether it is that file byte for byte. */
  sameBytes?: boolean;
}

/**
 * Proves a copy. Bytes first: what is byte for byte a file of a published edition is that. K824 when it is of no format
 * or damaged, K826 for each difference from the source, K827 for each from the file that was built, K825 when it names
 * another state of the source. `formats`: those of the press when absent; `search`: one for many copies of a project.
 */
export async function proveCopy(
  project: Project,
  copy: PublishedCopy,
  formats: readonly OutputFormat[] = outputFormats,
  search: EditionSearch = searchOf(project),
): Promise<CopyProof> {
  const { name: file, bytes } = copy;
  const unread = (detail: string): CopyProof => ({
    problems: [unreadable(file, detail, formats)],
    equal: 0,
    stated: '',
  });
  const copies = formats.find((format) => format.copies?.recognise(bytes))?.copies;
  if (!copies) return unread('it is of none of these formats');
  let identity: Identity;
  try {
    identity = await copies.identify(bytes);
  } catch (error) {
    return unread((error as Error).message);
  }
  const stated = identity.sha256;
  const found = search(identity);
  if (!found) {
    const detail = identity.identifier
      ? `its identifier is ${identity.identifier}, its title “${identity.title}”`
      : 'it names no identifier';
    const known = listTitles(project.source).join(', ') || 'none';
    return { problems: [problem('K823', { file, detail, known })], equal: 0, stated };
  }
  const { edition, images } = found;
  const frozen = findFrozen(copy, edition.manuscript);
  if (frozen) return { ...frozen, edition, equal: paragraphsOf(edition).length, stated };
  const own = edition.manuscript.sha256;
  // A file of another state of the source is asked for its text alone: around it stands what the source said then.
  const whole = stated === own;
  const asked = { whole, images };
  let proof: Proof;
  try {
    proof = await copies.prove(project, bytes, edition, identity, asked);
  } catch (error) {
    return unread((error as Error).message);
  }
  const { problems: odd, equal, remark } = proof;
  const problems = [...accountCharacters(edition), ...compareLabels(edition), ...odd].map(({ message }) =>
    problem('K826', { file, detail: message }),
  );
  if (!whole) problems.push(problem('K825', { file, stated: stated || 'nothing', own }));
  const beside: BesidePublished = await comparePublished(project, copy, edition.metadata.id, copies, stated);
  return {
    ...beside,
    problems: [...problems, ...beside.problems],
    edition,
    equal,
    stated,
    ...(remark === undefined ? {} : { remark }),
  };
}

/** A file that cannot be read, and what the press can read. */
export const unreadable = (file: string, detail: string, formats: readonly OutputFormat[] = outputFormats): Problem => {
  const known = formats.flatMap(({ copies, said }) => (copies ? [said] : []));
  return problem('K824', { file, detail, known: known.join(', ') });
};
