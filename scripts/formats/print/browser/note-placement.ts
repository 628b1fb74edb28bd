/**
 * Where notes at page feet are read. In: the structure of the book, and of one note. Out: the note behind the block
 * that refers to it first, or at the end of the cell that does. Pure but for the tree that it is given, which gets the
 * note.
 *
 *     placeNote({ tag: 'Note', id: 'note-1', … }, book)   // … P (#note-1), Note, P …
 */
import type { StructureElement, StructureLeaf } from '../../../model/structure-tree.ts';

/** Blocks behind which a note stands, and cells, at whose end it does. */
const blocks = /^(P|H\d|Caption|T[HD])$/;

/**
 * Puts a note into the book. Where its reference stands in no block, as in an item of a list, it is read behind the
 * next block that ends, and at the end of the book where none does.
 */
export function placeNote(note: StructureElement, book: StructureElement): void {
  if (!placeWithin(note, book, { referred: false })) book.children.push(note);
}

/** True when the note was placed. `search` says whether its reference has been met. */
function placeWithin(note: StructureElement, within: StructureElement, search: { referred: boolean }): boolean {
  for (const [i, child] of within.children.entries()) {
    if (!isElement(child) || child.tag === 'Note') continue;
    if (child.link?.href === `#${note.id}`) {
      search.referred = true;
      return false;
    }
    if (placeWithin(note, child, search)) return true;
    if (!search.referred || !blocks.test(child.tag)) continue;
    if (child.tag.startsWith('T')) child.children.push(note);
    else insertBehind(within, i, note);
    return true;
  }
  return false;
}

/** Behind a child and the notes that stand behind it already. */
function insertBehind({ children }: StructureElement, index: number, note: StructureElement): void {
  const behind = children.slice(index + 1).findIndex((other) => !(isElement(other) && other.tag === 'Note'));
  children.splice(behind < 0 ? children.length : index + 1 + behind, 0, note);
}

const isElement = (node: StructureElement | StructureLeaf): node is StructureElement => 'tag' in node;
