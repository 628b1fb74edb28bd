/**
 * White space and invisible characters of a line. In: the runs between two hard breaks. Out: the same runs, white space
 * collapsed as a browser does, ends trimmed. Promises that invisible characters are taken out and counted, characters
 * that no official text may hold are carried and told, and nothing else is changed. Called by `inline-runs.ts`.
 *
 *     '  第一\n条\u00ad ' → '第一条', a soft hyphen and a line break of the file told
 */
import { joinAccents, separateAccents } from '../manuscript/compose-accents.ts';
import { forbidden } from '../manuscript/forbidden-characters.ts';
import type { Place } from '../model/problem.ts';
import type { InlineFormat, Run, TextRun } from './found-document.ts';
import type { Tally } from './tally.ts';

const invisible: Record<string, string> = {
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero-width space',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
};
const hanEdge = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u;

/** The characters of runs. */
export const textOf = (runs: readonly Run[]): string => runs.map((run) => ('text' in run ? run.text : '')).join('');

/** A line while its characters are added: the last one, and white space that waits for the next. */
interface Line {
  runs: Run[];
  before: string;
  pending: { newline: boolean; run: TextRun } | undefined;
}

/** The runs of a line without needless white space; `indented`: it began with an indentation. */
export function tidyRuns(runs: readonly Run[], tally: Tally): { runs: Run[]; indented: boolean } {
  const line: Line = { runs: [], before: '', pending: undefined };
  for (const run of runs) {
    if ('text' in run) for (const character of run.text) addCharacter(line, character, run, tally);
    else addMark(line, run);
  }
  const tidy = line.runs;
  for (const run of tidy) if ('text' in run) run.text = composeText(run.text, run.place, tally);
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

function addMark(line: Line, mark: Run): void {
  if (line.pending && line.before) addText(line, ' ', line.pending.run);
  line.pending = undefined;
  line.runs.push(mark);
  line.before = 'x';
}

function addText(line: Line, text: string, run: TextRun): void {
  const last = line.runs.at(-1);
  if (last && 'text' in last && last.formats === run.formats) last.text += text;
  else line.runs.push({ ...run, text });
  line.before = text;
}

function addCharacter(line: Line, character: string, run: TextRun, tally: Tally): void {
  const name = invisibleName(character);
  if (name) {
    tally.count(
      'K124',
      `the invisible character ${codePointOf(character)} (${name})`,
      'It cannot be seen, and an official text must not hold it.',
      run.place,
    );
    return;
  }
  if (/[\t\n\f\r ]/.test(character)) {
    const newline = /[\n\r]/.test(character) || (line.pending?.newline ?? false);
    line.pending = { newline, run: line.pending ? fewerFormats(line.pending.run, run) : run };
    return;
  }
  settleWhiteSpace(line, character, run, tally);
  if (forbidden.test(character)) tellForbidden(character, run.place, tally);
  addText(line, character, run);
}

/** White space that waits becomes one space before `character`, or nothing between two Chinese characters. */
function settleWhiteSpace(line: Line, character: string, run: TextRun, tally: Tally): void {
  const { pending, before } = line;
  line.pending = undefined;
  if (!pending) return;
  if (pending.newline && hanEdge.test(before) && hanEdge.test(character))
    tally.count(
      'K125',
      'a line break of the file between two Chinese characters',
      'It is nothing; some browsers show a space there.',
      run.place,
    );
  else if (before !== '') addText(line, ' ', fewerFormats(pending.run, run));
}

/** The space belongs to the stretch with fewer formats: emphasis neither begins nor ends with one. */
const fewerFormats = (first: TextRun, second: TextRun): TextRun =>
  first.formats.length <= second.formats.length ? first : second;

const invisibleName = (character: string): string | undefined =>
  invisible[character] ?? (/[\u202a-\u202e\u2066-\u2069]/.test(character) ? 'mark of writing direction' : undefined);

const codePointOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A control, a private character, the mark of a lost one: carried, for only a person can say what it was. */
function tellForbidden(character: string, place: Place, tally: Tally): void {
  tally.count(
    'K126',
    `the character ${codePointOf(character)}, which no official text may hold`,
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

/** The text with every accent that is a character of its own joined to its letter, where Unicode has both as one. */
export function composeText(text: string, place: Place, tally: Tally): string {
  const why = 'It is one character with its letter now (Unicode NFC): the same text.';
  const separate = separateAccents(text);
  for (const _ of separate) tally.count('K125', 'an accent written as a character of its own', why, place);
  return separate.length > 0 ? joinAccents(text) : text;
}
