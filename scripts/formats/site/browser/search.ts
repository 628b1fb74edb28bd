/**
 * Search in the text of a title. In: what the reader types. Out: every place of it marked, one of them shown, their
 * number said, and how many stand in each part of the contents. The number of a provision (第三条, 31(3)(c)) shows that
 * one first.
 */

import { beginsWith, type Hit, markBeginning, markBlock, markWhole, unmark } from './mark-text.ts';
import { findNamesakes } from './name-forms.ts';
import { allWithin, elementById } from './page-elements.ts';
import { pageWord } from './page-words.ts';
import { addressesOf } from './provision-query.ts';
import { foldForSearch } from './search-words.ts';

interface Search {
  hits: Hit[];
  /** The hit that is shown; -1 for none. */
  current: number;
  /** How many blocks have a hit. */
  held: number;
  namesakes: ReturnType<typeof findNamesakes>;
}

/** Sets the search of the page to work. */
export function startSearch(): void {
  const input = elementById('query', HTMLInputElement);
  const state: Search = { hits: [], current: -1, held: 0, namesakes: findNamesakes() };
  const blocks = allWithin('.text-section [data-block], .note').filter(
    (block) => !block.parentElement?.closest('[data-block], .note'),
  );
  const search = () => find(state, blocks, input.value);
  const move = (step: number) => state.hits.length > 0 && showHit(state, state.current + step);
  // While a method of input composes characters, what stands there is not yet what is meant.
  input.addEventListener('input', (event) => (event as InputEvent).isComposing || search());
  input.addEventListener('compositionend', search);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.key !== 'Enter' || !event.shiftKey) return;
    event.preventDefault();
    move(-1);
  });
  elementById('search', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    move(1);
  });
  elementById('previous', HTMLButtonElement).addEventListener('click', () => move(-1));
  // As in many readers: a stroke leads to the search, where nothing else is written.
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    event.preventDefault();
    input.focus();
  });
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select');

/** Marks what is typed in all blocks and shows the first place. */
function find(state: Search, blocks: readonly HTMLElement[], typed: string): void {
  unmark(state.hits);
  Object.assign(state, { hits: [], current: -1, held: 0 });
  const query = foldForSearch(typed).folded.trimEnd();
  for (const block of query === '' ? [] : blocks) {
    const hits = markBlock(block, query);
    state.hits.push(...hits);
    if (hits.length > 0) state.held++;
  }
  if (query !== '') addNamesakes(state, query);
  putFirst(state, typed);
  countInContents(state.hits);
  const none = state.hits.length === 0;
  for (const id of ['previous', 'next']) elementById(id, HTMLButtonElement).disabled = none;
  if (none) elementById('found', HTMLOutputElement).textContent = query === '' ? '' : pageWord('webNone');
  else showHit(state, 0);
}

/** Other names of what is typed are hits, too, each in its place; pieces of one name are one. */
function addNamesakes(state: Search, query: string): void {
  const links = state
    .namesakes(query)
    .filter((link) => link.querySelector('mark') === null && link.closest('mark') === null);
  let before: Element | undefined;
  for (const link of links) {
    const hit = state.hits.at(-1);
    const goesOn = hit !== undefined && before !== undefined && link.previousSibling === before;
    if (goesOn) hit.push(...markWhole(link));
    else state.hits.push(markWhole(link));
    before = link;
  }
  const place = ([mark]: Hit) => mark?.closest('[data-block], .note');
  state.held = new Set(state.hits.map(place)).size;
  state.hits.sort(([a], [b]) => (a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
}

/** A provision whose number is typed is the first place, whatever else says the number. */
function putFirst(state: Search, typed: string): void {
  const provision = addressesOf(typed)
    .map((address) => document.getElementById(address)?.closest<HTMLElement>('.text-section [data-block]'))
    .find(Boolean);
  if (!provision) return;
  const known = state.hits.find(([mark]) => mark && provision.contains(mark) && beginsWith(provision, mark));
  const hit = known ?? markBeginning(provision);
  if (!known && !state.hits.some(([mark]) => mark && provision.contains(mark))) state.held++;
  state.hits = [hit, ...state.hits.filter((other) => other !== hit)];
}

function countInContents(hits: readonly Hit[]): void {
  for (const count of allWithin('.contents-found')) count.textContent = '';
  for (const link of allWithin('.contents a')) {
    const section = document.querySelector(`[data-section="${link.getAttribute('href')?.slice(1)}"]`);
    const count = hits.filter(([mark]) => mark && section?.contains(mark)).length;
    const place = link.querySelector('.contents-found');
    if (place && count > 0) place.textContent = pageWord('webFoundHere', count);
  }
}

/** Shows a hit; behind the last comes the first. */
function showHit(state: Search, index: number): void {
  const { hits, held } = state;
  for (const mark of hits[state.current] ?? []) mark.classList.remove('now');
  state.current = (index + hits.length) % hits.length;
  for (const mark of hits[state.current] ?? []) mark.classList.add('now');
  hits[state.current]?.[0]?.scrollIntoView({ block: 'center' });
  const said = pageWord('webFound', state.current + 1, hits.length, held);
  elementById('found', HTMLOutputElement).textContent = said;
}
