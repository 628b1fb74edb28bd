/**
 * A file of YAML that an editor may leave out. In: its path. Out: its `Field`. Promises K116, K107 or K102 for one that
 * cannot be read, and K208 for what no text may hold. Called by `defaults.ts` and `not-indexed.ts`.
 *
 *     readYamlFile(path, shown, problems)?.entries.get('kind') → { name: 'kind', data: 'Treaty', place: { file: shown,
 *       … }, … }
 */
import type { Problem } from '../model/problem.ts';
import { isNamed } from '../project/regular-file.ts';
import { readText } from './source-bytes.ts';
import { checkStrings, type Field, parseYaml } from './yaml-fields.ts';

/** What a file says; nothing where there is no file, or none that can be read. `shown`: what problems call it. */
export function readYamlFile(path: string, shown: string, problems: Problem[]): Field | undefined {
  const text = isNamed(path) ? readText(path, shown, problems) : undefined;
  if (text === undefined) return undefined;
  const { root, strings, problems: syntax } = parseYaml(text, shown, 1);
  problems.push(...syntax);
  checkStrings(strings, problems);
  return syntax.length > 0 ? undefined : root;
}
