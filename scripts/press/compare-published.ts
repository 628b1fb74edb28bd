/**
 * What a copy is beside the files that were published: byte for byte one of them, or where it differs. In: a copy, the
 * edition that it says it is, a project with what it built and what it froze. Out: the published file in words, and
 * every difference. It needs no build: without one, the witnesses alone prove a copy. Called by `prove-copy.ts`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manuscript } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { sha256Of } from '../project/checksum.js';
import type { Project } from '../project/project.ts';
import { type PublishedFile, publishedFiles, readPublished } from '../project/published-files.ts';
import { readRegular } from '../project/regular-file.ts';
import { frozenFiles } from '../revisions/frozen-files.ts';
import type { Copies, PublishedCopy } from './output-format.ts';

/** What was found of the published files. */
export interface BesidePublished {
  /** The published file that it was compared with, in words: `treaty.pdf of edition 2`, `build/treaty/treaty.pdf`. */
  published?: string;
  /** Whether it is that file, byte for byte. */
  sameBytes: boolean;
  /** K827, one for each difference. */
  problems: Problem[];
}

/** No more differences of one file are said one by one. */
const mostSaid = 20;

/** The frozen edition of which a copy is a file, byte for byte; nothing when it is of none. */
export function findFrozen({ bytes }: PublishedCopy, manuscript: Manuscript): BesidePublished | undefined {
  const frozen = frozenFiles(manuscript).get(sha256Of(bytes));
  if (frozen === undefined) return undefined;
  return { published: `${frozen.name} of edition ${frozen.edition}`, sameBytes: true, problems: [] };
}

/** Compares a copy with the file of the build that it should be. `stated`: the source that it names. */
export async function comparePublished(
  project: Project,
  copy: PublishedCopy,
  title: string,
  copies: Copies,
  stated: string,
): Promise<BesidePublished> {
  const own = sha256Of(copy.bytes);
  const files = publishedFiles(project.build, title);
  const known = files.find(({ sha256 }) => sha256 === own);
  if (known) return { published: `${title}/${known.name}`, sameBytes: true, problems: [] };
  // One that bears the copy's name is asked first: a build has a PDF a format.
  const nearest = [...files].sort((a, b) => Number(b.name === copy.name) - Number(a.name === copy.name));
  for (const file of nearest) {
    const bytes = readPublished(project.build, title, file);
    if (!bytes || !copies.recognise(bytes)) continue;
    const differences = await differencesFrom(copies, copy.bytes, bytes, stated);
    if (differences) return { published: `${title}/${file.name}`, sameBytes: false, problems: said(copy, differences) };
  }
  return { sameBytes: false, problems: notAsBuilt(project, copy, title, files) };
}

/** A file of the build folder that is not what the build wrote: nothing is left to compare it with. */
function notAsBuilt(
  { build }: Project,
  { name, bytes }: PublishedCopy,
  title: string,
  files: readonly PublishedFile[],
): Problem[] {
  const due = files.find((file) => file.name === name);
  const path = join(build, title, name);
  if (!due || !existsSync(path) || sha256Of(readRegular(path)) !== sha256Of(bytes)) return [];
  return [
    problem('K827', { file: name, detail: `SHA256SUMS of the build has ${due.sha256}, and its bytes give another` }),
  ];
}

/** Nothing when the two are not the same output of the same source: another format, or made with other options. */
async function differencesFrom(
  copies: Copies,
  copy: Uint8Array,
  published: Uint8Array,
  stated: string,
): Promise<string[] | undefined> {
  if (stated === '') return undefined;
  const identity = await copies.identify(published);
  if (identity.sha256 !== stated) return undefined;
  try {
    return await copies.compare?.(copy, published, identity);
  } catch (error) {
    return [`a part of it cannot be read: ${(error as Error).message}`];
  }
}

function said({ name: file }: PublishedCopy, differences: readonly string[]): Problem[] {
  const rest = differences.length - mostSaid;
  const all = rest > 0 ? [...differences.slice(0, mostSaid), `and ${rest} differences more`] : differences;
  return all.map((detail) => problem('K827', { file, detail }));
}
