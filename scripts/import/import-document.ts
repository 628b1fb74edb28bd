/**
 * A document from elsewhere → canonical Markdown. In: the bytes of an HTML page, a feed dump, a DOCX or a plain text.
 * Out: front matter as far as it is known (`TODO` elsewhere), Markdown, pictures, and as problems (K124–K126) what was
 * not carried as it was. Promises that the Markdown reads as exactly the text that was found; writes nothing. Called
 * by the commands import and corpus.
 *
 *     { name: 'en.html', bytes of '<h1>Charter</h1><p>…' } → { language: 'en', markdown: '---\ntitle:\n  - Charter…' }
 */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { joinFrontMatter, splitFrontMatter } from '../manuscript/front-matter.ts';
import { parseYaml } from '../manuscript/yaml-fields.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { blockTexts, type Draft, type Inline } from '../model/text.ts';
import { decodeDocument } from './decode.ts';
import { languageOf } from './detect-language.ts';
import { readWord } from './docx.ts';
import type { Facts, FoundDocument } from './found-document.ts';
import { frontMatterOf } from './front-matter.ts';
import { readHtml } from './html.ts';
import { joinLists } from './lists.ts';
import type { PictureReader } from './page-figures.ts';
import { readPlainText } from './plain-text.ts';
import { mustRead, reads } from './read-again.ts';
import { findStructure } from './structure.ts';
import { createTally } from './tally.ts';
import { writeMarkdown } from './write-markdown.ts';

interface Foreign {
  /** The file’s name, for its kind and for places. */
  name: string;
  bytes: Uint8Array;
  /** BCP 47 tag, when the editor names it. */
  language?: string;
  /** Encoding, when the editor names it. */
  encoding?: string;
  /** Bytes of a file beside the document by its relative path, or why there are none. */
  beside: (path: string) => Uint8Array | string;
}

interface Imported {
  markdown: string;
  language: string;
  pictures: Map<string, Uint8Array>;
}

type DraftBlock = Draft['blocks'][number];

/** The kinds of documents, by the ends of their names. */
export const isDocument = (name: string): boolean => /\.(html?|xhtml|docx|txt|text|md)$/i.test(name);

const sizeLimit = 64 * 1024 * 1024;

/**
 * Imports one document. Problems: K122, K123 (then there is no value), K124–K126, K902 when its language is not known.
 */
export async function convertDocument(foreign: Foreign, problems: Problem[]): Promise<Imported | undefined> {
  const { name } = foreign;
  const place = { file: name, line: 1, column: 1 };
  if (foreign.bytes.length > sizeLimit) {
    problems.push(problem('K122', { file: name, detail: `it is larger than ${sizeLimit / 1048576} MiB.` }, place));
    return undefined;
  }
  const read = await readDocument(foreign, problems);
  if (!read) return undefined;
  const { found, facts } = read;
  if (found.blocks.length === 0) {
    problems.push(problem('K122', { file: name, detail: 'no text was found in it.' }, place));
    return undefined;
  }
  const text = found.blocks.flatMap((block) => (block.kind === 'ranked' ? [] : blockTexts(block))).join('\n');
  const language = foreign.language ?? languageOf(facts.language, text);
  if (language === undefined) {
    problems.push(
      problem(
        'K902',
        { detail: `The language of ${name} is not known: name it with --language TAG.`, command: 'import' },
        place,
      ),
    );
    return undefined;
  }
  const tally = createTally(problems);
  const structure = findStructure(found.blocks, facts.title, tally);
  structure.blocks = joinLists(structure.blocks);
  const notes = found.notes.map((note) => ({ ...note, blocks: joinLists(note.blocks) }));
  const data = frontMatterOf(facts, structure, language, tally, name);
  const flattened = new Set<DraftBlock>();
  for (const block of structure.blocks) if (hasEmphasis(block) && !reads([block], language)) flattened.add(block);
  for (const block of flattened)
    tally.count('K125', 'emphasis that Markdown cannot say', 'The characters are there without it.', block.place);
  const body = writeMarkdown(structure.blocks, notes, (block) => flattened.has(block));
  tally.tell();
  mustRead(body, structure.blocks, notes, language);
  return { markdown: joinFrontMatter(data, `\n${body}`), language, pictures: found.pictures };
}

async function readDocument(
  foreign: Foreign,
  problems: Problem[],
): Promise<{ found: FoundDocument; facts: Facts } | undefined> {
  const { name, bytes, language, encoding } = foreign;
  if (extname(name).toLowerCase() === '.docx') {
    const word = await readWord(bytes, name, problems);
    const found = word && readHtml(word.html, name, language ?? word.facts.language, pictureReader(foreign), problems);
    return found && { found, facts: { ...found.facts, ...word.facts } };
  }
  const text = decodeDocument(bytes, name, encoding, problems);
  if (text === undefined) return undefined;
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
    const found = /<(p|div|h[1-6]|br|table|ul|ol)\b/i.test(body)
      ? readHtml(body, name, language, pictureReader(foreign), problems)
      : readPlainText(body, name, problems);
    return found && { found, facts: { ...found.facts, ...facts } };
  }
  const html = /^\.x?html?$/i.test(extname(name)) || /^\s*<(!doctype|html|\?xml|body|p|div|h1)\b/i.test(text);
  const found = html
    ? readHtml(text, name, language, pictureReader(foreign), problems)
    : readPlainText(text, name, problems);
  return found && { found, facts: found.facts };
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

const hasEmphasis = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(hasEmphasis)
    : typeof value === 'object' &&
      value !== null &&
      (/^(emphasis|strong)$/.test(String((value as Inline).kind)) || Object.values(value).some(hasEmphasis));
