/**
 * Lines that are set for trial. In: copies of paragraphs, and where their lines are to end. Out: how wide each of them
 * is, with what is trimmed at its end, as Chromium 147 sets it. The copies are as they were. Promises that the browser
 * sets all of them at once. Called by `character-breaking.ts`.
 */
import { countBlanks } from '../../../model/trimmable-marks.ts';
import { trimMarks } from './end-marks.ts';
import { type LineStop, writeLineEnds } from './line-writer.ts';
import { rectOf } from './measured-text.ts';
import { textsByLine } from './stretch-text.ts';

/** A copy of a paragraph, and where its lines end, by stretch. */
interface Trial {
  model: HTMLElement;
  stops: readonly (readonly LineStop[])[];
}

/** For each trial by stretch the width of each line, in px. */
export function widthsOf(trials: readonly Trial[]): number[][][] {
  const copies = trials.map(({ model, stops }) => {
    const copy = model.cloneNode(true) as HTMLElement;
    copy.classList.remove('measured');
    writeLineEnds(copy, stops, { made: 0 });
    model.before(copy);
    return copy;
  });
  trimMarks(copies);
  for (const copy of copies) copy.style.textAlign = 'start';
  const widths = copies.map(readWidths);
  for (const copy of copies) copy.remove();
  return widths;
}

function readWidths(copy: HTMLElement): number[][] {
  const left = copy.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(copy).paddingLeft);
  return textsByLine(copy).map((lines) =>
    lines.map((nodes, line) => {
      const shown = nodes.filter(({ data }) => countBlanks(data) < data.length);
      const [first, last] = [shown[0], shown.at(-1)];
      if (!first || !last) return 0;
      // Before the first line may be a label.
      const begin = line === 0 ? rectOf(first, countBlanks(first.data)).left : left;
      return rectOf(last, lastShown(last.data)).right - begin;
    }),
  );
}

/** The last character of a text that is no blank. */
function lastShown(text: string): number {
  let at = text.length - 1;
  while (at > 0 && countBlanks(text.charAt(at)) > 0) at--;
  return at;
}
