/**
 * The preview's own page: hears of every save, has the pages laid out again, and shows them with the problems and the source
 * of what is clicked. In: the server's events. Promises that the reader stays where he was, and that the last good
 * pages stand until there are better ones. Keyboard: ← → Page up/down Home End turn, 1 2 3 change the view, g asks for a page.
 */
import { loaded, swapFrame } from './preview-frames.js';
import { showPages } from './preview-pages.js';
import { blockAt, openProblems, showProblems, showSource } from './preview-source.js';

/** @typedef {import('./preview-source.js').State} State */

const title = document.body.dataset.title ?? '';
const root = document.documentElement;
/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
/** @param {string} path */
const address = (path) => `/${encodeURIComponent(title)}/${path}`;
/** What the reader had before the page was loaded again. */
const store = {
  /** @param {string} key */
  get: (key) => {
    try {
      return sessionStorage.getItem(`kanben-${title}-${key}`) ?? '';
    } catch {
      return '';
    }
  },
  /** @param {string} key @param {string} value */
  set: (key, value) => {
    try {
      sessionStorage.setItem(`kanben-${title}-${key}`, value);
    } catch {
      // The place is forgotten when the page is loaded again; nothing else is.
    }
  },
};

/** @type {State | undefined} */
let state;
let session = '';
let view = 'pages';
/** The state that each view shows. @type {{ pages: number } & Record<string, number>} */
const seen = { pages: 0, epub: 0, registers: 0 };
/** @type {HTMLIFrameElement | undefined} */
let press;
/** The version that is being laid out. */
let laying = 0;
/** @type {{ page: string, label: string }[]} */
let labels = [];

const sheetFrame = /** @type {HTMLIFrameElement} */ (byId('sheet'));
await loaded(sheetFrame);
const pages = showPages(sheetFrame, turned);

const events = new EventSource(address('events'));
events.onmessage = (/** @type {MessageEvent<string>} */ { data }) => take(JSON.parse(data));
events.onerror = () => say('The preview is not running.');

/** @param {State} next */
function take(next) {
  // Another run of the preview may have another page: it is loaded anew, and the place is kept.
  if (session && session !== next.session) return location.reload();
  session = next.session;
  state = next;
  const options = next.titles.map((name) => new Option(name, name, name === title, name === title));
  byId('titles').replaceChildren(...options);
  showProblems(next);
  if (next.version === 0) say(next.broken ? 'No pages yet.' : '');
  // Titles, problems and lines of the source may have characters that the system has no face for.
  if (next.version > 0 && byId('faces').href === '') byId('faces').href = address('faces.css');
  if (next.version > seen.pages && next.version !== laying) void layOut(next.version);
  refreshView();
}

// ------------------------------------------------------------------------------------------------------ pages

/** @param {number} version */
async function layOut(version) {
  laying = version;
  const html = await (await fetch(address('book'))).text();
  if (laying !== version) return;
  say('…');
  const here = pages.pages().length > 0 ? pages.place() : JSON.parse(store.get('place') || '{"anchor":"","part":0,"from":0}');
  const wish = { ...here, text: /** @type {any} */ (press?.contentWindow)?.kanbenPress.textAt(here.anchor) ?? '' };
  const frame = press ?? (await openPress());
  let outcome = await layIn(frame, html, version, wish, press === frame);
  if (outcome === 'again') {
    const fresh = await openPress();
    if (laying !== version) return fresh.remove();
    outcome = await layIn(fresh, html, version, wish, false);
  }
  if (outcome !== 'done' || laying !== version) return;
  say(`${pages.pages().length} pages`);
  root.dataset.done = String(version);
}

async function openPress() {
  const frame = document.createElement('iframe');
  frame.src = '/~/press.html';
  frame.title = 'Layout';
  frame.tabIndex = -1;
  document.querySelector('.press')?.append(frame);
  await loaded(frame);
  return frame;
}

/**
 * Lays a state out in a frame. In the frame that is shown, pages are replaced one by one; another one takes its place as soon as it
 * has the spread that the reader looks at.
 * @param {HTMLIFrameElement} frame @param {string} html @param {number} version @param {{ anchor: string, part: number, from: number, text: string }} wish @param {boolean} own
 * @returns {Promise<'done' | 'overtaken' | 'again'>}
 */
async function layIn(frame, html, version, wish, own) {
  const { kanbenPress } = /** @type {any} */ (frame.contentWindow);
  const document = /** @type {Document} */ (frame.contentDocument);
  /** @type {HTMLElement[]} */
  const fresh = [];
  const before = pages.index();
  let adopted = own;
  const adopt = () => {
    if (adopted) return;
    adopted = true;
    press?.remove();
    press = frame;
    pages.setPages(fresh);
  };
  /** @param {number} index */
  const show = (index) => {
    if (laying !== version) return;
    adopt();
    pages.setStyles(document);
    // Who has turned on meanwhile is not called back.
    if (own && pages.index() !== before) pages.draw();
    else pages.turnTo(index + wish.from);
    seen.pages = version;
    root.dataset.shown = String(version);
  };
  try {
    const outcome = await kanbenPress.lay(html, wish, {
      place: show,
      page: (/** @type {number} */ index, /** @type {HTMLElement} */ element) => (adopted ? pages.setPage(index, element) : fresh.push(element)),
    });
    if (outcome !== 'done') {
      if (!adopted && outcome === 'overtaken') frame.remove();
      return outcome;
    }
    if (laying !== version) return 'overtaken';
    adopt();
    pages.setPages(kanbenPress.pages());
    root.dataset.kept = String(kanbenPress.kept());
    labels = /** @type {any} */ (frame.contentWindow).kanben.pages;
    pages.setStyles(document);
    // A place that is no more: the page stays.
    if (seen.pages !== version) show(pages.index());
    else pages.draw();
    return outcome;
  } catch (error) {
    // The way that always works. The build knows no other; so that nobody takes the other for granted, it is said.
    if (own) {
      console.warn('laid out from the beginning:', error);
      return 'again';
    }
    frame.remove();
    const detail = error instanceof Error ? error.message : String(error);
    await fetch(address('failed'), { method: 'POST', body: detail });
    return 'overtaken';
  }
}

/** @param {number} index */
function turned(index) {
  const input = byId('page');
  if (document.activeElement !== input) input.value = labels[index]?.label ?? String(index + 1);
  byId('count').textContent = `of ${pages.pages().length}`;
  store.set('place', JSON.stringify(pages.place()));
}

/** @param {string} wanted */
function goToPage(wanted) {
  const index = labels.findIndex(({ label }) => label === wanted.trim());
  if (index >= 0) pages.turnTo(index);
  else turned(pages.index());
}

/** Anchor → the page on which it begins. @param {string} anchor */
const pageOf = (anchor) => pages.pages().findIndex((page) => page?.querySelector(`[id="${CSS.escape(anchor)}"]`));

pages.sheet.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = target.closest('a[href]');
  event.preventDefault();
  const inside = link?.getAttribute('href') ?? '';
  if (inside.startsWith('#')) return pages.turnTo(pageOf(inside.slice(1)));
  const found = blockAt(pages.pages(), target, event);
  return found && void showSource(found.anchor, found.offset);
});

// ------------------------------------------------------------------------------------- e-book and registers

function refreshView() {
  if (!state || view === 'pages' || state.version === 0 || seen[view] === state.version) return;
  seen[view] = state.version;
  if (view === 'registers') void swap('registers', 'registers', state.version);
  else void showDocuments(state.version);
}

/** @param {number} version */
async function showDocuments(version) {
  /** @type {{ path: string, title: string }[]} */
  const documents = await (await fetch(address('documents'))).json();
  const select = byId('documents');
  const chosen = select.value || store.get('document') || documents.find(({ path }) => path.startsWith('section-'))?.path || '';
  const path = documents.some((one) => one.path === chosen) ? chosen : (documents[0]?.path ?? '');
  select.replaceChildren(...documents.map((one) => new Option(one.title, one.path, false, one.path === path)));
  await swap('epub', `epub/${path}`, version);
}

/** @param {string} name @param {string} path @param {number} version */
async function swap(name, path, version) {
  const shown = (/** @type {string} */ url) => {
    const [, document = ''] = /\/epub\/([^#?]+)/.exec(url) ?? [];
    if (document === '') return;
    byId('documents').value = document;
    store.set('document', document);
  };
  const source = (/** @type {string} */ anchor) => void showSource(anchor, 0);
  if (await swapFrame(name, address(path), () => seen[name] === version, { key: press_, source, shown })) root.dataset[name] = String(version);
}

// --------------------------------------------------------------------------------------------- tools and keys

/** @param {string} name */
function show(name) {
  view = name;
  store.set('view', name);
  for (const button of document.querySelectorAll('button[data-view]')) button.setAttribute('aria-pressed', String(button.getAttribute('data-view') === name));
  for (const part of document.querySelectorAll('main section, .tools')) /** @type {HTMLElement} */ (part).hidden = (part.getAttribute('data-view') ?? part.getAttribute('data-for')) !== name;
  refreshView();
}

/** @param {-1 | 1} way */
function turn(way) {
  if (view === 'pages') return pages.turn(way);
  if (view !== 'epub') return;
  const select = byId('documents');
  const next = select.selectedIndex + way;
  if (next < 0 || next >= select.options.length) return;
  select.selectedIndex = next;
  select.dispatchEvent(new Event('change'));
}

/** @param {KeyboardEvent} event */
function press_(event) {
  const target = /** @type {Element} */ (event.target);
  if (event.key === 'Escape') {
    byId('source').hidden = true;
    openProblems(false);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(target.tagName)) return;
  const end = pages.pages().length - 1;
  /** @type {Record<string, () => void>} */
  const keys = { 1: () => show('pages'), 2: () => show('epub'), 3: () => show('registers') };
  if (view !== 'registers') Object.assign(keys, { ArrowRight: () => turn(1), ArrowLeft: () => turn(-1) });
  if (view === 'pages')
    Object.assign(keys, {
      PageDown: () => turn(1),
      PageUp: () => turn(-1),
      Home: () => pages.turnTo(0),
      End: () => pages.turnTo(end),
      g: () => byId('page').select(),
      Enter: () => {
        const found = target.closest('[tabindex]') && blockAt(pages.pages(), target, undefined);
        if (found) void showSource(found.anchor, found.offset);
      },
    });
  const act = keys[event.key];
  if (!act || (event.key === 'Enter' && target.tagName === 'BUTTON')) return;
  if (event.key !== 'Enter') event.preventDefault();
  act();
}

/** @param {string} sentence */
const say = (sentence) => {
  byId('status').textContent = sentence;
};

document.addEventListener('keydown', press_);
pages.sheet.addEventListener('keydown', press_);
for (const button of document.querySelectorAll('button[data-view]')) button.addEventListener('click', () => show(button.getAttribute('data-view') ?? 'pages'));
byId('back').addEventListener('click', () => turn(-1));
byId('on').addEventListener('click', () => turn(1));
byId('page').addEventListener('change', () => goToPage(byId('page').value));
byId('zoom').addEventListener('change', () => pages.setZoom(byId('zoom').value === 'fit' ? 'fit' : Number(byId('zoom').value)));
byId('documents').addEventListener('change', () => void swap('epub', `epub/${byId('documents').value}`, seen.epub ?? 0));
byId('titles').addEventListener('change', () => location.assign(`/${encodeURIComponent(byId('titles').value)}/`));
byId('problem-count').addEventListener('click', () => openProblems(byId('problems').hidden));
byId('close').addEventListener('click', () => {
  byId('source').hidden = true;
});
byId('copy').addEventListener('click', () => navigator.clipboard.writeText(byId('place').textContent).then(() => say('Copied.')));
if (/^(epub|registers)$/.test(store.get('view'))) show(store.get('view'));
