/**
 * What runs inside the browser, beside Paged.js. In: the print HTML in the page. Out: on `window.kanben`, the
 * page map. A Paged.js handler fills in what only the layout knows: pages of the registers before they are laid
 * out, pages of the contents and half-width marks at line ends afterwards. Self-contained: its source is sent
 * to the page, so it refers to nothing outside itself. No text of the edition is changed.
 */

import type { readCharacters } from '../../../model/characters.ts';
import type { Arrangement } from './arrangement.ts';
import type { Fit } from './fit-titles.ts';
import type { Footnotes } from './footnotes.ts';
import type { LineComposer } from './line-breaking.ts';
import type { BreakToken, Divided, PageEnds } from './page-breaks.ts';
import type { PageNumbers } from './page-references.ts';
import type { Haste } from './park-pages.ts';

interface PagedPage {
  element: HTMLElement;
}

/** The parts of Paged.js 0.4.3 that the handler uses. */
interface PagedWindow extends Window {
  PagedConfig?: { auto?: boolean; before?: () => void };
  Paged?: { Handler: new (...args: unknown[]) => object; registerHandlers: (handler: unknown) => void };
  kanbenArrangement?: Arrangement;
  kanbenFit?: Fit;
  kanbenCharacters?: typeof readCharacters;
  kanbenFootnotes?: Footnotes;
  kanbenHaste?: Haste;
  kanbenLines?: LineComposer;
  kanbenPageEnds?: PageEnds;
  kanbenPageNumbers?: PageNumbers;
  kanben?: { pages: FoundPage[]; starts: Record<string, Start> };
  kanbenAgain?: LayoutAgain;
}

/** For the preview, which lays a changed book out again from a page on and shows a page before the book is whole. */
interface LayoutAgain {
  /** Forgets the pages after the first `count`; a changed text follows. */
  rewind: (count: number) => void;
  /** Half-width marks at the line ends of pages that are followed by another; once a page. */
  trim: (pages: HTMLElement[]) => void;
}

interface Start {
  page: number;
  top: number;
}

interface FoundPage {
  index: number;
  label: string;
  begins?: { anchor: string; offset: number };
}

/** Installs the handler; runs before any script of the page. */
export function installPagination(): void {
  const scope = window as unknown as PagedWindow;
  const anchored = '[data-block],[data-entry],[data-group],[data-part]';
  /** Elements that hold lines of text themselves. */
  const lined = 'p, h1, h2, h3, h4, td, th, figcaption, dt, dd, a';
  /** What the press says between, and line ends that the layout alone has made. */
  const isApart = (node: Node): boolean => node instanceof Element && node.matches('.apart, .noteref, br.line-end');
  const anchorOf = (element: Element): string => {
    const { block, entry, group, part } = (element as HTMLElement).dataset;
    return block ?? entry ?? group ?? part ?? '';
  };
  const roman = (value: number): string => {
    const steps: [number, string][] = [
      [10, 'x'],
      [9, 'ix'],
      [5, 'v'],
      [4, 'iv'],
      [1, 'i'],
    ];
    let rest = value;
    return steps
      .map(([size, letters]) => {
        const times = Math.floor(rest / size);
        rest -= times * size;
        return letters.repeat(times);
      })
      .join('');
  };

  /**
   * Hyphens of divided words (U+058A, face-glyphs.ts: before a mark of line-breaking.ts, or soft ones with the sign that
   * Paged.js 0.4.3 puts behind them at a page end) are on the pages alone.
   */
  const ownLength = (node: Text): number => {
    const divided = node.data.endsWith('\u058a') && [node, node.parentElement].some((one) => one?.nextSibling instanceof HTMLElement && one.nextSibling.matches('wbr.divided'));
    return node.data.replace(/\u00ad\u2011?/g, '').length - (divided ? 1 : 0);
  };

  const findPages = (elements: HTMLElement[]) => {
    const pages: FoundPage[] = [];
    const lengths = new Map<string, number>();
    const firstText = elements.findIndex((element) => element.querySelector('.text-section.first:not([data-split-from])'));
    elements.forEach((element, i) => {
      const area = element.querySelector('.pagedjs_page_content');
      const label = i === 0 ? 'cover' : i < firstText ? roman(i + 1) : String(i - firstText + 1);
      const page: FoundPage = { index: i + 1, label };
      pages.push(page);
      if (!area) return;
      scope.kanbenCharacters?.<Node>(area, isApart, (characters, node) => {
        const holder = node.parentElement?.closest(anchored);
        const blank = characters.trim() === '';
        // White space between two blocks is none of the text.
        if (!holder || (blank && !node.parentElement?.closest(lined))) return;
        const anchor = anchorOf(holder);
        const before = lengths.get(anchor) ?? 0;
        if (!blank) page.begins ??= { anchor, offset: before };
        lengths.set(anchor, before + (node instanceof Text ? ownLength(node) : characters.length));
      });
    });
    return pages;
  };

  /** Where everything with a name stands. */
  const findStarts = (elements: HTMLElement[]) => {
    const starts: Record<string, Start> = {};
    elements.forEach((element, i) => {
      const { top } = element.getBoundingClientRect();
      for (const target of element.querySelectorAll<HTMLElement>('.pagedjs_page_content [id], .footnote[id]')) starts[target.id] ??= { page: i + 1, top: target.getBoundingClientRect().top - top };
    });
    return starts;
  };

  let registered = false;
  scope.PagedConfig = {
    auto: false,
    before: () => {
      // pagedjs-cli 0.4.3 calls this once itself and once more from its preview.
      if (registered) return;
      registered = true;
      const paged = scope.Paged;
      if (!paged) throw new Error('Paged.js is not in the page');
      // Before our own handler: pages must stand in the document again when it measures them.
      scope.kanbenHaste?.(paged as Parameters<Haste>[0]);
      class Pagination extends paged.Handler {
        elements: HTMLElement[] = [];
        filled = false;
        /** The paragraph that goes on behind the page. */
        divided: Divided | undefined;
        trimmed = new Set<HTMLElement>();
        trim(elements: HTMLElement[]) {
          const fresh = elements.filter((element) => !this.trimmed.has(element));
          scope.kanbenPageEnds?.finishLines(fresh);
          for (const element of fresh) this.trimmed.add(element);
        }
        /** Before Paged.js gives every element its reference: what has none cannot be found again behind a break. */
        async beforeParsed(content: ParentNode) {
          scope.kanbenAgain = {
            rewind: (count) => {
              this.elements.length = count;
              this.filled = false;
              this.divided = undefined;
            },
            trim: (elements) => this.trim(elements),
          };
          await scope.kanbenArrangement?.prepare(content);
          scope.kanbenFootnotes?.attach(content);
        }
        afterParsed(content: ParentNode) {
          // Paged.js takes break rules out of the style sheet, so columns inside a page would not know them.
          // In words facts and 参见 are blocks of their own, and a text that goes on in the next column would be two in the PDF.
          const whole = document.documentElement.dataset.writingSystem === 'han' ? '.entry > p:first-child, .letter' : '.entry > p, .letter';
          for (const line of content.querySelectorAll<HTMLElement>(whole)) line.style.breakInside = 'avoid';
          for (const line of content.querySelectorAll<HTMLElement>('.entry > p:first-child:not(:last-child), .letter')) line.style.breakAfter = 'avoid';
        }
        /** Runs before Paged.js looks for what does not fit, so that a repeated head takes its room. */
        layout(rendered: Element) {
          scope.kanbenArrangement?.repeatHeads(rendered);
          scope.kanbenFootnotes?.place(rendered);
        }
        /** Paged.js 0.4.3 takes the first letter behind a division for the last one before it. */
        onOverflow(overflow?: Range) {
          const node = overflow?.startContainer;
          if (!overflow || !(node instanceof Text)) return undefined;
          const divided = /\u00ad\p{L}$/u.exec(node.data.slice(0, overflow.startOffset));
          if (divided) overflow.setStart(node, divided.index + 1);
          return overflow;
        }
        renderNode(shown: Node, source: Node) {
          scope.kanbenPageEnds?.follow(shown, source);
        }
        onBreakToken(token: BreakToken | undefined, overflow: Range | undefined) {
          if (token?.node && overflow) this.divided = scope.kanbenPageEnds?.endPage(token, overflow);
        }
        beforePageLayout(page: { area?: Element }, contents: Element, breakToken?: BreakToken) {
          // What a note of the last page left over is already at the foot.
          if (page.area) scope.kanbenFootnotes?.place(page.area);
          // The style of the book and its faces are in force now, and nothing is on a page yet.
          if (this.elements.length === 0) {
            scope.kanbenFit?.prepare(contents);
            scope.kanbenLines?.compose(contents);
          }
          const node = breakToken?.node;
          const element = node instanceof Element ? node : node?.parentElement;
          if (this.filled || !element?.closest('.register,.revisions')) return;
          // Everything that a register points to is already on a page: no second layout.
          const [pages, starts] = [findPages(this.elements), findStarts(this.elements)];
          const pageOf = (anchor: string) => pages[(starts[anchor]?.page ?? 0) - 1]?.label;
          const area = page.area ?? this.elements[0]?.querySelector('.pagedjs_area');
          if (!area) throw new Error('Paged.js 0.4.3 has given the page no area');
          scope.kanbenPageNumbers?.fillBack(contents, pageOf, area);
          this.filled = true;
        }
        afterPageLayout(element: HTMLElement) {
          this.elements.push(element);
          if (this.divided) scope.kanbenPageEnds?.keepLines(this.divided);
          this.divided = undefined;
          scope.kanbenFootnotes?.settle(element);
          // Paged.js 0.4.3 resets the page counter for one page only; counter-set goes on counting from it.
          if (element.querySelector('.text-section.first:not([data-split-from])')) element.style.counterSet = 'page 1';
          // Not `@page text:first`: Paged.js 0.4.3 applies it wherever a section begins, also in the middle of the text.
          if (element.querySelector('.text-title:not([data-split-from]), .part-title')) element.dataset.opening = '';
        }
        afterRendered(pages: PagedPage[]) {
          const elements = pages.map((page) => page.element);
          scope.kanbenFootnotes?.clean(elements);
          const found = findPages(elements);
          this.trim(elements);
          // Trimmed marks may give a register's columns another height.
          const starts = findStarts(elements);
          scope.kanbenPageNumbers?.fillContents((anchor) => found[(starts[anchor]?.page ?? 0) - 1]?.label);
          scope.kanben = { pages: found, starts };
        }
      }
      paged.registerHandlers(Pagination);
    },
  };
}
