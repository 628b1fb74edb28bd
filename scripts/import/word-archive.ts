/**
 * The files of a Word document. In: the bytes of a DOCX. Out: its files unpacked, or the budget that it breaks (K131).
 * Promises that the sizes are summed before anything is unpacked, and that depth, paragraphs, cells and notes are
 * counted tag by tag before any tree is made; linear. Called by `docx.ts`.
 *
 *     a DOCX of 40 kB whose text unpacks to 1 GB → nothing, and K131
 */
import { unzipSync, zipSync } from 'fflate';
import type { Counts } from '../model/budgets.ts';
import type { Problem } from '../model/problem.ts';
import { withinBudgets } from './budgets.ts';

/** The files; nothing, with K131, when a budget is broken. Throws an `Error` in words for what is no DOCX. */
export function unpackWord(
  bytes: Uint8Array,
  file: string,
  problems: Problem[],
): Record<string, Uint8Array> | undefined {
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1')
    throw new Error('it is a document of old Word (.doc), or one with a password.');
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK') throw new Error('it is no DOCX.');
  if (!withinBudgets(sizesOf(bytes), file, problems)) return undefined;
  const files = unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') });
  return withinBudgets(countParts(files), file, problems) ? files : undefined;
}

/** Files as an archive again, not compressed. */
export const packWord = (files: Record<string, Uint8Array>): Uint8Array => zipSync(files, { level: 0 });

/** What the archive says of its sizes; fflate unpacks no more of a file than that. */
function sizesOf(bytes: Uint8Array): Counts<'import'> {
  let [unpackedBytes, partBytes, files] = [0, 0, 0];
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unpackedBytes += originalSize;
      if (isXml(name)) partBytes = Math.max(partBytes, originalSize);
      files++;
      return false;
    },
  });
  return { files, unpackedBytes, partBytes };
}

const isXml = (name: string): boolean => /\.(?:xml|rels)$/.test(name);

/**
 * A comment, a CDATA section or an instruction, whole with its end; a tag (its slash, its name, the rest); text behind
 * one.
 */
const token =
  /<(?:!--[\s\S]*?(-->|$)|!\[CDATA\[[\s\S]*?(\]\]>|$)|\?[\s\S]*?(\?>|$))|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>|(?<=>)[^<]+/g;
const counted: Record<string, 'paragraphs' | 'cells' | 'notes'> = {
  p: 'paragraphs',
  br: 'paragraphs',
  tc: 'cells',
  footnote: 'notes',
  endnote: 'notes',
};

/** The parts of which a tree is made, here or by mammoth; of the others nobody asks. */
const read = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:word|docProps)\/[^/]*\.xml|word\/_rels\/[^/]*\.rels)$/;

/** Tags, characters, depth, paragraphs, cells and notes of all parts that are read. */
function countParts(files: Readonly<Record<string, Uint8Array>>): Counts<'import'> {
  const counts: PartCounts = { wordTags: 0, characters: 0, depth: 0, paragraphs: 0, cells: 0, notes: 0 };
  for (const path of Object.keys(files).filter((own) => read.test(own)))
    countPart(new TextDecoder().decode(files[path]), path, counts);
  return counts;
}

type PartCounts = Record<'wordTags' | 'characters' | 'depth' | 'paragraphs' | 'cells' | 'notes', number>;

/**
 * A tree that is made of a part which is not well-formed costs as much as one of a part that is: such a part ends here.
 */
function countPart(xml: string, path: string, counts: PartCounts): void {
  const open: string[] = [];
  for (const [whole, comment, section, instruction, slash, name, rest = ''] of xml.matchAll(token)) {
    const end = comment ?? section ?? instruction;
    if (end === '') throw new Error(`${path}: the end of ${whole.slice(0, 9)} is missing.`);
    if (end !== undefined) continue;
    if (name === undefined) {
      counts.characters += whole.trim().length;
      continue;
    }
    counts.wordTags++;
    if (slash) {
      if (open.pop() !== name) throw new Error(`${path}: </${name}> closes nothing.`);
      continue;
    }
    const kind = counted[name];
    if (kind) counts[kind]++;
    if (!rest.endsWith('/')) counts.depth = Math.max(counts.depth, open.push(name));
  }
  if (open.length > 0) throw new Error(`${path}: </${open.at(-1)}> is missing.`);
}
