/**
 * What the templates are given of the editor's notes. In: an indexed edition, a format's addresses. Out: the notes, and
 * the names of the references that lead to them. Called by print, EPUB and site. Pure; holds no markup.
 * Example: the second reference to note 1 in section-2.xhtml → id `noteref-1-2`, address `section-2.xhtml#noteref-1-2`.
 */
import { fillLabel } from '../languages/labels.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { BlockView } from './block-shape.ts';
import { type Addresses, noteBlockView } from './block-view.ts';
import type { NoteReference } from './inline-pieces.ts';

export interface NoteView {
  number: number;
  /** What the note is called. */
  label: string;
  /** Where it is left for the text: its first reference. Nothing in print. */
  back: string | undefined;
  blocks: BlockView[];
}

/**
 * Editor's notes with the numbers that text and note share. No page begins with one: print has them at the page foot.
 */
export function notesView(
  { notes, metadata, manuscript }: Pick<IndexedEdition, 'notes' | 'metadata' | 'manuscript'>,
  addresses: Addresses,
  back?: (note: number) => string | undefined,
): NoteView[] {
  return notes.map((note) => ({
    number: note.number,
    label: fillLabel(manuscript.labels, 'noteNumber', note.number),
    back: back?.(note.number),
    blocks: note.blocks.map((block) => noteBlockView(block, { metadata }, addresses)),
  }));
}

/** Gives every reference to a note an id of its own, in reading order, and remembers where the first of each stands. */
export function nameReferences(noteFile = '') {
  const counts = new Map<number, number>();
  const first = new Map<number, string>();
  return {
    /** The names of the references in one file. */
    inFile:
      (path: string) =>
      (note: number): NoteReference => {
        const count = (counts.get(note) ?? 0) + 1;
        counts.set(note, count);
        const noteId = `noteref-${note}${count > 1 ? `-${count}` : ''}`;
        if (count === 1) first.set(note, `${path}#${noteId}`);
        return { noteId, noteFile };
      },
    /** The address of the first reference to a note, when all have been named. */
    firstOf: (note: number): string | undefined => first.get(note),
  };
}
