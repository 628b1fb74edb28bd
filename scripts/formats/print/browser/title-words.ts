/**
 * Where a title in Chinese may be divided: between names that blanks set apart, or between words. In: a line. Out: its
 * stretches that stay whole. Pure.
 *
 *     divideNames('教育部 国家互联网信息办公室') → ['教育部 ', '国家互联网信息办公室']
 *     divideTitle('关于条约的声明') → ['关于', '条约的', '声明']
 */
import { characterOpportunities } from '../../../model/character-lines.ts';
import { insideOf } from '../../../model/line-opportunities.ts';
import { findsSimplified } from '../../../model/simplified-text.ts';
import { countBlanks } from '../../../model/trimmable-marks.ts';

/** A line in the names that blanks set apart, each with the blanks behind it; put together they are the line. */
export const divideNames = (line: string): string[] => line.split(/(?<=\s)(?=\S)/u);

/** A line in stretches between which a line may end; put together they are the line. */
export function divideTitle(line: string): string[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(line)].map(({ segment }) => segment);
  const stretches: string[] = [];
  for (const [i, word] of words.entries()) {
    const names = findsSimplified(ends, words.slice(i, i + 2).join(''));
    if (i === 0 || (!names && divides(words[i - 1] ?? '', word))) stretches.push(word);
    else stretches.push(`${stretches.pop() ?? ''}${word}`);
  }
  return stretches;
}

/** A line in stretches between which lines of a text may end: signs with their marks, words, what stays together. */
export function divideSigns(line: string, kept: RegExp): string[] {
  const isKept = insideOf(line, kept);
  const ends = characterOpportunities(line, { hyphens: new Set(), isKept, isShown: () => true, force: 'nothing' }).map(
    ({ at }) => at + countBlanks(line.slice(at)),
  );
  return [0, ...ends].map((from, i) => line.slice(from, ends[i]));
}

/** Words that are not divided from the one before them (names of bodies), or from the one after them. */
const ends = /^(?:共和国|合众国|联邦|王国|联盟|委员会|大会|条例|办法|办公[厅室]|总局|总署|法院|检察院)/;
const joins = /^[和与及或暨对在]$/;
const particle = /^[的了等]$/;

/** Whether a line of Chinese may end between two of its words. */
function divides(before: string, after: string): boolean {
  if (/[\p{Ps}\p{Pi}]$/u.test(before) || /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}]/u.test(after) || /^\s/.test(after)) return false;
  if (/[\p{Pe}\p{Pf}\p{Po}\s]$/u.test(before) || /^[\p{Ps}\p{Pi}]/u.test(after)) return true;
  if (findsSimplified(joins, after)) return true;
  if (findsSimplified(joins, before) || [...after].length === 1) return false;
  return [...before].length > 1 || particle.test(before);
}
