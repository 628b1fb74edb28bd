/**
 * What a page tells its search beside the text, as it may be: pairs of characters of which the text has one, and
 * letters for every entry. In: what the page carries, an indexed edition. Out: the same where it is such, or nothing.
 * The search shows places of the text and changes none: which of two ways to read a name is meant is not asked. Called
 * by `closed-site.ts`. Pure.
 *
 *     acceptSearchWords('{"variants":"聯联","initials":{"organizations-e1":"lhg"}}', edition) → the same
 */
import { profileOf } from '../languages/registry.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts } from '../model/text.ts';

/** The data for the search as the page must carry it; nothing where it carries none, or another kind of data. */
export function acceptSearchWords(json: string, edition: IndexedEdition): string | undefined {
  if (profileOf(edition.metadata.language).order.by !== 'pinyin') return undefined;
  try {
    const { variants, initials } = JSON.parse(json) as { variants: string; initials: Record<string, string> };
    const said = JSON.stringify({ variants, initials });
    return arePairs(variants, edition) && areInitials(initials, edition) ? said : undefined;
  } catch {
    return undefined;
  }
}

const entriesOf = ({ registers }: IndexedEdition) =>
  registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));

/** Each pair is of two Han characters, one of which the edition has; none says twice what a character is. */
function arePairs(variants: string, edition: IndexedEdition): boolean {
  const blocks = [
    ...edition.sections.flatMap(({ heading, blocks: own }) => [...(heading ? [heading] : []), ...own]),
    ...edition.notes.flatMap((note) => note.blocks),
  ];
  const used = new Set([...blocks.flatMap(blockTexts), ...entriesOf(edition).map(({ heading }) => heading)].join(''));
  const pairs = variants.match(/../gsu) ?? [];
  const firsts = pairs.map((pair) => pair.charAt(0));
  return (
    /^\p{Script=Han}*$/u.test(variants) &&
    pairs.join('') === variants &&
    new Set(firsts).size === firsts.length &&
    pairs.every((pair) => pair.charAt(0) !== pair.charAt(1) && [...pair].some((one) => used.has(one)))
  );
}

/** Each entry has a small letter for each Han character, and its other letters and figures. */
function areInitials(initials: Record<string, string>, edition: IndexedEdition): boolean {
  const entries = entriesOf(edition);
  return (
    Object.keys(initials).join() === entries.map(({ id }) => id).join() &&
    entries.every(({ id, heading }) => {
      const signs = heading.match(/[\p{L}\p{N}]/gu) ?? [];
      const letters = [...(initials[id] ?? '')];
      const isRead = (sign: string, i: number) =>
        /\p{Script=Han}/u.test(sign) ? /^[a-z]$/.test(letters[i] ?? '') : letters[i] === sign.toLowerCase();
      return letters.length === signs.length && signs.every(isRead);
    })
  );
}
