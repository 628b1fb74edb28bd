/**
 * Faces are cut once for all builds of a process. In: nothing. Out: whoever asks subset-font from now on for what it
 * has cut before is given a copy. Many tests build the same small titles, and cutting a Chinese face takes as long as
 * setting one; that it is cut alike each time, the tests show that compare builds of two processes. Called by
 * `run-files.ts`, before it loads a slow test.
 */
import { createHash } from 'node:crypto';
import Module, { createRequire } from 'node:module';

type Cut = (face: Uint8Array, text: string, options: object) => Promise<Buffer>;

/** Replaces subset-font by one that remembers. */
export function cutFacesOnce(): void {
  const require = createRequire(import.meta.url);
  const path = require.resolve('subset-font');
  const cut = require(path) as Cut;
  const known = new Map<string, Promise<Buffer>>();
  const remembering: Cut = async (face, text, options) => {
    // The directory of a face, at its beginning, has the checksums of its tables.
    const directory = Buffer.from(face.subarray(0, 2048)).toString('latin1');
    const key = createHash('sha256')
      .update(JSON.stringify([face.length, directory, text, options]))
      .digest('hex');
    const bytes = known.get(key) ?? cut(face, text, options);
    known.set(key, bytes);
    return Buffer.from(await bytes);
  };
  // A module of its own: Node 20 remembers, for `import`, what the first one exported.
  require.cache[path] = Object.assign(new Module(path), { filename: path, loaded: true, exports: remembering });
}
