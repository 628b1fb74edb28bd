/**
 * From which page a changed text is laid out again. In: the pages of the text before, and both texts. Out: a page, and
 * the same place in the text that Paged.js has prepared anew; nothing where only a new beginning is safe.
 */
import { changedNotes, countedTexts, countsAndHashes, firstChange, idBefore, withoutCounts } from './text-changes.ts';

/** A page from which a layout goes on, and where it begins in the prepared text. */
export interface Resumption {
  page: number;
  source: ParentNode & Node;
  token: PagedJs.BreakToken | undefined;
}

/**
 * The page from which a changed text must be laid out: the one before the page on which the change begins, for a
 * heading may move back to it. Nothing when the change stands in the front matter.
 */
export function firstPageToLay(
  pages: readonly PagedJs.LaidPage[],
  before: HTMLElement,
  after: HTMLElement,
): number | undefined {
  const first = pages.findIndex(({ element }) => element.style.counterSet !== '');
  if (first < 0) return undefined;
  let at = pages.length - 1;
  for (const anchor of changedAnchors(withoutCounts(before), withoutCounts(after))) {
    if (anchor === '') return undefined;
    const found = pages.findIndex(({ element }) => element.querySelector(`[id="${CSS.escape(anchor)}"]`));
    if (found >= 0) at = Math.min(at, found);
  }
  // The pages of the registers are broken together, and everything that they point to must stand before them.
  const register = pages.findIndex(({ element }) => element.querySelector('.register'));
  if (register >= 0 && at >= register) at = register;
  else if (at > first) at--;
  while (at > first && !canBegin(pages[at])) at--;
  return at >= first && pages[at]?.startToken ? at : undefined;
}

/** Not in the middle of a note that goes on from another page, nor with a page that is empty. */
const canBegin = (page: PagedJs.LaidPage | undefined): boolean =>
  page?.startToken !== undefined && !page.element.querySelector('.pagedjs_footnote_area [data-split-from]');

/** Anchors where something changes; an empty one for what has none. */
function changedAnchors(before: HTMLElement, after: HTMLElement): string[] {
  // A note takes its room where it is referred to, and not where it stands in the text.
  const anchors = changedNotes(before, after).map((note) => {
    const reference = before.querySelector(`.noteref[href="#${CSS.escape(note)}"]`);
    return reference?.closest('[id][data-block]')?.id ?? '';
  });
  for (const body of [before, after]) body.querySelector('.notes')?.remove();
  const changed = firstChange(before, after);
  return changed ? [...anchors, idBefore(changed, before)] : anchors;
}

/** What follows from the text, in contents and imprint, is written into the pages that are kept. */
export function fillCounts(next: ParentNode): void {
  const counts = countedTexts(next).flatMap(({ data }) => data.match(countsAndHashes) ?? []);
  const pages = document.querySelector('.pagedjs_pages');
  for (const node of pages ? countedTexts(pages) : []) {
    const said = node.data.replace(countsAndHashes, (count) => counts.shift() ?? count);
    if (node.data !== said) node.data = said;
  }
  for (const row of next.querySelectorAll('.contents [data-page-of]')) {
    const name = CSS.escape(row.getAttribute('data-page-of') ?? '');
    const own = document.querySelector(`.pagedjs_page .contents [data-page-of="${name}"] .contents-range`);
    const range = row.querySelector('.contents-range')?.textContent ?? '';
    if (own && own.textContent !== range) own.textContent = range;
  }
}

/**
 * The same place in the newly prepared text. Everything before it is equal: it gets the references that the kept pages
 * have, by which Paged.js finds what it has divided. A token may be of a text before the last one, which had the same
 * references.
 */
export function tokenIn(source: Node, { source: old, token }: Resumption): PagedJs.BreakToken {
  const holder = token?.node instanceof Element ? token.node : token?.node.parentElement;
  if (!token || !holder) throw new Error('the page of a change begins nowhere');
  const last = old.querySelector(`[data-ref="${holder.getAttribute('data-ref')}"]`);
  const [was, is] = [old, source].map((root) => document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT));
  for (;;) {
    const [x, y] = [was?.nextNode(), is?.nextNode()];
    if (!(x instanceof Element && y instanceof Element) || x.tagName !== y.tagName) throw changed();
    y.setAttribute('data-ref', x.getAttribute('data-ref') ?? '');
    if (x !== last) continue;
    const node = token.node === holder ? y : y.childNodes[[...holder.childNodes].indexOf(token.node as ChildNode)];
    if (!node) throw changed();
    // A break token of Paged.js is asked for its name.
    return Object.assign(Object.create(Object.getPrototypeOf(token)), { node, offset: token.offset });
  }
}

const changed = () => new Error('the text before a change is not what it was');
