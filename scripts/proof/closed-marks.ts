/**
 * The marks of pages on a screen: each page of the PDF has one, which says what it must and stands where its page
 * begins. In: the marks as they were found, the edition, the page map. Out: what is wrong, in words. Called by
 * `closed-epub.ts` and `closed-site.ts`. Pure.
 *
 *     the mark of page 7 a character late → 'the marker of page 7 stands at character 46 of p12 instead of 45'
 */
import { blocksOf } from '../model/edition.ts';
import type { PageMap, TextPosition } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { PageMark } from './clean-markup.ts';

/** A mark, and the file in which it stands. */
interface FiledMark extends PageMark {
  path: string;
}

/** Compares the marks. `partFile`: the file of a part; `attributes`: what the mark of a label must say. */
export function comparePageMarks(
  marks: readonly FiledMark[],
  edition: IndexedEdition,
  pageMap: PageMap,
  partFile: (anchor: string) => string | undefined,
  attributes: (label: string) => Record<string, string>,
  wrong: (detail: string) => void,
): void {
  const order = marks.map(({ id }) => id);
  const due = pageMap.pages.map(({ label }) => `page-${label}`);
  if (order.join() !== due.join()) {
    const at = Math.max(
      0,
      due.findIndex((id, i) => id !== order[i]),
    );
    wrong(`the marker ${order[at] ?? 'of no page'} stands where ${due[at] ?? 'none'} is due`);
  }
  const whole = new Set(blocksOf(edition).map(({ anchor }) => anchor));
  const changes = new Set((edition.revision?.changes ?? []).map(({ id }) => id));
  for (const [i, { label }] of pageMap.pages.entries()) {
    const mark = marks.find(({ id }) => id === `page-${label}`);
    if (!mark) continue;
    const said = attributes(label);
    const isOwn = Object.keys({ ...said, ...mark.attributes }).every((key) => said[key] === mark.attributes[key]);
    if (!isOwn) wrong(`the marker of page ${label} says something else`);
    const begins = beginOf(pageMap, i);
    if (!begins) continue;
    const fault = faultOf(mark, begins, partFile(begins.anchor), whole, changes);
    if (fault) wrong(`the marker of page ${label} ${fault}`);
  }
}

/** Where a page begins; an empty one where the next does. */
export function beginOf({ pages }: PageMap, index: number): TextPosition | undefined {
  return pages.slice(index).find(({ begins }) => begins)?.begins;
}

/** What is wrong with the place of a mark. A register is never divided before the end of an entry. */
function faultOf(
  { path, at }: FiledMark,
  { anchor, offset }: TextPosition,
  file: string | undefined,
  blocks: ReadonlySet<string>,
  changes: ReadonlySet<string>,
): string | undefined {
  if (file !== undefined) return path === file ? undefined : `stands in ${path} instead of ${file}`;
  const found = at.get(anchor);
  if (found === undefined) return `does not stand in ${anchor}`;
  // Table cells and notes of changes are texts of their own: a page may begin with the last character of one.
  const isInside = changes.has(anchor) || anchor.startsWith('concordance');
  const due = blocks.has(anchor) || isInside ? offset : 0;
  if (found === due || (isInside && found <= offset)) return undefined;
  return `stands at character ${found + 1} of ${anchor} instead of ${due + 1}`;
}
