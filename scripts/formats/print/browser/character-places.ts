/**
 * Where the lines of a stretch of characters may end, and how ends that are chosen are written. In: a stretch that
 * stands in one line. Out: its places, measured in px; ends as places in its text nodes. No text is changed. Called by
 * `character-breaking.ts` and `cell-lines.ts`.
 */
import { characterOpportunities, characterPlaces } from '../../../model/character-lines.ts';
import type { LineEnd, LinePlace } from '../../../model/choose-lines.ts';
import { insideOf } from '../../../model/line-opportunities.ts';
import { countBlanks } from '../../../model/trimmable-marks.ts';
import { pauseMarks } from './end-marks.ts';
import type { LineStop } from './line-writer.ts';
import { endBefore, locate, type StretchText } from './stretch-text.ts';

/** What may be divided against the rules. */
export type CharacterForce = 'nothing' | 'all';

/** A place, and where it is in the text of its stretch. */
export interface CharacterPlace extends LinePlace {
  at: number;
}

/** All places of a stretch that stands in one line, and its end. `trims`: whether marks at line ends are trimmed. */
export function charactersIn(
  stretch: StretchText,
  kept: RegExp,
  force: CharacterForce,
  size: number,
  trims = true,
): CharacterPlace[] {
  const { text, hyphens, edgesAt } = stretch;
  const isShown = (at: number) => edgesAt(at).right > edgesAt(at).left;
  const opportunities = characterOpportunities(text, { hyphens, isKept: keptIn(stretch, kept), isShown, force });
  const places = characterPlaces(text, opportunities, edgesAt, size, trims && pauseMarks());
  return places.map((place, i) => ({ ...place, at: opportunities[i]?.at ?? text.length }));
}

/** What stays on one line: by the rule of the language, and a reference to a note with the sign before it. */
function keptIn(stretch: StretchText, kept: RegExp): (at: number) => boolean {
  const isKept = insideOf(stretch.text, kept);
  const holderOf = (at: number) => stretch.nodes[locate(stretch, at).node]?.parentElement?.closest('.keep, .noteref');
  return (at) => {
    const holder = holderOf(at);
    return isKept(at) || (holder != null && (holder.matches('.noteref') || holder === holderOf(at - 1)));
  };
}

/** The places at which lines that begin at offsets end; a line that ends at no place is taken to the next one. */
export const indexesOf = (
  places: readonly CharacterPlace[],
  { text }: StretchText,
  starts: readonly number[],
): number[] => [
  ...new Set(
    starts.flatMap((start) => {
      const from = text.slice(0, start).trimEnd().length;
      const index = places.findIndex(({ at }) => at >= from);
      return index < 0 || index === places.length - 1 ? [] : [index];
    }),
  ),
];

/** The ends of lines as they are written into the paragraph: behind the blanks that a line leaves out. */
export function stopsOf(stretch: StretchText, ends: readonly LineEnd[], places: readonly CharacterPlace[]): LineStop[] {
  const { text, nodes } = stretch;
  return ends.map(({ place }) => {
    const { at, divides } = places[place] as CharacterPlace;
    if (at >= text.length) return { node: nodes.length, offset: 0, divides: false, shrunk: 0 };
    const blanks = countBlanks(text.slice(at));
    const { node, offset } = locate(stretch, blanks > 0 ? at + blanks - 1 : at);
    const stop = blanks > 0 ? { node, offset: offset + 1 } : endBefore(stretch, node, offset);
    return { ...stop, divides, shrunk: 0 };
  });
}
