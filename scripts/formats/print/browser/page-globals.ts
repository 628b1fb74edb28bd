/**
 * What is on the `window` of a page in which a book is laid out: Paged.js 0.4.3, which ships no types, as far as the
 * press's scripts use it, and the one object that they put there themselves. Declarations alone. In: what Paged.js
 * does. Out: types that every script of a page knows.
 *
 *     window.kanben.start({ parks: true, kept: { en: '\\d+ km' }, widestSpace: { en: 0.5 } })
 */
import type { LaidUnits } from '../../../model/facing.ts';
import type { PageMap } from '../../../model/page-map.ts';
import type { StructureElement } from '../../../model/structure-tree.ts';

export interface PrintOptions {
  /** With the handler that takes finished pages aside, which is not for pages that are looked at meanwhile. */
  parks: boolean;
  /** Source of the expression for what stays on one line, by language. */
  kept: Record<string, string>;
  /** How wide a space should be at most, in em, by language; nothing where lines are only not torn apart. */
  widestSpace: Record<string, number | undefined>;
}

declare global {
  namespace PagedJs {
    /** Where a page ends in the source. */
    interface BreakToken {
      node: Node;
      offset: number;
      /** True for the same place; Paged.js asks whether a page has got anything at all. */
      equals?: (other: BreakToken | undefined) => boolean;
    }
    interface LaidPage {
      element: HTMLElement;
      area?: HTMLElement;
      startToken?: BreakToken;
      /** Says which page of the book it is, counted from 0: its id, and whether it is left or right. */
      index(position: number): void;
      /** Stops looking for what no longer fits when something of the page changes. */
      removeListeners(): void;
    }
    /** Lays out one page. */
    interface Layout {
      /** The part of the page that holds the text. */
      element: Element;
      /** Where the page ends; nothing where all has room. */
      findOverflow(rendered: Element, bounds: DOMRect): Range | undefined;
    }
    /** Divides a text into pages. */
    interface Chunker {
      /** Runs one task a tick. */
      q: { tick: (go: () => void) => void };
      pagesArea: HTMLElement;
      pages: LaidPage[];
      /** The text with a reference in each of its elements. */
      source: ParentNode & Node;
      stopped: boolean;
      rendered: boolean;
      /** Lengths of the last pages, from which that of the next one is guessed. */
      charsPerBreak: number[];
      removePages(from?: number): void;
      render(source: ParentNode & Node): Promise<object>;
      /** Adds the empty page before a node that begins a right or left one; one in any case with `force`. */
      handleBreaks(node: Node | undefined, force?: boolean): Promise<void>;
      /** Lays out page after page from a place on. Gives an error instead of throwing it. */
      layout(source: ParentNode & Node, from?: BreakToken): AsyncGenerator<unknown>;
      flow(text: DocumentFragment): Promise<unknown>;
    }
    /** Its methods are named by the moments at which Paged.js calls them. */
    type HandlerClass = new (chunker: Chunker, polisher: unknown, caller: unknown) => { chunker: Chunker };
    interface Previewer {
      chunker: Chunker;
      preview(text: DocumentFragment, sheets: readonly Record<string, string>[], into: Element): Promise<unknown>;
    }
    interface Library {
      Handler: HandlerClass;
      Previewer: new () => Previewer;
      registerHandlers(...handlers: HandlerClass[]): void;
    }
  }

  /** What the press's scripts share in a page: with each other's bundles, and with Node. */
  interface KanbenPage {
    /** Must run before Paged.js does. */
    start(options: PrintOptions): void;
    /** There when the last page is. */
    pageMap?: PageMap;
    readStructure(): StructureElement;
    /** Where the blocks of the text stand. */
    readLaidUnits(): LaidUnits;
    /** Fits the cover of a document that is nothing else. */
    fitCover(): void;
    /** Address of the block that is set, or read, for whoever hears of an error there. */
    block?: string;
    /** There when Paged.js has parsed the text. */
    again?: LayoutAgain;
  }

  /** For the preview, which lays a changed book out again from a page on and shows a page before the book is whole. */
  interface LayoutAgain {
    /** Forgets the pages after the first `count`; a changed text follows. */
    rewind(count: number): void;
    /** Half-width marks at the line ends of pages that are followed by another; once a page. */
    trim(pages: HTMLElement[]): void;
  }

  interface Window {
    kanben: KanbenPage;
    Paged?: PagedJs.Library;
    /** Paged.js calls `before` when it is there and before it makes its handlers. */
    PagedConfig?: { auto: boolean; before: () => void };
  }
}
