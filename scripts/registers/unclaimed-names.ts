/**
 * Finds what nobody listed. In: an edition, the mentions that were found in it, the names of all lists. Out: a
 * problem for every name-like stretch of the text that no entry claims and nobody refused (K404), with an entry to
 * copy, for every refusal of the title that meets nothing (K406), and the refusals that count. Decides nothing: a clean
 * report means that a person has decided everything.
 */

import { ownRefusals } from '../manuscript/not-indexed.ts';
import type { Refusal } from '../model/authority.ts';
import { type Edition, paragraphsOf } from '../model/edition.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { type Mention, mentionsByParagraph } from '../model/registers.ts';
import { placeAt, plainText } from '../model/text.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf } from './name-candidates.ts';
import { buildMatcher } from './name-matcher.ts';

/** A stretch of a paragraph that the editor refused. */
interface RefusedRange {
  start: number;
  end: number;
  refusal: Refusal;
}

/** Reports candidates once for each spelling, at their first place, with all others. */
export function findUnclaimed(
  edition: Edition,
  mentions: readonly Mention[],
  names: readonly string[],
): { problems: Problem[]; refusals: Refusal[] } {
  const { notIndexed, sharedRefusals, authorities } = edition.manuscript;
  // A text without registers is not searched: nobody asked for an index.
  if (authorities.length === 0) return { problems: [], refusals: notIndexed };
  const met = new Set<Refusal>();
  const open: { candidate: Candidate; place: Place }[] = [];
  const claims = mentionsByParagraph(mentions);
  // The title's own come first: of two that say the same the first counts.
  const refusalsIn = findRefusals([...notIndexed, ...sharedRefusals]);
  for (const paragraph of paragraphsOf(edition)) {
    const text = plainText(paragraph.inlines);
    const claimed = claims.get(paragraph.number) ?? [];
    const refused = refusalsIn(text);
    for (const { refusal } of refused) met.add(refusal);
    for (const candidate of candidatesOf(text, edition.metadata.language)) {
      const inside = (range: { start: number; end: number }) =>
        range.start < candidate.end && candidate.end <= range.end;
      if (claimed.some(inside) || refused.some(inside)) continue;
      open.push({ candidate, place: placeAt(paragraph.inlines, candidate.start, paragraph.place) });
    }
  }
  const metTexts = new Set([...met].map(({ text }) => text));
  const idle = notIndexed
    .filter(({ text }) => !metTexts.has(text))
    .map((refusal) => problem('K406', { text: refusal.text }, refusal.place));
  return {
    problems: [
      ...namedOnce(ownRefusals(edition.metadata.id), withAntecedent(edition, open, mentions), nearestName(names)),
      ...idle,
    ],
    refusals: [...notIndexed, ...sharedRefusals.filter((refusal) => met.has(refusal))],
  };
}

/** K404 for each spelling. */
function namedOnce(
  file: string,
  open: readonly { candidate: Candidate; place: Place }[],
  near: ReturnType<typeof nearestName>,
): Problem[] {
  const reported = new Map<string, Problem>();
  for (const { candidate, place } of open) {
    const { text, register } = candidate;
    const first = reported.get(text);
    if (first) {
      first.also ??= [];
      first.also.push(place);
      continue;
    }
    const close = near(text);
    const details = {
      text,
      advice: close ? `Close to “${close}”: a misspelling, or an alias of it? ` : '',
      register,
      file,
      suggestion: `- heading: ${JSON.stringify(text)}`,
      refusal: `- { text: ${JSON.stringify(text)}, reason: "…" }`,
    };
    reported.set(text, { ...problem('K404', details, place), about: text });
  }
  return [...reported.values()];
}

/**
 * Without what only looks as if it stood for a name: 该机构 in a text that names no 机构, and 本宣言, “this Declaration”, in a
 * declaration.
 */
function withAntecedent<T extends { candidate: Candidate }>(
  { metadata }: Edition,
  open: readonly T[],
  mentions: readonly Mention[],
): T[] {
  const own = [metadata.kind, metadata.title];
  const names = new Set([
    ...mentions.flatMap(({ form, heading }) => [form, heading]),
    ...open.filter(({ candidate }) => candidate.standsFor === undefined).map(({ candidate }) => candidate.text),
  ]);
  const known = new Map<string, boolean>();
  return open.filter(({ candidate: { standsFor, text } }) => {
    if (standsFor === undefined) return true;
    const named = (name: string) => isNamed(name, standsFor);
    const found = known.get(text) ?? (!names.has(text) && !own.some(named) && [...names].some(named));
    known.set(text, found);
    return found;
  });
}

/**
 * True when a name holds a noun, in whatever case: 条约 at its end, “Commission”, договором at the beginning of a word.
 */
function isNamed(name: string, noun: string): boolean {
  if (/\p{Script=Han}/u.test(noun)) return name.endsWith(noun);
  return ` ${name}`.toLowerCase().includes(` ${noun.toLowerCase().slice(0, Math.max(5, noun.length - 3))}`);
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
