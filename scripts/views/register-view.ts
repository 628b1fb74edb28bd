/**
 * What the templates are given of the registers. In: an indexed edition, how a format addresses paragraphs and entries,
 * and the page map's labels where the format says them. Out: groups, entries and locators ready to print, every key
 * set, for `partials/index.hbs`. Called by print, EPUB and site. Pure; holds no markup. Example: 联合国宪章 in 3 and, as a
 * main passage, in 12 → locators 3 and 12, `{ number: '12', main: true, first: false }`.
 */
import { fillLabel } from '../languages/labels.ts';
import { sayDate } from '../languages/language.ts';
import { profileOf } from '../languages/registry.ts';
import type { Fact } from '../model/authority.ts';
import { numbersOf } from '../model/edition.ts';
import type { Labels } from '../model/manuscript.ts';
import { anchorOf, type ParagraphNumber, sayLocator, sayNumber } from '../model/numbers.ts';
import type { Entry, EntryGroup, IndexedEdition, Locator, Register } from '../model/registers.ts';
import { type Addresses, compositionOf } from './block-view.ts';
import { composeInlines, type PageBreak, type Piece, pressText } from './inline-pieces.ts';

/** A number that leads to its paragraph. */
interface LocatorTarget {
  number: string;
  main: boolean;
  anchor: string;
  href: string;
  /** What the link is called. */
  label: string;
}

interface LocatorView extends LocatorTarget {
  first: boolean;
  /** The last number of a range, and what stands before it. */
  to: LocatorTarget | undefined;
  dash: string;
}

/** A heading that another entry leads to. */
interface Reference {
  heading: Piece[];
  href: string | undefined;
}

export interface EntryView {
  id: string;
  heading: Piece[];
  facts: Piece[] | undefined;
  names: { language: string; name: string }[];
  locators: LocatorView[];
  see: Reference | undefined;
  seeAlso: (Reference & { join: string })[];
  /** What stands between heading and what follows. */
  join: string;
  pagesBefore: PageBreak[] | undefined;
}

export interface GroupView {
  id: string;
  letter: string;
  entries: EntryView[];
  pagesBefore: PageBreak[] | undefined;
  /** The level of the letter's heading. */
  rank: number;
}

export interface RegisterView {
  id: string;
  title: string;
  labels: Labels;
  /** Says what bold figures are, where there are some. */
  mainHint: string;
  groups: GroupView[];
}

/** How a format addresses what registers name. */
interface RegisterAddresses extends Pick<Addresses, 'paragraph' | 'keeps' | 'hyphens'> {
  entry: (id: string) => string;
  /** The page on which a paragraph begins; absent in print, where it is found when the pages are set. */
  page?: (number: ParagraphNumber) => string;
  /** The level of a letter's heading. */
  rank: number;
}

/** The registers, with addresses of paragraphs and entries; `page` adds what the page map found. */
export function registersView(edition: IndexedEdition, addresses: RegisterAddresses): RegisterView[] {
  const { labels } = edition.manuscript;
  const view = entryViews(edition, addresses);
  return edition.registers.map((register) => ({
    id: register.id,
    title: register.title,
    labels,
    mainHint: hasMainPassages(register) ? fillLabel(labels, 'mainPassage') : '',
    groups: register.groups.map((group) => ({
      id: group.id,
      letter: sayLetter(group, labels),
      entries: group.entries.map(view),
      pagesBefore: undefined,
      rank: addresses.rank,
    })),
  }));
}

/** How a group of entries is headed. */
export const sayLetter = ({ letter }: Pick<EntryGroup, 'letter'>, labels: Labels): string =>
  letter === '#' ? fillLabel(labels, 'digitsAndLatin') : letter;

const hasMainPassages = ({ groups }: Register): boolean =>
  groups.some((group) => group.entries.some((entry) => entry.locators.some(({ main }) => main)));

function entryViews(edition: IndexedEdition, addresses: RegisterAddresses): (entry: Entry) => EntryView {
  const { labels } = edition.manuscript;
  const own = edition.registers.flatMap(({ groups }) =>
    groups.flatMap(({ entries }) => entries.filter(({ see }) => !see)),
  );
  const targets = new Map(own.map(({ heading, id }) => [heading, addresses.entry(id)]));
  const posted = addresses.page ? (entry: Entry) => entry : postDouble(own);
  const order = edition.metadata.locatorRanges ? numbersOf(edition) : undefined;
  // Headings and facts keep together what the text keeps together: 2015年, 1 UNTS XVI.
  const composition = compositionOf(edition, addresses);
  const pieces = (text: string) => composeInlines(pressText(text), composition);
  const factPieces = (facts: readonly Fact[]) =>
    composeInlines(pressText(factsLine(facts, labels)), { ...composition, kept: wholeWords(edition, facts) });
  const reference = (heading: string): Reference => ({ heading: pieces(heading), href: targets.get(heading) });
  const target = ({ paragraph, main }: Locator) => locatorTarget(paragraph, main, labels, addresses);
  const view = (entry: Entry): EntryView => ({
    id: entry.id,
    heading: pieces(entry.heading),
    facts: entry.facts.length > 0 ? factPieces(entry.facts) : undefined,
    // Other languages are for the e-book; in print they would take more room than the entries.
    names: addresses.page ? Object.entries(entry.names).map(([language, name]) => ({ language, name })) : [],
    locators: runsOf(entry.locators, order).map(({ from, to }, i) => ({
      ...target(from),
      first: i === 0,
      to: to && target(to),
      dash: to ? fillLabel(labels, 'rangeDash') : '',
    })),
    see: entry.see === undefined ? undefined : reference(entry.see),
    seeAlso: entry.seeAlso.map((heading, i) => ({
      ...reference(heading),
      join: i > 0 ? fillLabel(labels, 'join.semicolon') : '',
    })),
    // In Chinese a space of the style is enough; words need a sign of their own.
    join: entry.see !== undefined || entry.locators.length > 0 ? fillLabel(labels, 'join.entry') : '',
    pagesBefore: undefined,
  });
  return (entry) => view(posted(entry));
}

/**
 * On paper a synonym whose heading has one locator has that one itself: it takes no more room than 见, and saves the
 * reader a way. On a screen 见 is a link.
 */
function postDouble(own: readonly Entry[]): (entry: Entry) => Entry {
  const single = new Map(
    own.flatMap(({ heading, locators }) => (locators.length === 1 ? [[heading, locators] as const] : [])),
  );
  return ({ see, ...entry }) => {
    const locators = single.get(see ?? '');
    return locators ? { ...entry, locators } : { ...entry, ...(see === undefined ? {} : { see }) };
  };
}

function locatorTarget(
  number: ParagraphNumber,
  main: boolean,
  labels: Labels,
  { paragraph, page }: RegisterAddresses,
): LocatorTarget {
  const said = sayNumber(number, labels);
  const short = sayLocator(number, labels);
  const label = page ? fillLabel(labels, 'locatorLabel', said, page(number)) : fillLabel(labels, 'paragraph', said);
  return { number: short, main, anchor: anchorOf(number), href: paragraph(number), label };
}

/**
 * Locators as they are printed: one by one or, where the edition wants ranges, three and more in a row as one. The
 * main passage is never hidden in a range. `order`: all numbers of the edition, where it wants ranges.
 */
function runsOf(
  locators: readonly Locator[],
  order: readonly ParagraphNumber[] | undefined,
): { from: Locator; to?: Locator }[] {
  const runs: Locator[][] = [];
  for (const locator of locators) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (
      order &&
      run &&
      last &&
      !last.main &&
      !locator.main &&
      order.indexOf(locator.paragraph) === order.indexOf(last.paragraph) + 1
    )
      run.push(locator);
    else runs.push([locator]);
  }
  return runs.flatMap((run) =>
    run.length >= 3 ? [{ from: run[0] as Locator, to: run.at(-1) as Locator }] : run.map((from) => ({ from })),
  );
}

/** So long a name of a place has room in a line of a register. */
const longestPlace = 6;

/**
 * What a line of facts does not divide where no blank parts words: what was done (签署), the names of places. Nothing
 * where words are whole anyway.
 */
function wholeWords({ metadata, manuscript }: IndexedEdition, facts: readonly Fact[]): RegExp | undefined {
  if (profileOf(metadata.language).spacing === 'words') return undefined;
  const acts = facts.flatMap(({ kind, act }) => (manuscript.labels[`fact.${act ?? kind}`] ?? '').split(/\{\d\}/));
  const places = facts
    .flatMap(({ place = '' }) => place.split(/[、，]/u))
    .filter(({ length }) => length <= longestPlace);
  const words = [...acts, ...places].filter(({ length }) => length > 1);
  if (words.length === 0) return undefined;
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'gu');
}

/** Facts of an entry in one line, in the order in which a reader asks for them. */
function factsLine(facts: readonly Fact[], labels: Labels): string {
  return facts
    .map(({ kind, act, date, place, text }) => {
      if (kind === 'citation') return text ?? '';
      const when = date ? sayDate(labels, date) : '';
      if (kind === 'seat') return fillLabel(labels, 'fact.seat', place ?? text ?? '');
      return (
        fillLabel(labels, `fact.${act ?? kind}`, when, place ? fillLabel(labels, 'fact.at', place) : '') + (text ?? '')
      );
    })
    .filter(Boolean)
    .join(labels['fact.join']);
}
