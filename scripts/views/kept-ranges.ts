/**
 * What stays on one line in print. In: a text, its language, what is kept besides. Out: ranges of it as UTF-16 offsets.
 * Pure. Called by `inline-pieces.ts`.
 *
 *     keptRanges('于2021年', false, {}) → [{ start: 1, end: 6 }]
 */
import { profileOf } from '../languages/registry.ts';
import { wholeSigns } from '../model/characters.ts';

/** What stays on one line: offsets in `text`. `closes`: last of its block. */
export function keptRanges(
  text: string,
  closes: boolean,
  { language = 'zh-Hans', hyphens = false, kept }: { language?: string; hyphens?: boolean; kept?: RegExp | undefined },
): { start: number; end: number }[] {
  const { spacing, lines } = profileOf(language);
  const ranges = [lines.kept, ...(kept ? [kept] : [])].flatMap((expression) =>
    [...text.matchAll(expression)].map(({ index, 0: found }) => wholeSigns(text, index, index + found.length)),
  );
  // A short last word takes the one before it along, so that no line is a syllable long.
  const short = closes ? lines.shortEnd?.exec(text) : undefined;
  if (short) ranges.push(wholeSigns(text, short.index, text.length));
  // One letter of the word before is enough where the rest of it may be divided; elsewhere the word is whole.
  if (spacing === 'characters' || hyphens) return joinRanges(ranges);
  return joinRanges(ranges.map(({ start, end }) => ({ start: start - begunWord(text.slice(0, start)), end })));
}

/**
 * A line of a title in pieces: a small word stays with the next one, so that no line ends with it. Put together they
 * are the line. Example: `titlePieces('Convention on Wells', 'en')` → `Convention`, ` `, `on W` kept, `ells`
 */
export function titlePieces(line: string, language: string): { text: string; keep: boolean }[] {
  const { lightWords } = profileOf(language).lines;
  const ranges = lightWords ? [...line.matchAll(lightWords)].map(({ index, 0: found }) => [index, found.length]) : [];
  const cuts = [0, ...ranges.flatMap(([at = 0, length = 0]) => [at, at + length]), line.length];
  return cuts
    .slice(1)
    .map((end, i) => ({ text: line.slice(cuts[i], end), keep: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** So many letters of a word fit into the narrowest line with what is kept behind them. */
const longestBegun = 18;

/** How many letters of a word stand at the end of a text: none of Chinese, and of a word that has no room. */
function begunWord(text: string): number {
  const begun = /(?:(?!\p{Script=Han})[\p{L}\p{N}])*$/u.exec(text)?.[0].length ?? 0;
  return begun > longestBegun ? 0 : begun;
}

/** Ranges that overlap become one: between two pieces a line may end. */
function joinRanges(ranges: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined;
}
