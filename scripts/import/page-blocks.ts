/**
 * Elements of a page → blocks. In: nodes, where they stand, and the page. Out: paragraphs, headings, lists, tables,
 * quotations, figures in their order. Promises that every visible character is in a block or told. Called by `html.ts`
 * for the text and for each note; reads lists, tables, headings and figures with the files of their names.
 *
 *     <div>One.<p>Two.</p>Three.</div> → three paragraphs
 */
import { profileOf } from '../languages/registry.ts';
import type { Place } from '../model/problem.ts';
import { type Figure, plainText, type UnnumberedBlock } from '../model/text.ts';
import { isBlockTag, isSilent, refusalOf } from './element-kinds.ts';
import type { FoundBlock, InlineFormat, Run } from './found-document.ts';
import { attributeOf, type Element, htmlText, isElement, type Node } from './html-tree.ts';
import { linesOf } from './inline-runs.ts';
import { readList } from './lists.ts';
import type { NotePlan } from './notes.ts';
import { type PictureReader, readFigure, readImage } from './page-figures.ts';
import { readHeading } from './page-headings.ts';
import { shownInPage } from './shown-in-page.ts';
import { readTable } from './tables.ts';
import { shorten, type Tally } from './tally.ts';

/** A page while it is read. */
export interface Page {
  /** The document's language, as far as it is known. */
  language: string | undefined;
  notes: NotePlan;
  readPicture: PictureReader;
  /** Pictures by their file name, as far as they are read. */
  pictures: Map<string, Uint8Array>;
  /** The formats of an element's text, from the element and the formats around it. */
  formatsOf: (element: Element, formats: readonly InlineFormat[]) => readonly InlineFormat[];
  place: (node: Node) => Place;
  tally: Tally;
}

/** Where nodes stand. */
interface Setting {
  /** Inside a list, a table, a quotation or a note, where headings cannot stand. */
  nested: boolean;
  /** Set in the middle of the line. */
  centred?: boolean;
  /** Marked as the second part of a title. */
  subtitle?: boolean;
  formats?: readonly InlineFormat[];
}

/** Blocks while they are read: the runs and figures are those of a paragraph that is still open. */
interface Flow {
  page: Page;
  setting: Setting;
  blocks: FoundBlock[];
  runs: Run[];
  figures: Figure[];
}

/** The blocks of `nodes`. */
export function readPageBlocks(nodes: readonly Node[], page: Page, setting: Setting): FoundBlock[] {
  const flow: Flow = { page, setting, blocks: [], runs: [], figures: [] };
  for (const node of nodes) addNode(node, setting.formats ?? [], flow);
  finishParagraph(flow);
  return flow.blocks;
}

/** The blocks of `nodes` that stand in another block. */
export const readInner = (nodes: readonly Node[], page: Page, formats: readonly InlineFormat[] = []) =>
  readPageBlocks(nodes, page, { nested: true, formats }) as UnnumberedBlock[];

/** What is not the document: told with its text. */
export function leaveElement(element: Element, why: string, { place, tally }: Page): void {
  const text = shorten(htmlText(element) || (attributeOf(element, 'value') ?? ''));
  tally.ledger.left.push(shownInPage([element]));
  if (text) tally.say('K124', `<${element.tagName}> “${text}”`, why, place(element));
  else tally.count('K124', `an empty <${element.tagName}>`, why, place(element));
}

/** Ends the open paragraph: its lines become blocks, and its figures stand below them. */
function finishParagraph(flow: Flow): void {
  const { blocks, figures, runs, setting, page } = flow;
  for (const { inlines, place } of linesOf(runs, page.tally)) {
    if (plainText(inlines).trim() === '' && !inlines.some(({ kind }) => kind === 'noteref')) continue;
    if (setting.nested) blocks.push({ kind: 'plain', inlines, place });
    else blocks.push({ kind: 'paragraph', inlines, place, ...hintsOf(setting) });
  }
  for (const figure of figures) {
    if (runs.some((run) => 'text' in run && run.text.trim() !== ''))
      page.tally.say(
        'K125',
        `the picture ${figure.image} stood inside a line`,
        'It now stands below the paragraph.',
        figure.place,
      );
    blocks.push(figure);
  }
  flow.runs = [];
  flow.figures = [];
}

const hintsOf = ({ centred, subtitle }: Setting) => ({
  ...(centred ? { centred } : {}),
  ...(subtitle ? { subtitle } : {}),
});

function addNode(node: Node, formats: readonly InlineFormat[], flow: Flow): void {
  const { page, runs } = flow;
  if (node.nodeName === '#text') runs.push({ text: htmlText(node), formats, place: page.place(node) });
  if (!isElement(node) || isSilent(node)) return;
  const { backlinks, bodies, references } = page.notes;
  if (bodies.has(node)) return;
  const note = references.get(node);
  // The marks of notes are the press’s: it counts them through the text.
  if (note !== undefined || backlinks.has(node)) page.tally.ledger.left.push(shownInPage([node]));
  if (backlinks.has(node)) return;
  const why = refusalOf(node);
  if (note !== undefined) runs.push({ mark: 'note', note, place: page.place(node) });
  else if (why) leaveElement(node, why, page);
  else addElement(node, formats, flow);
}

function addElement(element: Element, formats: readonly InlineFormat[], flow: Flow): void {
  const { page, runs, setting } = flow;
  const { tagName } = element;
  if (tagName === 'br') runs.push({ mark: 'break' });
  else if (tagName === 'img') flow.figures.push(...readImage(element, page));
  else if (tagName === 'q') addQuotation(element, formats, flow);
  else if (isBlockTag(tagName)) {
    finishParagraph(flow);
    flow.blocks.push(...readBlock(element, page, { ...setting, formats }));
  } else if (tagName !== 'wbr') {
    const inner = page.formatsOf(element, formats);
    for (const child of element.childNodes) addNode(child, inner, flow);
  }
}

/** A browser prints the quotation marks of a <q>: here they are characters of the document's language. */
function addQuotation(element: Element, formats: readonly InlineFormat[], flow: Flow): void {
  const { language, place, tally } = flow.page;
  const [open, close] = profileOf(language ?? '').quotes.outer;
  tally.count('K125', 'a <q>', 'Its quotation marks are characters now.', place(element));
  tally.ledger.added.push(open, close);
  flow.runs.push({ text: open, formats, place: place(element) });
  for (const child of element.childNodes) addNode(child, formats, flow);
  flow.runs.push({ text: close, formats, place: place(element) });
}

/** The blocks of an element that begins a line of its own. */
function readBlock(element: Element, page: Page, setting: Setting): FoundBlock[] {
  const { place, tally } = page;
  const { nested, formats: outer = [] } = setting;
  const formats = page.formatsOf(element, outer);
  const inside = () =>
    readPageBlocks(element.childNodes, page, {
      nested,
      formats,
      centred: setting.centred || isCentred(element),
      subtitle: setting.subtitle || isSubtitle(element),
    });
  if (/^h[1-6]$/.test(element.tagName))
    return readHeading(element, { blocks: inside(), place: place(element), tally, nested });
  switch (element.tagName) {
    case 'hr':
      tally.count('K124', 'a rule (<hr>)', 'The press sets no rules of the text.', place(element));
      return [];
    case 'blockquote': {
      const blocks = readInner(element.childNodes, page, formats);
      return blocks.length > 0 ? [{ kind: 'quote', blocks, place: place(element) }] : [];
    }
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return readList(element, { blocks: (node) => readItem(node, page, outer), place, tally, nested });
    case 'table': {
      const blocks = (cell: Element, deeper: boolean) =>
        readPageBlocks(cell.childNodes, page, { nested: deeper, formats });
      return readTable(element, { blocks, place, tally, nested });
    }
    case 'pre':
      return readPre(element, page, nested);
    case 'figure':
      return readFigure(element, (nodes) => readPageBlocks(nodes, page, { nested }));
    default:
      return inside();
  }
}

/** The other lines of a <hgroup>, and Word’s “Subtitle” (`docx.ts`). */
const isSubtitle = (element: Element): boolean =>
  element.tagName === 'hgroup' || attributeOf(element, 'class') === 'word-subtitle';

const isCentred = (element: Element): boolean =>
  element.tagName === 'center' ||
  /text-align\s*:\s*center/i.test(attributeOf(element, 'style') ?? '') ||
  /^center$/i.test(attributeOf(element, 'align') ?? '');

/**
 * Blocks of an item, or of what stands between items; none for a note, and for an item that is no part of the
 * document.
 */
function readItem(node: Node, page: Page, outer: readonly InlineFormat[]): UnnumberedBlock[] {
  if (!isElement(node)) return readInner([node], page, outer);
  if (node.tagName !== 'li') return readInner([node], page, page.formatsOf(node, outer));
  const why = refusalOf(node);
  if (why) leaveElement(node, why, page);
  if (why || page.notes.bodies.has(node)) return [];
  return readInner(node.childNodes, page, page.formatsOf(node, outer));
}

/** Text whose lines are its own: every line stays one, an empty line parts paragraphs. */
function readPre(element: Element, { place, tally }: Page, nested: boolean): FoundBlock[] {
  tally.say('K125', '<pre>', 'Its lines are kept; their columns are not.', place(element));
  const parts = htmlText(element).split(/\n[ \t]*\n/);
  return parts.flatMap((part) => {
    const runs = part
      .split(/\r?\n/)
      .flatMap((text, i): Run[] => [
        ...(i > 0 ? [{ mark: 'break' } as const] : []),
        { text, formats: [], place: place(element) },
      ]);
    return linesOf(runs, tally).map(
      (line): FoundBlock => ({ kind: nested ? 'plain' : 'paragraph', inlines: line.inlines, place: line.place }),
    );
  });
}
