/**
 * What the commands say on the terminal. In: problems, results, progress. Out: plain lines on standard output and
 * standard error, or with --json one JSON document on standard output. Promises the same lines whether or not the
 * output is a terminal, with colour and rewriting only where it is one and NO_COLOR is not set.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Problem, type Severity, sortProblems } from '../model/problem.ts';
import { hasErrors } from '../model/problem-catalogue.ts';
import { problemIn } from '../model/problem-language.ts';
import type { UiLanguage } from '../model/ui-language.ts';
import { isPackage } from '../project/project.ts';
import { cellsOf, codeFrame } from './code-frame.ts';
import { reportWords } from './report-words.ts';
import { briefLine, fewProblems, keepIndented, showPlace, summaryOf } from './summary.ts';

/** Where a command says what it has to say. */
export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether standard error is a terminal that shows colours. */
  colour: boolean;
}

/** What one command says. It belongs to the command and not to the process: several may run in one. */
interface Report {
  terminal: Terminal;
  /** Results for the JSON document; absent where people read. */
  results?: unknown[];
  /** True when a command serves: it goes on running, and what it had to say is said. */
  serves: boolean;
  /** The language of problems; English when absent. */
  ui?: UiLanguage;
}

/**
 * How commands are called here. What the press says names them as in a clone; where it is installed as a package, there
 * is no `npm run` for them.
 *
 *     asCalled('Run `npm run build -- treaty`.', true) → 'Run `npx kanben build treaty`.'
 */
export const asCalled = (text: string, packed = isPackage()): string =>
  packed ? text.replace(/\bnpm run ([a-z]+(?:-[a-z]+)*)(?: (\[?)-- )?/g, packedCall) : text;

const packedCall = (said: string, name: string, bracket: string | undefined): string =>
  `npx kanben ${name}${said.endsWith(' ') ? ' ' : ''}${bracket ?? ''}`;

const standard: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  get colour() {
    return Boolean(process.stderr.isTTY) && !process.env.NO_COLOR;
  },
};
const reports = new AsyncLocalStorage<Report>();
/** The report of the command that calls; outside one, what is said goes to the process's own terminal. */
const report = (): Report => reports.getStore() ?? { terminal: standard, serves: false };

/**
 * Runs the job of a command; with `json`, results and problems are kept, and printed by `finishReport` as one document.
 */
export const openReport = <T>(json: boolean, terminal: Terminal = standard, job: () => Promise<T>): Promise<T> =>
  reports.run({ terminal, serves: false, ...(json ? { results: [] } : {}) }, job);

/** Says the problems of the command that calls in a language. */
export function setUiLanguage(language: UiLanguage): void {
  report().ui = language;
}

/** The language in which the command that calls says its problems. */
export const uiLanguage = (): UiLanguage => report().ui ?? 'en';

/**
 * Ends a command: its problems for people, or everything as JSON: { command, ok, problems, results }. `all`: how a
 * person asks for everything, where many problems are to be summed up.
 */
export function finishReport(
  command: string,
  problems: readonly Problem[],
  roots: readonly string[],
  all?: string,
): void {
  const { results, serves, terminal } = report();
  if (serves && problems.length === 0) return;
  const document = { command, ok: !hasErrors(problems), problems: called(problems), results };
  if (results) terminal.out(`${jsonText(document, 2)}\n`);
  else if (all === undefined || problems.length <= fewProblems) printProblems(problems, roots);
  else {
    const inFull = (problem: Problem) => fullLines(problem, roots);
    for (const line of summaryOf(called(problems), { inFull, ...writing() }, asCalled(all))) terminal.err(`${line}\n`);
  }
}

/** A problem whose sentence and hint name the commands as they are called here. */
export const withCalls = (one: Problem): Problem => ({
  ...one,
  message: asCalled(one.message),
  hint: asCalled(one.hint),
});

/** Problems in the order in which an editor meets them, in his language, with commands as they are called here. */
const called = (problems: readonly Problem[]): Problem[] =>
  sortProblems(problems).map((one) => withCalls(problemIn(one, uiLanguage())));

/**
 * Prints problems in the order in which an editor meets them: code, place, sentence, the line of the file, hint.
 * `roots` are the folders to which places may be relative. With --json, which a command that goes on running cannot
 * end, a line of JSON.
 */
export function printProblems(problems: readonly Problem[], roots: readonly string[]): void {
  const { results, terminal } = report();
  if (results) {
    terminal.out(`${jsonText({ problems: called(problems) })}\n`);
    return;
  }
  let shown = '';
  for (const problem of called(problems)) {
    const where = problem.place ? showPlace(problem.place) : '';
    // One place is shown once.
    const lines = fullLines(problem, where === shown ? [] : roots);
    shown = where;
    terminal.err(`${lines.join('\n')}\n`);
  }
}

/** Code, place, sentence, the line of the file, further places, hint. */
function fullLines(problem: Problem, roots: readonly string[]): string[] {
  const { severity, place, also = [], hint } = problem;
  // A note is about something that is well, and there may be many.
  const frame = place && severity !== 'note' ? codeFrame(place, roots) : [];
  const others = also.length > 0 ? [words().places(also.map(showPlace))] : [];
  return [
    briefLine(problem, writing()),
    ...[...frame, ...others, hint].map((line) => `    ${keepIndented(harmless(line))}`),
  ];
}

const words = () => reportWords(uiLanguage());
/** How a problem is written on a line. */
const writing = () => ({ level: levelOf, harmless, words: words() });

/** The word for how grave a problem is, in its colour where there is one. */
function levelOf(severity: Severity): string {
  const word = words().severity[severity];
  return report().terminal.colour ? `\u001b[${severity === 'error' ? 31 : 33}m${word}\u001b[0m` : word;
}

/**
 * A text without what a terminal would obey: control characters, and those that turn the direction of writing, are
 * escaped. Lines stay lines. Titles and names come from addresses and files. `harmless('a\u001b[31m')` is
 * `a\u{1b}[31m`.
 */
function harmless(text: string): string {
  const shown = (sign: string) => (sign === '\n' ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`);
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, shown);
}

/** A name that may hold line ends, as a part of a line. */
export const onOneLine = (name: string): string => name.replaceAll('\n', '\\n');

/** A result of a command: `text` for people, `data` for programs. */
export function printResult(text: string, data: unknown): void {
  const { results } = report();
  if (results) results.push(data);
  else printText(text);
}

/** Data as JSON, in which what a terminal would obey is escaped, too: it means the same to whoever parses it. */
const jsonText = (data: unknown, indent?: number): string =>
  JSON.stringify(data, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A text for people on standard output, also with --json: the help. */
export const printText = (text: string): void => report().terminal.out(`${harmless(asCalled(text))}\n`);

/** A line beside the results, on standard error: progress, and what is told while a command runs. */
export const printAside = (text: string): void => report().terminal.err(`${harmless(text)}\n`);

/** The address at which a command now serves; it goes on running, so JSON comes at once, on a line of its own. */
export function printAddress(address: string): void {
  const own = report();
  own.serves = true;
  printText(own.results ? jsonText({ address }) : address);
}

/** A progress line for a stage while it runs; replaced by its result on a terminal, a plain line elsewhere. */
export function progress(title: string): (stage: string) => void {
  return (stage) => printAside(`${onOneLine(title)}: ${stage}`);
}

/** Rows with two columns or more, aligned; `data` is what programs get instead. */
export function printTable(rows: readonly (readonly string[])[], data: unknown = rows): void {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => cellsOf(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => onOneLine(cell) + ' '.repeat(Math.max(0, (widths[i] ?? 0) - cellsOf(cell))))
      .join('  ')
      .trimEnd();
  printResult(rows.map(line).join('\n'), data);
}
