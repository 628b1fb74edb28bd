/**
 * What an editor must know of a title before it is built, and of its pages when they are built. In: a project, a title.
 * Out: problems, figures of the text and of the typesetting. Measures the PDFs of the last build if they are of this
 * text; writes nothing but their figures, `typography.json`. Called by `npm run check` and by `kanben.ts`.
 *
 *     await checkTitle(project, 'treaty') → { title: 'treaty', problems: [], text: { paragraphs: 65, mentions: 40 }, …
 *       }
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFormat } from '../formats/print/print-format.ts';
import type { Acceptance } from '../model/acceptance.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Project } from '../project/project.ts';
import { readRegular, readRegularText } from '../project/regular-file.ts';
import { pdfName, renewOutput } from '../project/write-outputs.ts';
import { findIdleAcceptances } from '../proof/accept-lines.ts';
import type { TypographyFigure } from '../proof/figures.ts';
import { measureTypography } from '../proof/measure-typography.ts';
import { readPdf } from '../proof/read-pdf.ts';
import { type SharedUse, sharedUse } from '../registers/shared-use.ts';
import { prepareEdition } from './prepare-edition.ts';

/** What was found of one title. */
export interface TitleCheck {
  title: string;
  /** Those of the source, then those of the pages. */
  problems: Problem[];
  /** How many of the problems are of the source. */
  ofSource: number;
  /** Absent when the source has an error. */
  text?: { paragraphs: number; mentions: number };
  /** By print format; absent when there are no pages of this text. */
  typography?: Record<string, TypographyFigure[]>;
  /** What of the shared lists and refusals it uses; absent when the source has an error. */
  shared?: SharedUse[];
}

/** Checks one title. */
export async function checkTitle(project: Project, title: string): Promise<TitleCheck> {
  const { value, problems } = prepareEdition(project, title);
  if (!value) return { title, problems, ofSource: problems.length };
  const { edition } = value;
  const pages = await checkPages(project, edition);
  return {
    title,
    problems: [...problems, ...pages.problems],
    ofSource: problems.length,
    text: { paragraphs: paragraphsOf(edition).length, mentions: edition.mentions.length },
    ...(pages.figures ? { typography: pages.figures } : {}),
    shared: sharedUse(edition),
  };
}

/** Measures the PDFs of a title that are there. Those of another state of the text are not measured. */
async function checkPages(
  project: Project,
  edition: IndexedEdition,
): Promise<{ problems: Problem[]; figures?: Record<string, TypographyFigure[]> }> {
  const { id, language, formats: names = ['book'] } = edition.metadata;
  const folder = join(project.build, id);
  const record = join(folder, 'edition.json');
  const built = existsSync(record)
    ? (JSON.parse(readRegularText(record)) as { metadata?: { sha256?: string } }).metadata?.sha256
    : undefined;
  if (built !== edition.manuscript.sha256) return { problems: [] };
  const problems: Problem[] = [];
  const figures: Record<string, TypographyFigure[]> = {};
  const found: { format: string; accepted: Acceptance[] }[] = [];
  for (const [i, name] of names.entries()) {
    const path = join(folder, pdfName(id, names, i));
    if (!existsSync(path)) continue;
    const read = await readPdf(new Uint8Array(readRegular(path)));
    const measured = measureTypography(
      read,
      edition,
      readFormat(project, name, false, language, edition.metadata.class),
    );
    figures[name] = measured.value ?? [];
    problems.push(...measured.problems);
    found.push({ format: name, accepted: measured.accepted });
  }
  problems.push(...findIdleAcceptances(edition, found));
  problems.push(...renewOutput(project.build, `${id}/typography.json`, `${JSON.stringify(figures, null, 2)}\n`));
  return { problems, figures };
}
