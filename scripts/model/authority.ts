/** Authority lists: the data of the registers. Holds no input, no output, no library. */
import type { Place } from './problem.ts';

export type FactAct = 'signed' | 'opened' | 'proposed' | 'published' | 'submitted';

/** By reading (pinyin in Chinese, the alphabet elsewhere) or, in Chinese, by strokes. */
export type RegisterOrder = 'reading' | 'strokes';

/** A fact of an authority list; `source` names what supports it. Dates are YYYY, YYYY-MM or YYYY-MM-DD. */
export interface Fact {
  kind: 'adopted' | 'inForce' | 'founded' | 'seat' | 'citation';
  /** For `adopted`: what really happened on that day, when it was no adoption. */
  act?: FactAct;
  date?: string;
  place?: string;
  text?: string;
  source: string;
}

/** One entry of an authority list. Names carry no 《》. */
export interface AuthorityEntry {
  heading: string;
  /** Official names in other languages, by BCP 47 tag. */
  names: Record<string, string>;
  /** Other names that the matcher claims. */
  aliases: string[];
  /** Inflected forms of its names: claimed, and never printed. */
  forms?: string[];
  /** Names under which a reader looks (abbreviations, former names): claimed, and always printed as 见. */
  see: string[];
  /** Pinyin with tone marks, one syllable a Han character, where the automatic reading would be wrong. */
  reading?: string;
  seeAlso: string[];
  facts: Fact[];
  place: Place;
}

/** An authority list: the data of one register. */
export interface Authority {
  id: string;
  file: string;
  /** The language of its headings, `zh-Hans` where the list does not say. */
  language?: string;
  /** The register's title by BCP 47 tag. */
  title: Record<string, string>;
  entries: AuthorityEntry[];
}

/** A candidate that the editor refused for the registers, and why. */
export interface Refusal {
  text: string;
  reason: string;
  place: Place;
}
