/** What the handlers find on the window of each other's work. Types alone. */

export interface Arrangement {
  prepare: (content: ParentNode) => Promise<void>;
  repeatHeads: (page: ParentNode) => void;
}

export interface Footnotes {
  attach: (content: ParentNode) => void;
  place: (rendered: Element) => void;
  settle: (page: Element) => void;
  clean: (pages: readonly Element[]) => void;
}

export interface PageNumbers {
  fillBack: (source: Element, pageOf: (anchor: string) => string | undefined, area: Element) => void;
  fillContents: (pageOf: (anchor: string) => string | undefined) => void;
}

export interface LineComposer {
  compose: (content: ParentNode) => void;
}

export interface Fit {
  prepare: (content: ParentNode) => void;
}

export type Haste = (paged: PagedJs.Library) => void;
