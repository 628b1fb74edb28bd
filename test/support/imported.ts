/**
 * Imports for tests. In: a document as text or bytes, and files beside it. Out: the Markdown, its body, and the report as
 * lines of “code message”.
 */
import assert from 'node:assert/strict';
import { convertDocument } from '../../scripts/import/import-document.ts';
import { splitFrontMatter } from '../../scripts/manuscript/front-matter.ts';
import type { Problem } from '../../scripts/model/problem.ts';

interface Import {
  markdown: string;
  body: string;
  language: string;
  pictures: Map<string, Uint8Array>;
  report: string[];
  problems: Problem[];
}

/** Imports one document; fails when it cannot be. */
export async function imported(
  name: string,
  content: string | Uint8Array,
  language?: string,
  beside: Record<string, Uint8Array> = {},
  encoding?: string,
): Promise<Import> {
  const { found, problems } = await tried(name, content, language, beside, encoding);
  if (!found) assert.fail(JSON.stringify(problems));
  return {
    ...found,
    body: splitFrontMatter(found.markdown).body,
    problems,
    report: problems.map(({ code, message }) => `${code} ${message}`),
  };
}

/** Imports one document, or gives the problems that were in the way. */
export async function tried(
  name: string,
  content: string | Uint8Array,
  language?: string,
  beside: Record<string, Uint8Array> = {},
  encoding?: string,
) {
  const problems: Problem[] = [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const found = await convertDocument(
    {
      name,
      bytes,
      ...(language ? { language } : {}),
      ...(encoding ? { encoding } : {}),
      beside: (path) => beside[path] ?? 'It is not there: save it beside the document.',
    },
    problems,
  );
  return { found, problems };
}
