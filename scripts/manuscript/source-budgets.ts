/**
 * How large a file of `source/` may be: a text, or YAML. In: its text. Out: true when it is within the budgets, else
 * K136 with the number and the limit. Promises that counting takes linear time and no tree. Called before anything is
 * parsed, by `read-manuscript.ts`, `yaml-fields.ts` and who reads published editions.
 *
 *     isTextWithin('>'.repeat(41), file, problems) → false, and K136: 41 blocks in each other, at most 40
 */
import { beyondBudget, type Counts, type Excess } from '../model/budgets.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/** What begins a block in another one: a quotation, or an item behind its indentation. */
const openings = /^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

/** Whether Markdown is small enough to be parsed. */
export const isTextWithin = (body: string, file: string, problems: Problem[]): boolean =>
  isWithin(beyondBudget('text', { characters: body.length }) ?? beyondBudget('text', countText(body)), file, problems);

/** Whether YAML is small enough to be parsed; `line`: where it begins in the file. */
export const isListWithin = (yaml: string, file: string, problems: Problem[]): boolean =>
  isWithin(beyondBudget('list', { characters: yaml.length }) ?? beyondBudget('list', countYaml(yaml)), file, problems);

/** K136 where there is an excess. */
export function isWithin(excess: Excess | undefined, file: string, problems: Problem[]): boolean {
  if (excess) problems.push(problem('K136', { file, ...excess }, { file, line: 1, column: 1 }));
  return excess === undefined;
}

function countText(body: string): Counts<'text'> {
  const counts = { lines: 0, depth: 0, cells: 0, notes: 0, links: 0 };
  for (const [line] of body.matchAll(/.+/g)) {
    const [opening = ''] = openings.exec(line) ?? [];
    // An item stands in as many others as its indentation has room for.
    const depth = opening.replace(/[ \t]{2}|[^ \t]/g, '>').replace(/[ \t]/g, '').length;
    counts.depth = Math.max(counts.depth, depth);
    if (line.includes('|')) counts.cells += countOf(line, /\|/g);
    if (line.startsWith('[^')) counts.notes++;
    if (line.includes('](')) counts.links += countOf(line, /\]\(/g);
  }
  counts.lines = countOf(body, /\n/g) + 1;
  return counts;
}

/** Lines, commas and brackets: every value has one of its own. Depth by indentation, dashes and brackets. */
function countYaml(yaml: string): Counts<'list'> {
  const indents: number[] = [];
  let [values, depth, flow] = [0, 0, 0];
  for (const [line] of yaml.matchAll(/.+/g)) {
    const [opening = ''] = /^[ ]*(?:[-?][ \t]+)*/.exec(line) ?? [];
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    const dashes = countOf(opening, /[-?]/g);
    values += 1 + dashes;
    for (const [sign] of line.matchAll(/[,[\]{}]/g)) {
      values++;
      if (sign === '[' || sign === '{') flow++;
      else if (sign !== ',') flow = Math.max(0, flow - 1);
      depth = Math.max(depth, indents.length + dashes + flow);
    }
    depth = Math.max(depth, indents.length + dashes);
  }
  return { values, depth };
}

const countOf = (text: string, sign: RegExp): number => {
  let count = 0;
  for (const _ of text.matchAll(sign)) count++;
  return count;
};
