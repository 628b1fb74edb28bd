/**
 * npm run check: the problems of source, lists and text, and the figures of the typesetting, for editors. Measures the
 * PDFs of the last build, if they are of this text, and writes nothing but their figures, typography.json.
 */
import type { Arguments, Command } from '../cli/command.ts';
import { onOneLine, printResult, printTable, printText } from '../cli/report.ts';
import { counted } from '../cli/report-words.ts';
import { mergeProblems, type Problem } from '../model/problem.ts';
import { fewTitles } from '../press/build-options.ts';
import { checkTitle, type TitleCheck } from '../press/check-project.ts';
import { chooseTitles } from '../project/folders.ts';
import { findUnused } from '../registers/shared-use.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: 'npm run check [-- TITLE …]',
  about: `Reports the problems of every title (or the named ones): front matter, text, marks, authority lists, names
that no entry claims, and the figures of the typesetting of its PDFs under build/. With --all also what of
the authority lists no title uses.

  --source FOLDER   the titles are here instead of source/
  --build FOLDER    their outputs are here instead of build/`,
  options: { source: { type: 'string' }, build: { type: 'string' } },
  run: checkTitles,
  sumsUp: true,
};

async function checkTitles({ positionals, project, values }: Arguments): Promise<Problem[]> {
  const titles = chooseTitles(project.source, positionals);
  const inFull = titles.length <= fewTitles || Boolean(values.all);
  const checks: TitleCheck[] = [];
  for (const title of titles) {
    const checked = await checkTitle(project, title);
    // For programs every title has a result of its own; they read it, so nothing is too much.
    if (inFull || values.json) say(checked);
    checks.push(checked);
  }
  if (!inFull && !values.json) printText(sumOf(checks));
  const problems = mergeProblems(checks.flatMap((checked) => checked.problems));
  // Only all titles together can say that an entry is of no use.
  const whole = positionals.length === 0 && (values.all || values.json);
  return whole ? [...problems, ...findUnused(checks.flatMap(({ shared }) => shared ?? []))] : problems;
}

/** All titles on one line. */
function sumOf(checks: readonly TitleCheck[]): string {
  const sum = (noun: string, count: (checked: TitleCheck) => number) =>
    counted(
      checks.reduce((total, checked) => total + count(checked), 0),
      noun,
    );
  const paragraphs = sum('paragraph', ({ text }) => text?.paragraphs ?? 0);
  const mentions = sum('mention', ({ text }) => text?.mentions ?? 0);
  const failed = sum('title', ({ text }) => (text ? 0 : 1));
  const measured = sum('title', ({ typography }) => (typography ? 1 : 0));
  const all = counted(checks.length, 'title');
  return `${all}: ${paragraphs}, ${mentions}; ${failed} with errors; pages of ${measured} measured`;
}

/** What was found of one title, as a line for the text and a table for each of its PDFs. */
function say({ title, text, ofSource, typography }: TitleCheck): void {
  const count = text ? `${text.paragraphs} paragraphs, ${text.mentions} mentions, ` : '';
  printResult(`${onOneLine(title)}: ${count}${counted(ofSource, 'problem')}`, { title, ...text, problems: ofSource });
  if (!text) return;
  if (!typography)
    printResult('  No pages of this text under build/: npm run build makes them.', { title, typography: null });
  for (const [name, figures] of Object.entries(typography ?? {}))
    printTable(
      figures.map((figure) => [
        `  ${name}`,
        figure.name,
        figure.distance
          ? `${figure.distance.found} (${figure.distance.standard}), off ${figure.value}${figure.unit}`
          : `${figure.value}${figure.unit ?? ''}`,
        `${figure.least ? '≥' : '≤'} ${figure.gate}${figure.unit ?? ''}`,
        `of ${figure.measured}`,
      ]),
      { title, format: name, typography: figures },
    );
}
