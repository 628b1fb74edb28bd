/**
 * Whether a copy of a PDF or an EPUB carries the text of a project's source, and where it differs. In: a published file, from
 * wherever it comes. Out: the title that it says it is, how much of it is equal, problems. Needs no build and no browser: the
 * file is proved by the same witnesses as a build. Writes nothing. Called by `npm run verify` and by `kanben.ts`.
 *
 *     await proveCopy(project, { name: 'treaty.pdf', bytes }) → { problems: [], equal: 65, edition: …, stated: '9f0c…' }
 */
import { type PrintFormat, pxToPoints, readFormat } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { editionUuid } from '../model/edition-uuid.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { listTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { type Identity, identifyFile } from '../proof/identify-copy.ts';
import { readPdf } from '../proof/read-pdf.ts';
import { verifyEpub } from '../proof/verify-epub.ts';
import { verifyPdf } from '../proof/verify-pdf.ts';
import { prepareEdition } from './prepare-edition.ts';

/** A published file. */
export interface PublishedCopy {
  /** What problems call it. */
  name: string;
  bytes: Uint8Array;
}

/** What the witnesses say of it. Without an edition it cannot be read (K824), or is no title of the project (K823). */
export interface CopyProof {
  problems: Problem[];
  edition?: IndexedEdition;
  /** Paragraphs that are equal, character by character. */
  equal: number;
  /** The SHA-256 of the source that the file names; empty when it names none. */
  stated: string;
}

/** Proves a copy. K826 for each difference, K825 when it names another state of the source. */
export async function proveCopy(project: Project, { name: file, bytes }: PublishedCopy): Promise<CopyProof> {
  let identity: Identity;
  try {
    identity = await identifyFile(bytes);
  } catch (error) {
    return { problems: [problem('K824', { file, detail: (error as Error).message })], equal: 0, stated: '' };
  }
  const stated = identity.sha256;
  const edition = findEdition(identity, project);
  if (!edition) {
    const detail = identity.identifier
      ? `its identifier is ${identity.identifier}, its title “${identity.title}”`
      : 'it names no identifier';
    const known = listTitles(project.source).join(', ') || 'none';
    return { problems: [problem('K823', { file, detail, known })], equal: 0, stated };
  }
  const own = edition.manuscript.sha256;
  // A file of another state of the source is asked for its text alone: around it stands what the source said then.
  const whole = stated === own;
  const { language } = edition.metadata;
  const format = identity.format === 'PDF' ? await findFormat(project, bytes, language) : undefined;
  const { problems: found, equal } = format
    ? await verifyPdf(bytes, edition, identity.pageMap, format, whole)
    : verifyEpub(bytes, edition, identity.pageMap, { whole });
  const problems = found.map(({ message }) => problem('K826', { file, detail: message }));
  if (!whole) problems.push(problem('K825', { file, stated: stated || 'nothing', own }));
  return { problems, edition, equal, stated };
}

/** The edition that a file says it is: by its identifier, else by its text's hash, else by its title. */
function findEdition({ identifier, sha256, title }: Identity, project: Project): IndexedEdition | undefined {
  const editions = listTitles(project.source).flatMap((name) => prepareEdition(project, name).value?.edition ?? []);
  return (
    editions.find(({ metadata }) => identifier === `urn:uuid:${editionUuid(metadata.id, metadata.edition.number)}`) ??
    editions.find(({ manuscript }) => sha256 === manuscript.sha256) ??
    editions.find(({ metadata }) => title !== '' && title === metadata.title)
  );
}

/** The print format of a PDF, by the size of its pages; the book when none has this size. */
async function findFormat(project: Project, bytes: Uint8Array, language: string): Promise<PrintFormat> {
  const [page] = (await readPdf(bytes)).pages;
  const known = profileOf(language).formats.flatMap((name) =>
    [false, true].map((print) => readFormat(project, name, print, language)),
  );
  const near = (points: number, mm: number, slugPx: number) =>
    Math.abs(points - (mm / 25.4) * 72 - 2 * pxToPoints(slugPx)) < 2;
  return (
    known.find(
      (format) =>
        page &&
        near(page.width, format.pageWidthMm, format.slugPx) &&
        near(page.height, format.pageHeightMm, format.slugPx),
    ) ?? readFormat(project, 'book', false, language)
  );
}
