/**
 * Makes one register out of mentions. In: an authority list, the mentions of the whole text. Out: its entries
 * with locators, forms, 见 and 参见, sorted and grouped. Promises that an entry stands only for what the text
 * mentions, and that no 见 leads to a neighbour that says the same. Pure.
 */
import { compareKeys, type SortKey, sortKeyOf } from '../languages/collation.ts';
import { profileOf } from '../languages/registry.ts';
import { isReadable, readableFacts } from '../manuscript/localize-authority.ts';
import type { Authority, AuthorityEntry } from '../model/authority.ts';
import type { Metadata } from '../model/manuscript.ts';
import type { ParagraphNumber } from '../model/numbers.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Entry, EntryGroup, Locator, Mention, Register } from '../model/registers.ts';

/**
 * Builds the register of one list; an entry that nothing mentions stays out (`shared-use.ts` says which no title
 * mentions).
 */
export function buildRegister(
  authority: Authority,
  metadata: Metadata,
  mentions: readonly Mention[],
  problems: Problem[],
): Register {
  const { language } = metadata;
  const order = metadata.registerOrder ?? profileOf(language).order.registers[0] ?? 'reading';
  const byHeading = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const list = byHeading.get(mention.heading);
    if (list) list.push(mention);
    else byHeading.set(mention.heading, [mention]);
  }
  const sortable: { entry: Omit<Entry, 'id'>; key: SortKey }[] = [];
  for (const item of authority.entries) {
    const own = (byHeading.get(item.heading) ?? []).filter((mention) => mention.register === authority.id);
    if (own.length === 0) continue;
    const { heading, names, reading } = item;
    const { facts, lost } = readableFacts(item.facts, profileOf(language).script);
    for (const field of lost) problems.push(problem('K118', { field, heading, language }, item.place));
    if (!isReadable(heading, profileOf(language).script))
      problems.push(problem('K119', { heading, language }, item.place));
    const seeAlso = item.seeAlso.filter((target) => byHeading.has(target));
    const forms = [...new Set(own.map((mention) => mention.form))];
    sortable.push({
      entry: { heading, names, forms, locators: locatorsOf(own), seeAlso, facts },
      key: sortKeyOf(heading, language, reading, order),
    });
    for (const name of namesToSee(item, own))
      sortable.push({
        entry: { heading: name, names: {}, forms: [], locators: [], see: heading, seeAlso: [], facts: [] },
        key: sortKeyOf(name, language, undefined, order),
      });
  }
  const compare = compareKeys(language, order);
  sortable.sort((a, b) => compare(a.key, b.key));
  return {
    id: authority.id,
    title: authority.title[language] ?? authority.id,
    groups: groupEntries(authority.id, sortable),
  };
}

/**
 * One locator a paragraph, in the order of the text, which is that of the mentions; the main passage stays so however
 * often it is named.
 */
function locatorsOf(own: readonly Mention[]): Locator[] {
  const locators = new Map<ParagraphNumber, boolean>();
  for (const { paragraph, main } of own) locators.set(paragraph, main || (locators.get(paragraph) ?? false));
  return [...locators].map(([paragraph, main]) => ({ paragraph, main }));
}

/**
 * The names that print a 见: those of `see` always, aliases when the text uses them. A name that is only its
 * heading without the bracket would print a 见 beside its own entry.
 */
function namesToSee(item: AuthorityEntry, own: readonly Mention[]): string[] {
  const found = new Set(own.filter((mention) => !mention.marked).map((mention) => mention.form));
  return [...new Set([...item.see, ...item.aliases.filter((alias) => found.has(alias))])].filter(
    (name) => !item.heading.startsWith(`${name}（`) && !item.heading.startsWith(`${name} (`),
  );
}

function groupEntries(id: string, sorted: readonly { entry: Omit<Entry, 'id'>; key: SortKey }[]): EntryGroup[] {
  const groups: EntryGroup[] = [];
  for (const [i, { entry, key }] of sorted.entries()) {
    let group = groups.at(-1);
    if (group?.letter !== key.letter) {
      // An id of ASCII letters whatever the group is called: it becomes an address in PDF and EPUB.
      const name =
        key.letter === '#'
          ? '0'
          : /^\d+\D$/.test(key.letter)
            ? `s${Number.parseInt(key.letter, 10)}`
            : /^[A-Za-z]$/.test(key.letter)
              ? key.letter
              : `u${key.letter.codePointAt(0)?.toString(16)}`;
      group = { id: `${id}-${name}`, letter: key.letter, entries: [] };
      groups.push(group);
    }
    group.entries.push({ id: `${id}-e${i + 1}`, ...entry });
  }
  return groups;
}
