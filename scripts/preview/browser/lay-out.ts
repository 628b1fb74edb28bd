/**
 * Has every new state of a title laid out, and shows its pages. In: the number of a state. Out: its pages, at the place
 * where the reader was. The last good pages stand until there are better ones.
 */
import { frameLoaded } from './document-frames.ts';
import { addressOf, type PreviewPage, say } from './preview-page.ts';
import type { LayoutFrame, LayoutOutcome, ReaderPlace, WishedPlace } from './preview-state.ts';
import { drawSpread, placeOfReader, setStyles, turnTo } from './spreads.ts';
import { uiWord } from './ui-word.ts';

/** Lays a state out: in the frame that is shown where that is possible, else in a new one. */
export async function layOut(page: PreviewPage, version: number): Promise<void> {
  page.laying = version;
  const html = await (await fetch(addressOf(page, 'book'))).text();
  if (page.laying !== version) return;
  say('…');
  const frame = page.press ?? (await openPress());
  const wish = wishedPlace(page);
  let outcome = await layIn(page, frame, { html, version, wish });
  if (outcome === 'again') {
    const fresh = await openPress();
    if (page.laying !== version) return fresh.remove();
    outcome = await layIn(page, fresh, { html, version, wish });
  }
  if (outcome !== 'done' || page.laying !== version) return;
  say(uiWord('pageCount', page.spreads.pages.length));
  document.documentElement.dataset.done = String(version);
}

/** Where the reader is, or was before the page was loaded again. */
function wishedPlace({ spreads, memory, press }: PreviewPage): WishedPlace {
  const nowhere: ReaderPlace = { anchor: '', part: 0, from: 0 };
  const stored = memory.get('place');
  const here =
    spreads.pages.length > 0 ? placeOfReader(spreads) : stored ? (JSON.parse(stored) as ReaderPlace) : nowhere;
  return { ...here, text: press ? layoutIn(press).textAt(here.anchor) : '' };
}

async function openPress(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.src = '/~/press.html';
  frame.title = 'Layout';
  frame.tabIndex = -1;
  document.querySelector('.press')?.append(frame);
  await frameLoaded(frame);
  return frame;
}

function layoutIn(frame: HTMLIFrameElement): LayoutFrame {
  const layout = frame.contentWindow?.kanben.layout;
  if (!layout) throw new Error('the frame of the layout has no layout');
  return layout;
}

interface Job {
  html: string;
  version: number;
  wish: WishedPlace;
}

/**
 * Lays a state out in a frame. In the frame that is shown, pages are replaced one by one; another one takes its place
 * as soon as it has the spread that the reader looks at.
 */
async function layIn(page: PreviewPage, frame: HTMLIFrameElement, job: Job): Promise<LayoutOutcome> {
  const own = page.press === frame;
  const shown = showIn(page, frame, job);
  try {
    const outcome = await layoutIn(frame).lay(job.html, job.wish, { place: shown.place, page: shown.page });
    if (outcome !== 'done') {
      if (outcome === 'overtaken' && page.press !== frame) frame.remove();
      return outcome;
    }
    if (page.laying !== job.version) return 'overtaken';
    shown.whole();
    return outcome;
  } catch (error) {
    // The way that always works. The build knows no other; so that nobody takes the other for granted, it is said.
    if (own) {
      console.warn('laid out from the beginning:', error);
      return 'again';
    }
    frame.remove();
    await fetch(addressOf(page, 'failed'), { method: 'POST', body: describe(error) });
    return 'overtaken';
  }
}

/** What went wrong, and where: the server knows of which file the place was made. */
function describe(error: unknown): string {
  // An error of another frame is no Error of this one.
  const { message = String(error), stack = '' } = error as Partial<Error>;
  const frame = stack.split('\n').find((line) => /^\s*at /.test(line));
  return frame === undefined ? message : `${message} (${/\(?([^\s()]+)\)?$/.exec(frame.trim())?.[1] ?? ''})`;
}

/** How the pages of a layout come before the reader. */
function showIn(page: PreviewPage, frame: HTMLIFrameElement, { version, wish }: Job) {
  const { spreads } = page;
  const fresh: HTMLElement[] = [];
  const own = page.press === frame;
  const before = spreads.at;
  const adopt = () => {
    if (page.press === frame) return;
    page.press?.remove();
    page.press = frame;
    spreads.pages = fresh;
  };
  const styles = () => {
    if (frame.contentDocument) setStyles(spreads, frame.contentDocument);
  };
  const place = (index: number) => {
    if (page.laying !== version) return;
    adopt();
    styles();
    // Who has turned on meanwhile is not called back.
    if (own && spreads.at !== before) drawSpread(spreads);
    else turnTo(spreads, index + wish.from);
    page.seen.pages = version;
    document.documentElement.dataset.shown = String(version);
  };
  return {
    place,
    page: (index: number, element: HTMLElement) => {
      if (page.press === frame) spreads.pages[index] = element;
      else fresh.push(element);
    },
    whole: () => {
      adopt();
      const layout = layoutIn(frame);
      spreads.pages = layout.pages();
      document.documentElement.dataset.kept = String(layout.kept());
      page.labels = frame.contentWindow?.kanben.pageMap?.pages.map(({ label }) => label) ?? [];
      styles();
      // A place that is no more: the page stays.
      if (page.seen.pages !== version) place(spreads.at);
      else drawSpread(spreads);
    },
  };
}
