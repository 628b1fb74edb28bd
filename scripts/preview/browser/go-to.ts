/**
 * Going to a place by what it is called. In: what is typed: the label of a page, 第42段, Article 13, 13(2). Out: the
 * place is shown in the view that is looked at, or a sentence says that there is none.
 */
import { addressesOf } from '../../formats/site/browser/provision-query.ts';
import { showDocument } from './document-views.ts';
import { type PreviewPage, say } from './preview-page.ts';
import { turnTo } from './spreads.ts';
import { uiWord } from './ui-word.ts';

/** Anchors that a typed text may mean, the likeliest first. */
function anchorsOf(typed: string): string[] {
  const text = typed.normalize('NFKC').trim();
  const number = /^(?:第?\s*(\d+)\s*段?|(?:p|para(?:graph)?\.?|п(?:ункт)?\.?)\s*(\d+))$/iu.exec(text);
  const counted = number ? [`p${number[1] ?? number[2]}`] : [];
  return [...counted, ...addressesOf(text), text.replace(/^#/, '')];
}

/** Goes to a place in the view that is shown. */
export async function goTo(page: PreviewPage, typed: string, key: (event: KeyboardEvent) => void): Promise<void> {
  const label = page.labels.indexOf(typed.trim());
  if (page.view === 'pages' && label >= 0) return turnTo(page.spreads, label);
  for (const anchor of anchorsOf(typed)) if (await showAnchor(page, anchor, key)) return;
  say(uiWord('nowhere', typed));
}

/** Shows what stands at an anchor in the view that is looked at; false where nothing does. */
export async function showAnchor(
  page: PreviewPage,
  anchor: string,
  key: (event: KeyboardEvent) => void,
): Promise<boolean> {
  if (anchor === '') return false;
  if (page.view !== 'pages') return showDocument(page, anchor, key);
  const selector = `[id="${CSS.escape(anchor)}"], [data-block="${CSS.escape(anchor)}"]`;
  const index = page.spreads.pages.findIndex((one) => one?.querySelector(selector));
  if (index >= 0) turnTo(page.spreads, index);
  return index >= 0;
}

/** Shows the next of the blocks that the last save changed. */
export function showNextChange(page: PreviewPage, key: (event: KeyboardEvent) => void): void {
  const changed = page.state?.changed ?? [];
  const anchor = changed[page.change % Math.max(1, changed.length)];
  page.change++;
  if (anchor !== undefined) void showAnchor(page, anchor, key);
}
