/**
 * From what somebody clicked to the line of the source. In: an edition, an anchor of any format, an offset in its plain
 * text. Out: the place and the text of its line. Pure but for the list's line, which is read from disk; renders
 * nothing.
 */

import { join } from 'node:path';
import { type Block, blocksOf } from '../model/edition.ts';
import type { Place } from '../model/problem.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { inlineLines, placeAt, plainText, type UnnumberedBlock } from '../model/text.ts';
import { readRegularText } from '../project/regular-file.ts';

interface SourceLine extends Place {
  /** The line as it stands in the file, without its end. */
  text: string;
}

/**
 * The source of what `anchor` names: a block (`p12`), a note (`note-1`), an entry of a register, or a part of the book,
 * which is made from the front matter. `offset` counts UTF-16 units as the page map does. `root` is where paths begin.
 */
export function findSourceLine(
  edition: IndexedEdition,
  anchor: string,
  offset: number,
  root: string,
): SourceLine | undefined {
  const place = placeOfBlock(edition, anchor, offset) ?? placeOfEntry(edition, anchor) ?? placeOfPart(edition, anchor);
  if (!place) return undefined;
  const text = place.file === edition.manuscript.file ? edition.manuscript.canonical : readList(join(root, place.file));
  return { ...place, text: text.split(/\r\n?|\n/)[place.line - 1] ?? '' };
}

function placeOfBlock(edition: IndexedEdition, anchor: string, offset: number): Place | undefined {
  const block = blocksOf(edition).find((candidate) => candidate.anchor === anchor);
  if (block) return placeInBlocks([block], offset) ?? block.place;
  const section = edition.sections.find((candidate) => candidate.anchor === anchor);
  if (section) return (section.heading ?? section.blocks[0])?.place;
  const note = edition.notes.find(({ number }) => anchor === `note-${number}`);
  return note && (placeInBlocks(note.blocks, offset) ?? note.place);
}

/** The lines of inlines that a block holds, in reading order, share one count of offsets. */
function placeInBlocks(blocks: readonly (Block | UnnumberedBlock)[], offset: number): Place | undefined {
  let at = 0;
  for (const { inlines, of } of blocks.flatMap(inlineLines)) {
    const length = plainText(inlines).length;
    if (offset < at + length) return placeAt(inlines, offset - at, of.place);
    at += length;
  }
  return undefined;
}

/** An entry stands where its heading does: in the authority list. A 见 reference leads to the entry that it names. */
function placeOfEntry(edition: IndexedEdition, anchor: string): Place | undefined {
  for (const register of edition.registers)
    for (const group of register.groups) {
      const entry =
        group.entries.find(({ id }) => id === anchor) ?? (group.id === anchor ? group.entries[0] : undefined);
      if (entry)
        return edition.manuscript.authorities
          .find(({ id }) => id === register.id)
          ?.entries.find(({ heading }) => heading === (entry.see ?? entry.heading))?.place;
    }
  return undefined;
}

function placeOfPart({ manuscript }: IndexedEdition, anchor: string): Place | undefined {
  return /^(cover|title-leaf|contents|imprint|text-title|notes|register-.*)$/.test(anchor)
    ? { file: manuscript.file, line: 1, column: 1 }
    : undefined;
}

function readList(path: string): string {
  try {
    return readRegularText(path);
  } catch {
    return '';
  }
}
