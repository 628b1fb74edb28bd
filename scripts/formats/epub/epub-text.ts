/**
 * The text of the EPUB: sections, and the editor's notes behind them. In: an edition, its addresses and page markers.
 * Out: documents. Called by epub-documents.ts. Pure. Example: a section in two files → `section-3.xhtml`,
 * `section-3-2.xhtml`, the second titled “… (2)”; twelve short articles → one document, with twelve rows in the
 * contents.
 */
import { fillLabel } from '../../languages/labels.ts';
import type { Mention } from '../../model/registers.ts';
import type { BlockView } from '../../views/block-shape.ts';
import { type Addresses, blockView } from '../../views/block-view.ts';
import { rowsBelow, sectionRows } from '../../views/contents-view.ts';
import type { PageBreak } from '../../views/inline-pieces.ts';
import { type NoteView, nameReferences, notesView } from '../../views/note-view.ts';
import { hangItems } from '../../views/provision-view.ts';
import { template } from '../../views/templates.ts';
import { type EpubRow, entryAddresses, registerFiles, wholeRow } from './epub-addresses.ts';
import type { EpubDocument, EpubMaker } from './epub-documents.ts';

interface SectionView {
  anchor: string;
  title: string;
  /** It stands before the first heading. */
  preamble: boolean;
  /** It continues a section that began in another file. */
  continued: boolean;
  heading: BlockView | undefined;
  blocks: BlockView[];
}

interface NotesView {
  title: string;
  notes: NoteView[];
  /** Pages that hold nothing but the rest of a note. */
  pagesBefore: PageBreak[] | undefined;
}

const fillSection = template<SectionView>('epub/section.hbs');
const fillNotes = template<NotesView>('epub/notes.hbs');

/** The sections in order, and behind them the notes, if there are any. */
export function textDocuments(maker: EpubMaker): EpubDocument[] {
  const { project, edition, markers, files, paragraph, image } = maker;
  const { labels } = edition.manuscript;
  const entries = entryAddresses(edition, registerFiles(edition));
  const references = nameReferences('notes.xhtml');
  const entry = (mention: Mention) => entries.get(mention.heading);
  const addresses: Addresses = {
    paragraph,
    image,
    manyAnchors: true,
    keeps: false,
    ragged: true,
    breaks: markers.inside,
    entry,
  };
  const contents = sectionRows(edition);
  const notesTitle = fillLabel(labels, 'notes');
  const sections = files.map(({ path, parts }): EpubDocument => {
    const own = { ...addresses, reference: references.inFile(path) };
    const views = parts.map(({ section, index, part, blocks }): SectionView => {
      const title = contents[index]?.title ?? '';
      return {
        anchor: section.anchor,
        title: part > 1 ? fillLabel(labels, 'bracketed', title, part) : title,
        preamble: !section.heading,
        continued: part > 1,
        heading: part === 1 && section.heading ? blockView(section.heading, edition, own) : undefined,
        blocks: hangItems(blocks.map((block) => forReaders(blockView(block, edition, own), notesTitle))),
      };
    });
    const rows = parts.flatMap(({ section, index, part }, i): EpubRow[] => {
      if (part > 1) return [];
      const { title = '', words = '', range = '' } = contents[index] ?? {};
      const below = rowsBelow(edition, section).map((row) => ({ ...row, href: paragraph(row.anchor) }));
      // Some readers show what an address with a fragment leads to in a window: a file is named by its path alone.
      return [{ href: i > 0 ? `${path}#${section.anchor}` : path, title, words, range, depth: 1 }, ...below];
    });
    const titles = [views[0], views.length > 1 ? views.at(-1) : undefined].flatMap((view) => view?.title ?? []);
    return {
      path,
      part: 'text',
      title: `${titles.join(fillLabel(labels, 'join.sections'))} · ${edition.metadata.shortTitle}`,
      bodyType: 'bodymatter',
      rows,
      content: views.map((view) => fillSection(project, view)).join(''),
    };
  });
  return [...sections, ...notesDocuments(maker, notesTitle, references.firstOf)];
}

/**
 * The editor's notes; each leads back to its first reference. Print has them at the page foot: no page begins here but
 * one behind the text, which holds the rest of a note.
 */
function notesDocuments(
  { project, edition, paragraph, image, markers }: EpubMaker,
  title: string,
  back: (note: number) => string | undefined,
): EpubDocument[] {
  const notes = notesView(edition, { paragraph, image, keeps: false, ragged: true }, back);
  if (notes.length === 0) return [];
  const content = fillNotes(project, { title, notes, pagesBefore: markers.before('notes') });
  const path = 'notes.xhtml';
  return [{ path, part: 'notes', title, bodyType: 'backmatter', rows: wholeRow(path, title), content }];
}

/**
 * A block as an e-reader needs it: a section's heading is the h1 of its file, so that sub-headings move up by one,
 * and an editor's note says in words what it is.
 */
function forReaders(view: BlockView, label: string): BlockView {
  const { level3, level4, level5, level6 } = view;
  if (view.heading) return { ...view, level2: level3, level3: level4, level4: level5, level5: level6, level6: false };
  return view.editorial ? { ...view, label } : view;
}
