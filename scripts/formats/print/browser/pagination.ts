/**
 * The press's handler of Paged.js 0.4.3: what is done at each moment of a layout. In: the text as Paged.js parses it
 * and lays it out. Out: pages, and on `window.kanben` the page map. Fills in what only the layout knows: pages of the
 * registers before they are laid out, pages of the contents afterwards. No text of the edition is changed.
 */
import { type LineLimits, wordLimits } from '../../../model/line-limits.ts';
import type { PageMap } from '../../../model/page-map.ts';
import { arrangeContent, keepBlanks, keptExpression } from './arrangement.ts';
import { composeCells } from './cell-lines.ts';
import { composeCharacters } from './character-breaking.ts';
import { placeDate, placeRecord, settleRecord } from './closing-record.ts';
import { arrangeContents, hideShortLeaders } from './contents-pages.ts';
import { type Divided, keepLines } from './divided-paragraph.ts';
import { trimBeforeReferences, trimLineEnds } from './end-marks.ts';
import { fillShortLines } from './even-lines.ts';
import { cleanNotes } from './finished-notes.ts';
import { fitCells } from './fit-cells.ts';
import { fitTitles } from './fit-titles.ts';
import { attachNotes, continueNotes, placeNotes, settleNotes } from './footnotes.ts';
import { fillBrokenLines } from './hard-breaks.ts';
import { holdMarks } from './hold-marks.ts';
import { composeLines } from './line-breaking.ts';
import type { LineMarks } from './line-writer.ts';
import { endOf, endPage } from './page-ends.ts';
import type { PrintOptions } from './page-globals.ts';
import { dropForeignHyphens, fixHyphens } from './page-hyphens.ts';
import { beginsText, findPages, findStarts } from './page-map-reader.ts';
import { fillConcordance, fillContents, fillPageCount, fillRegisters, type PageOf } from './page-references.ts';
import { breakRegisters } from './register-pages.ts';
import { type Heads, setHeads, takeHeads, writeHeadStrings } from './running-heads.ts';
import { openSources, type SourceNodes } from './source-nodes.ts';
import { alignTables, repeatHeads } from './tables.ts';

/** A number of pages that takes no less room than the right one, which is known when the last page is there. */
const widestCount = 9999;

/** What the handler knows from moment to moment. */
interface Pagination {
  /** Finished pages, and those of them whose line ends are finished too. */
  pages: HTMLElement[];
  trimmed: Set<HTMLElement>;
  sources: SourceNodes;
  /** What stays on one line. */
  kept: RegExp;
  /** What lines of words may be. */
  limits: LineLimits;
  /** The first stretch of each table. */
  tables: Map<string, HTMLTableElement>;
  marks: LineMarks;
  /** The pages of registers and concordance are in the text. */
  filled: boolean;
  /** The paragraph that goes on behind the page. */
  divided: Divided | undefined;
  /** The text that is laid out. */
  contents?: ParentNode;
  /** What running heads say of the provisions on a page. */
  heads: Heads;
  /** Puts back what Paged.js takes of white space when it parses. */
  restoreBlanks: () => void;
}

/**
 * Registers the handler; behind any that takes finished pages aside: they must be there again when they are measured.
 */
export function registerPagination({ Handler, registerHandlers }: PagedJs.Library, options: PrintOptions): void {
  registerHandlers(
    class extends Handler {
      own = openPagination(keptExpression(options.kept), options.widestSpace[document.documentElement.lang]);
      /** Before Paged.js gives every element its reference: what has none cannot be found again behind a break. */
      async beforeParsed(content: ParentNode) {
        window.kanben.again = {
          rewind: (count) => rewindTo(count, this.own),
          trim: (pages) => finishLines(pages, this.own),
        };
        this.own.heads = takeHeads(content);
        writeHeadStrings(content);
        await arrangeContent(content, this.own.kept);
        trimBeforeReferences(content);
        attachNotes(content);
        this.own.restoreBlanks = keepBlanks(content);
      }
      filter(content: ParentNode) {
        showStyled(content);
      }
      afterParsed(content: ParentNode) {
        this.own.restoreBlanks();
        setEntryBreaks(content);
      }
      beforePageLayout(page: PagedJs.LaidPage, contents: Element, from?: Partial<PagedJs.BreakToken>) {
        // Paged.js 0.4.3 counts no page that it adds for the rest of a note: left and right were chance.
        const position = this.chunker.pages.indexOf(page);
        page.index(position);
        continueNotes(page.element, this.chunker.pages[position - 1]?.element);
        placeRecord(contents, position);
        beginPage(page, contents, from, this.own);
      }
      renderNode(shown: Node, source: Node) {
        this.own.sources.follow(shown, source);
        if (source instanceof HTMLElement && source.dataset.block) window.kanben.block = source.dataset.block;
      }
      /** Runs before Paged.js looks for what does not fit, so that a repeated head takes its room. */
      layout(rendered: Element) {
        repeatHeads(rendered, this.own.tables);
        alignTables(rendered);
        placeNotes(rendered);
      }
      onOverflow(overflow: Range | undefined, rendered: Element, bounds: DOMRect, layout: PagedJs.Layout) {
        return overflow && endOf(overflow, rendered, bounds, layout);
      }
      onBreakToken(token: PagedJs.BreakToken | undefined, overflow: Range | undefined) {
        if (token?.node && overflow) this.own.divided = endPage(token, overflow, this.own.sources);
      }
      afterPageLayout(page: HTMLElement) {
        finishPage(page, this.own);
      }
      afterRendered(laid: readonly PagedJs.LaidPage[]) {
        window.kanben.pageMap = finishBook(laid, this.own);
      }
    },
  );
}

const openPagination = (kept: RegExp, widestSpace: number | undefined): Pagination => ({
  kept,
  limits: { ...wordLimits, ...(widestSpace && { wide: widestSpace }) },
  pages: [],
  trimmed: new Set(),
  sources: openSources(),
  tables: new Map(),
  marks: { made: 0 },
  filled: false,
  divided: undefined,
  heads: { byBlock: new Map(), join: '', sign: '' },
  restoreBlanks: () => undefined,
});

/** As if no more pages than `count` were laid out. */
function rewindTo(count: number, own: Pagination): void {
  own.pages.length = count;
  Object.assign(own, { filled: false, divided: undefined });
}

function beginPage(
  page: PagedJs.LaidPage,
  contents: Element,
  from: Partial<PagedJs.BreakToken> | undefined,
  own: Pagination,
): void {
  own.contents = contents ?? own.contents;
  // What a note of the last page left over is already at the foot.
  if (page.area) placeNotes(page.area);
  // The style of the book and its faces are in force now, and nothing is on a page yet.
  if (own.pages.length === 0) {
    if (contents.textContent?.includes('——')) dropFirstLetters();
    fillPageCount(contents, widestCount);
    placeDate(contents);
    fitTitles(contents, own);
    fitCells(contents, own.marks);
    holdMarks(contents);
    composeCells(contents, own.kept, own.marks);
    composeLines(contents, own, own.marks);
    composeCharacters(contents, own.kept, own.marks);
  }
  const element = from?.node instanceof Element ? from.node : from?.node?.parentElement;
  const part = element?.closest<HTMLElement>('.contents,.register,.revisions');
  if (!part || own.filled) return;
  const area = page.area ?? own.pages[0]?.querySelector('.pagedjs_area');
  if (!area) throw new Error('Paged.js 0.4.3 has given the page no area');
  if (part.matches('.contents')) {
    if (part === element) arrangeContents(part, area);
    return;
  }
  // Everything that a register points to is already on a page: no second layout.
  const [pages, starts] = [findPages(own.pages), findStarts(own.pages)];
  const pageOf: PageOf = (anchor) => pages[(starts[anchor]?.page ?? 0) - 1]?.label;
  fillRegisters(contents, pageOf);
  fillConcordance(contents, pageOf);
  breakRegisters([...contents.querySelectorAll<HTMLElement>('.register')], area);
  own.filled = true;
}

/**
 * Paged.js 0.4.3 sets back the first letter of what goes on from page to page, which no style here sets. It would be a
 * text of its own: of the two signs of a long dash, which are one glyph, Chromium 147 writes one into the PDF. Texts
 * without one keep the rules, and with them the lines of their registers.
 */
function dropFirstLetters(): void {
  for (const { cssRules } of document.styleSheets)
    for (const rule of [...cssRules])
      if (rule instanceof CSSStyleRule && rule.selectorText.includes('::first-letter'))
        rule.parentStyleSheet?.deleteRule([...rule.parentStyleSheet.cssRules].indexOf(rule));
}

function finishPage(page: HTMLElement, own: Pagination): void {
  own.pages.push(page);
  dropForeignHyphens(page);
  if (own.divided) keepLines(own.divided);
  own.divided = undefined;
  settleNotes(page);
  settleRecord(page, own.contents, own.pages.at(-2));
  // Paged.js 0.4.3 resets the page counter for one page only; counter-set goes on counting from it.
  if (beginsText(page)) page.style.counterSet = 'page 1';
  // Not `@page text:first`: Paged.js 0.4.3 applies it wherever a section begins, also in the middle of the text.
  if (page.querySelector('.text-title:not([data-split-from]), .part-title')) page.dataset.opening = '';
}

function finishBook(laid: readonly PagedJs.LaidPage[], own: Pagination): PageMap {
  const elements = laid.map(({ element }) => element);
  cleanNotes(elements);
  const pages = findPages(elements);
  fillPageCount(document, pages.length);
  finishLines(elements, own);
  setHeads(elements, own.heads);
  // Trimmed marks may give a register's columns another height.
  const starts = findStarts(elements);
  fillContents((anchor) => pages[(starts[anchor]?.page ?? 0) - 1]?.label);
  hideShortLeaders(elements);
  return { pages, starts };
}

/** Half-width marks and hyphens at line ends; once a page. */
function finishLines(pages: readonly HTMLElement[], { trimmed }: Pagination): void {
  const fresh = pages.filter((page) => !trimmed.has(page));
  fixHyphens(fresh);
  fillShortLines(fresh);
  trimLineEnds(fresh);
  fillBrokenLines(fresh);
  for (const page of fresh) trimmed.add(page);
}

/**
 * Paged.js 0.4.3 holds every element with a `style` for one that is not displayed, and what follows it for the first
 * thing in the book, before which no page ends: after a section with custom properties the annex began no page.
 */
function showStyled(content: ParentNode): void {
  for (const element of content.querySelectorAll<HTMLElement>('[style][data-undisplayed]'))
    if (element.style.display !== 'none') delete element.dataset.undisplayed;
}

/** Paged.js takes break rules out of the style sheet, so columns inside a page would not know them. */
function setEntryBreaks(content: ParentNode): void {
  // In words facts and 参见 are blocks of their own, and a text that goes on in the next column would be two in the PDF.
  const han = document.documentElement.dataset.writingSystem === 'han';
  const whole = han ? '.entry > p:first-child, .letter' : '.entry > p, .letter';
  for (const line of content.querySelectorAll<HTMLElement>(whole)) line.style.breakInside = 'avoid';
  for (const line of content.querySelectorAll<HTMLElement>('.entry > p:first-child:not(:last-child), .letter'))
    line.style.breakAfter = 'avoid';
}
