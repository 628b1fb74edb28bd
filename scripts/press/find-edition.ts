/**
 * Which edition of a project a copy says it is. In: a project, what a copy says of itself. Out: the edition with the
 * pictures of its source. Promises that the titles are read once for all copies that one search is asked for, and that
 * one of them is held at a time. Called by `prove-copy.ts` and by `npm run verify`.
 *
 *     const find = searchOf(project)
 *     find({ identifier: 'urn:uuid:3f…', … })?.edition.metadata.title → '关于条约的声明'
 */
import { editionUrn } from '../model/edition-uuid.ts';
import { listTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import type { Identity } from '../proof/identify-copy.ts';
import { prepareEdition } from './prepare-edition.ts';

/** An edition with the pictures of its source. */
type Prepared = NonNullable<ReturnType<typeof prepareEdition>['value']>;

/** Finds an edition by its identifier, else by its text's hash, else by its title; nothing where there is none. */
export type EditionSearch = (identity: Pick<Identity, 'identifier' | 'sha256' | 'title'>) => Prepared | undefined;

/** What is kept of each title. */
interface Named {
  name: string;
  urn: string;
  sha256: string;
  title: string;
}

/** A search in the titles as they are at its first question. */
export function searchOf(project: Project): EditionSearch {
  let titles: Named[] | undefined;
  let last: { name: string; prepared: Prepared | undefined } | undefined;
  const prepare = (name: string): Prepared | undefined => {
    if (last?.name !== name) last = { name, prepared: prepareEdition(project, name).value };
    return last.prepared;
  };
  return ({ identifier, sha256, title }) => {
    titles ??= listTitles(project.source).flatMap((name) => namedBy(name, prepare(name)));
    const found =
      titles.find(({ urn }) => identifier === urn) ??
      titles.find((one) => sha256 === one.sha256) ??
      titles.find((one) => title !== '' && title === one.title);
    return found && prepare(found.name);
  };
}

function namedBy(name: string, prepared: Prepared | undefined): Named[] {
  if (!prepared) return [];
  const { id, edition, title } = prepared.edition.metadata;
  const urn = editionUrn(id, edition.number);
  return [{ name, urn, sha256: prepared.edition.manuscript.sha256, title }];
}
