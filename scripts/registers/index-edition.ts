/**
 * Finds every treaty and organization. In: an `Edition` with its authority lists and marks. Out: an
 * `IndexedEdition`: mentions with their offsets, and registers. Promises that every locator rests on a mention,
 * every mention on a name of a list or a mark, and every 见 and 参见 on an entry; takes time linear in the text.
 */
import { checkReading } from '../languages/collation.ts';
import { profileOf } from '../languages/registry.ts';
import type { AuthorityEntry } from '../model/authority.ts';
import { type Edition, type Paragraph, paragraphsOf } from '../model/edition.ts';
import type { Outcome, Place, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition, Mention } from '../model/registers.ts';
import { type Inline, plainText } from '../model/text.ts';
import { buildRegister } from './build-register.ts';
import { buildMatcher, longestMatches, standsAsWord, titlesOf } from './name-matcher.ts';
import { findUnclaimed } from './unclaimed-names.ts';

interface Owner {
  register: string;
  entry: AuthorityEntry;
}

/** A stretch of a paragraph that the editor has spoken about; offsets in the paragraph's plain text. */
interface MarkedRange {
  start: number;
  end: number;
  is: string[];
  not: boolean;
  main: boolean;
  place: Place;
}

/** Every heading and every name of the lists, with the entry that claims it. */
interface Names {
  headings: Map<string, Owner>;
  names: Map<string, Owner>;
}

/** Indexes an edition. Problems: K401–K410, of which K404, K406, K408 and K410 do not stop a build. */
export function indexEdition(edition: Edition): Outcome<IndexedEdition> {
  const problems: Problem[] = [];
  const claimed = claimNames(edition, problems);
  const nameList = [...claimed.names.keys()];
  const owners = [...claimed.names.values()];
  // Russian writes ё or е for the same letter.
  const { sameLetters } = profileOf(edition.metadata.language);
  const fold = (text: string) =>
    sameLetters.reduce((folded, [written, meant]) => folded.replaceAll(written, meant), text);
  const match = buildMatcher(nameList.map(fold));
  const mentions: Mention[] = [];
  for (const paragraph of paragraphsOf(edition)) {
    const text = plainText(paragraph.inlines);
    const inTitle = titlesOf(text);
    const candidates = match(fold(text))
      .filter(({ start, end }) => standsAsWord(text, start, end) && inTitle(start, end))
      .map(({ name, start, end }) => ({ name, start, end, owner: owners[name] as Owner }));
    mentions.push(...mentionsOf(paragraph, text, marksOf(paragraph.inlines), candidates, claimed.headings, problems));
  }
  const unclaimed = findUnclaimed(edition, mentions, nameList);
  problems.push(...unclaimed.problems);
  const told = withoutTitle(mentions, edition.metadata.title);
  // A register in which a reader finds nothing is no page of the book.
  const registers = edition.manuscript.authorities
    .map((authority) => buildRegister(authority, edition.metadata, told, problems))
    .filter(({ groups }) => groups.length > 0);
  return hasErrors(problems)
    ? { problems }
    : { value: { ...edition, registers, mentions: told, refusals: unclaimed.refusals }, problems };
}

/** Mentions without those of a register that would name nothing but the document itself. */
function withoutTitle(mentions: readonly Mention[], title: string): Mention[] {
  const others = new Set(mentions.flatMap(({ register, heading }) => (heading === title ? [] : [register])));
  return mentions.filter(({ register }) => others.has(register));
}

/** Who claims which name: K401 for a name claimed twice, K402 for a 参见 to nowhere, K407 for a bad reading. */
function claimNames(edition: Edition, problems: Problem[]): Names {
  const { authorities, otherHeadings } = edition.manuscript;
  const headings = new Map<string, Owner>();
  const names = new Map<string, Owner>();
  for (const { id, entries } of authorities)
    for (const entry of entries) {
      const owner = { register: id, entry };
      if (!headings.has(entry.heading)) headings.set(entry.heading, owner);
      for (const name of new Set([entry.heading, ...entry.aliases, ...entry.see, ...(entry.forms ?? [])])) {
        const first = names.get(name);
        if (first)
          problems.push(problem('K401', { name, first: first.entry.heading, second: entry.heading }, entry.place));
        else names.set(name, owner);
      }
      if (entry.reading) problems.push(...checkReading(entry.heading, entry.reading, entry.place));
    }
  for (const { entries } of authorities)
    for (const entry of entries)
      for (const target of entry.seeAlso)
        if (!headings.has(target) && !otherHeadings.has(target))
          problems.push(problem('K402', { target }, entry.place));
  return { headings, names };
}

interface Candidate {
  name: number;
  start: number;
  end: number;
  owner: Owner;
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

/** The mentions of one paragraph in order: what marks say, and around it the longest names from the left. */
function mentionsOf(
  paragraph: Paragraph,
  text: string,
  marks: MarkedRange[],
  candidates: Candidate[],
  headings: Map<string, Owner>,
  problems: Problem[],
): Mention[] {
  const mentions: Mention[] = [];
  const add = (owner: Owner, start: number, end: number, main: boolean, marked: boolean) =>
    mentions.push({
      register: owner.register,
      heading: owner.entry.heading,
      paragraph: paragraph.number,
      start,
      end,
      form: text.slice(start, end),
      main,
      marked,
    });
  for (const mark of marks) {
    for (const name of mark.is) {
      const owner = headings.get(name);
      if (owner) add(owner, mark.start, mark.end, mark.main, true);
      else problems.push(problem('K403', { name }, mark.place));
    }
    if (mark.not && !candidates.some((candidate) => overlaps(candidate, mark)))
      problems.push(problem('K408', { text: text.slice(mark.start, mark.end) }, mark.place));
  }
  const spoken = marks.filter((mark) => mark.not || mark.is.length > 0);
  const open =
    spoken.length === 0
      ? candidates
      : candidates.filter((candidate) => !spoken.some((mark) => overlaps(candidate, mark)));
  for (const { owner, start, end } of longestMatches(open))
    add(
      owner,
      start,
      end,
      marks.some((mark) => mark.main && overlaps(mark, { start, end })),
      false,
    );
  for (const mark of marks) {
    const empty = mark.main && mark.is.length === 0 && !mentions.some((mention) => overlaps(mention, mark));
    if (empty) problems.push(problem('K410', { text: text.slice(mark.start, mark.end) }, mark.place));
  }
  return mentions.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The marked stretches of inlines, with offsets as `plainText` counts them. */
export function marksOf(inlines: readonly Inline[]): MarkedRange[] {
  const marks: MarkedRange[] = [];
  const visit = (list: readonly Inline[], from: number): number => {
    let at = from;
    for (const inline of list) {
      const start = at;
      if ('children' in inline) at = visit(inline.children, at);
      else at += plainText([inline]).length;
      if (inline.kind === 'mark') {
        const { is, not, main, place } = inline;
        marks.push({ start, end: at, is, not, main, place });
      }
    }
    return at;
  };
  visit(inlines, 0);
  return marks;
}
