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
import type { LanguageProfile } from '../languages/profile.ts';
import { profileOf } from '../languages/registry.ts';
import type { Acceptance } from '../model/acceptance.ts';
import type { Outcome } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { acceptLines } from './accept-lines.ts';
import { radicals } from './compare-text.ts';
import {
  type BadLine,
  count,
  type FigureLine,
  figure,
  type Line,
  type MeasuredFigure,
  type TypographyFigure,
} from './figures.ts';
import type { WordRules } from './line-rules.ts';
import { closeMarks } from './lines-apart.ts';
import { findLines } from './locate-lines.ts';
import { characterFigures } from './measure-characters.ts';
import { noticeFigures } from './measure-notice.ts';
import { pageFigures } from './measure-pages.ts';
import { wordFigures } from './measure-words.ts';
import type { ReadPdf } from './read-pdf.ts';

/** What was measured, and which of the editor's acceptances it meets. */
interface Measured extends Outcome<TypographyFigure[]> {
  accepted: Acceptance[];
}

/**
 * All figures of one PDF. K811 for each gate that does not hold, K813 where that is within its limit and not accepted,
 * K812 for text that is not found on the pages.
 */
export function measureTypography(read: ReadPdf, edition: IndexedEdition, format: PrintFormat): Measured {
  const { lines, texts, lost } = findLines(read, edition, format);
  const profile = profileOf(edition.metadata.language);
  const figures = [
    ...(profile.writingSystem === 'alphabetic'
      ? wordFigures(lines, format, wordRulesOf(profile), texts)
      : characterFigures(lines, format, texts, profile)),
    count('hyphens of divided words within a line', lines, hasInnerHyphen),
    ...apartFigures(lines, profile),
    ...pageFigures(read, lines, edition, format),
    ...fontFigures(read),
    ...noticeFigures(read, lines, edition, format),
  ].map((one) => judgeFigure(one, edition.manuscript.accepted, format.name));
  const problems = figures.flatMap((one) => one.problems);
  if (lost) problems.push(problem('K812', { format: format.name, detail: lost }));
  return { value: figures.map(({ figure }) => figure), problems, accepted: figures.flatMap(({ met }) => met) };
}

const wordRulesOf = ({ lines, typefaces, marksApart }: LanguageProfile): WordRules => ({
  ...lines,
  space: typefaces.body.space,
  apart: marksApart,
});

const apartFigures = (lines: readonly Line[], { marksApart }: LanguageProfile): MeasuredFigure[] =>
  marksApart ? [count('lines with a mark that does not stand apart as it should', lines, closeMarks(marksApart))] : [];

/** So many lines of one figure are written down; more of them have one cause. */
const mostLines = 100;

const leadTo = ({ line, said }: BadLine): FigureLine[] =>
  line
    ? [
        {
          page: line.page,
          said,
          ...(line.anchor ? { anchor: line.anchor } : {}),
          ...(line.place ? { place: line.place } : {}),
        },
      ]
    : [];

/** What is said of a figure when the editor's acceptances are known. */
function judgeFigure({ bad, ...plain }: MeasuredFigure, list: readonly Acceptance[], format: string) {
  const { open, met } = plain.holds ? { open: [], met: [] } : acceptLines('K813', bad, list);
  const accepted = met.map(({ at, reason }) => ({ place: at, reason }));
  const lines = open.slice(0, mostLines).flatMap(leadTo);
  const figure: TypographyFigure = {
    ...plain,
    ...(lines.length > 0 ? { lines } : {}),
    ...(accepted.length > 0 ? { accepted } : {}),
  };
  if (plain.holds || (plain.excused && open.length === 0)) return { figure, met, problems: [] };
  const { name, value, gate, excused } = plain;
  const shown = open.slice(0, 3).map(({ said }) => said);
  const where = [...shown, ...(met.length > 0 ? [`accepted: ${met.map(({ at }) => at).join(', ')}`] : [])].join('; ');
  if (plain.distance) {
    const measure = problem('K815', { format, figure: name, where, gate }, open[0]?.line?.place);
    return { figure, met, problems: [measure] };
  }
  const found = problem(excused ? 'K813' : 'K811', { format, figure: name, value, gate, where }, open[0]?.line?.place);
  return { figure, met, problems: [found] };
}

/** True for a line in which the hyphen of a divided word stands before its end. */
const hasInnerHyphen = ({ glyphs }: Line): boolean => glyphs.slice(0, -1).some(({ text }) => text === '\u00ad');

function fontFigures(read: ReadPdf): MeasuredFigure[] {
  const type3 = read.fonts.filter((font) => font.type3).length;
  const shown = read.pages.flatMap((page) => page.glyphs.map((glyph) => glyph.text)).join('');
  return [
    figure('Type 3 fonts', type3, 0, read.fonts.length, []),
    figure('characters from U+2E80–2FDF', shown.match(radicals)?.length ?? 0, 0, shown.length, []),
  ];
}
