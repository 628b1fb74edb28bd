/**
 * Shows the pages of a book as spreads, recto on the right, in a frame of their own. In: pages that have been laid out.
 * Out: what stands before the reader, with the zoom and the scroll that were there. Shows copies: the layout goes on
 * with its pages while they are read.
 */
import type { ReaderPlace } from './preview-state.ts';
import { neighbourOf, spreadOf } from './spread-order.ts';

/** Around a spread that is fitted to the window, in px. */
const gap = 24;

export interface Spreads {
  frame: HTMLIFrameElement;
  /** The frame's document, and in it the styles of the book, its ground, and the pages that are shown. */
  sheet: Document;
  style: HTMLStyleElement;
  stage: HTMLElement;
  book: HTMLElement;
  pages: HTMLElement[];
  /** 0-based page that the reader has chosen; its spread is shown. */
  at: number;
  /** Fitted to the window, or px of the screen for one of the page. */
  zoom: 'fit' | number;
  /** What is drawn, so that the same is not drawn again. */
  shown: string;
  turned: (index: number) => void;
  /** Anchors of what the last save changed, which are marked. */
  changed: ReadonlySet<string>;
}

/** Prepares the frame. `turned` hears of every page that is chosen. */
export function openSpreads(frame: HTMLIFrameElement, turned: (index: number) => void): Spreads {
  const sheet = frame.contentDocument;
  if (!sheet) throw new Error('the frame of the pages has no document');
  const style = sheet.head.appendChild(sheet.createElement('style'));
  const own = sheet.head.appendChild(sheet.createElement('link'));
  own.rel = 'stylesheet';
  own.href = '/~/preview.css';
  sheet.documentElement.className = 'sheet';
  const stage = sheet.body.appendChild(sheet.createElement('div'));
  stage.className = 'stage';
  const book = stage.appendChild(sheet.createElement('div'));
  book.className = 'pagedjs_pages';
  const spreads: Spreads = {
    frame,
    sheet,
    style,
    stage,
    book,
    pages: [],
    at: 0,
    zoom: 'fit',
    shown: '',
    turned,
    changed: new Set(),
  };
  frame.contentWindow?.addEventListener('resize', () => fitSpread(spreads));
  return spreads;
}

/** Draws the spread of the chosen page as it is now. */
export function drawSpread(spreads: Spreads): void {
  const { pages, at, book } = spreads;
  const spread = spreadOf(at, pages.length);
  const copies = spread.map((i) => copyPage(spreads, i));
  const now = copies.map((copy) => copy.outerHTML).join();
  if (now !== spreads.shown) {
    spreads.shown = now;
    book.replaceChildren(...copies);
    book.dataset.side = copies.length === 1 ? (spread[0] === 0 ? 'recto' : 'verso') : '';
  }
  fitSpread(spreads);
  spreads.turned(at);
}

/** A page as it is shown: with its folio, and marks beside what the last save changed. */
export function copyPage({ sheet, pages, changed }: Spreads, index: number): HTMLElement {
  const copy = sheet.importNode(pages[index] as HTMLElement, true);
  // Folios count pages, and here are only two of them.
  const first = pages.findIndex((page) => page.style.counterSet !== '');
  copy.style.counterSet = `page ${first >= 0 && index >= first ? index - first + 1 : index + 1}`;
  for (const block of copy.querySelectorAll('[data-block],[data-entry]')) {
    block.setAttribute('tabindex', '0');
    if (changed.has(block.getAttribute('data-block') ?? '')) block.setAttribute('data-changed', '');
  }
  return copy;
}

function fitSpread({ book, frame, stage, zoom }: Spreads): void {
  const page = book.firstElementChild as HTMLElement | null;
  if (!page) return;
  const [width, height] = [2 * page.offsetWidth, page.offsetHeight];
  const fitted = Math.min((frame.clientWidth - 2 * gap) / width, (frame.clientHeight - 2 * gap) / height);
  const scale = zoom === 'fit' ? Math.max(0.1, fitted) : zoom;
  // Scaled as a picture: the lines stay as they were broken.
  book.style.transform = `scale(${scale})`;
  book.style.width = `${width}px`;
  stage.style.width = `${width * scale}px`;
  stage.style.height = `${height * scale}px`;
}

/** The style sheets of the document in which the pages were laid out, as they stand there now. */
export function setStyles({ style, sheet, book }: Spreads, laid: Document): void {
  const rules = [...laid.styleSheets].map((one) => [...one.cssRules].map((rule) => rule.cssText).join('\n'));
  const text = rules.join('\n');
  if (style.textContent !== text) style.textContent = text;
  for (const name of ['lang', 'dir', 'data-writing-system', 'data-pause-marks'])
    sheet.documentElement.setAttribute(name, laid.documentElement.getAttribute(name) ?? '');
  const measures = laid.querySelector('.pagedjs_pages')?.getAttribute('style') ?? '';
  for (const [, name = '', value = ''] of measures.matchAll(/(--[\w-]+):\s*([^;]+)/g))
    book.style.setProperty(name, value);
}

/** Shows the spread of a page. */
export function turnTo(spreads: Spreads, index: number): void {
  spreads.at = Math.max(0, Math.min(index, spreads.pages.length - 1));
  drawSpread(spreads);
}

/** To the next spread or the one before. */
export function turnSpread(spreads: Spreads, way: 1 | -1): void {
  const next = neighbourOf(spreads.at, spreads.pages.length, way);
  if (next === undefined) return;
  spreads.at = next;
  spreads.frame.contentWindow?.scrollTo(0, 0);
  drawSpread(spreads);
}

/** Another size of the pages. */
export function setZoom(spreads: Spreads, zoom: 'fit' | number): void {
  spreads.zoom = zoom;
  fitSpread(spreads);
}

/** Where the reader is, in words of the text. */
export function placeOfReader({ pages, at }: Spreads): ReaderPlace {
  for (const i of [spreadOf(at, pages.length)[0] ?? 0, at]) {
    const block = pages[i]?.querySelector('[data-block],[data-entry]') ?? pages[i]?.querySelector('[data-id]');
    const anchor = block?.getAttribute('data-id');
    if (!anchor) continue;
    const selector = `[data-id="${CSS.escape(anchor)}"]`;
    const same = [...pages.keys()].filter((n) => pages[n]?.querySelector(selector));
    return { anchor, part: same.indexOf(i), from: at - i };
  }
  return { anchor: '', part: 0, from: 0 };
}
