/**
 * The views beside the pages: the e-book, document by document, the site, the reviewer's page with the registers. In:
 * what the reader chooses, and every new state. Out: the document that he looks at, in its newest state.
 */
import { swapFrame } from './document-frames.ts';
import { partById } from './preview-elements.ts';
import { addressOf, type PreviewPage, type View } from './preview-page.ts';
import { showSource } from './source-panel.ts';
import { uiWord } from './ui-word.ts';

type DocumentView = Exclude<View, 'pages'>;

/** Brings the view that is shown to the newest state. */
export function refreshView(page: PreviewPage, key: (event: KeyboardEvent) => void): void {
  const { state, view, seen } = page;
  if (!state || view === 'pages' || state.version === 0 || seen[view] === state.version) return;
  seen[view] = state.version;
  if (view === 'registers') void swapDocument(page, view, 'registers', key);
  else if (view === 'site') void swapDocument(page, view, 'site/index.html', key);
  else void showDocuments(page, key);
}

/** Fills the list of the e-book's documents and shows the one that was chosen. */
async function showDocuments(page: PreviewPage, key: (event: KeyboardEvent) => void): Promise<void> {
  const answer = await fetch(addressOf(page, 'documents'));
  const documents = (await answer.json()) as { path: string; title: string; anchors: string[] }[];
  page.anchors = new Map(documents.flatMap(({ path, anchors }) => anchors.map((anchor) => [anchor, path] as const)));
  const select = partById('documents', HTMLSelectElement);
  const first = documents.find(({ path }) => path.startsWith('section-'))?.path ?? '';
  const chosen = select.value || page.memory.get('document') || first;
  const path = documents.some((one) => one.path === chosen) ? chosen : (documents[0]?.path ?? '');
  select.replaceChildren(...documents.map((one) => new Option(one.title, one.path, false, one.path === path)));
  await swapDocument(page, 'epub', `epub/${path}`, key);
}

/** Shows a document in a view, unless another state comes meanwhile. */
export async function swapDocument(
  page: PreviewPage,
  view: DocumentView,
  path: string,
  key: (event: KeyboardEvent) => void,
): Promise<void> {
  const section = document.querySelector(`main section[data-view="${view}"]`);
  if (!section) throw new Error(`the preview has no view “${view}”`);
  const version = page.seen[view];
  const wanted = {
    src: addressOf(page, path),
    title: uiWord(view),
    wanted: () => page.seen[view] === version,
  };
  const frame = await swapFrame(section, page.documents[view], wanted, {
    key,
    source: (anchor) => void (page.state && showSource(anchor, 0, page.state)),
    shown: (address) => rememberDocument(page, address),
  });
  if (!frame) return;
  page.documents[view] = frame;
  dressScreen(frame);
  frame.addEventListener('load', () => dressScreen(frame));
  document.documentElement.dataset[view] = String(version);
}

function rememberDocument({ memory }: PreviewPage, address: string): void {
  const name = /\/epub\/([^#?]+)/.exec(address)?.[1];
  if (name === undefined) return;
  partById('documents', HTMLSelectElement).value = name;
  memory.set('document', name);
}

/** Shows the documents as on another screen: a phone, paper of grey ink, at night. */
export function setScreen(page: PreviewPage, screen: string): void {
  partById('screen', HTMLSelectElement).value = screen;
  document.querySelector('main')?.setAttribute('data-screen', screen);
  for (const frame of [page.documents.epub, page.documents.site]) if (frame) dressScreen(frame);
}

/** Night is the reader's: an e-book has no colours of its own, and the site has its own for it. */
function dressScreen(frame: HTMLIFrameElement): void {
  const root = frame.contentDocument?.documentElement;
  const isNight = document.querySelector('main')?.getAttribute('data-screen') === 'night';
  if (!root) return;
  root.style.colorScheme = isNight ? 'dark' : 'light';
  root.dataset.theme = isNight ? 'dark' : 'light';
}

/** Shows what stands at an anchor in the view of documents; false where nothing does. */
export async function showDocument(
  page: PreviewPage,
  anchor: string,
  key: (event: KeyboardEvent) => void,
): Promise<boolean> {
  const path = page.anchors.get(anchor);
  if (page.view === 'epub' && path !== undefined) await swapDocument(page, 'epub', `epub/${path}`, key);
  const found = page.documents[page.view]?.contentDocument?.getElementById(anchor);
  found?.scrollIntoView({ block: 'center' });
  return Boolean(found);
}
