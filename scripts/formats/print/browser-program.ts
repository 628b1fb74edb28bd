/**
 * Finds the browser that sets the pages. In: nothing but the machine. Out: its program and the environment that it
 * needs. The pinned one comes inside the package @sparticuz/chromium and is unpacked once into a private folder of
 * node_modules. Promises no system fonts for it, and that it is unpacked whole or not at all; downloads nothing. Called
 * by `chromium.ts`, and by validators that start a browser themselves.
 *
 *     findProgram(say) → { path: '…/kanben/chromium-147.0.0/chromium', env: { FONTCONFIG_FILE … }, pinned: true }
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract, type Headers } from 'tar-fs';
import type { Problem } from '../../model/problem.ts';
import { problem } from '../../model/problem-catalogue.ts';
import { cacheFolder, cacheFolders } from '../../project/cache-folder.js';
import { sha256Of } from '../../project/checksum.js';
import { makeFolder, move, remove, writeWhole } from '../../project/disk.js';
import { isWhole, keepFolder } from '../../project/kept-folder.js';
import { pressRoot } from '../../project/project.ts';

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
  const env: BrowserProgram['env'] = {
    FONTCONFIG_FILE: writeFontconfig(folder, ownPlace()),
    FONTCONFIG_PATH: undefined,
  };
  if (librariesFor(path, env) === 'package') env.LD_LIBRARY_PATH = join(folder, 'lib');
  return { path, env, pinned: true };
}

/** Where this machine's own notes on the browser are: the folder in which it is unpacked may be read alone. */
function ownPlace(): string {
  const place = join(cacheFolder(pressRoot()), 'browser');
  makeFolder(place);
  return place;
}

/** The folder of the cache in the words of an error; nothing where there is none, which the error says itself. */
function intoWhat(): string {
  try {
    return ` into ${cacheFolder(pressRoot())}`;
  } catch {
    return '';
  }
}

/**
 * Unpacks the pinned Chromium, whole or not at all, into a folder that nobody else writes to; anew where it is damaged.
 * Out: the folder.
 */
async function unpackPinned(say: Say): Promise<string> {
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { version } = JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as { version: string };
  const kept = cacheFolders(pressRoot()).map((cache) => join(cache, `chromium-${version}`));
  const whole = kept.find(isWhole);
  if (whole !== undefined) return whole;
  try {
    return await keepFolder(join(cacheFolder(pressRoot()), `chromium-${version}`), async (beside) => {
      say('Unpacking Chromium (once).');
      // Started as root it would give the files to whoever packed them.
      const ours = {
        map: (header: Headers) => ({ ...header, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }),
      };
      const unpack = (name: string, target: NodeJS.WritableStream) =>
        pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), target);
      await Promise.all([
        unpack('chromium.br', createWriteStream(join(beside, 'chromium'), { mode: 0o755 })),
        unpack('fonts.tar.br', extract(beside, ours)),
        unpack('al2023.tar.br', extract(beside, ours)),
      ]);
    });
  } catch (error) {
    throw noBrowser(`it cannot be unpacked${intoWhat()}: ${(error as Error).message}`);
  }
}

/** Where it is kept whose libraries the pinned Chromium uses. */
const librariesFile = (program: string): string => join(ownPlace(), `libraries-${shortHash(dirname(program))}`);

const shortHash = (text: string): string => sha256Of(text).slice(0, 16);

/** What changes when libraries of the system come or go. */
function stateOfLibraries(): string {
  const { mtimeMs = 0, size = 0 } = statSync('/etc/ld.so.cache', { throwIfNoEntry: false }) ?? {};
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return shortHash([mtimeMs, size, system].join(' '));
}

/**
 * Whether this system has the libraries that the pinned Chromium needs, or those of the package are to be used. Asked
 * once, and again on another system; the file may be half written.
 */
function librariesFor(path: string, env: BrowserProgram['env']): 'package' | 'system' {
  const file = librariesFile(path);
  const [state, kept] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  if (state === stateOfLibraries() && (kept === 'package' || kept === 'system')) return kept;
  const { stderr } = spawnSync(path, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const libraries = /error while loading shared libraries/.test(stderr ?? '') ? 'package' : 'system';
  replaceFile(file, `${stateOfLibraries()} ${libraries}`);
  return libraries;
}

/** A library may be gone since it was asked: the next start asks again. */
export function forgetLibraries({ path, pinned }: BrowserProgram): void {
  if (pinned) remove(librariesFile(path));
}

/**
 * A private fontconfig for the browser in a folder: the fonts of the system must not decide what a page looks like. It
 * holds absolute paths, and is named by them: a project that was moved or copied has its own. Out: its path, in
 * `place`.
 */
export function writeFontconfig(folder: string, place: string): string {
  const escaped = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const [fonts, cache] = [join(folder, 'fonts'), join(place, 'fontcache')].map(escaped);
  const wanted = `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`;
  const file = join(place, `fonts-${shortHash(wanted)}.conf`);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) replaceFile(file, wanted);
  return file;
}

/** Beside and renamed: another run may read it now. */
function replaceFile(file: string, content: string): void {
  writeWhole(`${file}.${process.pid}`, content);
  move(`${file}.${process.pid}`, file);
}
