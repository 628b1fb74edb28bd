/**
 * How the lines of a book of words are filled. In: folders of titles (`source/` of any project), or none: the Universal
 * Declaration of Human Rights in en, ru, fr and es. Out: a table, a row
 * a title: justified lines of the text but the last ones, the share that ends with a hyphen, the lines with a space
 * above half an em, and the widest space in em. Run it by `node --import tsx test/bench/word-spaces.ts [FOLDER …]`;
 * it is no test: the gates of a build are (`scripts/proof/measure-words.ts`).
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from '../../scripts/cli/report.ts';
import { pxToPoints } from '../../scripts/formats/print/print-format.ts';
import { type Line, lineText } from '../../scripts/proof/figures.ts';
import { findLines } from '../../scripts/proof/locate-lines.ts';
import { spacesOf } from '../../scripts/proof/measure-words.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { importDeclaration } from '../support/declaration.ts';
import { setEdition } from '../support/edition.ts';

/** What a space may be, in em. */
const widestSpace = 0.5;

/** Lines that are filled: the last of a paragraph is not. */
async function filledLines(source: string, title: string): Promise<Line[]> {
  const { pdf, edition, format } = await setEdition(source, title);
  const { lines } = findLines(await readPdf(pdf), edition, format);
  const isText = ({ glyphs }: Line) => Math.abs((glyphs[0]?.size ?? 0) - pxToPoints(format.sizePx)) < 0.1;
  return lines.filter((line) => line.source >= 0 && line.kind === 'justified' && !line.last && isText(line));
}

function rowOf(title: string, lines: readonly Line[]): string[] {
  const widest = lines.map((line) => Math.max(0, ...spacesOf(line)));
  const divided = lines.filter((line) => lineText(line).endsWith('\u00ad')).length;
  const wide = widest.filter((space) => space > widestSpace).length;
  return [
    title,
    String(lines.length),
    `${((100 * divided) / lines.length).toFixed(1)} %`,
    String(wide),
    Math.max(...widest).toFixed(2),
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'kanben-word-spaces-'));
try {
  const given = process.argv.slice(2);
  if (given.length === 0) for (const language of ['en', 'ru', 'fr', 'es']) await importDeclaration(folder, language);
  const rows = [['title', 'lines', 'hyphens', 'over 0.5 em', 'widest']];
  for (const source of given.length > 0 ? given : [join(folder, 'source')])
    for (const title of readdirSync(source).filter((name) => !/authority|\./.test(name)))
      rows.push(rowOf(title, await filledLines(source, title)));
  printTable(rows);
} finally {
  rmSync(folder, { recursive: true });
}
