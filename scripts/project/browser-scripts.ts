/**
 * The scripts that run in browsers, each bundled into one file when the press is compiled, and those of threads of
 * Node. In: the name of a bundle. Out: its text; and, for what goes wrong in it, the TypeScript from which it was made.
 * Called by who lays a book out, who publishes the site, the preview, and who proves a PDF.
 *
 *     traceScript(`at begin (${bundle}:812:11)`) → 'at begin (scripts/formats/print/browser/pagination.ts:61:13)'
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { compiledFolder } from './compiled-press.js';
import { isWhole } from './kept-folder.js';
import { pressRoot } from './project.ts';

export type BrowserScript = 'print' | 'site' | 'preview' | 'preview-layout';

/** The text of a bundle: a script that needs no other and fetches nothing. */
export const readBrowserScript = (name: BrowserScript): string =>
  readFileSync(join(bundleFolder(), `${name}.js`), 'utf8');

/** The source map of a bundle, with the TypeScript in it, as JSON. */
export const readScriptMap = (name: BrowserScript): string =>
  readFileSync(join(bundleFolder(), `${name}.js.map`), 'utf8');

/**
 * A stack, or a line of one, in which places in a bundle (`…/NAME.js:LINE:COLUMN`) are said as places in its
 * TypeScript, 1-based, from the press's folder on. What is no such place stays as it is. `first`: the number of the
 * first line and of the first column in the places that are given.
 */
export function traceScript(stack: string, first: 0 | 1 = 1): string {
  const place = /(?:\b[\w.:/~-]+\/)?\b(print|site|preview|preview-layout)\.js(?:\?\w+)?:(\d+):(\d+)/g;
  return stack.replace(place, (whole, name: BrowserScript, line: string, column: string) => {
    // The library that is sent behind the bundle has no map.
    if (Number(line) - first >= readBrowserScript(name).split('\n').length) return whole;
    const entry = new SourceMap(JSON.parse(readScriptMap(name))).findEntry(
      Number(line) - first,
      Number(column) - first,
    );
    if (!('originalSource' in entry)) return whole;
    const file = relative(pressRoot(), resolve(bundleFolder(), entry.originalSource)).replaceAll('\\', '/');
    return `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

/** The file with which the thread of the proof begins: TypeScript is translated for the first thread alone. */
export const proofThread = (): string => join(compiledPress(), 'proof-worker.mjs');

const bundleFolder = (): string => join(compiledPress(), 'browser');

/** Where the press is compiled that runs from its TypeScript: its code is looked through once. */
let compiledHere: string | undefined;

/** The folder of the compiled press; for who runs from the TypeScript, as tests do, of the press compiled from it. */
function compiledPress(): string {
  if (import.meta.filename.endsWith('.mjs')) return dirname(import.meta.filename);
  compiledHere ??= compileHere();
  return compiledHere;
}

/** The press compiled from the TypeScript, made where it is not there. Throws when it cannot be compiled. */
function compileHere(): string {
  const compiled = compiledFolder(pressRoot());
  if (!isWhole(compiled)) {
    const { status } = spawnSync(process.execPath, [join(pressRoot(), 'scripts', 'setup.js')], { stdio: 'inherit' });
    if (status !== 0) throw new Error('the press could not be compiled');
  }
  return compiled;
}
