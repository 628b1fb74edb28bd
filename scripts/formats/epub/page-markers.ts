/**
 * Which page markers stand where in the EPUB. In: the page map of the PDF from the same run. Out: the markers of every
 * anchor, handed out once. Promises that no page is lost: what nobody took is named. Called by epub-documents.ts. Pure.
 * Example: page iv begins with the contents → `before('contents')` is `[{ id: 'page-iv', label: 'iv', … }]`.
 */
import { LayoutFault } from '../../model/layout-fault.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { PageBreak } from '../../views/inline-pieces.ts';
import { type Breaks, breaksByAnchor } from '../../views/page-breaks.ts';

export interface PageMarkers {
  /** Markers before what a page must not split; one inside it throws. */
  before: (anchor: string) => PageBreak[] | undefined;
  /** For what a page should not split but may: the marker stands before it. */
  beforeAll: (anchor: string) => PageBreak[] | undefined;
  /** Markers inside a text, by offset. */
  inside: (anchor: string) => Breaks;
  /** Throws when pages begin at anchors that nobody has asked for. */
  finish: () => void;
}

/** The markers of all pages. */
export function pageMarkers(pageMap: PageMap): PageMarkers {
  const found = breaksByAnchor(pageMap);
  const used = new Set<string>();
  const take = (anchor: string) => {
    used.add(anchor);
    return found.get(anchor) ?? [];
  };
  const some = (pages: PageBreak[]) => (pages.length > 0 ? pages : undefined);
  return {
    before: (anchor) => {
      const taken = take(anchor);
      if (taken.some(({ at }) => at.offset > 0))
        throw new LayoutFault({ anchor }, `a page begins inside “${anchor}”, which must not be split`);
      return some(taken.map(({ page }) => page));
    },
    beforeAll: (anchor) => some(take(anchor).map(({ page }) => page)),
    inside: (anchor) => {
      const map: Breaks = new Map();
      for (const { page, at } of take(anchor)) map.set(at.offset, [...(map.get(at.offset) ?? []), page]);
      return map;
    },
    finish: () => {
      const lost = [...found.keys()].filter((anchor) => !used.has(anchor));
      const [anchor] = lost;
      if (anchor) throw new LayoutFault({ anchor }, `pages begin at ${lost.join(', ')}, which the EPUB does not have`);
    },
  };
}
