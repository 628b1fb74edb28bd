/** npm run trace -- 42|art3-2 [TITLE]: where one paragraph or provision is in the source and in every format. */
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import type { LedgerRow } from '../model/outputs.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { outputFormats } from '../press/registry.ts';
import { chooseTitles } from '../project/folders.ts';
import { readOutput } from '../project/write-outputs.ts';

export const traceCommand: Command = {
  name: 'trace',
  usage: 'npm run trace -- NUMBER|ADDRESS [TITLE]',
  about: `Prints the row of one paragraph (42), or of one provision (art3-2), from build/TITLE/ledger.json:
source line, its place in every output, index headings.

  --build FOLDER   the outputs are here instead of build/`,
  options: { build: { type: 'string' } },
  run: traceParagraph,
};

function traceParagraph({ positionals, project, formats = outputFormats }: Arguments): Problem[] {
  const [number, named] = positionals;
  const [title] = chooseTitles(project.source, named === undefined ? [] : [named]);
  if (!number || !/^(\d+(-\d+)*|[a-z]+\d[\w-]*)$/.test(number) || !title)
    return [
      problem('K902', { detail: 'Name the NUMBER of a paragraph or the address of a provision.', command: 'trace' }),
    ];
  const ledger = readOutput(join(project.build, title, 'ledger.json'));
  if (ledger === undefined)
    return [
      problem('K902', {
        detail: `“${title}” is not built: there is no build/${title}/ledger.json. Run \`npm run build -- ${title}\`.`,
        command: 'trace',
      }),
    ];
  const rows = JSON.parse(ledger) as LedgerRow[];
  const row = rows.find(({ number: own, also = [] }) => String(own) === number || also.includes(number));
  if (!row)
    return [problem('K902', { detail: `“${title}” has no ${number}; it has ${sayRange(rows)}.`, command: 'trace' })];
  printTable(
    [
      ['paragraph', row.label === undefined ? String(row.number) : `${row.number} ${row.label}`],
      ...(row.also ? [['also', row.also.join(', ')]] : []),
      ...(row.removed === undefined
        ? []
        : [['removed', `since edition ${row.removed}; below, where it stood last and where the gap is stated`]]),
      ['anchor', row.anchor],
      ['source', `${row.source.file}:${row.source.line}`],
      ...formats.flatMap(({ trace }) => (trace ? [trace(row)] : [])),
      ['index', row.headings.join(', ') || 'none'],
    ],
    row,
  );
  return [];
}

/** The first and the last number of a title, and how many there are. */
const sayRange = (rows: readonly LedgerRow[]): string =>
  `${rows.length} from ${rows[0]?.anchor ?? 'none'} to ${rows.at(-1)?.anchor ?? 'none'}`;
