/**
 * The languages of one title. In: a title's name. Out: the other versions that stand in its folder, as far as their
 * front matter can be read: whoever builds them is told what is wrong with them. Called by `read-manuscript.ts`.
 *
 *     readVersions('/texts/source', 'treaty/en', shared)
 *       → [{ id: 'treaty/ru', language: 'ru', title: 'Договор …', edition: 1 }]
 */
import { join } from 'node:path';
import { profileOf } from '../languages/registry.ts';
import type { Version } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { folderOf, languageIn } from '../model/title-name.ts';
import { versionsIn } from '../project/folders.ts';
import { frontMatterFields } from './front-matter-fields.ts';
import { openFrontMatter, openText } from './open-text.ts';
import type { Field } from './yaml-fields.ts';

/** The other languages of a title, by their tags; `shared`: the fields that all titles of the folder have. */
export function readVersions(source: string, title: string, shared: Field): Version[] {
  if (languageIn(title) === undefined) return [];
  const others = versionsIn(source, folderOf(title)).filter((id) => id !== title);
  return others.flatMap((id) => readVersion(source, id, shared) ?? []);
}

function readVersion(source: string, id: string, shared: Field): Version | undefined {
  const problems: Problem[] = [];
  const language = languageIn(id) ?? '';
  const opened = openText(join(source, `${id}.md`), id, problems);
  const front = opened && openFrontMatter(opened.parts, shared, id, problems);
  const lines = front?.texts('title') ?? [];
  if (!front || lines.length === 0) return undefined;
  const edition = front.inside('edition', frontMatterFields.edition).integer('number');
  return { id, language, title: lines.join(profileOf(language).spacing === 'words' ? ' ' : ''), edition };
}
