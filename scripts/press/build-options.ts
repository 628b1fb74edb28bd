/** What a build is asked for. In: the command line. Out: one value that every stage of the press gets. Pure. */
import type { OutputName } from '../model/output-kinds.ts';
import type { Project } from '../project/project.ts';
import type { OutputFormat } from './output-format.ts';

export interface BuildOptions {
  project: Project;
  /** The build folder as it will be: what is made waits there until all of it is there. `build` itself when absent. */
  staged?: string;
  /** Nothing but the named kinds of output. */
  only?: readonly string[];
  /** Keep the print HTML. */
  keep?: boolean;
  /** False for a PDF/A-2a without the canonical text and edition.json inside. */
  attachments?: boolean;
  /** With bleed and crop marks. */
  print?: boolean;
  /** Print formats instead of those that the front matter names. */
  formats?: string[];
  /** False for the light edition: an EPUB without typefaces. */
  fonts?: boolean;
  /** The tag that the EPUB states instead of the edition's. */
  epubLanguage?: string;
  /** The address of the site, if it has one. */
  base?: string;
  /** The formats that the press makes; those of its registry when absent. */
  registry?: readonly OutputFormat[];
  /** False: nothing is kept of a title that fails, for the folder of the build will be removed. */
  keepFailed?: false;
}

/** Of more titles a command says the sum and what failed, and not each of them. */
export const fewTitles = 10;

/** Whether a kind of output is to be made. */
export const wants = ({ only }: BuildOptions, name: OutputName): boolean => !only || only.includes(name);
