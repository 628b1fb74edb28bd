/**
 * Many problems on few lines. In: the problems of a command that found many. Out: lines: first how many there are of
 * each code, in how many titles, with one of them as the example; then every error in full, and of the warnings as many
 * as there is room for, those of the most places first. Promises that no error is left out, however many there are.
 * Pure.
 */
import { compareText, type Place, type Problem, type Severity, sortProblems } from '../model/problem.ts';
import type { ReportWords } from './report-words.ts';

/** So many problems are shown in full, without a summary. */
export const fewProblems = 20;
/** Lines of a report that has a summary, errors apart. */
const room = 200;
/** Errors that are shown with line and hint; of more, one line each. */
const errorsInFull = 20;

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** How a problem is written on a line. */
interface LineWriting {
  words: ReportWords;
  level: (severity: Severity) => string;
  /** A text without what a terminal would obey. */
  harmless: (text: string) => string;
}

/** What a summary is made of: a problem in full, and one on a line. */
interface Writing extends LineWriting {
  inFull: (problem: Problem) => string[];
}

/** Where a problem is, as compilers write it: file, line, column with colons between. */
export const showPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

const placesOf = ({ place, also = [] }: Problem): Place[] => (place ? [place, ...also] : [...also]);

/** How many titles problems are in: folders of `source/` but the one of the lists. */
function titlesOf(problems: readonly Problem[]): number {
  const titles = problems.flatMap(placesOf).flatMap(({ file }) => {
    const [root, title, ...inside] = file.split('/');
    return inside.length > 0 && title !== 'authority' && root !== 'templates' ? [title] : [];
  });
  return new Set(titles).size;
}

/** The report of many problems, line by line. `all`: how everything is asked for. */
export function summaryOf(problems: readonly Problem[], writing: Writing, all: string): string[] {
  const codes = groupByCode(problems);
  const errors = sortProblems(problems.filter(({ severity }) => severity === 'error'));
  const warnings = codes.filter(([first]) => first?.severity === 'warning');
  const head = [
    writing.words.sums(
      severities
        .map((severity) => [problems.filter((problem) => problem.severity === severity).length, severity] as const)
        .filter(([count]) => count > 0),
    ),
    ...codes.flatMap((group) => codeLines(group, writing)),
  ];
  const full = errors.slice(0, errorsInFull).flatMap((problem) => writing.inFull(problem));
  const brief = errors.slice(errorsInFull).map((problem) => briefLine(problem, writing));
  const shared = shareRoom(
    warnings.map((group) => group.length),
    Math.max(0, room - head.length - full.length - brief.length - 3 * warnings.length),
  );
  const details = warnings.flatMap((group, i) => warningLines(group, shared[i] ?? 0, writing));
  return [...head, '', ...full, ...brief, ...details, writing.words.all(all)];
}

/** Problems of one code together: errors first, then by code; the ones of most places first. */
function groupByCode(problems: readonly Problem[]): Problem[][] {
  const groups = new Map<string, Problem[]>();
  for (const problem of sortProblems(problems)) {
    const group = groups.get(problem.code);
    if (group) group.push(problem);
    else groups.set(problem.code, [problem]);
  }
  const rank = (group: readonly Problem[]) => severities.indexOf(group[0]?.severity ?? 'note');
  for (const group of groups.values()) group.sort((a, b) => placesOf(b).length - placesOf(a).length);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || compareText(a[0]?.code ?? '', b[0]?.code ?? ''));
}

/** Two lines: code, how many, where; and what the first of them says. */
function codeLines(group: readonly Problem[], { level, harmless, words }: Writing): string[] {
  const [example] = group;
  if (!example) return [];
  const place = example.place ? harmless(showPlace(example.place)) : '';
  return [
    `  ${level(example.severity)} ${example.code}: ${words.ofCode(group.length, titlesOf(group), place)}`,
    `    ${harmless(example.message)}`,
  ];
}

/** Some warnings of one code, a line each, and what to do about all of them. */
function warningLines(group: readonly Problem[], count: number, writing: Writing): string[] {
  const [first] = group;
  const left = group.length - count;
  if (!first || count === 0) return [];
  return [
    ...group.slice(0, count).map((problem) => briefLine(problem, writing)),
    `    ${writing.harmless(first.hint.replace(/\s*\n\s*/g, ' '))}`,
    ...(left > 0 ? [`    ${writing.words.more(left, first.code)}`] : []),
  ];
}

/** A line of a sentence is none of the report, and stands behind it: names of files may hold line ends. */
export const keepIndented = (text: string): string => text.replace(/\n(?! )/g, '\n    ');

/** Place, code, sentence, and how often it is so. */
export function briefLine(problem: Problem, { level, harmless, words }: LineWriting): string {
  const { code, severity, message, place } = problem;
  const where = place ? `${harmless(showPlace(place)).replaceAll('\n', '\\n')}: ` : '';
  return `${where}${level(severity)} ${code}: ${keepIndented(harmless(message))}${timesOf(problem, words)}`;
}

/** ` (12 times in 3 titles)`, where a problem is in more than one place. */
function timesOf(problem: Problem, words: ReportWords): string {
  const count = placesOf(problem).length;
  const titles = titlesOf([problem]);
  if (count < 2 || problem.about === undefined) return '';
  return words.times(count, titles);
}

/** Shares lines out: nobody gets more than he asks for, and what is left goes to those who asked for more. */
function shareRoom(asked: readonly number[], lines: number): number[] {
  const given = asked.map(() => 0);
  let left = lines;
  for (let open = asked.map((_, i) => i); open.length > 0 && left >= open.length; ) {
    const each = Math.floor(left / open.length);
    for (const i of open) {
      const more = Math.min(each, (asked[i] ?? 0) - (given[i] ?? 0));
      given[i] = (given[i] ?? 0) + more;
      left -= more;
    }
    open = open.filter((i) => (given[i] ?? 0) < (asked[i] ?? 0));
  }
  return given;
}
