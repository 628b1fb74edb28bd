/**
 * The languages of one title. In: a title's name. Out: the other versions that stand in its folder, as far as their
 * front matter can be read: whoever builds them is told what is wrong with them. Called by `read-manuscript.ts`.
 *
 *     readVersions('/texts/source', 'treaty/en', shared)
 *       → [{ id: 'treaty/ru', language: 'ru', title: 'Договор …', edition: 1 }]
 */
import { join } from 'node:path';
import { profileOf } from '../languages/registry.ts';
import { doors } from '../model/budgets.ts';
import type { Version } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { folderOf, languageIn } from '../model/title-name.ts';
import { versionsIn } from '../project/folders.ts';
import { composeAccents } from './compose-accents.ts';
import { withDefaults } from './defaults.ts';
import { readFields } from './field-reader.ts';
import { splitFrontMatter } from './front-matter.ts';
import { frontMatterFields } from './front-matter-fields.ts';
import { isListWithin } from './source-budgets.ts';
import { decodeUtf8, readBytes } from './source-bytes.ts';
import { type Field, parseYaml } from './yaml-fields.ts';

/** The other languages of a title, by their tags; `shared`: the fields that all titles of the folder have. */
export function readVersions(source: string, title: string, shared: Field): Version[] {
  if (languageIn(title) === undefined) return [];
  const others = versionsIn(source, folderOf(title)).filter((id) => id !== title);
  return others.flatMap((id) => readVersion(source, id, shared) ?? []);
}

function readVersion(source: string, id: string, shared: Field): Version | undefined {
  const problems: Problem[] = [];
  const language = languageIn(id) ?? '';
  const bytes = readBytes(join(source, `${id}.md`), id, problems, doors.text.limits.bytes[0]);
  const text = bytes && decodeUtf8(bytes, id, problems);
  if (text === undefined) return undefined;
  const { matter, matterLine } = splitFrontMatter(composeAccents(text, id, problems));
  if (!isListWithin(matter, id, problems)) return undefined;
  const { root } = parseYaml(matter, id, matterLine);
  const front = readFields(withDefaults(root, shared), Object.keys(frontMatterFields), problems);
  const lines = front.texts('title');
  const edition = front.inside('edition', frontMatterFields.edition).integer('number');
  if (lines.length === 0) return undefined;
  return { id, language, title: lines.join(profileOf(language).spacing === 'words' ? ' ' : ''), edition };
}
