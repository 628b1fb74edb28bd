/**
 * Lines that are set for trial. In: a copy of a paragraph, and where its lines are to end. Out: how wide each of them
 * is, with what is trimmed at its end, as Chromium 147 sets it. The copy is as it was. Called by
 * `character-breaking.ts`.
 */
import { countBlanks } from '../../../model/trimmable-marks.ts';
import { trimBlock } from './end-marks.ts';
import { type LineStop, writeLineEnds } from './line-writer.ts';
import { characterRects, isInNote, stretchesOf } from './stretch-text.ts';

/** By stretch, the width of each line, in px. */
export function widthsOf(model: HTMLElement, stops: readonly LineStop[][]): number[][] {
  const copy = model.cloneNode(true) as HTMLElement;
  copy.classList.remove('measured');
  model.before(copy);
  const texts = stretchesOf(copy);
  writeLineEnds(
    copy,
    texts.map((nodes, n) => ({ nodes, stops: stops[n] ?? [] })),
    { made: 0 },
  );
  trimBlock(copy);
  copy.style.textAlign = 'start';
  const rectOf = characterRects();
  const left = copy.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(copy).paddingLeft);
  const widths = linesIn(copy).map((lines) =>
    lines.map((nodes, line) => {
      const shown = nodes.filter(({ data }) => countBlanks(data) < data.length);
      const [first, last] = [shown[0], shown.at(-1)];
      if (!first || !last) return 0;
      // Before the first line may be a label.
      const begin = line === 0 ? rectOf(first, countBlanks(first.data)).left : left;
      return rectOf(last, lastShown(last.data)).right - begin;
    }),
  );
  copy.remove();
  return widths;
}

/** The last character of a text that is no blank. */
function lastShown(text: string): number {
  let at = text.length - 1;
  while (at > 0 && countBlanks(text.charAt(at)) > 0) at--;
  return at;
}

/** The texts of each line of a paragraph, by stretch: a line ends at its mark, a stretch at a hard break. */
function linesIn(paragraph: Element): Text[][][] {
  const own = new Set<Node>(stretchesOf(paragraph).flat());
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const stretches: Text[][][] = [[[]]];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (own.has(node))
      stretches
        .at(-1)
        ?.at(-1)
        ?.push(node as Text);
    else if (!(node instanceof HTMLElement) || isInNote(node, paragraph)) continue;
    else if (node.localName === 'br') stretches.push([[]]);
    else if (node.localName === 'wbr') stretches.at(-1)?.push([]);
  }
  return stretches;
}
