/**
 * The pages of one language of a facing edition. In: the print HTML with a plan in it: which page each block begins,
 * and how far below the one before it. Out: pages of one side of a spread that keep to the plan, with empty ones where
 * the other language needs more; and where each block stands. No text is changed. Called by the bundle `print`; does
 * nothing to a book without a plan.
 *
 *     <div class="facing-plan" data-side="verso" hidden>{"turns":{"p12":9},"gaps":{"p13":24},"pages":14}</div>
 */
import type { FacingPlan, LaidUnit, LaidUnits, PageSide } from '../../../model/facing.ts';
import { bookLength } from './book-lengths.ts';
import { beginsText } from './page-map-reader.ts';

/** Registers the handler; behind that of the pagination, which says which page is left and right. */
export function registerFacing({ Handler, registerHandlers }: PagedJs.Library): void {
  registerHandlers(
    class extends Handler {
      plan?: FacingPlan & { side: PageSide };
      beforeParsed(content: ParentNode) {
        const holder = content.querySelector<HTMLElement>('.facing-plan');
        if (!holder) return;
        holder.remove();
        const plan: FacingPlan = JSON.parse(holder.textContent ?? '');
        this.plan = { ...plan, side: holder.dataset.side as PageSide };
        leaveEmptyPages(this.chunker);
        addLastPage(content, plan.pages);
      }
      afterParsed(content: ParentNode) {
        if (this.plan) followPlan(content, this.plan);
      }
      beforePageLayout({ element }: PagedJs.LaidPage) {
        if (!this.plan) return;
        element.classList.toggle('pagedjs_left_page', this.plan.side === 'verso');
        element.classList.toggle('pagedjs_right_page', this.plan.side === 'recto');
      }
    },
  );
}

/** Before what begins a later page than the next one Paged.js 0.4.3 adds empty pages, as before a right one. */
function leaveEmptyPages(chunker: PagedJs.Chunker): void {
  const handle = chunker.handleBreaks.bind(chunker);
  chunker.handleBreaks = async (node, force) => {
    const due = node instanceof HTMLElement ? Number(node.dataset.turn ?? 0) : 0;
    while (chunker.pages.length + 1 < due) await handle(node, true);
    await handle(node, force);
  };
}

/** An empty last page where the other language has more. */
function addLastPage(content: ParentNode, pages: number): void {
  if (pages === 0) return;
  const end = document.createElement('div');
  end.className = 'facing-end';
  end.dataset.turn = String(pages);
  content.append(end);
}

/** Gives blocks and parts the pages and the gaps of the plan. */
function followPlan(content: ParentNode, { turns, gaps }: FacingPlan): void {
  for (const [anchor, page] of Object.entries(turns)) {
    const begins = beginning(content, anchor);
    begins.dataset.turn = String(page);
    begins.dataset.breakBefore = 'page';
  }
  for (const [anchor, gap] of Object.entries(gaps)) beginning(content, anchor).style.marginBlockStart = `${gap}px`;
}

/** The outermost element that begins with a block of the text; a part itself. */
function beginning(content: ParentNode, anchor: string): HTMLElement {
  const name = CSS.escape(anchor);
  const block =
    anchor === 'title'
      ? '.text-section > .text-title'
      : anchor === 'text'
        ? '.first'
        : `.text-section [data-block=${name}]`;
  let found = content.querySelector<HTMLElement>(block) ?? content.querySelector<HTMLElement>(`#${name}`);
  if (!found) throw new Error(`the plan names “${anchor}”, which the text has not`);
  while (!found.previousElementSibling && found.parentElement?.closest('.text-section')) found = found.parentElement;
  return found;
}

/** Where the blocks of the text and the parts of the book stand, when the last page is there. */
export function readLaidUnits(): LaidUnits {
  const pages = [...document.querySelectorAll<HTMLElement>('.pagedjs_page')];
  const units = new Map<string, LaidUnit>();
  const parts: LaidUnits['parts'] = [];
  const notes = notesByBlock(pages);
  pages.forEach((page, i) => {
    const top = page.querySelector('.pagedjs_area')?.getBoundingClientRect().top ?? 0;
    if (beginsText(page)) parts.push(['text', i + 1]);
    for (const part of page.querySelectorAll<HTMLElement>('[data-part]:not([data-split-from])'))
      parts.push([part.dataset.part ?? '', i + 1]);
    for (const block of page.querySelectorAll<HTMLElement>('.text-section :is([data-block], .text-title)')) {
      if (block.parentElement?.closest('[data-block]')) continue;
      const anchor = block.dataset.block ?? 'title';
      const unit = units.get(anchor) ?? openUnit(block, anchor, notes.get(anchor) ?? 0);
      const rect = block.getBoundingClientRect();
      if (rect.height > 0) unit.pieces.push({ page: i + 1, top: rect.top - top, bottom: rect.bottom - top });
      units.set(anchor, unit);
    }
  });
  // A cover has another area.
  const area = document.querySelector('.text-section')?.closest('.pagedjs_area');
  const { orphans, widows } = getComputedStyle(document.body);
  return {
    units: [...units.values()].filter(({ pieces }) => pieces.length > 0),
    parts,
    pages: pages.length,
    height: area?.getBoundingClientRect().height ?? 0,
    line: bookLength('--line'),
    aboveNotes: bookLength('--note-line'),
    orphans: Number(orphans),
    widows: Number(widows),
  };
}

function openUnit(block: HTMLElement, anchor: string, notes: number): LaidUnit {
  const annex = block.closest('.text-section.annex:not([data-split-from])');
  const turns = annex !== null && annex.querySelector('[data-block]') === block;
  return { anchor, kind: block.localName, turns, pieces: [], notes };
}

/** Height of the notes at the feet, by the block that refers to them first. */
function notesByBlock(pages: readonly HTMLElement[]): Map<string, number> {
  const heights = new Map<string, number>();
  for (const page of pages)
    for (const note of page.querySelectorAll<HTMLElement>('.pagedjs_footnote_inner_content .footnote[data-footnote]')) {
      const { footnote = '' } = note.dataset;
      heights.set(footnote, (heights.get(footnote) ?? 0) + note.getBoundingClientRect().height);
    }
  const found = new Map<string, number>();
  for (const [footnote, height] of heights) {
    const reference = pages.flatMap((page) => page.querySelector(`.noteref[href="#note-${footnote}"]`) ?? [])[0];
    let block = reference?.closest<HTMLElement>('[data-block]');
    for (let outer = block; outer; outer = outer.parentElement?.closest<HTMLElement>('[data-block]')) block = outer;
    const anchor = block?.dataset.block ?? '';
    found.set(anchor, (found.get(anchor) ?? 0) + height);
  }
  return found;
}
