/**
 * What is copied from the text. In: what the reader has selected. Out: the same text, with the number of each paragraph
 * whose beginning is selected in brackets before it, and without what stands apart from the text. Less than two
 * paragraphs, or what is selected outside the text, is copied as ever.
 */
import { allWithin } from './page-elements.ts';

/** Sets the copying of paragraphs to work. */
export function startCopying(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    const blocks = selection && !selection.isCollapsed ? selectedBlocks(selection) : [];
    if (!event.clipboardData || blocks.length < 2) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', blocks.join('\n'));
  });
}

/** The selected text, a line for each block of it. */
function selectedBlocks(selection: Selection): string[] {
  const range = selection.getRangeAt(0);
  const sections = allWithin('.text-section');
  if (!sections.some((section) => section.contains(range.startContainer))) return [];
  if (!sections.some((section) => section.contains(range.endContainer))) return [];
  return allWithin('.text-section [data-block]')
    .filter((block) => range.intersectsNode(block) && !block.parentElement?.closest('[data-block]'))
    .map((block) => sayPart(block, range))
    .filter((text) => text !== '');
}

/** The part of a block that is selected, with its number where the block begins in the selection. */
function sayPart(block: HTMLElement, selected: Range): string {
  const part = document.createRange();
  part.selectNodeContents(block);
  const begins = selected.compareBoundaryPoints(Range.START_TO_START, part) <= 0;
  if (!begins) part.setStart(selected.startContainer, selected.startOffset);
  if (selected.compareBoundaryPoints(Range.END_TO_END, part) < 0)
    part.setEnd(selected.endContainer, selected.endOffset);
  const copy = part.cloneContents();
  const number = begins ? (block.querySelector<HTMLElement>('.number')?.textContent ?? '') : '';
  for (const apart of copy.querySelectorAll('.apart')) apart.remove();
  const text = (copy.textContent ?? '').trim();
  return /\d/.test(number) && text !== '' ? `[${number}] ${text}` : text;
}
