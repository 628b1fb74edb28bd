/**
 * How a page carries citations for its script. In: nothing. Out: the shape, the places in a pattern. Holds no input,
 * no output, no library; used by `cite-title.ts` and in the browser.
 */
import type { DayForm } from './days.ts';
import type { PinpointForm } from './pinpoints.ts';

/** A style or a format of records, as the page carries it. */
export interface CitationFormat {
  id: string;
  /** What the format is called, the same in every language. */
  name: string;
  /** Name in `build/<title>/`, where the format is a file. */
  file?: string;
  /** The citation of the title, without a day of access. */
  title: string;
  /** The same with a place for the day on which the page was read; absent where none is asked for. */
  copied?: string;
  /** The citation of a paragraph, with places for its pinpoint, its anchor, and the day. */
  paragraph: string;
  pinpoint: PinpointForm;
  /** How the day is written. */
  day?: DayForm;
}

/** What stands in patterns for what is filled in when a citation is copied. */
export const citationSlots = { pinpoint: '{pinpoint}', anchor: '{anchor}', day: '{day}' } as const;
