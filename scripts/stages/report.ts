/**
 * What the commands say on the terminal. In: problems, tables, progress. Out: plain lines on standard output
 * and standard error. Promises the same lines whether or not the output is a terminal, with colour and
 * rewriting only where it is one and NO_COLOR is not set.
 */
import { type Problem, sortProblems } from './edition.ts';

const colour = (stream: NodeJS.WriteStream) => Boolean(stream.isTTY) && !process.env.NO_COLOR;

/** Prints problems in the order in which an editor meets them: code, place, sentence, hint. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { code, severity, place, message, hint } of sortProblems(problems)) {
    const where = place ? `${place.file}:${place.line}:${place.column}: ` : '';
    const level = colour(process.stderr) ? `\u001b[${severity === 'error' ? 31 : 33}m${severity}\u001b[0m` : severity;
    process.stderr.write(`${where}${level} ${code}: ${message}\n    ${hint}\n`);
  }
}

/** A progress line for a stage while it runs; replaced by its result on a terminal, a plain line elsewhere. */
export function progress(title: string): (stage: string) => void {
  return (stage) => process.stderr.write(`${title}: ${stage}\n`);
}

/** Rows with two columns or more, aligned; East Asian wide characters count two cells. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const cells = (text: string) => [...text].reduce((sum, c) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(c) ? 2 : 1), 0);
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => cells(row[i] ?? '')))) ?? [];
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - cells(cell)))
        .join('  ')
        .trimEnd()}\n`,
    );
}
