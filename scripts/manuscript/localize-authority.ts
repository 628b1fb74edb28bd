/**
 * An authority list in the language of a title. In: the lists as they are written, in Chinese or whatever their
 * `language` says, and a tag. Out: the same lists with the headings that readers of that language look for, and with
 * the names that are written in its letters. Promises that a name which the list does not know in that language stays
 * as it is. Pure.
 */
import type { Script } from '../languages/profile.ts';
import { lettersOf, profileOf } from '../languages/registry.ts';
import type { Authority, AuthorityEntry, Fact } from '../model/authority.ts';

/** Lists for a title in `language`. 参见 leads across lists, so all of them are asked at once. */
export function localizeAuthorities(authorities: readonly Authority[], language: string): Authority[] {
  const headings = new Map<string, string>();
  for (const { entries, language: own } of authorities)
    if (own !== language) for (const { heading, names } of entries) headings.set(heading, names[language] ?? heading);
  const { script } = profileOf(language);
  return authorities.map((authority) => ({
    ...authority,
    entries: authority.entries.map((entry) =>
      authority.language === language
        ? { ...entry, names: withFace(entry.names, script) }
        : localizeEntry(entry, authority, language, script, headings),
    ),
  }));
}

function localizeEntry(
  entry: AuthorityEntry,
  authority: Authority,
  language: string,
  script: Script,
  headings: ReadonlyMap<string, string>,
): AuthorityEntry {
  const { reading: _, ...rest } = entry;
  const { [language]: own, ...names } = entry.names;
  const fits = (name: string) => isReadable(name, script) && name !== own;
  return {
    ...rest,
    heading: own ?? entry.heading,
    names: withFace(own === undefined ? names : { ...names, [authority.language ?? 'zh-Hans']: entry.heading }, script),
    // A Latin abbreviation is a name in every language, but where words are written in other letters nobody looks for
    // it.
    aliases: entry.aliases.filter(fits),
    see: entry.see.filter((name) => fits(name) && (script !== 'Cyrillic' || lettersOf('Cyrillic').test(name))),
    seeAlso: entry.seeAlso.map((target) => headings.get(target) ?? target),
  };
}

/** Names that are printed beside a heading: those in Arabic letters only where a text in them has a face. */
const withFace = (names: AuthorityEntry['names'], script: Script): AuthorityEntry['names'] =>
  Object.fromEntries(
    Object.entries(names).filter(([, name]) => script === 'Arabic' || !lettersOf('Arabic').test(String(name))),
  );

/** True when a reader of a script can read a text: in words no Han; Cyrillic and Arabic only where they belong. */
export const isReadable = (text: string, script: Script): boolean =>
  (['Han', 'Cyrillic', 'Arabic'] as const).every((other) => other === script || !lettersOf(other).test(text));

/**
 * The facts that can be printed in a script, and what of them is written in another: place or text without a form in
 * this language.
 */
export function readableFacts(facts: readonly Fact[], script: Script): { facts: Fact[]; lost: string[] } {
  const lost: string[] = [];
  const kept = facts.flatMap((fact) => {
    const { place, text, ...rest } = fact;
    const keep = (name: 'place' | 'text', value: string | undefined) => {
      if (value === undefined || isReadable(value, script)) return value === undefined ? {} : { [name]: value };
      lost.push(`facts.${fact.kind}.${name}`);
      return {};
    };
    const said: Fact = { ...rest, ...keep('place', place), ...keep('text', text) };
    return (said.date ?? said.place ?? said.text) ? [said] : [];
  });
  return { facts: lost.length > 0 ? kept : [...facts], lost };
}
