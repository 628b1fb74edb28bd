/**
 * What `print.hbs` prints. In: an indexed edition, its pictures, a print format. Out: the whole book, every number,
 * label and address ready but the pages, which are found when they are set. Called by render-print.ts. Pure; holds no
 * markup.
 */
import { fillLabel } from '../../languages/labels.ts';
import { isFromRight } from '../../languages/registry.ts';
import { type Block, pageBeginnings, type Section } from '../../model/edition.ts';
import { anchorOf } from '../../model/numbers.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { BlockView } from '../../views/block-shape.ts';
import { type Addresses, blockView, compositionOf } from '../../views/block-view.ts';
import { type ContentsRow, contentsOfBook, type PrintedRow, sectionRows } from '../../views/contents-view.ts';
import { aroundTitle, headSaysTitle } from '../../views/element-view.ts';
import { type FrontView, frontView } from '../../views/front-view.ts';
import { composeInlines, pressText } from '../../views/inline-pieces.ts';
import { type NoteView, nameReferences, notesView } from '../../views/note-view.ts';
import { hangItems } from '../../views/provision-view.ts';
import { type RegisterView, registersView } from '../../views/register-view.ts';
import { type RevisionView, revisionView } from '../../views/revision-view.ts';
import { type RunningHead, runningHeads } from '../../views/running-heads.ts';
import { groupElements, noticeStyle } from './notice-view.ts';
import { hasCover, type PrintFormat } from './print-format.ts';

/** A section of the text with its row in the contents. */
interface PrintSection extends ContentsRow {
  /** What stands before the title, in the first section. */
  head: BlockView[];
  /** It begins a page, as an annex does. */
  annex: boolean;
  /** Custom properties for the style, on the first section of a notice that is set alone. */
  lengths: string | undefined;
  heading: BlockView | undefined;
  blocks: BlockView[];
}

/** Everything that `print.hbs` prints. */
export interface PrintView extends FrontView {
  /** `fromLeft`: a value without letters that are written from the right, in a text that is. */
  imprint: (FrontView['imprint'][number] & { fromLeft: boolean })[];
  /** The document without the parts of a book around it. */
  alone: boolean;
  hasCover: boolean;
  /** Classes of a document that is set alone. */
  classes: string | undefined;
  /** Its head says the title, which does not stand below it again. */
  untitled: boolean;
  /** The style sheets, as they stand in the page. */
  styles: string;
  contents: PrintedRow[];
  /** Rows say what sections are about. */
  worded: boolean;
  sections: PrintSection[];
  /** On which side of a spread all pages lie, and their plan, as JSON; nothing for a book of one language. */
  facing: { side: string; plan: string } | undefined;
  /** Nothing for a document that is set alone. */
  heads: { join: string; cut: string; blocks: RunningHead[] } | undefined;
  notes: NoteView[];
  registers: RegisterView[];
  revision: RevisionView | undefined;
}

/** What of a format the book itself says. */
type Measures = Pick<PrintFormat, 'name' | 'pageWidthMm' | 'pageHeightMm' | 'typefaces' | 'alone' | 'slugPx'>;

/** The whole book. Pictures become data, for the page may fetch nothing; one that was not read throws. */
export function printView(
  edition: IndexedEdition,
  images: ReadonlyMap<string, Uint8Array>,
  format: Measures,
): Omit<PrintView, 'styles' | 'facing'> {
  const addresses: Addresses = {
    paragraph: (number) => `#${anchorOf(number)}`,
    image: (path) => dataAddress(images, path),
    reference: nameReferences().inFile(''),
    keeps: true,
    expands: true,
    hyphens: true,
  };
  const rows = sectionRows(edition);
  const contents = contentsOfBook(edition);
  const front = frontView(edition, { typefaces: format.typefaces });
  const size = {
    label: fillLabel(front.labels, 'imprintFormat'),
    value: `${format.pageWidthMm} mm × ${format.pageHeightMm} mm`,
  };
  return {
    ...front,
    imprint: [...front.imprint.slice(0, -1), size, ...front.imprint.slice(-1)].map((row) => ({
      ...row,
      fromLeft: isFromRight(front.language) && !/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(row.value),
    })),
    contents,
    worded: contents.some(({ words }) => words !== ''),
    alone: format.alone,
    hasCover: hasCover(format),
    classes: format.alone ? noticeStyle(edition).classes : undefined,
    untitled: format.alone && headSaysTitle(edition),
    sections: edition.sections.map((section, i) => ({
      ...(rows[i] as ContentsRow),
      ...sectionView(section, edition, addresses, format, i === 0),
    })),
    heads: printHeads(edition, format, front),
    notes: notesView(edition, addresses),
    registers: format.alone ? [] : registersView(edition, { ...addresses, entry: (id) => `#${id}`, rank: 3 }),
    revision: printRevision(edition, addresses, format.name),
  };
}

/** What running heads say of provisions and paragraphs; a notice that stands alone has no heads. */
function printHeads(edition: IndexedEdition, { alone }: Measures, { labels }: FrontView): PrintView['heads'] {
  if (alone) return undefined;
  return { join: fillLabel(labels, 'join.running'), cut: '…', blocks: runningHeads(edition) };
}

/** A section with its elements in their boxes. */
function sectionView(
  section: Section,
  edition: IndexedEdition,
  addresses: Addresses,
  format: Measures,
  first: boolean,
): Omit<PrintSection, keyof ContentsRow> {
  const view = (block: Block) => blockView(block, edition, addresses);
  const { head, rest } = first ? aroundTitle(section.blocks, edition) : { head: [], rest: section.blocks };
  return {
    heading: section.heading && view(section.heading),
    head: groupElements(head.map(view)),
    blocks: groupElements(hangItems(rest.map(view))),
    annex: pageBeginnings(edition).has(section.anchor),
    lengths: first && format.alone ? noticeStyle(edition).lengths : undefined,
  };
}

/** What is new, whose pages are found when they are set. */
function printRevision(edition: IndexedEdition, addresses: Addresses, format: string): RevisionView | undefined {
  const composition = compositionOf(edition, addresses);
  const compose = (texts: readonly string[]) => ({
    pagesBefore: undefined,
    pieces: texts.map((text) => composeInlines(pressText(text), composition)),
  });
  return revisionView(edition, { paragraph: addresses.paragraph, format, compose });
}

/** A picture as an address that needs no file. */
function dataAddress(images: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = images.get(path);
  if (!bytes) throw new Error(`the image ${path} was not read`);
  return `data:image/${/\.png$/i.test(path) ? 'png' : 'jpeg'};base64,${Buffer.from(bytes).toString('base64')}`;
}
