/**
 * npm run verify -- FILE: whether a copy of a PDF or an EPUB carries the text of this source, and where it differs. In:
 * published files, from wherever they come. Out: a table and problems. Needs no build and no browser: the title is
 * found by what the file says of itself, and proved by the same witnesses as a build. Writes nothing.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import { type PrintFormat, pxToPoints, readFormat } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { paragraphsOf } from '../model/edition.ts';
import { editionUuid } from '../model/edition-uuid.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { prepareEdition } from '../press/prepare-edition.ts';
import { listTitles, pressFolder } from '../project/folders.ts';
import { type Identity, identifyFile } from '../proof/identify-copy.ts';
import { readPdf } from '../proof/read-pdf.ts';
import { verifyEpub } from '../proof/verify-epub.ts';
import { verifyPdf } from '../proof/verify-pdf.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'npm run verify -- FILE.pdf|FILE.epub …',
  about: `Says of every file whether it carries the text of its title here, character by character, and where it differs.

  --source FOLDER   the titles are here instead of source/
  --help            this text

Exit code 0: every file carries the text; 1: one does not, or cannot be read.`,
  options: { source: { type: 'string' } },
  run: verifyFiles,
};

async function verifyFiles({ positionals, values }: Arguments): Promise<Problem[]> {
  if (positionals.length === 0) return [problem('K902', { detail: 'Name at least one file.', command: 'verify' })];
  const source = String(values.source ?? join(pressFolder, 'source'));
  const problems: Problem[] = [];
  for (const path of positionals) problems.push(...(await verifyFile(path, source)));
  return problems;
}

async function verifyFile(path: string, source: string): Promise<Problem[]> {
  const file = basename(path);
  let bytes: Uint8Array;
  let identity: Identity;
  try {
    bytes = new Uint8Array(readFileSync(path));
    identity = await identifyFile(bytes);
  } catch (error) {
    return [problem('K824', { file, detail: (error as Error).message })];
  }
  const edition = findEdition(identity, source);
  if (!edition) {
    const detail = identity.identifier
      ? `its identifier is ${identity.identifier}, its title “${identity.title}”`
      : 'it names no identifier';
    return [problem('K823', { file, detail, known: listTitles(source).join(', ') || 'none' })];
  }
  const own = edition.manuscript.sha256;
  // A file of another state of the source is asked for its text alone: around it stands what the source said then.
  const whole = identity.sha256 === own;
  const format = identity.format === 'PDF' ? await findFormat(bytes, edition.metadata.language) : undefined;
  const { problems: found, equal } = format
    ? await verifyPdf(bytes, edition, identity.pageMap, format, whole)
    : verifyEpub(bytes, edition, identity.pageMap, { whole });
  const problems = found.map(({ message }) => problem('K826', { file, detail: message }));
  if (!whole) problems.push(problem('K825', { file, stated: identity.sha256 || 'nothing', own }));
  printTable([
    ['file', file],
    ['source', `${edition.manuscript.file}, edition ${edition.metadata.edition.number}`],
    ['SHA-256', `${identity.sha256 || 'not named'}${whole ? ', that of the source' : ', not that of the source'}`],
    ['paragraphs', `${equal} of ${paragraphsOf(edition).length} equal`],
    ['result', hasErrors(problems) ? 'DIFFERS from the text of this source' : 'carries the text of this source'],
  ]);
  return problems;
}

/** The edition that a file says it is: by its identifier, else by its text's hash, else by its title. */
function findEdition({ identifier, sha256, title }: Identity, source: string): IndexedEdition | undefined {
  const editions = listTitles(source).flatMap((name) => prepareEdition(source, name).value?.edition ?? []);
  return (
    editions.find(({ metadata }) => identifier === `urn:uuid:${editionUuid(metadata.id, metadata.edition.number)}`) ??
    editions.find(({ manuscript }) => sha256 === manuscript.sha256) ??
    editions.find(({ metadata }) => title !== '' && title === metadata.title)
  );
}

/** The print format of a PDF, by the size of its pages; the book when none has this size. */
async function findFormat(bytes: Uint8Array, language: string): Promise<PrintFormat> {
  const [page] = (await readPdf(bytes)).pages;
  const known = profileOf(language).formats.flatMap((name) =>
    [false, true].map((print) => readFormat(name, print, language)),
  );
  const near = (points: number, mm: number, slugPx: number) =>
    Math.abs(points - (mm / 25.4) * 72 - 2 * pxToPoints(slugPx)) < 2;
  return (
    known.find(
      (format) =>
        page &&
        near(page.width, format.pageWidthMm, format.slugPx) &&
        near(page.height, format.pageHeightMm, format.slugPx),
    ) ?? readFormat('book', false, language)
  );
}
