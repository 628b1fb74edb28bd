/**
 * What of a block a template prints. In: nothing. Out: the type of a view, and a view of nothing, with every key that
 * `partials/block.hbs` may ask for. Filled by `block-view.ts`. Pure; holds no markup.
 *
 *     { ...blankBlock, paragraph: true, anchor: 'p12' }
 */
import type { PageBreak, Piece } from './inline-pieces.ts';
import type { RowView } from './table-view.ts';

/** One line: a cell, a line of a closing formula. */
export interface LineView {
  pieces: Piece[];
}

/** A block for `partials/block.hbs`. Exactly one of the kinds is true. */
export interface BlockView {
  heading: boolean;
  paragraph: boolean;
  gap: boolean;
  plain: boolean;
  closing: boolean;
  /** Forms of a closing. */
  testimonium: boolean;
  signatures: boolean;
  editorial: boolean;
  quote: boolean;
  list: boolean;
  table: boolean;
  figure: boolean;
  /** An element of the frame: its class; nothing for any other block. */
  element: string | undefined;
  /** Absent for a block inside another. */
  anchor: string | undefined;
  /** Pages that begin before a heading. */
  pagesBefore: PageBreak[] | undefined;
  /** The level of a heading. */
  level2: boolean;
  level3: boolean;
  level4: boolean;
  level5: boolean;
  level6: boolean;
  kai: boolean;
  centred: boolean;
  own: boolean;
  /** Its lines are characters with long words of letters: filled, they would be torn. */
  ragged: boolean;
  /** A class for the face of a label or a run-in heading of a notice. */
  face: string | undefined;
  /** How deep a paragraph hangs behind its label; 0 for one that does not. */
  depth: number;
  /** How deep the item hangs in which a paragraph without a label goes on; 0 for any other. */
  inside: number;
  itemLabel: string;
  opensList: boolean;
  /** The items, lists and boxes that end with it. */
  closes: string[];
  /** Boxes that open before an element, in print. */
  opens: string[];
  /** More addresses of the block, where a format has room for them. */
  also: string[];
  /** The number of a paragraph as it is printed; absent where the text bears it. `wide`: it is more than a figure. */
  number: string | undefined;
  wide: boolean;
  /** Where a number leads, and what the link is called: on the site. */
  permalink: string | undefined;
  permalinkLabel: string | undefined;
  /** How a provision is cited. */
  cited: string | undefined;
  /** What an editor's note is called, where words must say what it is. */
  label: string | undefined;
  pieces: Piece[];
  /** Of a closing formula or an element. */
  lines: LineView[];
  /** Of an editor's note or a quotation. */
  blocks: BlockView[];
  /** Of a list: its items bear labels of the source. `hang`: a class for labels that are wider than usual. */
  ordered: boolean;
  hang: string | undefined;
  items: { blocks: BlockView[] }[];
  head: RowView[];
  /** Of a table, or of signatures: those that stand beside one another. */
  rows: RowView[];
  image: string;
  alt: string;
}

export const blankBlock: BlockView = {
  heading: false,
  paragraph: false,
  gap: false,
  plain: false,
  closing: false,
  testimonium: false,
  signatures: false,
  editorial: false,
  quote: false,
  list: false,
  table: false,
  figure: false,
  element: undefined,
  anchor: undefined,
  also: [],
  pagesBefore: undefined,
  level2: false,
  level3: false,
  level4: false,
  level5: false,
  level6: false,
  kai: false,
  centred: false,
  own: false,
  ragged: false,
  face: undefined,
  depth: 0,
  inside: 0,
  itemLabel: '',
  opensList: false,
  closes: [],
  opens: [],
  number: undefined,
  wide: false,
  permalink: undefined,
  permalinkLabel: undefined,
  cited: undefined,
  label: undefined,
  pieces: [],
  lines: [],
  blocks: [],
  ordered: false,
  hang: undefined,
  items: [],
  head: [],
  rows: [],
  image: '',
  alt: '',
};
