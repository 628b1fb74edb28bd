/**
 * Drives one layout of Paged.js 0.4.3 in a frame that may be hidden. In: its chunker, and from where it goes on. Out:
 * pages, one by one, as soon as they will not change any more. Paged.js waits for animation frames, which hidden frames
 * and tabs get late or never; here the next page waits for messages alone, so that a newer save is heard.
 */
import { type Resumption, tokenIn } from './resume-layout.ts';

export interface LayoutDrive {
  from: Resumption | undefined;
  /** What Paged.js knew of the length of pages before it laid each one out; kept from layout to layout. */
  lengths: number[][];
  /** Hears of every page, those that are kept first. */
  seen: (index: number, element: HTMLElement) => void;
  /** Hears of the pages that are new. */
  fresh: (index: number, element: HTMLElement) => void;
  /** Throws when a newer state has come. */
  check: () => void;
}

/** Puts the drive into the chunker, in the place of what it does by itself. */
export function driveLayout(chunker: PagedJs.Chunker, drive: LayoutDrive): void {
  const { from } = drive;
  const { removePages } = Object.getPrototypeOf(chunker) as PagedJs.Chunker;
  chunker.removePages = () => removePages.call(chunker, from?.page ?? 0);
  chunker.render = async (source) => {
    chunker.stopped = false;
    chunker.rendered = false;
    if (from) chunker.charsPerBreak = [...(drive.lengths[from.page] ?? drive.lengths[from.page - 1] ?? [])];
    await layPages(chunker, chunker.layout(source, from && tokenIn(source, from)), drive);
    return { done: true };
  };
}

async function layPages(
  chunker: PagedJs.Chunker,
  renderer: AsyncGenerator<unknown>,
  drive: LayoutDrive,
): Promise<void> {
  for (const [i, { element }] of chunker.pages.entries()) drive.seen(i, element);
  const turn = messageTurns();
  let told = chunker.pages.length;
  const finishPages = (end: number) => {
    for (; told < end; told++) finishPage(chunker, told, drive);
  };
  for (;;) {
    drive.check();
    drive.lengths[chunker.pages.length] = [...chunker.charsPerBreak];
    const { done, value } = await renderer.next();
    if (value instanceof Error) throw value;
    if (done) break;
    // The last line of a page is known when the page after it is there.
    finishPages(chunker.pages.length - 1);
    await turn();
  }
  finishPages(chunker.pages.length);
}

function finishPage({ pages }: PagedJs.Chunker, index: number, drive: LayoutDrive): void {
  const element = pages[index]?.element;
  if (!element) throw new Error(`the layout has no page ${index}`);
  // Columns of a register are balanced anew when their lines change: that comes after the page map, as in the build.
  // A divided word gets its hyphen there too, and the places of the page map are counted without it.
  const waits = element.querySelector('.register') || element.textContent?.includes('\u00ad');
  if (!waits) window.kanben.again?.trim([element]);
  drive.fresh(index, element);
  drive.seen(index, element);
}

/** Lets everything that waits go first. */
function messageTurns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return () =>
    new Promise((go) => {
      port1.onmessage = () => go();
      port2.postMessage(0);
    });
}
