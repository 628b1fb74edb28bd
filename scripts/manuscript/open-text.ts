/**
 * Opens a title's Markdown file. In: its path. Out: its bytes, its front matter and what follows, then the fields of
 * the front matter. Promises that nothing is parsed which is larger than the budgets. Called by `read-manuscript.ts`
 * and `read-versions.ts`.
 *
 *     openText('/texts/source/treaty/en.md', 'source/treaty/en.md', problems)
 *       → { bytes, parts: { matter: 'title: …', matterLine: 2, body: '## Preamble …', … } }
 */
import { doors } from '../model/budgets.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { composeAccents } from './compose-accents.ts';
import { withDefaults } from './defaults.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import { splitFrontMatter } from './front-matter.ts';
import { frontMatterFields } from './front-matter-fields.ts';
import { isTextWithin } from './source-budgets.ts';
import { decodeUtf8, readBytes } from './source-bytes.ts';
import { checkStrings, type Field, parseYaml } from './yaml-fields.ts';

type Parts = ReturnType<typeof splitFrontMatter>;

/** The file in its parts; nothing where it cannot be read (K107, K116, K136). `file`: what problems call it. */
export function openText(path: string, file: string, problems: Problem[]): { bytes: Buffer; parts: Parts } | undefined {
  const bytes = readBytes(path, file, problems, doors.text.limits.bytes[0]);
  const text = bytes && decodeUtf8(bytes, file, problems);
  if (bytes === undefined || text === undefined || !isTextWithin(text, file, problems)) return undefined;
  return { bytes, parts: splitFrontMatter(composeAccents(text, file, problems)) };
}

/**
 * The fields of the front matter; nothing when there is none that can be read (K114, K101, K102). K108 for an empty
 * text. What a title leaves out the defaults of the project say.
 */
export function openFrontMatter(
  parts: Parts,
  defaults: Field,
  file: string,
  problems: Problem[],
): FieldReader | undefined {
  const top = { file, line: 1, column: 1 };
  if (parts.language !== 'yaml') problems.push(problem('K114', { language: parts.language }, top));
  else if (parts.matter.trim() === '') problems.push(problem('K101', {}, top));
  else {
    if (parts.body.trim() === '') problems.push(problem('K108', {}, { ...top, line: parts.bodyLine }));
    const { root, strings, problems: syntax } = parseYaml(parts.matter, file, parts.matterLine);
    problems.push(...syntax);
    if (syntax.length > 0) return undefined;
    checkStrings(strings, problems);
    return readFields(withDefaults(root, defaults), Object.keys(frontMatterFields), problems);
  }
  return undefined;
}
