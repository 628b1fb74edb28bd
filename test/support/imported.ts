/**
 * Imports for tests. In: a document as text or bytes, and files beside it. Out: the Markdown, its body, the report as
 * lines of “code message”, and apart from it what is said of its class.
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
  /** What is said of the document’s class (K134, K135). */
  classSaid: string;
  problems: Problem[];
}

/** Imports one document; fails when it cannot be. */
export async function imported(
  name: string,
  content: string | Uint8Array,
  language?: string,
  beside: Record<string, Uint8Array> = {},
  encoding?: string,
  documentClass?: string,
): Promise<Import> {
  const { found, problems } = await tried(name, content, language, beside, encoding, documentClass);
  if (!found) assert.fail(JSON.stringify(problems));
  const lines = problems.map(({ code, message }) => `${code} ${message}`);
  const ofClass = (line: string) => /^K13[45] /.test(line);
  return {
    ...found,
    body: splitFrontMatter(found.markdown).body,
    problems,
    report: lines.filter((line) => !ofClass(line)),
    classSaid: lines.find(ofClass) ?? '',
  };
}

/** Imports one document, or gives the problems that were in the way. */
export async function tried(
  name: string,
  content: string | Uint8Array,
  language?: string,
  beside: Record<string, Uint8Array> = {},
  encoding?: string,
  documentClass?: string,
) {
  const problems: Problem[] = [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const found = await convertDocument(
    {
      name,
      bytes,
      ...(language ? { language } : {}),
      ...(encoding ? { encoding } : {}),
      ...(documentClass ? { documentClass } : {}),
      beside: (path) => beside[path] ?? 'It is not there: save it beside the document.',
    },
    problems,
  );
  return { found, problems };
}
