/**
 * The first title as `npm run build` makes it, once for all test files. In: nothing. Out: its build folder, which
 * nobody may write to, and what the command said. It is built in a far time zone and another locale than the machine's,
 * with a home of its own, so that a build by another test can be compared with it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Ran, runCommand } from './command.ts';
import { madeOnce } from './made-once.ts';
import { pressFolder } from './press.ts';

export const firstTitle = 'joint-statement-2022';

interface Built {
  ran: Ran;
  /** Path → bytes, of everything but the records of the build cache. */
  files: Map<string, Uint8Array>;
}

/** Writes the build of the first title into a folder of the caller's own; fails when it cannot be built. */
export async function builtTitle(): Promise<Ran & { folder: string; remove: () => void }> {
  const { ran, files } = await madeOnce('build of the first title', [join(pressFolder, 'source')], build);
  const folder = mkdtempSync(join(tmpdir(), 'kanben-built-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return { ...ran, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function build(): Promise<Built> {
  const home = mkdtempSync(join(tmpdir(), 'kanben-home-'));
  try {
    const place = { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', HOME: home };
    const ran = runCommand('build', [firstTitle, '--build', join(home, 'build')], place);
    if (ran.status !== 0) throw new Error(ran.stderr);
    const paths = readdirSync(join(home, 'build'), { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.startsWith('.cache') && statSync(join(home, 'build', path)).isFile())
      .sort();
    return { ran, files: new Map(paths.map((path) => [path, readFileSync(join(home, 'build', path))])) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
