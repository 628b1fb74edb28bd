/**
 * What of the files that all titles share is used by none. In: indexed editions, one after the other. Out: for each
 * edition which entries of its lists and which shared refusals it uses; for all of them together a note a file (K405,
 * K413). An entry of a shared list that one title does not mention is no news; one that no title mentions may be a
 * mistake.
 */
import { paragraphsOf } from '../model/edition.ts';
import { compareText, type Place, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { plainText } from '../model/text.ts';
import { findRefusals } from './unclaimed-names.ts';

/** An entry of a list, or a shared refusal, and whether a title has use for it. */
export interface SharedUse {
  what: 'entry' | 'refusal';
  text: string;
  place: Place;
  used: boolean;
}

/** Every entry of the lists of an edition, and every refusal that it shares. */
export function sharedUse(edition: IndexedEdition): SharedUse[] {
  const { authorities, sharedRefusals } = edition.manuscript;
  const mentioned = new Set(edition.mentions.map(({ register, heading }) => `${register}\n${heading}`));
  const refusalsIn = findRefusals(sharedRefusals);
  const met = new Set(
    sharedRefusals.length === 0
      ? []
      : paragraphsOf(edition).flatMap(({ inlines }) => refusalsIn(plainText(inlines)).map(({ refusal }) => refusal)),
  );
  return [
    ...authorities.flatMap(({ id, entries }) =>
      entries.map(({ heading, place }): SharedUse => {
        const used = heading === edition.metadata.title || mentioned.has(`${id}\n${heading}`);
        return { what: 'entry', text: heading, place, used };
      }),
    ),
    ...sharedRefusals.map((refusal): SharedUse => {
      const { text, place } = refusal;
      return { what: 'refusal', text, place, used: met.has(refusal) };
    }),
  ];
}

/** K405 for each list with entries that no title mentions, K413 for a file with refusals that no title meets. */
export function findUnused(uses: readonly SharedUse[]): Problem[] {
  const byPlace = new Map<string, SharedUse>();
  for (const use of uses) {
    const key = `${use.place.file}:${use.place.line}:${use.place.column}`;
    const known = byPlace.get(key);
    if (!known) byPlace.set(key, { ...use });
    else if (use.used) known.used = true;
  }
  const byFile = new Map<string, SharedUse[]>();
  for (const use of byPlace.values()) {
    if (use.used) continue;
    const file = byFile.get(use.place.file);
    if (file) file.push(use);
    else byFile.set(use.place.file, [use]);
  }
  return [...byFile]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, unused]) => {
      const [first, ...more] = unused as [SharedUse, ...SharedUse[]];
      const details = { count: unused.length, texts: unused.map(({ text }) => `“${text}”`).join(', ') };
      const note = problem(first.what === 'entry' ? 'K405' : 'K413', details, first.place);
      return more.length > 0 ? { ...note, also: more.map(({ place }) => place) } : note;
    });
}
