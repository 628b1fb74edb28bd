/**
 * The keyboard of the preview. In: a key that was pressed, in the page or in one of its frames. Out: what it does: ← →
 * Page up/down Home End turn, 1 2 3 4 change the view, g asks for a place, t shows all pages, c what the last save
 * changed, Enter names the line, Escape puts things away.
 */
import { placeAtElement } from './clicked-place.ts';
import { closeOverview, toggleOverview } from './overview.ts';
import { partById } from './preview-elements.ts';
import type { PreviewPage, View } from './preview-page.ts';
import { closeSource, openPanel, showSource } from './source-panel.ts';
import { turnTo } from './spreads.ts';

/** What keys do with the page. */
interface KeyActions {
  show: (view: View) => void;
  turn: (way: -1 | 1) => void;
}

/** Does what a key says; keys of fields, and with a modifier, are left alone. */
export function actOnKey(page: PreviewPage, event: KeyboardEvent, actions: KeyActions): void {
  // An element of another window is no Element of this one.
  const target = event.target as Element;
  if (event.key === 'Escape') {
    closeSource();
    closeOverview(page.spreads);
    openPanel('problems', false);
    openPanel('lines', false);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(target.tagName)) return;
  const act = keysOf(page, target, actions)[event.key];
  if (!act || (event.key === 'Enter' && target.tagName === 'BUTTON')) return;
  if (event.key !== 'Enter') event.preventDefault();
  act();
}

function keysOf(
  { view, spreads, state }: PreviewPage,
  target: Element,
  { show, turn }: KeyActions,
): Record<string, () => void> {
  const views = {
    1: () => show('pages'),
    2: () => show('epub'),
    3: () => show('registers'),
    4: () => show('site'),
    c: () => partById('changed', HTMLButtonElement).click(),
    l: () => partById('line-count', HTMLButtonElement).click(),
  };
  if (view === 'registers') return views;
  const field = { g: () => partById('page', HTMLInputElement).select() };
  if (view === 'site') return { ...views, ...field };
  const both = { ...views, ...field, ArrowRight: () => turn(1), ArrowLeft: () => turn(-1) };
  if (view === 'epub') return both;
  return {
    ...both,
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    Home: () => turnTo(spreads, 0),
    End: () => turnTo(spreads, spreads.pages.length - 1),
    t: () => toggleOverview(spreads),
    Enter: () => {
      const found = target.closest('[tabindex]') && placeAtElement(spreads.pages, target);
      if (found && state) void showSource(found.anchor, found.offset, state);
    },
  };
}
