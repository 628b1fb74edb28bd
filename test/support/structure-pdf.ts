/**
 * The PDF of the title `structure` as a build makes it, once for the tests that change it. In: nothing. Out: its bytes,
 * and the folder of its source.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixture } from './fixture.ts';
import { callCommand } from './in-process.ts';
import { madeOnce } from './made-once.ts';

export const structureSource = fixture('editions', 'structure', 'source');

/** Throws where it cannot be built. */
export const structurePdf = (): Promise<Uint8Array> => madeOnce('PDF of structure', [structureSource], build);

async function build(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-structure-'));
  try {
    const options = ['structure', '--source', structureSource, '--build', folder, '--only', 'pdf'];
    const { status, stderr } = await callCommand('build', options);
    if (status !== 0) throw new Error(stderr);
    return new Uint8Array(readFileSync(join(folder, 'structure', 'structure.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
