/**
 * Shows documents of the title in frames in which nothing runs: the e-book's and the reviewer's page. A new state is loaded
 * behind the old one and takes its place and its height, so that nothing jumps.
 */

/** @type {Record<string, HTMLIFrameElement | undefined>} */
const frames = {};

/**
 * @param {string} name of the view @param {string} src @param {() => boolean} wanted false when another state has come
 * @param {{ key: (event: KeyboardEvent) => void, source: (anchor: string) => void, shown: (address: string) => void }} tell
 * @returns {Promise<boolean>} whether it is shown
 */
export async function swapFrame(name, src, wanted, tell) {
  const frame = document.createElement('iframe');
  frame.title = name === 'epub' ? 'E-book' : 'Registers';
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.dataset.waiting = '';
  frame.src = src;
  document.querySelector(`main section[data-view="${name}"]`)?.append(frame);
  await loaded(frame);
  if (!wanted()) {
    frame.remove();
    return false;
  }
  const old = frames[name];
  const same = old?.contentWindow && old.contentDocument?.URL === frame.contentDocument?.URL;
  if (same) keepScroll(/** @type {Window} */ (old.contentWindow), /** @type {Window} */ (frame.contentWindow));
  delete frame.dataset.waiting;
  old?.remove();
  frames[name] = frame;
  listenIn(frame, tell);
  frame.addEventListener('load', () => listenIn(frame, tell));
  return true;
}

/** Waits until a frame has its page: it begins with an empty one that is complete. @param {HTMLIFrameElement} frame */
export function loaded(frame) {
  const there = frame.contentDocument?.readyState === 'complete' && frame.contentDocument.URL !== 'about:blank';
  return there ? Promise.resolve() : new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
}

/** The first anchor in view stands at the same height again. @param {Window} from @param {Window} to */
function keepScroll(from, to) {
  const top = [...from.document.querySelectorAll('body [id]')].find((element) => element.getBoundingClientRect().bottom > 0);
  const same = top && to.document.getElementById(top.id);
  to.scrollTo(from.scrollX, same ? from.scrollY : Math.min(from.scrollY, to.document.documentElement.scrollHeight));
  if (same) to.scrollBy(0, same.getBoundingClientRect().top - top.getBoundingClientRect().top);
}

/** @param {HTMLIFrameElement} frame @param {{ key: (event: KeyboardEvent) => void, source: (anchor: string) => void, shown: (address: string) => void }} tell */
function listenIn(frame, tell) {
  const inside = frame.contentDocument;
  if (!inside) return;
  tell.shown(inside.URL);
  inside.addEventListener('keydown', tell.key);
  inside.addEventListener('click', (event) => {
    const target = /** @type {Element | null} */ (event.target);
    const link = target?.closest('a[href]');
    if (link && !link.classList.contains('number')) {
      // Nothing leads out of the preview.
      if (new URL(/** @type {HTMLAnchorElement} */ (link).href).origin !== location.origin) event.preventDefault();
      return;
    }
    const block = target?.closest('[id]');
    if (block) tell.source(block.id);
  });
}
