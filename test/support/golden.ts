/**
 * Whether golden files are written anew, by `KANBEN_UPDATE=1`: then a test compares with what it has just written, and
 * cannot fail. So nobody may ask for it where `CI` is set.
 */
export function writesGolden(env: NodeJS.ProcessEnv = process.env): boolean {
  if (!env.KANBEN_UPDATE) return false;
  if (env.CI)
    throw new Error('KANBEN_UPDATE writes golden files anew, and a test that does cannot fail: not where CI is set');
  return true;
}
