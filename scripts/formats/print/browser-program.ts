/**
 * Finds the browser that sets the pages. In: nothing but the machine. Out: its program and the environment that it
 * needs. The pinned one comes inside the package @sparticuz/chromium and is unpacked once into a private folder of
 * node_modules. Promises no system fonts for it, and that it is unpacked whole or not at all; downloads nothing. Called
 * by `chromium.ts`, and by validators that start a browser themselves.
 *
 *     findProgram(say) → { path: '…/kanben/chromium-147.0.0/chromium', env: { FONTCONFIG_FILE … }, pinned: true }
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import type { Problem } from '../../model/problem.ts';
import { problem } from '../../model/problem-catalogue.ts';
import { cacheFolder } from '../../project/cache-folder.ts';

export interface BrowserProgram {
  path: string;
  env: Record<string, string | undefined>;
  /** False for a browser of the system. */
  pinned: boolean;
}

type Say = (line: string) => void;

const systemBrowsers: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'],
};

/** K601: there is no browser, or it does not start. */
export const noBrowser = (detail: string): Error & { problem: Problem } =>
  Object.assign(new Error(detail), { problem: problem('K601', { detail }) });

/**
 * The browser's program and the environment it needs, for whoever starts it. CHROME_PATH if it is set, else the pinned
 * Chromium, else an installed one. Throws an `Error` whose `problem` is K601 when there is none.
 */
export async function findProgram(say: Say): Promise<BrowserProgram> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw noBrowser(`CHROME_PATH is ${chosen}, and no file is there.`);
    return { path: chosen, env: {}, pinned: false };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return pinnedProgram(say);
  const machine = `${process.platform}-${process.arch}`;
  const installed = (systemBrowsers[process.platform] ?? []).find((path) => existsSync(path));
  if (!installed)
    throw noBrowser(`none comes with the packages for ${machine}, and none is installed in its usual place.`);
  say(`Pages are set by ${installed}: no pinned Chromium comes with the packages for ${machine}.`);
  return { path: installed, env: {}, pinned: false };
}

/** The pinned Chromium, unpacked, with the fonts and libraries that it is to use. */
async function pinnedProgram(say: Say): Promise<BrowserProgram> {
  const folder = await unpackPinned(say);
  const path = join(folder, 'chromium');
  const env: BrowserProgram['env'] = { FONTCONFIG_FILE: writeFontconfig(folder), FONTCONFIG_PATH: undefined };
  if (librariesFor(path, env) === 'package') env.LD_LIBRARY_PATH = join(folder, 'lib');
  return { path, env, pinned: true };
}

/** Unpacks the pinned Chromium once, whole or not at all, into a folder that nobody else writes to. Out: the folder. */
async function unpackPinned(say: Say): Promise<string> {
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { version } = JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as { version: string };
  const cache = cacheFolder();
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  say('Unpacking Chromium (once).');
  const beside = mkdtempSync(join(cache, 'unpacking-'));
  try {
    const unpack = (name: string, target: NodeJS.WritableStream) =>
      pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), target);
    await Promise.all([
      unpack('chromium.br', createWriteStream(join(beside, 'chromium'), { mode: 0o755 })),
      unpack('fonts.tar.br', extract(beside)),
      unpack('al2023.tar.br', extract(beside)),
    ]);
    // Root hands it to a user without rights.
    chmodSync(beside, 0o755);
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Another build may have unpacked it meanwhile; then everything is well.
    if (!existsSync(join(folder, 'chromium')))
      throw noBrowser(`unpacking it into ${cache} failed: ${(error as Error).message}`);
  }
  return folder;
}

/** Where it is kept whose libraries the pinned Chromium uses. */
const librariesFile = (program: string): string => join(dirname(program), 'kanben-libraries');

/**
 * Whether this system has the libraries that the pinned Chromium needs, or those of the package are to be used. Asked
 * once; the file may be half written.
 */
function librariesFor(path: string, env: BrowserProgram['env']): 'package' | 'system' {
  const file = librariesFile(path);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (kept === 'package' || kept === 'system') return kept;
  const { stderr } = spawnSync(path, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const libraries = /error while loading shared libraries/.test(stderr ?? '') ? 'package' : 'system';
  writeFileSync(file, libraries);
  return libraries;
}

/** A library may be gone since it was asked: the next start asks again. */
export function forgetLibraries({ path, pinned }: BrowserProgram): void {
  if (pinned) rmSync(librariesFile(path), { force: true });
}

/**
 * A private fontconfig in the browser's folder: the fonts of the system must not decide what a page looks like. It
 * holds absolute paths, so it is written again where a project was moved or copied; beside and renamed, for a copy may
 * share the file with its original. Out: its path.
 */
export function writeFontconfig(folder: string): string {
  const file = join(folder, 'kanben-fonts.conf');
  const own = (name: string) => join(folder, name).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const folders = `<dir>${own('fonts')}</dir><cachedir>${own('fontcache')}</cachedir>`;
  const wanted = `<?xml version="1.0"?><fontconfig>${folders}</fontconfig>\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return file;
  writeFileSync(`${file}.${process.pid}`, wanted);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
