/**
 * The editions that stand in a build folder, for the catalogue and the feed. In: a project whose titles are built. Out:
 * each edition with the files that it offers; the languages of one title together. Reads; writes nothing. Called by
 * `catalogue.ts`.
 *
 *     listEditions(project, outputKinds) → [{ metadata: { id: 'treaty/en', … }, downloads: […], page: true, … }, …]
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFacing } from '../../manuscript/read-facing.ts';
import { type FacingPair, facingName } from '../../model/facing.ts';
import type { Labels, Metadata } from '../../model/manuscript.ts';
import { compareDownloads, isDownload, type OutputKind } from '../../model/output-kinds.ts';
import { compareText } from '../../model/problem.ts';
import { folderOf, isLanguageTag } from '../../model/title-name.ts';
import { versionsIn } from '../../project/folders.ts';
import type { Project } from '../../project/project.ts';
import { readRegular, readRegularText } from '../../project/regular-file.ts';
import type { Download } from './page-metadata.ts';
import { describeFile } from './reading-site.ts';

/** One edition as it is found. */
export interface Listed {
  metadata: Metadata;
  /** The words of the title's own language, where it is not that of the catalogue. */
  labels?: Labels;
  downloads: Download[];
  /** There is a reading edition. */
  page: boolean;
  cover: boolean;
}

/** Every edition below `build`, a title's languages each; the newest text first. */
export function listEditions({ build, source }: Project, kinds: readonly OutputKind[]): Listed[] {
  return foldersIn(build)
    .flatMap((name) => editionsIn(build, source, name))
    .map((name) => {
      const folder = join(build, name);
      const { metadata } = JSON.parse(readRegularText(join(folder, 'edition.json'))) as { metadata: Metadata };
      const files = readdirSync(folder)
        .filter((name) => isDownload(name, kinds))
        .sort((a, b) => compareDownloads(a, b, kinds));
      const downloads = files.map((file) => describeFile(file, readRegular(join(folder, file)), kinds));
      return {
        metadata: { ...metadata, id: name },
        downloads,
        page: existsSync(join(folder, 'index.html')),
        cover: existsSync(join(folder, 'thumbnail.jpg')),
      };
    })
    .sort(
      (a, b) =>
        compareText(b.metadata.adopted.date, a.metadata.adopted.date) || compareText(a.metadata.id, b.metadata.id),
    );
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);

/**
 * The editions in a title's folder of outputs. One that has had more languages, or fewer, than now holds old ones too:
 * those of its source count.
 */
function editionsIn(build: string, source: string, name: string): string[] {
  const isEdition = (title: string) => existsSync(join(build, title, 'edition.json'));
  const versions = foldersIn(join(build, name))
    .filter(isLanguageTag)
    .map((tag) => `${name}/${tag}`);
  const found = [name, ...versions].filter(isEdition);
  const due = existsSync(join(source, name)) ? versionsIn(source, name) : [];
  const own = found.filter((title) => due.includes(title));
  return own.length > 0 ? own : found.slice(found.length > 1 ? 1 : 0);
}

/** The facing editions that stand below `build` and that their titles ask for: folder → its two languages. */
export function listFacing({ build, source }: Project): Map<string, FacingPair> {
  const found = foldersIn(build).flatMap((name): [string, FacingPair][] => {
    const pair = existsSync(join(source, name)) ? readFacing(source, name) : undefined;
    return pair && existsSync(join(build, name, facingName(pair), 'index.html')) ? [[name, pair]] : [];
  });
  return new Map(found);
}

/** The languages of each title together, that of the catalogue first; titles as their first edition comes. */
export function groupTitles(titles: readonly Listed[], language: string): Listed[][] {
  const groups = new Map<string, Listed[]>();
  for (const title of titles) {
    const name = folderOf(title.metadata.id);
    groups.set(name, [...(groups.get(name) ?? []), title]);
  }
  const rank = ({ metadata }: Listed) => (metadata.language === language ? 0 : 1);
  return [...groups.values()].map((group) =>
    group.sort((a, b) => rank(a) - rank(b) || compareText(a.metadata.id, b.metadata.id)),
  );
}
