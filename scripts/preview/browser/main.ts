/**
 * The preview's own page: hears of every save, has the pages laid out again, and shows them with the problems and the
 * source of what is clicked. In: the server's events. Promises that the reader stays where he was, and that the last
 * good pages stand until there are better ones. The first module of the bundle `preview`.
 */
import { placeAtElement } from './clicked-place.ts';
import { frameLoaded } from './document-frames.ts';
import { refreshView, setScreen, swapDocument } from './document-views.ts';
import { goTo, showNextChange } from './go-to.ts';
import { actOnKey } from './keys.ts';
import { layOut } from './lay-out.ts';
import { refreshLines } from './line-panel.ts';
import { toggleOverview } from './overview.ts';
import { partById } from './preview-elements.ts';
import { addressOf, type PreviewPage, say, type View } from './preview-page.ts';
import type { PreviewState } from './preview-state.ts';
import { openMemory } from './reader-memory.ts';
import { closeSource, openPanel, showProblems, showSource } from './source-panel.ts';
import { openSpreads, placeOfReader, setZoom, turnSpread, turnTo } from './spreads.ts';
import { uiWord } from './ui-word.ts';

async function openPreview(): Promise<void> {
  const title = document.body.dataset.title ?? '';
  const sheet = partById('sheet', HTMLIFrameElement);
  await frameLoaded(sheet);
  const page: PreviewPage = {
    title,
    memory: openMemory(title),
    spreads: openSpreads(sheet, () => turned(page)),
    view: 'pages',
    seen: { pages: 0, epub: 0, registers: 0, site: 0 },
    change: 0,
    anchors: new Map(),
    laying: 0,
    labels: [],
    documents: {},
  };
  const key = (event: KeyboardEvent) =>
    actOnKey(page, event, { show: (view) => showView(page, view, key), turn: (way) => turn(page, way) });
  const events = new EventSource(addressOf(page, 'events'));
  events.onmessage = ({ data }: MessageEvent<string>) => takeState(page, JSON.parse(data) as PreviewState, key);
  events.onerror = () => say(uiWord('stopped'));
  document.addEventListener('keydown', key);
  page.spreads.sheet.addEventListener('keydown', key);
  page.spreads.sheet.addEventListener('click', (event) => clickPage(page, event));
  listenToTools(page, key);
  const stored = page.memory.get('view');
  if (stored === 'epub' || stored === 'registers' || stored === 'site') showView(page, stored, key);
}

function takeState(page: PreviewPage, next: PreviewState, key: (event: KeyboardEvent) => void): void {
  // Another run of the preview may have another page: it is loaded anew, and the place is kept.
  if (page.state && page.state.session !== next.session) {
    location.reload();
    return;
  }
  page.state = next;
  const options = next.titles.map((name) => new Option(name, name, name === page.title, name === page.title));
  partById('titles', HTMLSelectElement).replaceChildren(...options);
  showProblems(next);
  page.change = 0;
  page.spreads.changed = new Set(next.changed);
  const changed = partById('changed', HTMLButtonElement);
  changed.hidden = next.changed.length === 0;
  changed.textContent = uiWord('changed', next.changed.length);
  if (next.version === 0) say(next.broken ? uiWord('none') : '');
  // Titles, problems and lines of the source may have characters that the system has no face for.
  const faces = partById('faces', HTMLLinkElement);
  if (next.version > 0 && faces.href === '') faces.href = addressOf(page, 'faces.css');
  if (next.version > page.seen.pages && next.version !== page.laying) void layOut(page, next.version);
  refreshView(page, key);
  void refreshLines(page, key);
}

function turned({ spreads, labels, memory }: PreviewPage): void {
  const input = partById('page', HTMLInputElement);
  if (document.activeElement !== input) input.value = labels[spreads.at] ?? String(spreads.at + 1);
  partById('count', HTMLElement).textContent = uiWord('of', spreads.pages.length);
  memory.set('place', JSON.stringify(placeOfReader(spreads)));
}

/** Follows a link inside the book, or names the line of what was clicked. */
function clickPage({ spreads, state }: PreviewPage, event: MouseEvent): void {
  // An element of another window is no Element of this one.
  const target = event.target as Element;
  event.preventDefault();
  const inside = target.closest('a[href]')?.getAttribute('href') ?? '';
  if (inside.startsWith('#')) {
    const selector = `[id="${CSS.escape(inside.slice(1))}"]`;
    turnTo(
      spreads,
      spreads.pages.findIndex((one) => one?.querySelector(selector)),
    );
    return;
  }
  const found = placeAtElement(spreads.pages, target, event);
  if (found && state) void showSource(found.anchor, found.offset, state);
}

function showView(page: PreviewPage, view: View, key: (event: KeyboardEvent) => void): void {
  page.view = view;
  page.memory.set('view', view);
  for (const button of document.querySelectorAll('button[data-view]'))
    button.setAttribute('aria-pressed', String(button.getAttribute('data-view') === view));
  for (const part of document.querySelectorAll<HTMLElement>('main section, .tools'))
    part.hidden = !(part.dataset.view ?? part.dataset.for ?? '').split(' ').includes(view);
  refreshView(page, key);
}

function turn({ view, spreads }: PreviewPage, way: -1 | 1): void {
  if (view === 'pages') turnSpread(spreads, way);
  if (view !== 'epub') return;
  const select = partById('documents', HTMLSelectElement);
  const next = select.selectedIndex + way;
  if (next < 0 || next >= select.options.length) return;
  select.selectedIndex = next;
  select.dispatchEvent(new Event('change'));
}

function listenToTools(page: PreviewPage, key: (event: KeyboardEvent) => void): void {
  const { spreads } = page;
  const click = (id: string, act: () => void) => partById(id, HTMLButtonElement).addEventListener('click', act);
  const change = (id: string, act: (value: string) => void) => {
    const field = partById(id, HTMLElement) as HTMLInputElement | HTMLSelectElement;
    field.addEventListener('change', () => act(field.value));
  };
  for (const button of document.querySelectorAll<HTMLElement>('button[data-view]'))
    button.addEventListener('click', () => showView(page, button.dataset.view as View, key));
  click('back', () => turn(page, -1));
  click('on', () => turn(page, 1));
  click('problem-count', () => openPanel('problems', partById('problems', HTMLElement).hidden));
  click('line-count', () => openPanel('lines', partById('lines', HTMLElement).hidden));
  window.addEventListener('focus', () => void refreshLines(page, key));
  click('close', closeSource);
  click('copy', () => {
    const place = partById('place', HTMLElement).textContent ?? '';
    void navigator.clipboard.writeText(place).then(() => say(uiWord('copied')));
  });
  change('page', (typed) => void goTo(page, typed, key));
  change('screen', (screen) => setScreen(page, screen));
  click('overview', () => toggleOverview(spreads));
  click('changed', () => showNextChange(page, key));
  change('zoom', (zoom) => setZoom(spreads, zoom === 'fit' ? 'fit' : Number(zoom)));
  change('documents', (path) => void swapDocument(page, 'epub', `epub/${path}`, key));
  change('titles', (title) => location.assign(`/${encodeURIComponent(title)}/`));
}

void openPreview();
