/**
 * What runs after the layout: reads the laid-out book as one tree of PDF structure elements. In: the pages of Paged.js.
 * Out: the tree, in which an element that Paged.js split over pages is one element again, and every piece of text knows
 * its page. Called by Node when the last page is there.
 */
import type { PageArea } from '../../../model/page-map.ts';
import type { StructureElement, StructureLeaf } from '../../../model/structure-tree.ts';
import { dividingHyphen } from './line-writer.ts';
import { placeNote } from './note-placement.ts';
import { tagFor } from './structure-tags.ts';

interface Reading {
  /** Reference of an element of the source → what was opened for it. */
  known: Map<string, StructureElement>;
  /** The page that is read: its number, and its upper left corner in the window. */
  page: number;
  origin: { left: number; top: number };
  /** What is heard as the title of the whole where no title leaf is. */
  title: Element | null;
  /** Inside a table head that is repeated. */
  repeated: boolean;
  /** Measures texts: one range for all, for each that lives makes every change of the document slower. */
  shown: Range;
}

/** Describes the whole book. */
export function readStructure(): StructureElement {
  const book: StructureElement = { tag: 'Document', children: [] };
  // The notes at the feet of the pages; a fragment finds its note again by its reference.
  const foot: StructureElement = { tag: 'Div', children: [] };
  const reading: Reading = {
    known: new Map(),
    page: 0,
    origin: { left: 0, top: 0 },
    title: titleOf(document),
    repeated: false,
    shown: document.createRange(),
  };
  for (const page of document.querySelectorAll<HTMLElement>('.pagedjs_page')) {
    reading.page++;
    reading.origin = page.getBoundingClientRect();
    for (const content of page.querySelectorAll('.pagedjs_page_content')) readNode(content, book, reading);
    for (const content of page.querySelectorAll('.pagedjs_footnote_inner_content')) readNode(content, foot, reading);
  }
  for (const note of foot.children) if ('tag' in note) placeNote(note, book);
  return book;
}

/**
 * What is the first heading of a document that stands without the parts of a book: its title, or the mark that says it.
 * All other headings are below it (ISO 14289-1, 7.4.2).
 */
function titleOf(book: ParentNode): Element | null {
  if (book.querySelector('.title-leaf h1')) return null;
  return book.querySelector('.text-title') ?? book.querySelector('.masthead');
}

function readNode(node: Node, parent: StructureElement, reading: Reading): void {
  if (node instanceof Text) {
    const leaf = readText(node, reading);
    if (leaf) parent.children.push(leaf);
    return;
  }
  if (!(node instanceof HTMLElement) || node.getAttribute('aria-hidden') === 'true') return;
  if (node instanceof HTMLImageElement) {
    const box = areaOf(pictureBox(node), reading);
    parent.children.push({ tag: 'Figure', alt: node.alt, box, children: [{ ...box, image: true }] });
    return;
  }
  const outer = reading.repeated;
  const opened = openElement(node, parent, reading);
  for (const child of node.childNodes) readNode(child, opened, reading);
  reading.repeated = outer;
}

/** A space of its own between two words is a piece too; one that is not shown has no width. */
function readText(node: Text, reading: Reading): StructureLeaf | undefined {
  if (/^\u200b*$/.test(node.data)) return undefined;
  const { shown } = reading;
  shown.selectNodeContents(node);
  if (shown.getClientRects().length === 0) return undefined;
  const area = areaOf(shown.getBoundingClientRect(), reading);
  if (area.width === 0 && node.data.trim() === '') return undefined;
  const text = node.data.replaceAll(dividingHyphen, '');
  return { text, ...area, ...(reading.repeated ? { repeated: true } : {}) };
}

/** The structure element that takes what stands in an element of the page. */
function openElement(element: HTMLElement, parent: StructureElement, reading: Reading): StructureElement {
  const tag = tagOf(element, reading);
  // What a table repeats is in no element of its own: its pieces stand in the order of their page.
  if (tag === undefined || reading.repeated) return parent;
  // Paged.js gives every element of the source a data-ref, and the same one to all its fragments.
  const { ref } = element.dataset;
  const before = ref === undefined ? undefined : reading.known.get(ref);
  if (before) return reopenElement(element, tag, before, reading);
  const opened: StructureElement = { tag, children: [], ...attributesOf(element, tag) };
  if (ref !== undefined) reading.known.set(ref, opened);
  if (element.matches('.item-label')) return putLabel(element, opened, reading);
  if (tag === 'Link') {
    opened.link = linkOf(element, reading);
    const inside = opened.link.href.startsWith('#');
    parent.children.push(inside ? { tag: 'Reference', children: [opened] } : opened);
    return opened;
  }
  parent.children.push(opened);
  if (!element.matches('li, .item') || tag !== 'LI') return opened;
  const body: StructureElement = { tag: 'LBody', children: [] };
  opened.children.push(body);
  return body;
}

/**
 * The label of an item stands in its first line, and in the tree before the body of the item (ISO 32000-1, 14.8.4.3.3).
 */
function putLabel(element: HTMLElement, label: StructureElement, { known }: Reading): StructureElement {
  const item = known.get(element.closest<HTMLElement>('.item')?.dataset.ref ?? '');
  if (!item) window.kanben.block = element.closest<HTMLElement>('[data-block]')?.dataset.block ?? '';
  if (!item) throw new Error(`the label “${element.textContent}” stands outside a list`);
  item.children.unshift(label);
  return label;
}

/** A fragment of what began on an earlier page; of a table head that is repeated, all that stands in it. */
function reopenElement(
  element: HTMLElement,
  tag: string,
  before: StructureElement,
  reading: Reading,
): StructureElement {
  if (element.matches('thead.apart')) reading.repeated = true;
  if (before.tag === 'Link') before.link?.areas.push(...areasOf(element, reading));
  return tag === 'LI' ? (before.children.at(-1) as StructureElement) : before;
}

function tagOf(element: HTMLElement, { title }: Reading): string | undefined {
  if (element === title) return 'H1';
  // The lines of a mark are one heading.
  if (element.localName === 'p' && title?.contains(element)) return undefined;
  return tagFor({
    name: element.localName,
    classes: [...element.classList],
    inContents: element.closest('.contents') !== null,
    inList: element.closest('dl') !== null,
    foreign: element.lang !== '',
  });
}

/** What a structure element says beside its tag. */
function attributesOf(element: HTMLElement, tag: string): Partial<StructureElement> {
  const found: Partial<StructureElement> = {};
  if (element.lang && element.lang !== document.documentElement.lang) found.language = element.lang;
  if (element.matches('ol, .labelled') && tag === 'L') found.numbering = 'Decimal';
  if (element.localName === 'abbr' && element.title) found.expansion = element.title;
  if (tag === 'TH') found.scope = element.getAttribute('scope') === 'row' ? 'Row' : 'Column';
  if (element instanceof HTMLTableCellElement) {
    if (element.colSpan > 1) found.colSpan = element.colSpan;
    if (element.rowSpan > 1) found.rowSpan = element.rowSpan;
  }
  if (tag === 'Note') found.id = element.id;
  return found;
}

function linkOf(element: HTMLElement, reading: Reading): NonNullable<StructureElement['link']> {
  const label = element.getAttribute('aria-label');
  return {
    href: element.getAttribute('href') ?? '',
    ...(label ? { label } : {}),
    areas: areasOf(element, reading),
  };
}

const areasOf = (element: Element, reading: Reading): PageArea[] =>
  [...element.getClientRects()].map((rect) => areaOf(rect, reading));

/**
 * Where a picture is drawn: within its element, below the space that stands above it there, as large as its shape
 * allows (object-fit: contain).
 */
function pictureBox(image: HTMLImageElement): DOMRect {
  const { left, top, width, height } = image.getBoundingClientRect();
  const above = Number.parseFloat(getComputedStyle(image).paddingTop) || 0;
  const room = height - above;
  const scale = Math.min(width / image.naturalWidth, room / image.naturalHeight);
  const [wide, high] = [image.naturalWidth * scale, image.naturalHeight * scale];
  return new DOMRect(left + (width - wide) / 2, top + above + (room - high) / 2, wide, high);
}

const areaOf = ({ left, top, width, height }: DOMRect, { page, origin }: Reading): PageArea => ({
  page,
  left: left - origin.left,
  top: top - origin.top,
  width,
  height,
});
