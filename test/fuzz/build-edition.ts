/**
 * Builds random editions as the press builds titles, all with one browser. In: an edition. Out: what is wrong with what the
 * press made of it: nothing, or the kind of the fault and its words. A valid edition gives all its outputs and no error.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReport } from '../../scripts/cli/report.ts';
import { endBrowser } from '../../scripts/formats/print/browser-page.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import { buildTitle } from '../../scripts/press/build-title.ts';
import { openProject } from '../../scripts/project/project.ts';
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
    build: async (edition) => {
      writeProject(folder, edition);
      rmSync(join(folder, 'build'), { recursive: true, force: true });
      const options = { project: openProject({ folder }) };
      return openReport(false, silent, () => buildTitle(fuzzTitle, options, open, () => undefined)).then(
        ({ problems, made }) => {
          const all = problems.filter(({ severity }) => severity === 'error');
          const errors = all.filter(({ code }) => !except.includes(code));
          if (errors.length === 0) return made || all.length > 0 ? undefined : faultOf(['nothing was made'], '');
          const detail = errors.map(({ code, place, message }) => `${code} ${place?.line ?? ''} ${message}`).join('\n');
          return faultOf(
            errors.map(({ code, message }) => kindOf(code, message)),
            detail,
          );
        },
        (error: Error) => faultOf([kindOf('K604', error.message)], error.stack ?? error.message),
      );
    },
    close: async () => {
      await engine?.then(({ browser }) => endBrowser(browser)).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const faultOf = (kinds: readonly string[], detail: string): Fault => ({ kind: kinds[0] as string, kinds, detail });

const kindOf = (code: string, message: string): string =>
  `${code} ${
    message
      .replace(/[“"'‹«].*?[”"'›»]/gsu, '…')
      .replace(/\d+(\.\d+)?/g, 'n')
      .split('\n')[0]
  }`.slice(0, 160);
