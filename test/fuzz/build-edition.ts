/**
 * Builds random editions as the press builds titles, all with one browser. In: an edition. Out: what is wrong with what
 * the press made of it: nothing, or the kind of the fault and its words. A valid edition gives all its outputs and no
 * error, and no text on its pages stands over other text; that every page marker of the EPUB is right, the press proves
 * itself.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReport } from '../../scripts/cli/report.ts';
import { endBrowser } from '../../scripts/formats/print/browser-page.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { buildTitle } from '../../scripts/press/build-title.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { openProject } from '../../scripts/project/project.ts';
import { findOverlaps } from '../../scripts/proof/find-overlaps.ts';
import { type ReadPdf, readPdf } from '../../scripts/proof/read-pdf.ts';
import { pressPrepared } from '../support/press-text.ts';
import { type FuzzEdition, fuzzTitle, writeProject } from './random-edition.ts';

export interface Fault {
  /** What faults of one kind have in common: code and words, without figures and quoted texts. */
  kind: string;
  /** Those of all errors of the edition; `kind` is the first. */
  kinds: readonly string[];
  detail: string;
}

/** A bench on which one edition after the other is built. */
export interface Bench {
  /** Sets it as a book, proves its PDF and its EPUB, and measures its lines: half of the time of a whole build. */
  press: (edition: FuzzEdition) => Promise<Fault | undefined>;
  /** Makes and proves all its outputs. */
  build: (edition: FuzzEdition) => Promise<Fault | undefined>;
  close: () => Promise<void>;
}

const silent = { out: () => undefined, err: () => undefined, colour: false };

/**
 * Opens a bench: a folder of its own, and a browser, which is started again when it died. `except`: codes that are not
 * counted.
 */
export function openBench(except: readonly string[] = []): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-fuzz-'));
  let engine: Promise<Engine> | undefined;
  const open = async (): Promise<Engine> => {
    if (engine && !(await engine).browser.connected) engine = undefined;
    engine ??= startBrowser(() => undefined);
    return engine;
  };
  return {
    press: async (edition) => {
      writeProject(folder, edition);
      try {
        const prepared = prepareEdition(openProject({ folder }), fuzzTitle);
        const { problems, made } = await pressPrepared(prepared, await open(), true);
        return faultIn(problems, except, made ? [made.read] : []);
      } catch (error) {
        return faultOf([thrown(error as Error)]);
      }
    },
    build: async (edition) => {
      writeProject(folder, edition);
      rmSync(join(folder, 'build'), { recursive: true, force: true });
      const options = { project: openProject({ folder }) };
      try {
        const built = await openReport(false, silent, () => buildTitle(fuzzTitle, options, open, () => undefined));
        return faultIn(built.problems, except, await readPdfs(folder, built.made?.files));
      } catch (error) {
        return faultOf([thrown(error as Error)]);
      }
    },
    close: async () => {
      await engine?.then(({ browser }) => endBrowser(browser)).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The PDFs that were made, or that are kept because of errors. */
async function readPdfs(folder: string, made?: ReadonlyMap<string, string | Uint8Array>): Promise<ReadPdf[]> {
  const failed = join(folder, 'build', '.failed', fuzzTitle);
  const kept = existsSync(failed) ? readdirSync(failed).map((name) => [name, readFileSync(join(failed, name))]) : [];
  const read: ReadPdf[] = [];
  for (const [name, content] of made ?? (kept as [string, Uint8Array][]))
    if (name.endsWith('.pdf') && content instanceof Uint8Array) read.push(await readPdf(content));
  return read;
}

/** The errors that count; where there are none, text that stands over text. No page at all is no proof. */
function faultIn(
  problems: readonly Problem[],
  except: readonly string[],
  pdfs: readonly Pick<ReadPdf, 'pages'>[],
): Fault | undefined {
  const errors = problems.filter(({ severity, code }) => severity === 'error' && !except.includes(code));
  if (errors.length > 0) return faultOf(errors.map(kindAndDetail));
  if (pdfs.length === 0) return faultOf([['nothing was made', '']]);
  const overlaps = pdfs.flatMap(findOverlaps);
  return overlaps.length > 0 ? faultOf(overlaps.map((said) => [kindOf('overlap', said), said])) : undefined;
}

const thrown = ({ message, stack }: Error): [string, string] => [kindOf('K604', message), stack ?? message];

/** Kinds and words of what is wrong. */
const faultOf = (all: readonly (readonly [kind: string, detail: string])[]): Fault => {
  const kinds = all.map(([kind]) => kind);
  return { kind: kinds[0] as string, kinds, detail: all.map(([, detail]) => detail).join('\n') };
};

const kindAndDetail = ({ code, place, message }: Problem): [string, string] => [
  kindOf(code, message),
  `${code} ${place?.line ?? ''} ${message}`,
];

const kindOf = (code: string, message: string): string =>
  `${code} ${
    message
      .replace(/[“"'‹«].*?[”"'›»]/gsu, '…')
      .replace(/\d+(\.\d+)?/g, 'n')
      .split('\n')[0]
  }`.slice(0, 160);
