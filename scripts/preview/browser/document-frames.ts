/**
 * Shows documents of the title in frames in which nothing runs: the e-book's and the reviewer's page. In: an address.
 * Out: a frame with it. A new state is loaded behind the old one and takes its place and its height, so that nothing
 * jumps.
 */

/** What a frame tells of its reader. */
interface FrameListener {
  key: (event: KeyboardEvent) => void;
  /** A block was clicked. */
  source: (anchor: string) => void;
  /** A document is shown, by its address. */
  shown: (address: string) => void;
}

/**
 * Shows `src` in the section of a view, in the place of `old`. `wanted` is false when another state has come
 * meanwhile. Gives the frame, or nothing when it is not wanted any more.
 */
export async function swapFrame(
  section: Element,
  old: HTMLIFrameElement | undefined,
  { src, title, wanted }: { src: string; title: string; wanted: () => boolean },
  listener: FrameListener,
): Promise<HTMLIFrameElement | undefined> {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.dataset.waiting = '';
  frame.src = src;
  section.append(frame);
  await frameLoaded(frame);
  if (!wanted()) {
    frame.remove();
    return undefined;
  }
  const [before, after] = [old?.contentWindow, frame.contentWindow];
  if (before && after && before.document.URL === after.document.URL) keepScroll(before, after);
  delete frame.dataset.waiting;
  old?.remove();
  listenIn(frame, listener);
  frame.addEventListener('load', () => listenIn(frame, listener));
  return frame;
}

/** Waits until a frame has its page: it begins with an empty one that is complete. */
export async function frameLoaded(frame: HTMLIFrameElement): Promise<void> {
  const shown = frame.contentDocument;
  if (shown?.readyState === 'complete' && shown.URL !== 'about:blank') return;
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
}

/** The first anchor in view stands at the same height again. */
function keepScroll(from: Window, to: Window): void {
  const top = [...from.document.querySelectorAll('body [id]')].find(
    (element) => element.getBoundingClientRect().bottom > 0,
  );
  const same = top && to.document.getElementById(top.id);
  to.scrollTo(from.scrollX, same ? from.scrollY : Math.min(from.scrollY, to.document.documentElement.scrollHeight));
  if (same) to.scrollBy(0, same.getBoundingClientRect().top - top.getBoundingClientRect().top);
}

function listenIn(frame: HTMLIFrameElement, { key, source, shown }: FrameListener): void {
  const inside = frame.contentDocument;
  if (!inside) return;
  shown(inside.URL);
  inside.addEventListener('keydown', key);
  inside.addEventListener('click', (event) => {
    // An element of another window is no Element of this one.
    const target = event.target as Element | null;
    const link = target?.closest<HTMLAnchorElement>('a[href]');
    if (link && !link.classList.contains('number')) {
      // Nothing leads out of the preview.
      if (new URL(link.href).origin !== location.origin) event.preventDefault();
      return;
    }
    const block = target?.closest('[id]');
    if (block) source(block.id);
  });
}
