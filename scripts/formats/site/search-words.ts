/**
 * What the search of a page knows beside the page. In: an indexed edition. Out: characters that are written otherwise
 * elsewhere, and the first letters of the headings of its registers as they are read. Nothing for a language that is
 * not written in Chinese characters. Pure.
 *
 *     searchWords(edition) → { variants: '聯联國国', initials: { 'organizations-e1': 'lhg' } }
 */
import { variantsIn } from '../../languages/character-variants.ts';
import { initialsOf } from '../../languages/collation.ts';
import { profileOf } from '../../languages/registry.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { blockTexts } from '../../model/text.ts';

/** What the script of the page is given for its search. */
interface SearchWords {
  /** Pairs of a Traditional character and its simplified one, behind one another. */
  variants: string;
  /** Id of an entry → the first letters of its heading, as it is read. */
  initials: Record<string, string>;
}

/** The words for the search of a page. */
export function searchWords({ sections, notes, registers, metadata }: IndexedEdition): SearchWords | undefined {
  if (profileOf(metadata.language).order.by !== 'pinyin') return undefined;
  const entries = registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  const blocks = [
    ...sections.flatMap(({ heading, blocks }) => [...(heading ? [heading] : []), ...blocks]),
    ...notes.flatMap((note) => note.blocks),
  ];
  return {
    variants: variantsIn([...blocks.flatMap(blockTexts), ...entries.map(({ heading }) => heading)].join('')),
    initials: Object.fromEntries(entries.map(({ id, heading }) => [id, initialsOf(heading)])),
  };
}
