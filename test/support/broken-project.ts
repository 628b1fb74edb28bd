/**
 * A project of which one template or style is another one: the press broken on purpose. In: a folder of the caller's
 * own, changes of files below `templates/` and `styles/`. Out: a project that is like the press but for them. Called by
 * the tests that ask whether the proof refuses what a broken press makes.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProject, type Project } from '../../scripts/project/project.ts';
import { pressFolder } from './press.ts';

/** A file, what of it is replaced once, and by what. */
export type Change = readonly [path: string, from: string | RegExp, to: string];

/** A template without the line ends that its own tags take out: what is changed may stand over two lines. */
const joinLines = (template: string): string => template.replace(/~\}\}\s*/g, '}}').replace(/\s*\{\{~/g, '{{');

/** The project. Fails when a file does not hold what is to be replaced. */
export function breakProject(folder: string, changes: readonly Change[]): Project {
  const own = mkdtempSync(join(folder, 'broken-'));
  for (const name of ['templates', 'styles']) cpSync(join(pressFolder, name), join(own, name), { recursive: true });
  for (const [path, from, to] of changes) {
    const file = join(own, path);
    const read = readFileSync(file, 'utf8');
    const text = path.startsWith('templates/') ? joinLines(read) : read;
    const altered = text.replace(from, to);
    assert.notEqual(altered, text, `${path} does not hold ${from}`);
    writeFileSync(file, altered);
  }
  return openProject({ folder: own });
}
