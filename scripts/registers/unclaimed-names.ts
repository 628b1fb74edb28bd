/**
 * Finds what nobody listed. In: an edition, the mentions that were found in it, the names of all lists. Out: a
 * problem for every name-like stretch of the text that no entry claims and nobody refused (K404), with an entry to
 * copy, and for every refusal that meets nothing (K406). Decides nothing: a clean report means that a person has
 * decided everything.
 */

import type { Refusal } from '../model/authority.ts';
import { type Edition, paragraphsOf } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { type Mention, mentionsByParagraph } from '../model/registers.ts';
import { placeAt, plainText } from '../model/text.ts';
import { candidatesOf } from './name-candidates.ts';
import { buildMatcher } from './name-matcher.ts';

/** A stretch of a paragraph that the editor refused. */
interface RefusedRange {
  start: number;
  end: number;
  refusal: Refusal;
}

/** Reports candidates once for each spelling, at their first place. */
export function findUnclaimed(edition: Edition, mentions: readonly Mention[], names: readonly string[]): Problem[] {
  const { notIndexed, authorities } = edition.manuscript;
  // A text without registers is not searched: nobody asked for an index.
  if (authorities.length === 0) return [];
  const met = new Set<string>();
  const reported = new Map<string, Problem>();
  const claims = mentionsByParagraph(mentions);
  const refusalsIn = findRefusals(notIndexed);
  const near = nearestName(names);
  for (const paragraph of paragraphsOf(edition)) {
    const text = plainText(paragraph.inlines);
    const claimed = claims.get(paragraph.number) ?? [];
    const refused = refusalsIn(text);
    for (const { refusal } of refused) met.add(refusal.text);
    for (const candidate of candidatesOf(text, edition.metadata.language)) {
      const inside = (range: { start: number; end: number }) =>
        range.start < candidate.end && candidate.end <= range.end;
      if (reported.has(candidate.text) || claimed.some(inside) || refused.some(inside)) continue;
      const close = near(candidate.text);
      const details = {
        text: candidate.text,
        advice: close ? `Close to “${close}”: a misspelling, or an alias of it? ` : '',
        register: candidate.register,
        suggestion: `- heading: ${JSON.stringify(candidate.text)}`,
        refusal: `- { text: ${JSON.stringify(candidate.text)}, reason: "…" }`,
      };
      reported.set(
        candidate.text,
        problem('K404', details, placeAt(paragraph.inlines, candidate.start, paragraph.place)),
      );
    }
  }
  const idle = notIndexed
    .filter((refusal) => !met.has(refusal.text))
    .map((refusal) => problem('K406', { text: refusal.text }, refusal.place));
  return [...reported.values(), ...idle];
}

/** A finder of refusals: one pass over a text, however many there are. */
export function findRefusals(refusals: readonly Refusal[]): (text: string) => RefusedRange[] {
  const match = buildMatcher(refusals.map((refusal) => refusal.text));
  return (text) => match(text).map(({ name, start, end }) => ({ start, end, refusal: refusals[name] as Refusal }));
}

/**
 * The listed name that shares most pairs of characters with a text (Dice's coefficient from 0.7). The pairs of all
 * names are counted when the first candidate asks.
 */
function nearestName(names: readonly string[]): (text: string) => string | undefined {
  const pairsOf = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  let byPair: Map<string, number[]> | undefined;
  return (text) => {
    if (!byPair) {
      byPair = new Map();
      for (const [i, name] of names.entries())
        for (const pair of pairsOf(name)) {
          const list = byPair.get(pair);
          if (list) list.push(i);
          else byPair.set(pair, [i]);
        }
    }
    const own = pairsOf(text);
    const shared = new Map<number, number>();
    for (const pair of own) for (const i of byPair.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    let best: string | undefined;
    let score = 0.7;
    for (const [i, count] of shared) {
      const name = names[i] as string;
      const dice = (2 * count) / (own.size + Math.max(1, name.length - 1));
      if (dice > score) [best, score] = [name, dice];
    }
    return best;
  };
}
