/**
 * Which element of the PDF's structure (ISO 32000-1, 14.8.4) an element of the page is. In: its name, its classes,
 * where it stands. Out: the name of the structure element; nothing when it only serves the layout. Pure.
 *
 *     tagFor({ name: 'li', classes: [], inContents: true, inList: false, foreign: false }) → 'TOCI'
 */

interface TaggedElement {
  /** As HTML names it: `h2`. */
  name: string;
  classes: readonly string[];
  inContents: boolean;
  /** Inside a `dl`. */
  inList: boolean;
  /** It says its language itself. */
  foreign: boolean;
}

const plainTags = new Map(
  Object.entries({
    section: 'Sect',
    nav: 'Sect',
    h1: 'H1',
    h2: 'H2',
    h3: 'H3',
    h4: 'H4',
    h5: 'H5',
    h6: 'H6',
    p: 'P',
    dl: 'L',
    dt: 'Lbl',
    dd: 'LBody',
    aside: 'Aside',
    blockquote: 'BlockQuote',
    table: 'Table',
    thead: 'THead',
    tbody: 'TBody',
    tr: 'TR',
    th: 'TH',
    td: 'TD',
    figure: 'Div',
    figcaption: 'Caption',
    em: 'Em',
    strong: 'Strong',
    sup: 'Sup',
    sub: 'Sub',
    ins: 'Ins',
    del: 'Del',
    a: 'Link',
    abbr: 'Span',
  }),
);

/** Class of a `div` → its tag, the first that holds. */
const divTags: readonly [className: string, tag: string][] = [
  ['closing', 'Div'],
  ['testimonium', 'Div'],
  ['signatures', 'Div'],
  ['footnote', 'Note'],
  ['columns', 'Index'],
  ['labelled', 'L'],
  ['item', 'LI'],
];

/** The tag of an element. */
export function tagFor({ name, classes, inContents, inList, foreign }: TaggedElement): string | undefined {
  switch (name) {
    case 'div': {
      const tag = divTags.find(([className]) => classes.includes(className))?.[1];
      return tag ?? (inList && classes.includes('row') ? 'LI' : undefined);
    }
    case 'ul':
    case 'ol':
      return inContents ? 'TOC' : 'L';
    case 'li':
      return inContents ? 'TOCI' : 'LI';
    case 'span':
      if (classes.some((own) => /^(number|note-number|item-label)$/.test(own))) return 'Lbl';
      return foreign ? 'Span' : undefined;
    default:
      return plainTags.get(name);
  }
}
