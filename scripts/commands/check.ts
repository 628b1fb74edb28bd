/**
 * npm run check: the problems of source, lists and text, and the figures of the typesetting, for editors. Measures the
 * PDFs of the last build, if they are of this text, and writes nothing but their figures, typography.json.
 */
import type { Arguments, Command } from '../cli/command.ts';
import { printResult, printTable } from '../cli/report.ts';
import type { Problem } from '../model/problem.ts';
import { checkTitle, type TitleCheck } from '../press/check-project.ts';
import { listTitles } from '../project/folders.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: 'npm run check [-- TITLE …]',
  about: `Reports the problems of every title (or the named ones): front matter, text, marks, authority lists, names that
no entry claims, and the figures of the typesetting of its PDFs under build/.

  --source FOLDER   the titles are here instead of source/
  --build FOLDER    their outputs are here instead of build/`,
  options: { source: { type: 'string' }, build: { type: 'string' } },
  run: checkTitles,
};

async function checkTitles({ positionals, project }: Arguments): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const title of positionals.length > 0 ? positionals : listTitles(project.source)) {
    const checked = await checkTitle(project, title);
    say(checked);
    found.push(...checked.problems);
  }
  return found;
}

/** What was found of one title, as a line for the text and a table for each of its PDFs. */
function say({ title, text, ofSource, typography }: TitleCheck): void {
  const count = text ? `${text.paragraphs} paragraphs, ${text.mentions} mentions, ` : '';
  printResult(`${title}: ${count}${ofSource} problems`, { title, ...text, problems: ofSource });
  if (!text) return;
  if (!typography)
    printResult('  No pages of this text under build/: npm run build makes them.', { title, typography: null });
  for (const [name, figures] of Object.entries(typography ?? {}))
    printTable(
      figures.map((figure) => [
        `  ${name}`,
        figure.name,
        `${figure.value}${figure.unit ?? ''}`,
        `${figure.least ? '≥' : '≤'} ${figure.gate}${figure.unit ?? ''}`,
        `of ${figure.measured}`,
      ]),
      { title, format: name, typography: figures },
    );
}
