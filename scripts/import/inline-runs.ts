/**
 * Stretches of text with their formats → the inlines of paragraphs. In: the runs of a paragraph as a reader found
 * them. Out: its lines as nested inlines. Promises that neighbours with one format share it, and that no character is
 * lost but white space. Called by the readers of pages and plain texts; `unbroken` and `joinTexts` also by those who
 * make one line of several.
 *
 *     'Hear,\n' and 'hear' in bold → [text 'Hear, ', strong [text 'hear']]
 */
import type { Place } from '../model/problem.ts';
import { type Inline, plainText } from '../model/text.ts';
import type { InlineFormat, Run } from './found-document.ts';
import type { Tally } from './tally.ts';
import { textOf, tidyRuns } from './white-space.ts';

/**
 * The lines of a paragraph, each as inlines: white space collapsed, ends trimmed. Two breaks in a row, or a break
 * before an indentation, begin a new line of their own; a single break stays one. A line break of the file between two
 * Chinese characters is nothing.
 */
export function linesOf(runs: readonly Run[], tally: Tally): { inlines: Inline[]; place: Place }[] {
  const segments: Run[][] = [[]];
  for (const run of runs) {
    if ('mark' in run && run.mark === 'break') segments.push([]);
    else segments.at(-1)?.push(run);
  }
  const tidy = segments.map((segment) => tidyRuns(segment, tally));
  const groups: { runs: Run[]; place: Place }[] = [];
  let open = false;
  const sentences = tidy.filter(({ runs: own }) => own.length > 0);
  const apart =
    sentences.length > 2 && sentences.slice(0, -1).every(({ runs: own }) => /[。！？.!?][”’）)]?$/.test(textOf(own)));
  for (const { runs: own, indented } of tidy) {
    const place = own.map((run) => ('place' in run ? run.place : undefined)).find(Boolean);
    if (own.length === 0 || !place) open = false;
    else if (open && !indented && !apart) groups.at(-1)?.runs.push({ mark: 'break' }, ...own);
    else {
      groups.push({ runs: [...own], place });
      open = true;
    }
  }
  return groups.map(({ runs: own, place }) => ({ inlines: nest(own, 0), place }));
}

const sameFormat = (a: InlineFormat | undefined, b: InlineFormat | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.kind === b.kind &&
  (a.kind !== 'language' || a.language === (b as typeof a).language) &&
  (a.kind !== 'link' || (a.target === (b as typeof a).target && a.place === (b as typeof a).place));

/** Runs with formats → nested inlines; neighbours with the same outer format share it. */
function nest(runs: readonly Run[], depth: number): Inline[] {
  const inlines: Inline[] = [];
  for (let i = 0; i < runs.length; ) {
    const run = runs[i] as Run;
    if (!('text' in run)) {
      inlines.push(run.mark === 'break' ? { kind: 'break' } : { kind: 'noteref', note: run.note, place: run.place });
      i++;
      continue;
    }
    const format = run.formats[depth];
    let end = i + 1;
    for (; end < runs.length; end++) {
      const next = runs[end] as Run;
      if (
        !('text' in next) ||
        (format === undefined ? next.formats[depth] !== undefined : !sameFormat(format, next.formats[depth]))
      )
        break;
    }
    const group = runs.slice(i, end);
    if (format === undefined) {
      const text = textOf(group);
      if (text) inlines.push({ kind: 'text', text, place: run.place });
    } else {
      const children = nest(group, depth + 1);
      inlines.push(
        format.kind === 'link'
          ? { kind: 'link', target: format.target, children, place: format.place }
          : format.kind === 'language'
            ? { kind: 'language', language: format.language, children }
            : { kind: format.kind, children },
      );
    }
    i = end;
  }
  return inlines;
}

/** Breaks become spaces; between two Chinese characters a full-width one. */
export const unbroken = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline, i): Inline => {
    if ('children' in inline) return { ...inline, children: unbroken(inline.children) };
    if (inline.kind !== 'break') return inline;
    const [before, after] = [nearest(inlines, i, -1).at(-1) ?? '', nearest(inlines, i, 1)[0] ?? ''];
    return {
      kind: 'text',
      text: /\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(after) ? '\u3000' : ' ',
      place: { file: '', line: 1, column: 1 },
    };
  });

/** The text of the nearest inline that has any, in one direction. */
function nearest(inlines: readonly Inline[], at: number, step: 1 | -1): string {
  for (let i = at + step; inlines[i]; i += step) {
    const inline = inlines[i] as Inline;
    const text = plainText([inline]);
    if (text !== '') return text;
  }
  return '';
}

/** Neighbouring texts as one, the rest as it is. */
export function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else if (inline.kind !== 'text' || inline.text !== '') joined.push(inline);
  }
  return joined;
}
