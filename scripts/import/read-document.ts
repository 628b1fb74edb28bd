/**
 * The bytes of a document → what is found in it, by the reader of its kind. In: the bytes with a name. Out: blocks,
 * notes, facts, pictures, and the characters that the document shows. Promises that a feed’s front matter is data and
 * never run; opens no file but through the function that it is given. Called by `import-document.ts`.
 *
 *     { name: 'law.txt', bytes of '某法\n第一条　甲' } → { found: { blocks: [two paragraphs], … }, facts: {} }
 */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { splitFrontMatter } from '../manuscript/front-matter.ts';
import { parseYaml } from '../manuscript/yaml-fields.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { proveKept } from './count-proof.ts';
import { decodeDocument } from './decode.ts';
import { readWord } from './docx.ts';
import type { Facts, FoundDocument } from './found-document.ts';
import { readHtml } from './html.ts';
import { hasMarkdownHeadings, lettersShown, pageOfMarkdown } from './markdown-page.ts';
import type { PictureReader } from './page-figures.ts';
import { readPlainText } from './plain-text.ts';
import type { Tally } from './tally.ts';

export interface Foreign {
  /** The file’s name, for its kind and for places. */
  name: string;
  bytes: Uint8Array;
  /** BCP 47 tag, when the editor names it. */
  language?: string;
  /** Name of a class of documents, when the editor names it. */
  documentClass?: string;
  /** Encoding, when the editor names it. */
  encoding?: string;
  /** Bytes of a file beside the document by its relative path, or why there are none. */
  beside: (path: string) => Uint8Array | string;
}

/** Reads a document; nothing, with the reason among the problems of the tally, when it cannot be read. */
export async function readDocument(
  foreign: Foreign,
  tally: Tally,
): Promise<{ found: FoundDocument; facts: Facts } | undefined> {
  const { name, bytes, language, encoding } = foreign;
  if (extname(name).toLowerCase() === '.docx') {
    const word = await readWord(bytes, name, tally);
    const found = word && readHtml(word.html, name, language ?? word.facts.language, pictureReader(foreign), tally);
    return found && { found: { ...found, shown: word.shown }, facts: { ...found.facts, ...word.facts } };
  }
  const text = decodeDocument(bytes, name, encoding, tally.problems);
  return text === undefined ? undefined : readText(text, foreign, tally);
}

/** Reads what is no word processor's: a feed with front matter, Markdown, a page or plain text. */
function readText(text: string, foreign: Foreign, tally: Tally): { found: FoundDocument; facts: Facts } | undefined {
  const { problems } = tally;
  const { name } = foreign;
  // Feeds begin with empty lines; front matter must stand at the very beginning.
  const trimmed = text.trimStart();
  const skipped = text.slice(0, text.length - trimmed.length).split('\n').length - 1;
  const parts = trimmed.startsWith('---')
    ? splitFrontMatter(trimmed)
    : { language: 'yaml', matter: '', body: text, bodyLine: 1 };
  // What another program would run is not read, and not taken for text either.
  if (
    parts.language !== 'yaml' &&
    /^---[ \t]*[a-z]+\n(?:.*\n)*?---[ \t]*(?:\n|$)/i.test(trimmed.replace(/\r\n?/g, '\n'))
  ) {
    problems.push(problem('K114', { language: parts.language }, { file: name, line: skipped + 1, column: 1 }));
    return undefined;
  }
  if (parts.matter !== '') {
    const facts = factsOfFeed(parts.matter, name, problems);
    const body = '\n'.repeat(skipped + parts.bodyLine - 1) + parts.body;
    const found = readBody(body, foreign, tally, /<(p|div|h[1-6]|br|table|ul|ol)\b/i.test(body));
    return found && { found, facts: { ...found.facts, ...facts } };
  }
  const html = /^\.x?html?$/i.test(extname(name)) || /^\s*<(!doctype|html|\?xml|body|p|div|h1)\b/i.test(text);
  const found = readBody(text, foreign, tally, html);
  return found && { found, facts: found.facts };
}

/** Markdown in a file of that name that has headings of it; else a page where it looks like one; else plain text. */
function readBody(body: string, foreign: Foreign, tally: Tally, isPage: boolean): FoundDocument | undefined {
  const { name, language } = foreign;
  if (/^\.md$/i.test(extname(name)) && hasMarkdownHeadings(body)) return readMarkdown(body, foreign, tally);
  return isPage ? readHtml(body, name, language, pictureReader(foreign), tally) : readPlainText(body, name, tally);
}

/** Markdown by way of a page; the letters of the page are compared with those of the file. */
function readMarkdown(text: string, foreign: Foreign, tally: Tally): FoundDocument | undefined {
  const page = pageOfMarkdown(text);
  const place = { file: foreign.name, line: 1, column: 1 };
  if (!proveKept(lettersShown(text), lettersShown(page), place, tally.problems)) return undefined;
  return readHtml(page, foreign.name, foreign.language, pictureReader(foreign), tally);
}

/** The front matter of a feed dump: title, author, date; the rest is told. */
function factsOfFeed(matter: string, file: string, problems: Problem[]): Facts {
  const { root } = parseYaml(matter, file, 2);
  const fields: Record<string, 'title' | 'publisher' | 'date'> = { title: 'title', author: 'publisher', date: 'date' };
  const facts: Facts = {};
  for (const [key, field] of root.entries) {
    const fact = fields[key];
    if (fact && typeof field.data === 'string') facts[fact] = field.data;
    else
      problems.push(
        problem('K124', { what: `the feed’s field “${key}”`, why: 'It is no part of the document.' }, field.place),
      );
  }
  return facts;
}

/**
 * Pictures of the document: inside it (data:) or beside it, PNG or JPEG; named by their content where they have no
 * name.
 */
function pictureReader({ beside }: Foreign): PictureReader {
  const names = new Map<string, string>();
  return (source) => {
    const data = /^data:image\/[\w.+-]+;base64,([\w+/=\s]*)$/i.exec(source)?.[1];
    if (data === undefined && /^[a-z][a-z0-9+.-]*:|^\/\//i.test(source))
      return 'It is elsewhere, and nothing is fetched: save it beside the document.';
    const path = source.split(/[?#]/)[0] ?? '';
    const bytes = data !== undefined ? Buffer.from(data, 'base64') : beside(path);
    if (typeof bytes === 'string') return bytes;
    const hex = Buffer.from(bytes.subarray(0, 4)).toString('hex');
    const kind = hex === '89504e47' ? 'png' : hex.startsWith('ffd8ff') ? 'jpg' : undefined;
    if (!kind) return 'It is neither PNG nor JPEG: save it as one of them.';
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const stem =
      data === undefined
        ? (path.split(/[/\\]/).at(-1) ?? '')
            .replace(/\.[^.]*$/, '')
            .toLowerCase()
            .replace(/[^a-z0-9-]+/g, '-')
            .replace(/^-+|-+$/g, '')
        : '';
    let name = `${stem || `picture-${hash}`}.${kind}`;
    if (names.has(name) && names.get(name) !== hash) name = `${stem}-${hash}.${kind}`;
    names.set(name, hash);
    return { name, bytes };
  };
}
