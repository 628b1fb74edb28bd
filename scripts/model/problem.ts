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

/** What fills the `{names}` of a sentence. */
export type ProblemDetails = Record<string, string | number>;

/** The sentence and the hint of every row, in another language, with the same `{names}`. */
export type ProblemWords<Rows> = Readonly<Record<keyof Rows, readonly [message: string, hint: string]>>;

/** Rows whose codes begin with K and one of these digits: `ProblemRows<'1'>` holds K101, K102 … */
export type ProblemRows<Digit extends string> = Record<`K${Digit}${number}`, ProblemRow>;

/** Something an editor must know. `code` is permanent; `hint` says what to do about it. */
export interface Problem {
  code: string;
  severity: Severity;
  place?: Place;
  message: string;
  hint: string;
  /** What fills its sentence, so that it can be said in another language. */
  details?: ProblemDetails;
  /** The problem that it tells of, where its sentence quotes one. */
  tells?: Problem;
  /** Where the same is to be said again, of this title or of others: a project says it once. */
  also?: Place[];
  /** What it is about, where that is the same in all titles: a name. */
  about?: string;
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

/**
 * Every problem once, in the order in which they come: those of one code about one name become one, with the places of
 * all; of those that are equal, as a mistake in a shared list that every title finds, one is left.
 */
export function mergeProblems(problems: readonly Problem[]): Problem[] {
  const merged = new Map<string, Problem>();
  for (const one of problems) {
    const key = one.about === undefined ? JSON.stringify(one) : JSON.stringify([one.code, one.about]);
    const first = merged.get(key);
    if (!first) merged.set(key, { ...one, ...(one.also ? { also: [...one.also] } : {}) });
    else if (one.about !== undefined) {
      first.also ??= [];
      first.also.push(...(one.place ? [one.place] : []), ...(one.also ?? []));
    }
  }
  return [...merged.values()];
}

/** Order of two strings by UTF-16 code units: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many problems there are, as reports say it. Example: `1 problem`, `2 problems`. */
export const countProblems = (count: number): string => `${count} ${count === 1 ? 'problem' : 'problems'}`;
