/**
 * The views beside the pages: the e-book, document by document, and the reviewer's page with the registers. In: what
 * the reader chooses, and every new state. Out: the document that he looks at, in its newest state.
 */
import { swapFrame } from './document-frames.ts';
import { partById } from './preview-elements.ts';
import { addressOf, type PreviewPage, type View } from './preview-page.ts';
import { showSource } from './source-panel.ts';

type DocumentView = Exclude<View, 'pages'>;

/** Brings the view that is shown to the newest state. */
export function refreshView(page: PreviewPage, key: (event: KeyboardEvent) => void): void {
  const { state, view, seen } = page;
  if (!state || view === 'pages' || state.version === 0 || seen[view] === state.version) return;
  seen[view] = state.version;
  if (view === 'registers') void swapDocument(page, view, 'registers', key);
  else void showDocuments(page, key);
}

/** Fills the list of the e-book's documents and shows the one that was chosen. */
async function showDocuments(page: PreviewPage, key: (event: KeyboardEvent) => void): Promise<void> {
  const answer = await fetch(addressOf(page, 'documents'));
  const documents = (await answer.json()) as { path: string; title: string }[];
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
    title: view === 'epub' ? 'E-book' : 'Registers',
    wanted: () => page.seen[view] === version,
  };
  const frame = await swapFrame(section, page.documents[view], wanted, {
    key,
    source: (anchor) => void (page.state && showSource(anchor, 0, page.state)),
    shown: (address) => rememberDocument(page, address),
  });
  if (!frame) return;
  page.documents[view] = frame;
  document.documentElement.dataset[view] = String(version);
}

function rememberDocument({ memory }: PreviewPage, address: string): void {
  const name = /\/epub\/([^#?]+)/.exec(address)?.[1];
  if (name === undefined) return;
  partById('documents', HTMLSelectElement).value = name;
  memory.set('document', name);
}
