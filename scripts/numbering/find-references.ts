/**
 * References to provisions in a text: words and numbers that stand together, and what stands around them. In: plain
 * text, the rules of its language. Out: references in the order of the text, in lists where they stand in lists, each
 * with whose provisions it means. Promises linear time, and that nothing is taken for a reference but what the rules
 * find. What a reference leads to is found in `resolve-reference.ts`. Pure. Called by `link-references.ts`.
 *
 *     “paragraphs 1 and 2 of Article 31” → one reference, its steps [Article 31, paragraphs 1 and 2]
 */
import type { ReferenceRules, ReferenceStep } from '../languages/reference-rules.ts';
import type { ProvisionKind } from '../model/provisions.ts';

/** A stretch of a text, in UTF-16 offsets. */
export interface Stretch {
  start: number;
  end: number;
}

/** A number as it is written, and what makes it an inserted one. */
interface WrittenNumber extends Stretch {
  n: string;
  more: string;
}

/** A word with its numbers. */
export interface FoundStep extends Stretch {
  rule: ReferenceStep;
  numbers: WrittenNumber[];
}

/**
 * Whose provisions are meant: the document’s own, with the word for it where that may be an annex (`named`), those of
 * the provision around (`here`), another’s, or it is not said.
 */
export type Owner = 'own' | 'foreign' | 'bare' | { here: ProvisionKind } | { named: string };

/** Steps that are one reference, the outermost first, whatever their order in the text. */
export interface Reference extends Stretch {
  steps: FoundStep[];
}

/** References of one list: what stands around it says whose they are. */
export type ReferenceList = { reference: Reference; owner: Owner }[];

/** The references of a text, list by list. */
export function findReferences(text: string, rules: ReferenceRules): ReferenceList[] {
  const references = joinSteps(findSteps(text, rules), text, rules);
  const lists: Reference[][] = [];
  for (const reference of references) {
    const last = lists.at(-1);
    const before = last?.at(-1);
    if (last && before && rules.list.test(text.slice(before.end, reference.start).slice(0, 12))) last.push(reference);
    else lists.push([reference]);
  }
  return lists.map((list) => ownersOf(list, text, rules));
}

/** Words with their numbers in the order of the text; none in another. */
function findSteps(text: string, { steps }: ReferenceRules): FoundStep[] {
  const found = steps.flatMap((rule) =>
    [...text.matchAll(rule.pattern)].map(({ index, 0: words, groups }): FoundStep => {
      const end = index + words.length;
      const step = {
        rule,
        start: index,
        end,
        numbers: [{ n: groups?.n ?? '', more: groups?.more ?? '', start: index, end }],
      };
      return takeFurther(step, text);
    }),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundStep[] = [];
  for (const step of found) if (step.start >= (kept.at(-1)?.end ?? 0)) kept.push(step);
  return kept;
}

/** The numbers that stand behind the first one of a word in the plural. */
function takeFurther(step: FoundStep, text: string): FoundStep {
  const { further } = step.rule;
  if (!further) return step;
  let { end } = step;
  const numbers = [...step.numbers];
  for (;;) {
    further.lastIndex = end;
    const next = further.exec(text);
    if (!next?.groups) return { ...step, end, numbers };
    end += next[0].length;
    const { n = '', more = '' } = next.groups;
    const brackets = next[0].endsWith(')') ? 1 : 0;
    numbers.push({ n, more, start: end - n.length - more.length - 2 * brackets, end });
  }
}

/** Steps that stand in one another, as one reference. */
function joinSteps(steps: readonly FoundStep[], text: string, rules: ReferenceRules): Reference[] {
  const references: Reference[] = [];
  for (let i = 0; i < steps.length; i++) {
    const first = steps[i] as FoundStep;
    if (first.rule.dependent) continue;
    let joined = [first];
    // What a number in brackets is deeper than is said by the word before it: “Article 1(2), point (a)”.
    let deepest = first;
    for (let next = steps[i + 1]; next; next = steps[i + 1]) {
      const way = wayTo(next, steps[i + 2], { last: joined.at(-1) as FoundStep, deepest }, text, rules);
      if (!way) break;
      if (way === 'in' && next.rule.dependent && joined.length === 1 && first.numbers.length > 1) {
        const [others, own] = withoutLast(first);
        references.push({ steps: [others], start: others.start, end: others.end });
        joined = [own];
      }
      joined.push(next);
      if (way === 'in' && !next.rule.dependent) deepest = next;
      i++;
    }
    const ends = joined.map(({ end }) => end);
    references.push({ steps: outerFirst(joined), start: (joined[0] ?? first).start, end: Math.max(...ends) });
  }
  return references;
}

/** How a step goes on behind those that are joined: into the last of them, out of it, or not at all. */
function wayTo(
  next: FoundStep,
  beyond: FoundStep | undefined,
  { last, deepest }: { last: FoundStep; deepest: FoundStep },
  text: string,
  rules: ReferenceRules,
): 'in' | 'out' | undefined {
  const gap = between(last, next, text);
  if (gap === undefined) return undefined;
  const goesIn = rules.inward.test(gap) && (next.rule.dependent ? gap.length < 2 : isDeeper(next, deepest, last));
  // “Article 5, paragraph 2 of Article 6”: what goes out of a step of its own does not go into the one before.
  if (goesIn && !(gap.length > 1 && beyond && goesOut(next, beyond, text, rules))) return 'in';
  return goesOut(last, next, text, rules) ? 'out' : undefined;
}

/** What stands between two steps that stand together. */
const between = (a: FoundStep, b: FoundStep, text: string): string | undefined =>
  b.start - a.end <= 8 ? text.slice(a.end, b.start) : undefined;

/** Whether the second step is what the first one stands in: paragraph 2 of Article 6. */
function goesOut(a: FoundStep, b: FoundStep, text: string, { outward }: ReferenceRules): boolean {
  const gap = between(a, b, text);
  return gap !== undefined && outward.test(gap) && b.rule.rank < a.rule.rank;
}

/** “paragraph 3” is no part of “Article 1(2)”; “point (a)” is. */
const isDeeper = (next: FoundStep, deepest: FoundStep, last: FoundStep): boolean =>
  next.rule.rank > deepest.rule.rank && (!last.rule.dependent || next.rule.rank >= last.rule.rank);

/** “paragraphs 1 and 2 (a)”: what follows stands in the last of the numbers alone. */
function withoutLast(step: FoundStep): [others: FoundStep, last: FoundStep] {
  const numbers = step.numbers.slice(0, -1);
  const own = step.numbers.at(-1) as WrittenNumber;
  return [
    { ...step, numbers, end: numbers.at(-1)?.end ?? step.end },
    { ...step, numbers: [own], start: own.start },
  ];
}

/** The outermost first. A number in brackets stays behind what it follows. */
function outerFirst(joined: readonly FoundStep[]): FoundStep[] {
  const groups: FoundStep[][] = [];
  for (const step of joined) {
    if (step.rule.dependent) groups.at(-1)?.push(step);
    else groups.push([step]);
  }
  return groups.sort(([a], [b]) => (a?.rule.rank ?? 0) - (b?.rule.rank ?? 0)).flat();
}

/** How much of a text is looked at before and behind a reference. */
const sight = 120;

/** Whose provisions a list means: said before it, or behind one of it for all before that one. */
function ownersOf(list: readonly Reference[], text: string, rules: ReferenceRules): ReferenceList {
  const before = text.slice(Math.max(0, (list[0]?.start ?? 0) - sight), list[0]?.start);
  const here = rules.hereBefore.exec(before)?.groups?.here;
  let owner: Owner = 'bare';
  if (rules.ownBefore.test(before)) owner = 'own';
  else if (here) owner = hereOf(here, rules);
  else if (rules.foreignBefore.test(before)) owner = 'foreign';
  else if (!rules.bareBefore.test(before)) owner = 'foreign';
  let behind: { owner: Owner; rank: number } | undefined;
  const found: ReferenceList = [];
  for (const reference of [...list].reverse()) {
    const rank = reference.steps[0]?.rule.rank ?? 0;
    const said = ownerBehind(text.slice(reference.end, reference.end + sight), rules);
    if (said) behind = { owner: said, rank };
    // What is said of a paragraph in “Article 2 and paragraph 1 of this Article” is not said of the article before it.
    else if (typeof behind?.owner === 'object' && 'here' in behind.owner && behind.rank !== rank) behind = undefined;
    found.push({ reference, owner: behind?.owner ?? owner });
  }
  return found.reverse();
}

function ownerBehind(behind: string, rules: ReferenceRules): Owner | undefined {
  const own = rules.ownAfter.exec(behind);
  if (own) return own.groups?.named ? { named: own.groups.named.toLowerCase() } : 'own';
  const here = rules.hereAfter.exec(behind)?.groups?.here;
  if (here) return hereOf(here, rules);
  return rules.foreignAfter.test(behind) ? 'foreign' : undefined;
}

const hereOf = (word: string, { here }: ReferenceRules): Owner => {
  const kind = here[word.toLowerCase()];
  return kind ? { here: kind } : 'foreign';
};
