/**
 * What runs inside the browser after the layout: reads the laid-out book as one tree of PDF structure elements. In:
 * the pages of Paged.js. Out: the tree, in which an element that Paged.js split over pages is one element again, and
 * every piece of text knows its page. Self-contained, like pagination.ts: its source is sent to the page.
 */
import type { StructureElement, StructureLeaf } from '../../../model/structure-tree.ts';

/** Describes the whole book; ISO 32000-1, 14.8.4 names the elements. */
export function describeStructure(): StructureElement {
  const book: StructureElement = { tag: 'Document', children: [] };
  /** The notes at the feet of the pages; a fragment finds its note again by its reference. */
  const foot: StructureElement = { tag: 'Div', children: [] };
  const known = new Map<string, { element: StructureElement; page: number }>();
  let pageNumber = 0;
  let origin = { left: 0, top: 0 };
  let repeated = false;
  let noteFound = false;

  /** The structure element of an element of the page; nothing when it only serves the layout. */
  const tagOf = (element: HTMLElement): string | undefined => {
    const { classList } = element;
    const inContents = element.closest('.contents') !== null;
    switch (element.localName) {
      case 'section':
      case 'nav':
        return 'Sect';
      case 'div':
        return classList.contains('closing')
          ? 'Div'
          : classList.contains('footnote')
            ? 'Note'
            : classList.contains('columns')
              ? 'Index'
              : classList.contains('row') && element.closest('dl')
                ? 'LI'
                : undefined;
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'p':
        return element.localName.toUpperCase();
      case 'ul':
      case 'ol':
        return inContents ? 'TOC' : 'L';
      case 'li':
        return inContents ? 'TOCI' : 'LI';
      case 'dl':
        return 'L';
      case 'dt':
        return 'Lbl';
      case 'dd':
        return 'LBody';
      case 'aside':
        return 'Aside';
      case 'blockquote':
        return 'BlockQuote';
      case 'table':
        return 'Table';
      case 'thead':
        return 'THead';
      case 'tbody':
        return 'TBody';
      case 'tr':
      case 'th':
      case 'td':
        return element.localName.toUpperCase();
      case 'figure':
        return 'Div';
      case 'figcaption':
        return 'Caption';
      case 'em':
        return 'Em';
      case 'strong':
        return 'Strong';
      case 'sup':
        return 'Sup';
      case 'ins':
        return 'Ins';
      case 'del':
        return 'Del';
      case 'a':
        return 'Link';
      case 'abbr':
        return 'Span';
      case 'span':
        return classList.contains('number') || classList.contains('note-number') ? 'Lbl' : element.lang ? 'Span' : undefined;
    }
    return undefined;
  };

  const openElement = (element: HTMLElement, parent: StructureElement): StructureElement => {
    const tag = tagOf(element);
    // What a table repeats is in no element of its own: its pieces stand in the order of their page.
    if (tag === undefined || repeated) return parent;
    // Paged.js gives every element of the source a data-ref, and the same one to all its fragments.
    const { ref } = element.dataset;
    const before = ref === undefined ? undefined : known.get(ref);
    if (before) {
      if (tag === 'THead' && before.page !== pageNumber) repeated = true;
      if (before.element.tag === 'Link') addAreas(element, before.element);
      return tag === 'LI' ? (before.element.children.at(-1) as StructureElement) : before.element;
    }
    const opened: StructureElement = { tag, children: [] };
    if (element.lang && element.lang !== document.documentElement.lang) opened.language = element.lang;
    if (element.localName === 'ol' && tag === 'L') opened.numbering = 'Decimal';
    if (element.localName === 'abbr' && element.title) opened.expansion = element.title;
    if (tag === 'TH') opened.scope = element.getAttribute('scope') === 'row' ? 'Row' : 'Column';
    if (tag === 'TH' || tag === 'TD') {
      const { colSpan, rowSpan } = element as HTMLTableCellElement;
      if (colSpan > 1) opened.colSpan = colSpan;
      if (rowSpan > 1) opened.rowSpan = rowSpan;
    }
    if (tag === 'Note') opened.id = element.id;
    if (ref !== undefined) known.set(ref, { element: opened, page: pageNumber });
    if (tag === 'Link') {
      opened.link = { href: element.getAttribute('href') ?? '', areas: [] };
      const label = element.getAttribute('aria-label');
      if (label) opened.link.label = label;
      addAreas(element, opened);
      const inside = opened.link.href.startsWith('#');
      parent.children.push(inside ? { tag: 'Reference', children: [opened] } : opened);
      return opened;
    }
    parent.children.push(opened);
    if (tag === 'LI' && element.localName === 'li') {
      const body: StructureElement = { tag: 'LBody', children: [] };
      opened.children.push(body);
      return body;
    }
    return opened;
  };

  const addAreas = (element: HTMLElement, opened: StructureElement) => {
    for (const { left, top, width, height } of element.getClientRects()) opened.link?.areas.push({ page: pageNumber, left: left - origin.left, top: top - origin.top, width, height });
  };

  const shown = document.createRange();
  const walk = (node: Node, parent: StructureElement): void => {
    const leaf = (rest: Partial<StructureLeaf>) => parent.children.push({ left: 0, top: 0, width: 0, height: 0, ...rest, page: pageNumber, ...(repeated ? { repeated } : {}) });
    if (node instanceof Text) {
      // A space of its own between two words is a piece too; one that is not shown has no width.
      if (/^\u200b*$/.test(node.data)) return;
      shown.selectNodeContents(node);
      if (shown.getClientRects().length === 0) return;
      const { left, top, width, height } = shown.getBoundingClientRect();
      if (width === 0 && node.data.trim() === '') return;
      leaf({ text: node.data.replaceAll('\u058a', ''), left: left - origin.left, top: top - origin.top, width, height });
      return;
    }
    if (!(node instanceof HTMLElement) || node.getAttribute('aria-hidden') === 'true') return;
    if (node instanceof HTMLImageElement) {
      const { left, top, width, height } = node.getBoundingClientRect();
      const box = { page: pageNumber, left: left - origin.left, top: top - origin.top, width, height };
      const figure: StructureElement = { tag: 'Figure', alt: node.alt, box, children: [{ ...box, image: true }] };
      parent.children.push(figure);
      return;
    }
    const outer = repeated;
    const opened = openElement(node, parent);
    for (const child of node.childNodes) walk(child, opened);
    repeated = outer;
  };

  /** A note is read behind the block that refers to it first, or at the end of the cell. True when it was placed. */
  const placeNote = (note: StructureElement, within: StructureElement): boolean => {
    for (const [i, child] of within.children.entries()) {
      if (!('tag' in child) || child.tag === 'Note') continue;
      if (child.link?.href === `#${note.id}`) {
        noteFound = true;
        return false;
      }
      if (placeNote(note, child)) return true;
      if (!noteFound || !/^(P|H\d|Caption|T[HD])$/.test(child.tag)) continue;
      noteFound = false;
      if (/^T/.test(child.tag)) child.children.push(note);
      else {
        const behind = within.children.slice(i + 1).findIndex((other) => !('tag' in other && other.tag === 'Note'));
        within.children.splice(behind < 0 ? within.children.length : i + 1 + behind, 0, note);
      }
      return true;
    }
    return false;
  };

  for (const page of document.querySelectorAll<HTMLElement>('.pagedjs_page')) {
    pageNumber++;
    origin = page.getBoundingClientRect();
    for (const content of page.querySelectorAll('.pagedjs_page_content')) walk(content, book);
    for (const content of page.querySelectorAll('.pagedjs_footnote_inner_content')) walk(content, foot);
  }
  for (const note of foot.children) if ('tag' in note) placeNote(note, book);
  return book;
}
