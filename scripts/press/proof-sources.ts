/**
 * What the witnesses of the EPUB and of the site hold the files against, beside the edition: the project's styles, the
 * pictures of the source, the faces that are installed, the script of the press. In: a project, a title. Out: values
 * that read when they are asked. Called by the outputs, which pair makers and witnesses. Reads nothing that was made.
 *
 *     screenSources(project, edition, images).faces.map(({ file }) => file) → ['song-regular.ttf', …]
 */

import { typefacesFor } from '../fonts/typeface-files.ts';
import { readFace } from '../fonts/unpack-face.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { readBrowserScript } from '../project/browser-scripts.ts';
import { type Project, readFirst } from '../project/project.ts';
import type { InstalledFace } from '../proof/closed-faces.ts';
import type { SiteSources } from '../proof/closed-site.ts';

/** What both have in common. */
interface ScreenSources {
  images: ReadonlyMap<string, Uint8Array>;
  styles: readonly string[];
  faces: InstalledFace[];
}

/** The sources of an EPUB, but for its cover and its language. */
export const screenSources = (
  { styles }: Project,
  { metadata }: IndexedEdition,
  images: ReadonlyMap<string, Uint8Array>,
): ScreenSources => ({
  images,
  styles,
  faces: installedFaces(metadata.language),
});

const installed = new Map<string, InstalledFace[]>();

/** The faces of a language; the same values for every title, so that each face is read once in a process. */
function installedFaces(language: string): InstalledFace[] {
  const known = installed.get(language);
  if (known) return known;
  const faces = typefacesFor(language).map(({ family, weight, italic, file, module }) => ({
    family,
    weight,
    ...(italic ? { italic } : {}),
    file,
    read: () => readFace(module),
  }));
  installed.set(language, faces);
  return faces;
}

/** The sources of a site. `engine`: what set the pages, where it is known. */
export const siteSources = (
  project: Project,
  edition: IndexedEdition,
  images: ReadonlyMap<string, Uint8Array>,
  made: Pick<SiteSources, 'base' | 'engine'> = {},
): SiteSources => ({
  ...screenSources(project, edition, images),
  ...made,
  script: readBrowserScript('site'),
  icon: readFirst(project.templates, 'web/icon.svg'),
});
