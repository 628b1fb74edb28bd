/**
 * Where two texts differ, word by word. In: two texts. Out: segments, deleted text before what was put in for it. Han
 * characters are words, so that it needs no dictionary and says the same with every Node. Promises that the segments
 * without the inserted are the first text, and without the deleted the second. Pure.
 */

import type { Segment } from '../model/edition.ts';
import { wordsOf } from '../numbering/align-paragraphs.ts';

/** Compares two texts. Takes time and room by the product of their lengths, after what is equal at both ends. */
export function compareWords(before: string, after: string): Segment[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  )
    end++;
  const middle = longestCommon(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  return mergeSegments([
    ...old.slice(0, start).map(same),
    ...joinCrumbs(middle),
    ...old.slice(old.length - end).map(same),
  ]);
}

const same = (text: string): Segment => ({ kind: 'same', text });

/** The longest common subsequence of two lists of words, and what stands between. */
function longestCommon(old: readonly string[], fresh: readonly string[]): Segment[] {
  const width = fresh.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      best[i * width + j] =
        old[i] === fresh[j]
          ? 1 + (best[(i + 1) * width + j + 1] as number)
          : Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
  const segments: Segment[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      segments.push(same(old[i] as string));
      i++;
      j++;
    } else if (
      j >= fresh.length ||
      (i < old.length && (best[(i + 1) * width + j] as number) >= (best[i * width + j + 1] as number))
    )
      segments.push({ kind: 'deleted', text: old[i++] as string });
    else segments.push({ kind: 'inserted', text: fresh[j++] as string });
  }
  return segments;
}

/** A single word that by chance stands in both texts between two changes would only break them up for the reader. */
function joinCrumbs(segments: readonly Segment[]): Segment[] {
  const runs: Segment[][] = [];
  for (const segment of segments) {
    const run = runs.at(-1);
    const own = segment.kind === 'same';
    if (run && (run[0]?.kind === 'same') === own) run.push(segment);
    else runs.push([segment]);
  }
  return runs.flatMap((run, i) => {
    const crumb =
      run[0]?.kind === 'same' &&
      run.length === 1 &&
      [runs[i - 1], runs[i + 1]].every((beside) => beside && beside.length > 2);
    if (!crumb) return run;
    const { text } = run[0] as Segment;
    return [
      { kind: 'deleted', text },
      { kind: 'inserted', text },
    ];
  });
}

/** Neighbours of one kind are one segment; between two equal stretches the deleted text stands first. */
function mergeSegments(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = [];
  let [deleted, inserted] = ['', ''];
  const close = () => {
    if (deleted) merged.push({ kind: 'deleted', text: deleted });
    if (inserted) merged.push({ kind: 'inserted', text: inserted });
    [deleted, inserted] = ['', ''];
  };
  for (const { kind, text } of segments) {
    if (kind === 'deleted') deleted += text;
    else if (kind === 'inserted') inserted += text;
    else {
      close();
      const last = merged.at(-1);
      if (last?.kind === 'same') last.text += text;
      else merged.push({ kind, text });
    }
  }
  close();
  return merged;
}
