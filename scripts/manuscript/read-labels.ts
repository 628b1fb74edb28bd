/**
 * The words that the press prints in one language: “Contents”, “Article”. In: the folders of labels of a project, a
 * language. Out: every label by its key. Promises that the project's own file wins over the press's. Called by
 * `read-manuscript.ts` and `formats/site/catalogue.ts`.
 *
 *     readLabels(project, 'en', problems) → { language: 'en', contents: 'Contents', … }
 */
import { knownLanguages } from '../languages/registry.ts';
import type { Labels } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { findFile, type Project } from '../project/project.ts';
import { readRegularText } from '../project/regular-file.ts';
import { readShared } from './shared-files.ts';
import { checkStrings, parseYaml } from './yaml-fields.ts';

/** The words that the templates print in one language; K112 when there is no file of them. */
export function readLabels(
  { labels }: Pick<Project, 'labels'>,
  language: string,
  problems: Problem[],
  place?: Problem['place'],
): Labels {
  const name = `${language}.yaml`;
  const path = knownLanguages.includes(language) ? findFile(labels, name) : undefined;
  if (path === undefined) {
    if (language) problems.push(problem('K112', { language, known: knownLanguages.join(', ') }, place));
    return {};
  }
  const text = readRegularText(path);
  return readShared(`labels ${path}`, text, problems, (found) => {
    const { root, strings, problems: syntax } = parseYaml(text, `templates/labels/${name}`, 1);
    found.push(...syntax);
    checkStrings(strings, found);
    return { language, ...Object.fromEntries([...root.entries].map(([key, field]) => [key, String(field.data)])) };
  });
}
