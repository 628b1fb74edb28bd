/**
 * Measures the typesetting. In: a finished PDF as `read-pdf.ts` reads it, the edition, the format. Out: figures with
 * their gates, as they are written to `typography.json`, and a problem for each gate that does not hold. Everything is
 * found from the places of glyphs; the layout is not asked. Changes nothing. Called where a PDF is proved and by
 * `check`.
 *
 *     measureTypography(read, edition, format).value?.[0]
 *     → { name: 'lines that start with a forbidden mark', value: 0, gate: 0, holds: true, measured: 412, where: [] }
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import type { Outcome } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { radicals } from './compare-text.ts';
import { figure, type TypographyFigure } from './figures.ts';
import { findLines } from './locate-lines.ts';
import { characterFigures } from './measure-characters.ts';
import { pageFigures } from './measure-pages.ts';
import { wordFigures } from './measure-words.ts';
import type { ReadPdf } from './read-pdf.ts';

/**
 * All figures of one PDF. K811 for each gate that does not hold, K813 where that is within its limit, K812 for text
 * that is not found on the pages.
 */
export function measureTypography(
  read: ReadPdf,
  edition: IndexedEdition,
  format: PrintFormat,
): Outcome<TypographyFigure[]> {
  const { lines, lost } = findLines(read, edition, format);
  const { writingSystem, lines: rules } = profileOf(edition.metadata.language);
  const figures = [
    ...(writingSystem === 'alphabetic' ? wordFigures(lines, format, rules.kept) : characterFigures(lines, format)),
    ...pageFigures(read, lines, edition, format),
    ...fontFigures(read),
  ];
  const problems = figures
    .filter((figure) => !figure.holds)
    .map(({ name, value, gate, excused, where, place }) =>
      problem(
        excused ? 'K813' : 'K811',
        { format: format.name, figure: name, value, gate, where: where.slice(0, 3).join('; ') },
        place,
      ),
    );
  if (lost) problems.push(problem('K812', { format: format.name, detail: lost }));
  return { value: figures, problems };
}

function fontFigures(read: ReadPdf): TypographyFigure[] {
  const type3 = read.fonts.filter((font) => font.type3).length;
  const shown = read.pages.flatMap((page) => page.glyphs.map((glyph) => glyph.text)).join('');
  return [
    figure('Type 3 fonts', type3, 0, read.fonts.length, []),
    figure('characters from U+2E80–2FDF', shown.match(radicals)?.length ?? 0, 0, shown.length, []),
  ];
}
