/**
 * Finds what nobody listed. In: an edition and the mentions that were found in it. Out: a problem for every
 * name-like stretch of the text that no entry claims and nobody refused (K404), and for every refusal that
 * meets nothing (K406). Decides nothing: a clean report means that a person has decided everything.
 */
import { type Edition, type Mention, type Problem, paragraphsOf, placeAt, plainText } from './edition.ts';
import { problem } from './problems.ts';

/** Suffixes of instruments and of institutions, the longer before the shorter. */
const instrumentSuffixes = ['公约', '条约', '协定', '宣言', '宪章', '议定书', '决议', '议程', '联合声明', '倡议'];
const institutionSuffixes = ['组织', '委员会', '理事会', '论坛', '联盟', '机制', '峰会', '工作组', '小组', '机构', '安理会', '联大', '会晤'];
const suffixes = new RegExp([...instrumentSuffixes, ...institutionSuffixes].sort((a, b) => b.length - a.length).join('|'), 'g');

interface Candidate {
  text: string;
  start: number;
  end: number;
  register: string;
}

/** Reports candidates once for each spelling, at their first place. */
export function findUnclaimed(edition: Edition, mentions: readonly Mention[]): Problem[] {
  const { notIndexed } = edition.manuscript;
  const met = new Set<string>();
  const reported = new Map<string, Problem>();
  for (const paragraph of paragraphsOf(edition)) {
    const text = plainText(paragraph.inlines);
    const claimed = mentions.filter((mention) => mention.paragraph === paragraph.number);
    const refused = notIndexed.flatMap((refusal) => occurrences(text, refusal.text).map((range) => ({ ...range, refusal })));
    for (const { refusal } of refused) met.add(refusal.text);
    for (const candidate of candidatesOf(text)) {
      const inside = (range: { start: number; end: number }) => range.start < candidate.end && candidate.end <= range.end;
      if (claimed.some(inside) || refused.some(inside) || reported.has(candidate.text)) continue;
      const place = placeAt(paragraph.inlines, candidate.start, paragraph.place);
      reported.set(candidate.text, problem('K404', { text: candidate.text, suggestion: `${candidate.register}: ${candidate.text}` }, place));
    }
  }
  const idle = notIndexed.filter((refusal) => !met.has(refusal.text)).map((refusal) => problem('K406', { text: refusal.text }, refusal.place));
  return [...reported.values(), ...idle];
}

/** Every 《…》, and every run of letters that ends in a suffix; `end` is what a claim must reach. */
function candidatesOf(text: string): Candidate[] {
  const titles = [...text.matchAll(/《([^《》]+)》/g)].map((found) => ({ text: found[1] as string, start: found.index + 1, end: found.index + found[0].length - 1, register: 'treaties' }));
  const runs = [...text.matchAll(suffixes)].flatMap((found) => {
    const end = found.index + found[0].length;
    if (titles.some((title) => title.start <= found.index && end <= title.end)) return [];
    const run = /[\p{Script=Han}\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, end - 14), end))?.[0] ?? found[0];
    return [{ text: run, start: end - run.length, end, register: instrumentSuffixes.includes(found[0]) ? 'treaties' : 'organizations' }];
  });
  return [...titles, ...runs];
}

function occurrences(text: string, part: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push({ start: at, end: at + part.length });
  return found;
}
