/**
 * npm run check: the problems of source, lists and text, and the figures of the typesetting, for editors. Measures the
 * PDFs of the last build, if they are of this text, and writes nothing but their figures, typography.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printResult, printTable } from '../cli/report.ts';
import { readFormat } from '../formats/print/print-format.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { prepareEdition } from '../press/prepare-edition.ts';
import { listTitles, pressFolder } from '../project/folders.ts';
import { pdfName, writeOutputs } from '../project/write-outputs.ts';
import type { TypographyFigure } from '../proof/figures.ts';
import { measureTypography } from '../proof/measure-typography.ts';
import { readPdf } from '../proof/read-pdf.ts';

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

async function checkTitles({ positionals, values }: Arguments): Promise<Problem[]> {
  const source = String(values.source ?? join(pressFolder, 'source'));
  const build = String(values.build ?? join(pressFolder, 'build'));
  const found: Problem[] = [];
  for (const title of positionals.length > 0 ? positionals : listTitles(source)) {
    const { value, problems } = prepareEdition(source, title);
    const count = value
      ? `${paragraphsOf(value.edition).length} paragraphs, ${value.edition.mentions.length} mentions, `
      : '';
    const data = value
      ? { paragraphs: paragraphsOf(value.edition).length, mentions: value.edition.mentions.length }
      : {};
    printResult(`${title}: ${count}${problems.length} problems`, { title, ...data, problems: problems.length });
    found.push(...problems, ...(value ? await checkPages(value.edition, join(build, title)) : []));
  }
  return found;
}

/** Measures the PDFs of a title that are there. Those of another state of the text are not measured. */
async function checkPages(edition: IndexedEdition, folder: string): Promise<Problem[]> {
  const names = edition.metadata.formats ?? ['book'];
  const record = join(folder, 'edition.json');
  const built = existsSync(record)
    ? (JSON.parse(readFileSync(record, 'utf8')) as { metadata?: { sha256?: string } }).metadata?.sha256
    : undefined;
  if (built !== edition.manuscript.sha256) {
    printResult('  No pages of this text under build/: npm run build makes them.', {
      title: edition.metadata.id,
      typography: null,
    });
    return [];
  }
  const problems: Problem[] = [];
  const figures: Record<string, TypographyFigure[]> = {};
  for (const [i, name] of names.entries()) {
    const path = join(folder, pdfName(edition.metadata.id, names, i));
    if (!existsSync(path)) continue;
    const measured = measureTypography(
      await readPdf(new Uint8Array(readFileSync(path))),
      edition,
      readFormat(name, false, edition.metadata.language),
    );
    figures[name] = measured.value ?? [];
    problems.push(...measured.problems);
    printTable(
      figures[name].map((figure) => [
        `  ${name}`,
        figure.name,
        `${figure.value}${figure.unit ?? ''}`,
        `${figure.least ? '≥' : '≤'} ${figure.gate}${figure.unit ?? ''}`,
        `of ${figure.measured}`,
      ]),
      { title: edition.metadata.id, format: name, typography: figures[name] },
    );
  }
  problems.push(...writeOutputs(folder, new Map([['typography.json', `${JSON.stringify(figures, null, 2)}\n`]])));
  return problems;
}
