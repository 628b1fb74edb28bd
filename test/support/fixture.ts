/**
 * Where the inputs of the tests are. In: names of folders and a file below `test/fixtures/`. Out: the path. Called by
 * tests of every room.
 *
 *     fixture('editions', 'tiny', 'source') → '…/test/fixtures/editions/tiny/source'
 */
import { join } from 'node:path';
import { pressFolder } from './press.ts';

/** A path below `test/fixtures/`; whether something is there is not asked. */
export const fixture = (...path: readonly string[]): string => join(pressFolder, 'test', 'fixtures', ...path);
