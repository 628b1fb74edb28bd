/**
 * Finds every treaty and organization. In: an `Edition` with its authority lists and marks. Out: an
 * `IndexedEdition`: mentions with their offsets, registers sorted and grouped. Promises that every locator
 * rests on a mention, every mention on a name of a list or a mark, and every 见 and 参见 on an entry.
 */
import { checkReading, compareKeys, sortKeyOf } from './collate.ts';
import { findUnclaimed } from './discover.ts';
import {
  type AuthorityEntry,
  type Edition,
  type Entry,
  type EntryGroup,
  type IndexedEdition,
  type Inline,
  type Mention,
  type Outcome,
  type Paragraph,
  type Place,
  type Problem,
  paragraphsOf,
  plainText,
  type Register,
} from './edition.ts';
import { buildMatcher, longestMatches } from './matcher.ts';
import { hasErrors, problem } from './problems.ts';

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

/** Indexes an edition. Problems: K401–K408, of which K404 to K406 and K408 do not stop a build. */
export function indexEdition(edition: Edition): Outcome<IndexedEdition> {
  const { authorities } = edition.manuscript;
  const problems: Problem[] = [];
  const headings = new Map<string, Owner>();
  const names = new Map<string, Owner>();
  for (const { id, entries } of authorities)
    for (const entry of entries) {
      headings.set(entry.heading, headings.get(entry.heading) ?? { register: id, entry });
      for (const name of [entry.heading, ...entry.aliases, ...entry.see]) {
        const first = names.get(name);
        if (first) problems.push(problem('K401', { name, first: first.entry.heading, second: entry.heading }, entry.place));
        else names.set(name, { register: id, entry });
      }
      if (entry.reading) problems.push(...checkReading(entry.heading, entry.reading, entry.place));
    }
  for (const { entries } of authorities) for (const entry of entries) for (const target of entry.seeAlso) if (!headings.has(target)) problems.push(problem('K402', { target }, entry.place));

  const nameList = [...names.keys()];
  const match = buildMatcher(nameList);
  const mentions = paragraphsOf(edition).flatMap((paragraph) => {
    const text = plainText(paragraph.inlines);
    const marks = marksOf(paragraph.inlines);
    const candidates = match(text).filter(({ start, end }) => standsFree(text, start, end));
    return mentionsOf(
      paragraph,
      text,
      marks,
      candidates.map(({ name, start, end }) => ({ name: nameList[name] as string, start, end })),
      { names, headings, problems },
    );
  });
  problems.push(...findUnclaimed(edition, mentions));
  const registers = authorities.map((authority) => buildRegister(edition, authority.id, mentions, problems));
  return hasErrors(problems) ? { problems } : { value: { ...edition, registers, mentions }, problems };
}

/**
 * 《…》 is atomic: inside it only a name that fills it is a mention, for the rest belongs to the title of
 * another instrument (INDEX: “mentions inside a title of another instrument do not count”).
 */
function standsFree(text: string, start: number, end: number): boolean {
  let open = -1;
  let depth = 0;
  for (let i = start - 1; i >= 0; i--) {
    if (text[i] === '》') depth++;
    else if (text[i] === '《' && depth-- === 0) {
      open = i;
      break;
    }
  }
  if (open < 0) return true;
  return start === open + 1 && text[end] === '》';
}

interface Names {
  names: Map<string, Owner>;
  headings: Map<string, Owner>;
  problems: Problem[];
}

function mentionsOf(paragraph: Paragraph, text: string, marks: MarkedRange[], candidates: { name: string; start: number; end: number }[], { names, headings, problems }: Names): Mention[] {
  const mentions: Mention[] = [];
  const add = (owner: Owner, start: number, end: number, main: boolean, marked: boolean) =>
    mentions.push({ register: owner.register, heading: owner.entry.heading, paragraph: paragraph.number, start, end, form: text.slice(start, end), main, marked });
  const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) => a.start < b.end && b.start < a.end;
  for (const mark of marks) {
    for (const name of mark.is) {
      const owner = headings.get(name);
      if (owner) add(owner, mark.start, mark.end, mark.main, true);
      else problems.push(problem('K403', { name }, mark.place));
    }
    if (mark.not && !candidates.some((candidate) => overlaps(candidate, mark))) problems.push(problem('K408', { text: text.slice(mark.start, mark.end) }, mark.place));
  }
  const spoken = marks.filter((mark) => mark.not || mark.is.length > 0);
  const open = candidates.filter((candidate) => !spoken.some((mark) => overlaps(candidate, mark)));
  const numbered = open.map((candidate, name) => ({ ...candidate, name, text: candidate.name }));
  for (const { name, start, end } of longestMatches(numbered)) {
    const owner = names.get(numbered[name]?.text as string) as Owner;
    const main = marks.some((mark) => mark.main && overlaps(mark, { start, end }));
    add(owner, start, end, main, false);
  }
  return mentions.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The marked stretches of inlines, with offsets as `plainText` counts them. */
function marksOf(inlines: readonly Inline[]): MarkedRange[] {
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

function buildRegister(edition: Edition, id: string, mentions: Mention[], problems: Problem[]): Register {
  const authority = edition.manuscript.authorities.find((list) => list.id === id);
  const { language } = edition.metadata;
  const mentioned = new Set(mentions.map((mention) => mention.heading));
  const sortable: { entry: Omit<Entry, 'id'>; reading?: string }[] = [];
  for (const item of authority?.entries ?? []) {
    const own = mentions.filter((mention) => mention.register === id && mention.heading === item.heading);
    if (own.length === 0) {
      problems.push(problem('K405', { heading: item.heading }, item.place));
      continue;
    }
    const { heading, names, facts, reading } = item;
    const forms = [...new Set(own.map((mention) => mention.form))];
    const numbers = [...new Set(own.map((mention) => mention.paragraph))].sort((a, b) => a - b);
    const locators = numbers.map((paragraph) => ({ paragraph, main: own.some((mention) => mention.main && mention.paragraph === paragraph) }));
    const seeAlso = item.seeAlso.filter((target) => mentioned.has(target));
    sortable.push({ entry: { heading, names, forms, locators, seeAlso, facts }, ...(reading === undefined ? {} : { reading }) });
    const found = new Set(own.filter((mention) => !mention.marked).map((mention) => mention.form));
    // A name that is only its heading without the bracket would print a 见 beside its own entry.
    const seen = [...item.see, ...item.aliases.filter((alias) => found.has(alias))].filter((name) => !heading.startsWith(`${name}（`));
    for (const name of seen) sortable.push({ entry: { heading: name, names: {}, forms: [], locators: [], see: heading, seeAlso: [], facts: [] } });
  }
  const compare = compareKeys(language);
  const sorted = sortable.map((item) => ({ entry: item.entry, key: sortKeyOf(item.entry.heading, language, item.reading) })).sort((a, b) => compare(a.key, b.key));
  const groups: EntryGroup[] = [];
  for (const [i, { entry, key }] of sorted.entries()) {
    let group = groups.at(-1);
    if (group?.letter !== key.letter) {
      group = { id: `${id}-${key.letter === '#' ? '0' : key.letter}`, letter: key.letter, entries: [] };
      groups.push(group);
    }
    group.entries.push({ id: `${id}-e${i + 1}`, ...entry });
  }
  return { id, title: authority?.title[language] ?? id, groups };
}
