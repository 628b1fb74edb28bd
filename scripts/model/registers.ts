/** What is indexed: mentions, locators, entries. Holds no input, no output, no library. */
import type { Fact, Refusal } from './authority.ts';
import type { Edition } from './edition.ts';
import type { ParagraphNumber } from './numbers.ts';

/** A mention of an entry: `start` and `end` are UTF-16 offsets in the paragraph's plain text. */
export interface Mention {
  register: string;
  heading: string;
  paragraph: ParagraphNumber;
  start: number;
  end: number;
  form: string;
  main: boolean;
  /** Said by a mark in the source, not found by the matcher. */
  marked: boolean;
}

/** A locator is a paragraph number; pages are findings of typesetting and are added beside it later. */
export interface Locator {
  paragraph: ParagraphNumber;
  main: boolean;
}

export interface Entry {
  id: string;
  heading: string;
  names: Record<string, string>;
  /** The names under which this edition's text mentions it, in order of first mention. */
  forms: string[];
  locators: Locator[];
  /** For a 见 reference: the heading it leads to. Such an entry has no locators of its own. */
  see?: string;
  seeAlso: string[];
  facts: Fact[];
}

/** Entries of one letter (A–Z) or of digits and Latin (`#`), in order. */
export interface EntryGroup {
  id: string;
  letter: string;
  entries: Entry[];
}

export interface Register {
  id: string;
  title: string;
  groups: EntryGroup[];
}

export interface IndexedEdition extends Edition {
  registers: Register[];
  mentions: Mention[];
  /** The title's own refusals, and of the shared ones those that its text meets. */
  refusals: Refusal[];
}

/** The mentions of every paragraph, by its number, in order. */
export function mentionsByParagraph(mentions: readonly Mention[]): Map<ParagraphNumber, Mention[]> {
  const map = new Map<ParagraphNumber, Mention[]>();
  for (const mention of mentions) {
    const list = map.get(mention.paragraph);
    if (list) list.push(mention);
    else map.set(mention.paragraph, [mention]);
  }
  return map;
}
