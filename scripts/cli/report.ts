/**
 * What the commands say on the terminal. In: problems, results, progress. Out: plain lines on standard output and
 * standard error, or with --json one JSON document on standard output. Promises the same lines whether or not the output
 * is a terminal, with colour and rewriting only where it is one and NO_COLOR is not set.
 */

import { type Problem, sortProblems } from '../model/problem.ts';
import { hasErrors } from '../model/problem-catalogue.ts';
import { cellsOf, codeFrame } from './code-frame.ts';

const colour = (stream: NodeJS.WriteStream) => Boolean(stream.isTTY) && !process.env.NO_COLOR;

/** Results for the JSON document; absent where people read. */
let results: unknown[] | undefined;

/** True when a command serves: it goes on running, and what it had to say is said. */
let serves = false;

/** From here on results and problems are kept, and printed by `finishReport` as one document. */
export function reportAsJson(): void {
  results = [];
}

/** Ends a command: its problems for people, or everything as JSON: { command, ok, problems, results }. */
export function finishReport(command: string, problems: readonly Problem[], roots: readonly string[]): void {
  if (serves && problems.length === 0) return;
  if (results) process.stdout.write(`${JSON.stringify({ command, ok: !hasErrors(problems), problems: sortProblems(problems), results }, null, 2)}\n`);
  else printProblems(problems, roots);
}

/**
 * Prints problems in the order in which an editor meets them: code, place, sentence, the line of the file, hint. `roots` are
 * the folders to which places may be relative. With --json, which a command that goes on running cannot end, a line of JSON.
 */
export function printProblems(problems: readonly Problem[], roots: readonly string[]): void {
  if (results) {
    process.stdout.write(`${JSON.stringify({ problems: sortProblems(problems) })}\n`);
    return;
  }
  let shown = '';
  for (const { code, severity, place, message, hint } of sortProblems(problems)) {
    const where = place ? `${place.file}:${place.line}:${place.column}: ` : '';
    const level = colour(process.stderr) ? `\u001b[${severity === 'error' ? 31 : 33}m${severity}\u001b[0m` : severity;
    // A note is about something that is well, and there may be many; one place is shown once.
    const frame = place && severity !== 'note' && where !== shown ? codeFrame(place, roots) : [];
    const lines = [...frame, hint].map((line) => `    ${harmless(line)}\n`);
    shown = where;
    process.stderr.write(`${harmless(where)}${level} ${code}: ${harmless(message)}\n${lines.join('')}`);
  }
}

/**
 * A text without what a terminal would obey: control characters, and those that turn the direction of writing, are escaped.
 * Lines stay lines. Titles and names come from addresses and files. `harmless('a\u001b[31m')` is `a\u{1b}[31m`.
 */
export function harmless(text: string): string {
  const shown = (sign: string) => (sign === '\n' ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`);
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, shown);
}

/** A result of a command: `text` for people, `data` for programs. */
export function printResult(text: string, data: unknown): void {
  if (results) results.push(data);
  else process.stdout.write(`${text}\n`);
}

/** The address at which a command now serves; it goes on running, so JSON comes at once, on a line of its own. */
export function printAddress(address: string): void {
  serves = true;
  process.stdout.write(`${results ? JSON.stringify({ address }) : address}\n`);
}

/** A progress line for a stage while it runs; replaced by its result on a terminal, a plain line elsewhere. */
export function progress(title: string): (stage: string) => void {
  return (stage) => process.stderr.write(`${title}: ${stage}\n`);
}

/** Rows with two columns or more, aligned; `data` is what programs get instead. */
export function printTable(rows: readonly (readonly string[])[], data: unknown = rows): void {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => cellsOf(row[i] ?? '')))) ?? [];
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - cellsOf(cell)))
      .join('  ')
      .trimEnd();
  printResult(rows.map(line).join('\n'), data);
}
