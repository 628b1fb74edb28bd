/**
 * Which file of the EPUB holds what. In: an indexed edition. Out: the files of the text and of the registers, and the
 * address of every paragraph and entry. A section or a register that old readers would choke on is split here, sections
 * that would fill no screen are put together, and nowhere else is a file name made up. Pure.
 */
import type { Block, Section } from '../../model/edition.ts';
import type { ParagraphNumber } from '../../model/numbers.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { blockTexts } from '../../model/text.ts';

/** A row of the contents: a document, a section of it, or a heading in one. */
export interface EpubRow {
  href: string;
  title: string;
  /** What it is about; empty where nobody says it. */
  words: string;
  range: string;
  /** 1 for a document and a section, 2 for what stands in it, and so on. */
  depth: number;
  /** A letter of a register: print has no row for it. */
  letter?: true;
}

/** The one row of a document that is a part of the book. */
export const wholeRow = (href: string, title: string): EpubRow[] => [{ href, title, words: '', range: '', depth: 1 }];

/** A section of the text in a file, or a part of one that would be too long for the readers. */
interface FilePart {
  section: Section;
  /** Position of the section in the edition. */
  index: number;
  /** 1 for the first part of a section. */
  part: number;
  blocks: Block[];
}

/** One file of the text: a section, part of one, or sections that are too short for a screen of their own. */
export interface TextFile {
  path: string;
  parts: FilePart[];
}

/** Where a file of the text begins: with the heading or block at an address. */
export interface FileStart {
  path: string;
  anchor: string;
}

interface WeighedPart extends FilePart {
  weight: number;
}

/** What a file may weigh, by estimate; old readers get slow or stop above 250 kB. */
const fileLimit = 150_000;

/** What a section weighs, by estimate, that gets no file of its own: readers begin a screen with every file. */
const ownFile = 2_000;

/**
 * The files of the text: `section-3.xhtml`, or `section-3.xhtml`, `section-3-2.xhtml` … for a section that is too long;
 * the blocks before the first heading are section 0. A section that is too short for a file stands in the one before
 * it, or that before it is too short itself; the file has the name of its first section. `share`: of what a file may
 * weigh this text has a part, where another one stands beside it.
 */
export function textFiles(edition: IndexedEdition, share = 1): TextFile[] {
  const limit = fileLimit * share;
  const divided = divideSections(edition, limit);
  const first = edition.sections[0]?.heading ? 1 : 0;
  let left = divided.flat().reduce((sum, { weight }) => sum + weight, 0);
  const files: (TextFile & { weight: number })[] = [];
  for (const part of divided.flat()) {
    const before = files.at(-1);
    // What would be left over at the end goes beyond the limit rather than on a screen of its own.
    const isSmall = part.weight < ownFile && (before?.weight ?? 0) < limit;
    if (before && part.part === 1 && (isSmall || before.weight < ownFile || left < ownFile)) {
      before.parts.push(part);
      before.weight += part.weight;
    } else {
      const suffix = part.part > 1 ? `-${part.part}` : '';
      files.push({ path: `section-${part.index + first}${suffix}.xhtml`, parts: [part], weight: part.weight });
    }
    left -= part.weight;
  }
  return files;
}

/** Where the files of a text begin. */
export const fileStarts = (files: readonly TextFile[]): FileStart[] =>
  files.flatMap(({ path, parts: [first] }) => {
    const block = (first?.part === 1 ? first.section.heading : undefined) ?? first?.blocks[0];
    return block ? [{ path, anchor: block.anchor }] : [];
  });

/** The files of a text that begin at given places; the first one with the text. */
export function filesFrom({ sections }: IndexedEdition, starts: readonly FileStart[]): TextFile[] {
  const paths = new Map(starts.slice(1).map(({ anchor, path }) => [anchor, path]));
  const files: TextFile[] = [{ path: starts[0]?.path ?? 'section-1.xhtml', parts: [] }];
  sections.forEach((section, index) => {
    let part = 0;
    for (const block of [section.heading, ...section.blocks]) {
      const path = block && paths.get(block.anchor);
      if (path !== undefined) files.push({ path, parts: [] });
      const file = files.at(-1) as TextFile;
      // What has no heading begins with its first block.
      const begins = part === 0 && (block !== undefined || section.blocks.length === 0);
      if (begins || path !== undefined) file.parts.push({ section, index, part: ++part, blocks: [] });
      if (block && block !== section.heading) file.parts.at(-1)?.blocks.push(block as Block);
    }
  });
  return files;
}

/** Each section in parts that a file holds. */
function divideSections(edition: IndexedEdition, limit: number): WeighedPart[][] {
  const links = new Map<ParagraphNumber, number>();
  for (const { paragraph } of edition.mentions) links.set(paragraph, (links.get(paragraph) ?? 0) + 1);
  const weigh = (block: Block) =>
    250 +
    blockTexts(block).reduce((sum, text) => sum + Buffer.byteLength(text) + 40, 0) +
    (block.kind === 'paragraph' ? 80 * (links.get(block.number) ?? 0) : 0);
  return edition.sections.map((section, index) => {
    const weights = section.blocks.map(weigh);
    let left = weights.reduce((sum, weight) => sum + weight, 0);
    const parts: WeighedPart[] = [{ section, index, part: 1, blocks: [], weight: 0 }];
    section.blocks.forEach((block, i) => {
      const last = parts.at(-1) as WeighedPart;
      const weight = weights[i] ?? 0;
      if (last.weight + weight > limit && last.blocks.length > 0 && left >= ownFile)
        parts.push({ section, index, part: last.part + 1, blocks: [block], weight });
      else {
        last.blocks.push(block);
        last.weight += weight;
      }
      left -= weight;
    });
    return parts;
  });
}

/** Address of every number and every heading in the EPUB: `section-3.xhtml#p42`. */
export function paragraphAddresses(
  edition: IndexedEdition,
  files: readonly TextFile[] = textFiles(edition),
): Map<ParagraphNumber, string> {
  return new Map(
    files.flatMap(({ path, parts }) =>
      parts.flatMap(({ section, part, blocks }) =>
        [...(section.heading && part === 1 ? [section.heading] : []), ...blocks].flatMap((block) => {
          if (block.kind === 'paragraph' || block.kind === 'gap')
            return [[block.number, `${path}#${block.anchor}`] as const];
          // A link and a row of the contents may lead to a heading.
          return block.kind === 'heading' ? [[block.anchor, `${path}#${block.anchor}`] as const] : [];
        }),
      ),
    ),
  );
}

/** Address of every entry by its heading. */
export function entryAddresses(edition: IndexedEdition, files: ReadonlyMap<string, string>): Map<string, string> {
  const entries = edition.registers.flatMap((register) =>
    register.groups.flatMap((group) => group.entries.filter((entry) => entry.see === undefined)),
  );
  return new Map(entries.map((entry) => [entry.heading, `${files.get(entry.id)}#${entry.id}`]));
}

/**
 * File of every entry: `register-treaties.xhtml`, and `register-treaties-2.xhtml` … for a register that would be too
 * long.
 */
export function registerFiles(edition: IndexedEdition): Map<string, string> {
  const files = new Map<string, string>();
  for (const { id, groups } of edition.registers) {
    let [part, weight] = [1, 0];
    for (const entry of groups.flatMap((group) => group.entries)) {
      const own = 600 + 200 * entry.locators.length;
      if (weight > 0 && weight + own > fileLimit) [part, weight] = [part + 1, 0];
      weight += own;
      files.set(entry.id, `register-${id}${part > 1 ? `-${part}` : ''}.xhtml`);
    }
  }
  return files;
}
