/**
 * npm run diff -- TITLE 1 2: what one edition changes in another, paragraph by paragraph and word by word. In: the
 * frozen texts of the title, and the text as it stands (`current`). Out: a list on the terminal, whose marks
 * [-deleted-] and {+inserted+} are there with and without colours. Writes nothing.
 */
import type { Arguments, Command } from '../cli/command.ts';
import { printResult } from '../cli/report.ts';
import { readManuscript } from '../manuscript/read-manuscript.ts';
import type { Change, Edition, Segment } from '../model/edition.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { languageIn } from '../model/title-name.ts';
import { prepareEdition } from '../press/prepare-edition.ts';
import { chooseTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { compareEditions, isNumbered } from '../revisions/compare-editions.ts';
import { readHistory } from '../revisions/published-editions.ts';

export const diffCommand: Command = {
  name: 'diff',
  usage: 'npm run diff -- TITLE 1 2 [--language TAG]',
  about: `Lists what the second edition changes in the first: paragraphs added, removed, changed, with [-deleted-]
and {+inserted+} words. An edition is the number of a published one, or \`current\` for the text as it
stands.

  --language TAG    the language, for a title that has several
  --source FOLDER   the titles are here instead of source/
  --help            this text`,
  options: { language: { type: 'string' }, source: { type: 'string' } },
  run: showDifferences,
};

function showDifferences({ positionals, project, values }: Arguments): Problem[] {
  const [title, from, to] = positionals;
  if (title === undefined || from === undefined || to === undefined || positionals.length > 3)
    return [problem('K902', { detail: 'Name a TITLE and two editions, for example `1 current`.', command: 'diff' })];
  const versions = chooseTitles(project.source, [title]);
  const asked = versions.filter((name) => versions.length === 1 || languageIn(name) === values.language);
  const [version] = asked;
  if (version === undefined)
    return wrong(`“${title}” has several languages; say --language: ${versions.map(languageIn).join(', ')}.`).problems;
  const before = openEdition(project, version, from, values.language);
  const after = openEdition(project, version, to, values.language);
  // Both may say the same of the same files.
  const problems = [
    ...new Map([...before.problems, ...after.problems].map((found) => [JSON.stringify(found), found])).values(),
  ];
  if (!before.value || !after.value) return problems.filter(({ severity }) => severity === 'error');
  const changes = compareEditions(before.value, after.value);
  const count = (test: (change: Change) => boolean) => changes.filter(test).length;
  const counts = (['added', 'changed', 'removed'] as const).map(
    (kind) => `${count((change) => change.kind === kind && isNumbered(change))} ${kind}`,
  );
  const lines = [
    `${title}, edition ${from} → ${to}: paragraphs ${counts.join(', ')}; ` +
      `${count((change) => !isNumbered(change))} changes elsewhere`,
    ...changes.flatMap(({ title: said, segments, number, before, kind }) => [
      '',
      `${number === undefined && before === undefined ? '' : `${number ?? before} ${kind}: `}${said}`,
      `    ${segments.map(showSegment).join('')}`,
    ]),
  ];
  printResult(lines.join('\n'), { title, from, to, changes });
  return [];
}

const wrong = (detail: string) => ({ problems: [problem('K902', { detail, command: 'diff' })] });

/** A published edition, or the text as it stands. */
function openEdition(
  project: Project,
  title: string,
  name: string,
  language: Arguments['values'][string],
): Outcome<Edition> {
  const manuscript = readManuscript(project, title);
  if (!manuscript.value) return { problems: manuscript.problems };
  const { value } = manuscript;
  if (language !== undefined && language !== value.metadata.language)
    return wrong(`“${title}” is in ${value.metadata.language}, not in ${language}.`);
  if (name === 'current') {
    const current = prepareEdition(project, title);
    return { problems: current.problems, ...(current.value ? { value: current.value.edition } : {}) };
  }
  const history = readHistory(value);
  if (!history.value || hasErrors(history.problems)) return { problems: history.problems };
  const found = history.value.find(({ number }) => String(number) === name);
  if (found) return { value: found.edition, problems: [] };
  return wrong(
    `“${title}” has no published edition ${name}: ` +
      `${history.value.map(({ number }) => number).join(', ') || 'none'} and \`current\`.`,
  );
}

/** Long equal stretches are shortened to what stands beside the changes. */
function showSegment({ kind, text }: Segment, i: number, all: readonly Segment[]): string {
  const line = text.replaceAll('\n', ' ');
  const coloured = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
  const paint = (marked: string, code: string) => (coloured ? `\u001b[${code}m${marked}\u001b[0m` : marked);
  if (kind === 'deleted') return paint(`[-${line}-]`, '31');
  if (kind === 'inserted') return paint(`{+${line}+}`, '32');
  const keep = 30;
  const head = i > 0 ? keep : 0;
  const tail = i < all.length - 1 ? keep : 0;
  return line.length > head + tail + 10 ? `${line.slice(0, head)} […] ${tail > 0 ? line.slice(-tail) : ''}` : line;
}
