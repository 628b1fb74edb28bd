/**
 * What an editor accepts of the typesetting, in the front matter (`accept`). Holds no input, no output, no library.
 *
 *     accept: [{ code: K813, place: p12, reason: 地址不可断开。 }]
 *       → { code: 'K813', at: 'p12', reason: '地址不可断开。', place: { file, line: 14, column: 5 } }
 */
import type { Place } from './problem.ts';

/** A warning that is accepted at one place of the text, and why. */
export interface Acceptance {
  code: string;
  /** The address of a block, or a line of the title's file (1-based). */
  at: string | number;
  reason: string;
  /** Where it is stated. */
  place: Place;
}

/** The codes that may be accepted: warnings of the typesetting alone, none of which says anything about a text. */
export const acceptableCodes: readonly string[] = ['K813'];
