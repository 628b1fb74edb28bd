/**
 * What an edition says of its own proof. In: an indexed edition. Out: how much of it is compared before it is
 * published, and the row of the imprint that says so. It is stated before the files are read again: a file in which one
 * thing differs is never written. Called by `front-view.ts` and `formats/data`. Pure; holds no markup.
 *
 *     countProven(edition) → { characters: 9182, paragraphs: 65, links: 214, pictures: 0 }
 */
import { fillLabel } from '../languages/labels.ts';
import { blocksOf, paragraphsOf } from '../model/edition.ts';
import { readingTools } from '../model/reading-tools.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Inline, inlineLines, plainText } from '../model/text.ts';
import { registersView } from './register-view.ts';

/** How much is compared; the same in every format. */
interface Proven {
  /** Of the text and its notes, blanks not counted: Unicode code points. */
  characters: number;
  paragraphs: number;
  /** Of the text and its registers; those of the contents are each format's own. */
  links: number;
  /** In the text. */
  pictures: number;
}

/** The row of the imprint, around the number of pages, which print knows last. */
export interface ProofRow {
  label: string;
  before: string;
  pages: string;
  after: string;
}

/** How much of an edition is compared. */
export function countProven(edition: IndexedEdition): Proven {
  const blocks = [
    ...blocksOf(edition).filter(({ kind }) => kind !== 'gap'),
    ...edition.notes.flatMap((one) => one.blocks),
  ];
  const lines = blocks.flatMap(inlineLines);
  const text = lines.map(({ inlines }) => plainText(inlines)).join('');
  const inText = lines.reduce((sum, { inlines }) => sum + countLinks(inlines), 0);
  return {
    characters: [...text.replace(/\s/gu, '')].length,
    paragraphs: paragraphsOf(edition).length,
    links: inText + countReferences(edition),
    pictures: lines.filter(({ of }) => of.kind === 'figure').length,
  };
}

/** Links and references to notes. */
function countLinks(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, inline) => {
    const own = inline.kind === 'link' || inline.kind === 'noteref' ? 1 : 0;
    return sum + own + ('children' in inline ? countLinks(inline.children) : 0);
  }, 0);
}

/** Numbers and headings in the registers that lead somewhere. */
function countReferences(edition: IndexedEdition): number {
  const registers = registersView(edition, { paragraph: () => '', entry: () => '', keeps: true, rank: 3 });
  const entries = registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  return entries.reduce((sum, { locators, see, seeAlso }) => {
    const numbers = locators.reduce((count, { to }) => count + (to ? 2 : 1), 0);
    const headings = [...(see ? [see] : []), ...seeAlso].filter(({ href }) => href !== undefined);
    return sum + numbers + headings.length;
  }, 0);
}

/** The row. `pages`: how many pages are compared; absent where they are found when they are set. */
export function proofRow(edition: IndexedEdition, pages?: number): ProofRow {
  const { labels } = edition.manuscript;
  const join = fillLabel(labels, 'partiesJoin');
  const { characters, links, pictures } = countProven(edition);
  const counted = [
    fillLabel(labels, 'proof.characters', characters),
    fillLabel(labels, 'proof.pages', '{0}'),
    ...(links > 0 ? [fillLabel(labels, 'proof.links', links)] : []),
    ...(pictures > 0 ? [fillLabel(labels, 'proof.pictures', pictures)] : []),
  ].join(join);
  const tools = readingTools.flatMap(({ name, own }) => (own ? [] : [name])).join(join);
  const [before = '', after = ''] = fillLabel(labels, 'imprintProofState', counted, tools).split('{0}');
  return { label: fillLabel(labels, 'imprintProof'), before, pages: pages === undefined ? '' : String(pages), after };
}
