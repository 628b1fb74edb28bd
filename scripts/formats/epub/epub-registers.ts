/**
 * The registers of the EPUB. In: an edition, its addresses and page markers. Out: documents, one a register, or several
 * of one that old readers would choke on. Called by epub-documents.ts. Pure. Example: the second file of the treaties →
 * `register-treaties-2.xhtml`, “… (2)”, its first group with an id of its own.
 */
import { fillLabel } from '../../languages/labels.ts';
import { anchorOf } from '../../model/numbers.ts';
import type { PageBreak } from '../../views/inline-pieces.ts';
import { pageLabelOf } from '../../views/page-breaks.ts';
import { type GroupView, type RegisterView, registersView } from '../../views/register-view.ts';
import { template } from '../../views/templates.ts';
import { type EpubRow, registerFiles, wholeRow } from './epub-addresses.ts';
import type { EpubDocument, EpubMaker } from './epub-documents.ts';

interface RegisterFileView extends RegisterView {
  /** What tells the ids of a register's files apart: nothing, `-2`, `-3` … */
  suffix: string;
  pagesBefore: PageBreak[] | undefined;
}

const fillRegister = template<RegisterFileView>('epub/register.hbs');

/** All files of all registers in order. */
export function registerDocuments({ project, edition, markers, paragraph, pageMap }: EpubMaker): EpubDocument[] {
  const { labels } = edition.manuscript;
  const files = registerFiles(edition);
  const registers = registersView(edition, {
    paragraph,
    keeps: false,
    entry: (id) => `${files.get(id)}#${id}`,
    page: (number) => pageLabelOf(pageMap, anchorOf(number)),
    rank: 2,
  });
  return registers.flatMap((register) => {
    const first = `register-${register.id}.xhtml`;
    const entries = register.groups.flatMap((group) => group.entries);
    const paths = [...new Set([first, ...entries.flatMap(({ id }) => files.get(id) ?? [])])];
    return paths.map((path, i): EpubDocument => {
      const title = i > 0 ? fillLabel(labels, 'bracketed', register.title, i + 1) : register.title;
      const groups = register.groups.flatMap((group) => groupInFile(group, files, path, i, markers));
      const suffix = i > 0 ? `-${i + 1}` : '';
      const pagesBefore = i > 0 ? undefined : markers.before(`register-${register.id}`);
      const content = fillRegister(project, { ...register, title, groups, suffix, pagesBefore });
      const rows = i > 0 ? [] : [...wholeRow(path, title), ...letterRows(register, files)];
      return { path, part: 'register', title, bodyType: 'backmatter', rows, content };
    });
  });
}

/** So many letters are rows of the contents at least: fewer stand on one screen. */
const manyLetters = 4;

/** The letters of a register as rows below it. */
function letterRows({ groups }: RegisterView, files: ReadonlyMap<string, string>): EpubRow[] {
  if (groups.length < manyLetters) return [];
  return groups.map(({ id, letter, entries }) => ({
    href: `${files.get(entries[0]?.id ?? '')}#${id}`,
    title: letter,
    words: '',
    range: '',
    depth: 2,
    letter: true,
  }));
}

/** What of a group stands in a file; `i` is 0 for the register's first. */
function groupInFile(
  group: GroupView,
  files: ReadonlyMap<string, string>,
  path: string,
  i: number,
  markers: EpubMaker['markers'],
): GroupView[] {
  const entries = group.entries
    .filter((entry) => files.get(entry.id) === path)
    .map((entry) => ({ ...entry, pagesBefore: markers.beforeAll(entry.id) }));
  if (entries.length === 0) return [];
  const begins = entries[0]?.id === group.entries[0]?.id;
  const id = begins ? group.id : `${group.id}-${i + 1}`;
  return [{ ...group, id, entries, pagesBefore: begins ? markers.before(group.id) : undefined }];
}
