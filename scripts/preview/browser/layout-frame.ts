/**
 * Lays the book out in a hidden frame of the preview, with the build's own handlers and Paged.js. In: the print HTML
 * after every save. Out: pages, one by one. A changed text is laid out again from the page before the change; what
 * stands before stays. Promises the pages that the build gets; shows nothing itself. The first module of the bundle
 * `preview-layout`, which comes behind the bundle `print` and Paged.js.
 */
import { driveLayout, type LayoutDrive } from './drive-layout.ts';
import type { LayoutFrame, LayoutOutcome, LayoutReport, WishedPlace } from './preview-state.ts';
import { fillCounts, firstPageToLay, type Resumption } from './resume-layout.ts';
import { textWithoutNumber } from './text-changes.ts';
import { anchorIn, followAnchor } from './wished-place.ts';

/** A layout that another save has overtaken ends with this at its next page. */
const overtaken = new Error('overtaken');

/** What stays from one layout to the next. */
interface Laid {
  chunker?: PagedJs.Chunker;
  /** The text as it came, before Paged.js prepared it. */
  text?: HTMLElement;
  styles: string;
  lengths: number[][];
  kept: number;
  /** The last layout came to its end. */
  whole: boolean;
}

/** One state of the book. */
interface Book {
  text: HTMLElement;
  /** For Paged.js, which takes it apart. */
  content: DocumentFragment;
  /** Attributes of the root on which its styles depend. */
  root: Record<string, string>;
  sheets: string[];
}

function openLayout(): LayoutFrame {
  const laid: Laid = { styles: '', lengths: [], kept: 0, whole: false };
  /** The layout that counts; an older one ends at its next page. */
  let job = 0;
  let running: Promise<unknown> = Promise.resolve();
  return {
    lay: (html, wish, report) => {
      const mine = ++job;
      const check = () => {
        if (mine !== job) throw overtaken;
      };
      const outcome = running.then((): Promise<LayoutOutcome> | LayoutOutcome =>
        mine === job ? layState(laid, readBook(html), wish, report, check) : 'overtaken',
      );
      running = outcome.catch(() => undefined);
      return outcome;
    },
    textAt: (anchor) => {
      const element = anchor === '' ? undefined : laid.text?.querySelector(`[id="${CSS.escape(anchor)}"]`);
      return element ? textWithoutNumber(element) : '';
    },
    kept: () => laid.kept,
    pages: () => laid.chunker?.pages.map(({ element }) => element) ?? [],
  };
}

function readBook(html: string): Book {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const template = document.createElement('template');
  template.innerHTML = parsed.body.innerHTML;
  return {
    text: parsed.body.cloneNode(true) as HTMLElement,
    content: template.content,
    root: Object.fromEntries(
      ['lang', 'dir', 'data-writing-system', 'data-pause-marks'].map((name) => [
        name,
        parsed.documentElement.getAttribute(name) ?? '',
      ]),
    ),
    sheets: [...parsed.querySelectorAll('style')].map((style) => style.textContent ?? ''),
  };
}

/** Lays a state out, from the first page that it changes. Throws what goes wrong in the layout. */
async function layState(
  laid: Laid,
  book: Book,
  wish: WishedPlace,
  report: LayoutReport,
  check: () => void,
): Promise<LayoutOutcome> {
  const anchor = `[data-id="${CSS.escape(anchorIn(book.text, wish))}"]`;
  const follower = followAnchor(wish.part, report.place);
  const seen = (index: number, element: HTMLElement) => follower.page(index, element.querySelector(anchor) !== null);
  const { chunker } = laid;
  const from = chunker && resume(laid, chunker, book);
  if (from === 'again') return 'again';
  laid.kept = from === 'same' ? (chunker?.pages.length ?? 0) : (from?.page ?? 0);
  if (from === 'same') for (const [i, { element }] of chunker?.pages.entries() ?? []) seen(i, element);
  else {
    Object.assign(laid, { styles: book.sheets.join(), text: book.text, whole: false });
    for (const [name, value] of Object.entries(book.root)) document.documentElement.setAttribute(name, value);
    try {
      await layPages(laid, book, { from, lengths: laid.lengths, seen, fresh: report.page, check });
    } catch (error) {
      if (error === overtaken) return 'overtaken';
      throw error;
    }
    laid.whole = true;
  }
  follower.end(laid.chunker?.pages.length ?? 0);
  return 'done';
}

/** From where a changed text goes on; whether it is the same, or nothing of the last layout can be kept. */
function resume(laid: Laid, chunker: PagedJs.Chunker, book: Book): Resumption | 'same' | 'again' {
  if (!laid.text || laid.styles !== book.sheets.join()) return 'again';
  const page = firstPageToLay(chunker.pages, laid.text, book.text);
  if (page === undefined) return 'again';
  if (laid.whole && laid.text.isEqualNode(book.text)) return 'same';
  fillCounts(book.text);
  return { page, source: chunker.source, token: chunker.pages[page]?.startToken };
}

async function layPages(laid: Laid, { content, sheets }: Book, drive: LayoutDrive): Promise<void> {
  if (laid.chunker) {
    window.kanben.again?.rewind(drive.from?.page ?? 0);
    driveLayout(laid.chunker, drive);
    await laid.chunker.flow(content);
    return;
  }
  if (!window.Paged) throw new Error('Paged.js is not in the page');
  // Paged.js runs this itself when it starts; where it has not come to it yet, it must be before its handlers are made.
  window.PagedConfig?.before();
  const previewer = new window.Paged.Previewer();
  laid.chunker = previewer.chunker;
  driveLayout(laid.chunker, drive);
  const named = sheets.map((sheet) => ({ [location.href]: sheet }));
  await previewer.preview(content, named, document.body);
}

window.kanben.layout = openLayout();
