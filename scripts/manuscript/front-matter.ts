/**
 * A Markdown file and its front matter. In: a file's text. Out: the YAML, the body and where each begins; or a file's
 * text from both. The only file that knows gray-matter. Promises that lines are those of the file, and runs nothing.
 * Called by `read-manuscript.ts`, `revisions/published-editions.ts` and `import/read-document.ts`.
 *
 *     splitFrontMatter('---\nkind: Treaty\n---\nText.\n')
 *       → { language: 'yaml', matter: 'kind: Treaty', matterLine: 2, body: 'Text.\n', bodyLine: 4 }
 */
import matter from 'gray-matter';
import { printYaml } from './yaml-fields.ts';

/**
 * What stands between the two `---`, in which language, and what follows; lines are 1-based. Every line ends with
 * U+000A, however the file ends them (CRLF, a lone CR), and a byte order mark is gone: lines and columns are those of
 * the file. Runs nothing.
 */
export function splitFrontMatter(written: string) {
  const text = written.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const language = /^---[ \t]*([^\s-][^\n]*)\n/.exec(text)?.[1]?.trim() ?? 'yaml';
  if (language !== 'yaml') return { language, matter: '', matterLine: 1, body: '', bodyLine: 1 };
  if (!text.startsWith('---') || text[3] === '-')
    return { language, matter: '', matterLine: 1, body: text, bodyLine: 1 };
  const first = text.indexOf('\n') + 1 || text.length;
  const close = text.indexOf('\n---', first - 1);
  if (close < 0)
    return { language, matter: text.slice(first), matterLine: 2, body: '', bodyLine: text.split('\n').length };
  const begin = close + '\n---'.length;
  const body = text.slice(text[begin] === '\n' ? begin + 1 : begin);
  return {
    language,
    matter: text.slice(first, close),
    matterLine: 2,
    body,
    bodyLine: text.slice(0, text.length - body.length).split('\n').length,
  };
}

/** A Markdown file from front matter data and a body. */
export const joinFrontMatter = (data: Record<string, unknown>, body: string): string =>
  matter.stringify(body, data, { engines: { yaml: { parse: () => ({}), stringify: printYaml } } });
