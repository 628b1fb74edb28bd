/**
 * What a style of citation is, and how the parts of a citation are joined. In: the facts of a work, a place in it. Out:
 * a citation as plain text. A style writes what its guide says and leaves out what is not stated. Holds no style; used
 * by `styles/` and `registry.ts`.
 */
import type { CitedWork } from './cited-work.ts';
import { type DayForm, writeDay } from './days.ts';
import type { PinpointForm } from './pinpoints.ts';

/** Where in the work, and from where it was read; each absent where there is none. */
export interface Passage {
  /** The place, as the style names it. */
  pinpoint?: string;
  /** Absolute address of the page, or of the place in it. */
  address?: string;
  /** The words with which the style says on which day the page was read. */
  accessed?: string;
}

/** How a style says the day on which a page was read. */
export interface Accessed {
  before: string;
  form: DayForm;
  after: string;
}

/** A style of citation. */
export interface CitationStyle {
  id: string;
  /** What it is called, the same in every language. */
  name: string;
  pinpoint: PinpointForm;
  /** Absent where the style asks for no date of access. */
  accessed?: Accessed;
  /** The citation of a work, or of a place in it. */
  cite: (work: CitedWork, passage: Passage) => string;
}

/** The parts that are there, joined. */
export const joinParts = (mark: string, ...parts: (string | undefined | false)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join(mark);

/** A part between marks; nothing where there is none. */
export const wrapPart = (before: string, part: string | undefined, after = ''): string =>
  part ? before + part + after : '';

/** The citation with one point at its end, and no second one behind a mark that ends a sentence. */
export const endSentence = (text: string): string => (/[.!?。]$/.test(text) ? text : `${text}.`);

/** A day of a work in a form; nothing where it states none. */
export const dayOf = (work: CitedWork, form: DayForm, which: 'day' | 'inForce' = 'day'): string => {
  const day = work[which];
  return day ? writeDay(day, form) : '';
};

/** Who made a work, as far as a citation names them: three side by side, as no word of a language joins them all. */
export const firstMakers = ({ makers }: CitedWork): string => makers.slice(0, 3).join(', ');

/** The day of a work in brackets; nothing where it states none. */
export const bracketedDay = (work: CitedWork, form: DayForm): string => wrapPart('(', dayOf(work, form), ')');

/** True where the title names everybody who made the work, or more made it than a citation names. */
const titleNames = ({ title, makers }: CitedWork): boolean =>
  makers.length < 2 || makers.length > 3 || makers.every((maker) => title.includes(maker));

/** The parties to a treaty, where a citation names them: two or three, and the title does not. */
export const partiesOf = (work: CitedWork, mark: string): string => (titleNames(work) ? '' : work.makers.join(mark));

/** True for what a few parties signed; more of them open an instrument for signature, or an organ adopts it. */
export const signedByFew = ({ makers, organ }: CitedWork): boolean =>
  organ === undefined && makers.length > 1 && makers.length <= 3;

/** True where the title ends with the year that a style would put behind it. */
export const endsWithYear = ({ title, day }: CitedWork): boolean =>
  day !== undefined && title.endsWith(String(day.year));

/** An Act by its name, to which the year belongs: Human Rights Act 1998. */
export const titleWithYear = (work: CitedWork): string =>
  endsWithYear(work) ? work.title : joinParts(' ', work.title, String(work.day?.year ?? ''));

/** The number of an Act as American styles write it, with a point behind the chapter: c 42 → c. 42. */
export const dottedNumber = ({ number }: CitedWork): string | undefined =>
  number?.replace(/^(c|ch|cap) (?=\d)/, '$1. ');

/** True for a title that says nothing but that it is a resolution: a style then gives the number alone. */
export const isBareResolution = ({ title }: CitedWork): boolean =>
  /^(?:resolution|резолюция)(?!\p{L})|[号號][决決][议議]$/iu.test(title);
