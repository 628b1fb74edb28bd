/**
 * Which two languages of a title face each other. In: what `title.yaml` says for all of them. Out: the pair, and the
 * other fields, which are those of every language. K105 for what is no pair of its languages. Called by
 * `read-manuscript.ts` and `press/facing-editions.ts`.
 *
 *     facing: [zh-Hans, en] → { facing: ['zh-Hans', 'en'], others: … }
 */
import { join } from 'node:path';
import type { FacingPair } from '../model/facing.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { folderOf, languageIn } from '../model/title-name.ts';
import { versionsIn } from '../project/folders.ts';
import { isNamed, readRegularText } from '../project/regular-file.ts';
import { readSharedFields, sharedName } from './defaults.ts';
import { readFields } from './field-reader.ts';
import { shownIn } from './source-bytes.ts';
import type { Field } from './yaml-fields.ts';

const field = 'facing';

/** What faces each other, and every other field. `title`: the title, or one of its languages. */
export function takeFacing(
  shared: Field,
  source: string,
  title: string,
  problems: Problem[],
): { facing?: FacingPair; others: Field } {
  const { [field]: _, ...data } = shared.data as Record<string, unknown>;
  const others = { ...shared, data, entries: new Map([...shared.entries].filter(([name]) => name !== field)) };
  const given = shared.entries.get(field);
  if (given === undefined) return { others };
  const own: Problem[] = [];
  const only = { ...shared, data: {}, entries: new Map([[field, given]]) };
  const texts = readFields(only, [field], own).optionalTexts(field);
  const known = versionsIn(source, folderOf(title)).flatMap((version) => languageIn(version) ?? []);
  const [first, second, more] = texts;
  const isPair = first !== undefined && second !== undefined && more === undefined && first !== second;
  if (own.length === 0 && isPair && known.includes(first) && known.includes(second))
    return { facing: [first, second], others };
  const expected = `two languages of this title${known.length > 0 ? ` (${known.join(', ')})` : ', which has one alone'}`;
  const wrong = problem('K105', { field, expected, found: `“${texts.join(', ')}”` }, given.place);
  problems.push(...(own.length > 0 ? own : [wrong]));
  return { others };
}

/** What a title's folder asks for; nothing where it asks for nothing, or what is wrong is told by its languages. */
export function readFacing(source: string, folder: string): FacingPair | undefined {
  const path = join(source, folder, sharedName);
  // Most titles have none, and need no reader of YAML.
  if (!isNamed(path) || !readRegularText(path).includes(field)) return undefined;
  const problems: Problem[] = [];
  const shared = readSharedFields(source, join(source, folder), (one) => shownIn(source, one), problems);
  return takeFacing(shared, source, folder, problems).facing;
}
