/**
 * The scripts that run in browsers, each bundled into one file when the press is compiled. In: the name of a bundle.
 * Out: its text; and, for what goes wrong in it, the TypeScript from which it was made. Called by who lays a book out,
 * who publishes the site, and the preview.
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

/** Where the bundles of a press that runs from its TypeScript are: its code is looked through once. */
let compiledBundles: string | undefined;

/** Beside the compiled press; for who runs from the TypeScript, as tests do, in the press compiled from it. */
function bundleFolder(): string {
  if (import.meta.filename.endsWith('.mjs')) return join(dirname(import.meta.filename), 'browser');
  compiledBundles ??= compileBundles();
  return compiledBundles;
}

/** The folder of the bundles, made where they are not there. Throws when they cannot be compiled. */
function compileBundles(): string {
  const compiled = compiledFolder(pressRoot());
  if (!isWhole(compiled)) {
    const { status } = spawnSync(process.execPath, [join(pressRoot(), 'scripts', 'setup.js')], { stdio: 'inherit' });
    if (status !== 0) throw new Error('the scripts for browsers could not be compiled');
  }
  return join(compiled, 'browser');
}
