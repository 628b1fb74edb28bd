/**
 * What every reader of the importer hands on: the blocks of a foreign document as they were found, before anybody
 * knows what is a section. In: stretches of text with their formats. Out: clean inlines. Promises that white space
 * is collapsed as a browser does, that invisible characters are taken out and counted, and nothing else.
 */

import { forbidden } from '../manuscript/parse-inlines.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { type DraftParagraph, type Inline, type Note, plainText, type UnnumberedBlock } from '../model/text.ts';

/** A heading as found: `rank` orders it among the headings of its document, 1 the highest; levels come later. */
export interface FoundHeading {
  kind: 'ranked';
  rank: number;
  inlines: Inline[];
  place: Place;
}

/** `centred`: set in the middle of the line, as headings often are. */
export type FoundBlock = UnnumberedBlock | (DraftParagraph & { centred?: boolean }) | FoundHeading;

/** What a document says about itself. Dates are as found. */
export interface Facts {
  title?: string;
  language?: string;
  date?: string;
  publisher?: string;
  address?: string;
  description?: string;
  rights?: string;
}

export interface FoundDocument {
  blocks: FoundBlock[];
  notes: Note[];
  facts: Facts;
  /** Pictures by the file name that the blocks use. */
  pictures: Map<string, Uint8Array>;
}

/** Emphasis and the like of a stretch of text, from the outside in. */
export type InlineFormat =
  | { kind: 'strong' | 'emphasis' | 'superscript' }
  | { kind: 'language'; language: string }
  | { kind: 'link'; target: string; place: Place };

type TextRun = { text: string; formats: readonly InlineFormat[]; place: Place };
/** A stretch of a line: text, a hard break or a reference to a note. */
export type Run = TextRun | { mark: 'break' } | { mark: 'note'; note: number; place: Place };

/** Collects what is not carried, or carried in another form, and tells it once a kind with its first place. */
export function createTally(problems: Problem[]) {
  const counts = new Map<
    string,
    { code: 'K124' | 'K125' | 'K126'; what: string; why: string; count: number; place: Place }
  >();
  return {
    /** One thing, told by itself. `code` as in the catalogue. */
    say: (code: 'K124' | 'K125' | 'K126', what: string, why: string, place: Place): void => {
      problems.push(problem(code, { what, why }, place));
    },
    /** One of many of a kind: told together, with their number, by `tell`. */
    count(code: 'K124' | 'K125' | 'K126', what: string, why: string, place: Place): void {
      const known = counts.get(what);
      if (known) known.count++;
      else counts.set(what, { code, what, why, count: 1, place });
    },
    tell(): void {
      for (const { code, what, why, count, place } of counts.values())
        problems.push(problem(code, { what: count > 1 ? `${what} (${count} times)` : what, why }, place));
      counts.clear();
    },
  };
}

export type Tally = ReturnType<typeof createTally>;

/** At most 200 characters of a text, for a report. */
export const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}… (${line.length} characters)` : line;
};

const invisible: Record<string, string> = {
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero-width space',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
};
const hanEdge = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u;

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

const textOf = (runs: readonly Run[]): string => runs.map((run) => ('text' in run ? run.text : '')).join('');

function tidyRuns(runs: readonly Run[], tally: Tally): { runs: Run[]; indented: boolean } {
  const tidy: Run[] = [];
  let before = '';
  let pending: { newline: boolean; run: TextRun } | undefined;
  const add = (text: string, run: TextRun) => {
    const last = tidy.at(-1);
    if (last && 'text' in last && last.formats === run.formats) last.text += text;
    else tidy.push({ ...run, text });
    before = text;
  };
  for (const run of runs) {
    if (!('text' in run)) {
      if (pending && before) add(' ', pending.run);
      pending = undefined;
      tidy.push(run);
      before = 'x';
      continue;
    }
    for (const character of run.text) {
      const name =
        invisible[character] ??
        (/[\u202a-\u202e\u2066-\u2069]/.test(character) ? 'mark of writing direction' : undefined);
      if (name)
        tally.count(
          'K124',
          `the invisible character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} (${name})`,
          'It cannot be seen, and an official text must not hold it.',
          run.place,
        );
      else if (/[\t\n\f\r ]/.test(character)) {
        const newline = /[\n\r]/.test(character) || (pending?.newline ?? false);
        // The space belongs to the stretch with fewer formats: emphasis neither begins nor ends with one.
        pending = { newline, run: pending && pending.run.formats.length <= run.formats.length ? pending.run : run };
      } else {
        const nothing = pending?.newline && hanEdge.test(before) && hanEdge.test(character);
        if (nothing)
          tally.count(
            'K125',
            'a line break of the file between two Chinese characters',
            'It is nothing; some browsers show a space there.',
            run.place,
          );
        else if (pending && before !== '')
          add(' ', pending.run.formats.length <= run.formats.length ? pending.run : run);
        pending = undefined;
        if (forbidden.test(character)) tellForbidden(character, run.place, tally);
        add(character, run);
      }
    }
  }
  const indented = /^(?:[\u3000\u2003]|\u00a0{2})/.test(textOf(tidy));
  trim(
    tidy,
    (text) => text.trimStart(),
    () => tidy[0],
    () => tidy.shift(),
  );
  trim(
    tidy,
    (text) => text.trimEnd(),
    () => tidy.at(-1),
    () => tidy.pop(),
  );
  return { runs: tidy.flatMap((run) => ('text' in run ? hoist(run) : [run])), indented };
}

/** A control, a private character, the mark of a lost one: carried, for only a person can say what it was. */
function tellForbidden(character: string, place: Place, tally: Tally): void {
  const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  tally.count(
    'K126',
    `the character ${name}, which no official text may hold`,
    'Write the real character or delete it: the build refuses it (K208).',
    place,
  );
}

/** Takes white space off one end, run by run; indentation is the layout's, not the text's. */
function trim(runs: Run[], cut: (text: string) => string, at: () => Run | undefined, drop: () => void): void {
  for (let run = at(); run && 'text' in run; run = at()) {
    run.text = cut(run.text);
    if (run.text !== '' || runs.length === 0) return;
    drop();
  }
}

/** White space at the ends of an emphasis stands outside it: Markdown knows no other. */
function hoist(run: TextRun): Run[] {
  const outer = run.formats.filter(({ kind }) => kind !== 'strong' && kind !== 'emphasis');
  if (outer.length === run.formats.length) return [run];
  const rest = run.text.trimStart();
  const middle = rest.trimEnd();
  const [head, tail] = [run.text.slice(0, run.text.length - rest.length), rest.slice(middle.length)];
  const part = (text: string, formats: readonly InlineFormat[]) => (text === '' ? [] : [{ ...run, text, formats }]);
  return [...part(head, outer), ...part(middle, run.formats), ...part(tail, outer)];
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
    const [before, after] = [plainText(inlines.slice(0, i)).at(-1) ?? '', plainText(inlines.slice(i + 1))[0] ?? ''];
    return {
      kind: 'text',
      text: /\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(after) ? '\u3000' : ' ',
      place: { file: '', line: 1, column: 1 },
    };
  });

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
