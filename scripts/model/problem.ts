/** Where a problem is, and what it is: the word of every stage to the editor. Holds no input, no output, no library. */

/** Where something stands in a file. `line` and `column` are 1-based; columns count UTF-16 code units. */
export interface Place {
  /** Path relative to the project's folder, with forward slashes. */
  file: string;
  line: number;
  column: number;
}

export type Severity = 'error' | 'warning' | 'note';

/** One row of the catalogue. `{names}` in the sentences stand for details. */
export type ProblemRow = readonly [severity: Severity, message: string, hint: string];

/** Rows whose codes begin with K and one of these digits: `ProblemRows<'1'>` holds K101, K102 … */
export type ProblemRows<Digit extends string> = Record<`K${Digit}${number}`, ProblemRow>;

/** Something an editor must know. `code` is permanent; `hint` says what to do about it. */
export interface Problem {
  code: string;
  severity: Severity;
  place?: Place;
  message: string;
  hint: string;
}

/** A stage's result together with what it has to tell the editor. */
export interface Outcome<T> {
  /** Absent when an error makes the next stage pointless. */
  value?: T;
  problems: Problem[];
}

/** Problems in the order in which an editor meets them: by file, line, column, then code. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const key = (p: Problem) => p.place ?? { file: '', line: 0, column: 0 };
  return [...problems].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return compareText(x.file, y.file) || x.line - y.line || x.column - y.column || compareText(a.code, b.code);
  });
}

/** Order of two strings by UTF-16 code units: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
