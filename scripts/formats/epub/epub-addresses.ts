/**
 * Which file of the EPUB holds what. In: an indexed edition. Out: the files of the text and of the registers, and the
 * address of every paragraph, entry and picture. A section or a register that old readers would choke on is split
 * here, and nowhere else is a file name made up. Pure.
 */
import type { Block, Section } from '../../model/edition.ts';
import type { ParagraphNumber } from '../../model/numbers.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { blockTexts } from '../../model/text.ts';

/** One file of the text: a section, or a part of one that would be too long for the readers. */
interface TextFile {
  path: string;
  section: Section;
  /** Position of the section in the edition. */
  index: number;
  /** 1 for the first file of a section. */
  part: number;
  blocks: Block[];
}

/** What a file may weigh, by estimate; old readers get slow or stop above 250 kB. */
const fileLimit = 150_000;

/** Name of a section's first file, without its ending. */
export const sectionName = (edition: IndexedEdition, index: number): string =>
  `section-${edition.sections[0]?.heading ? index + 1 : index}`;

/** The files of the text: `section-3.xhtml`, or `section-3.xhtml`, `section-3-2.xhtml` …; the blocks before the first heading are section 0. */
export function textFiles(edition: IndexedEdition): TextFile[] {
  const links = new Map<ParagraphNumber, number>();
  for (const { paragraph } of edition.mentions) links.set(paragraph, (links.get(paragraph) ?? 0) + 1);
  const weigh = (block: Block) =>
    250 +
    blockTexts(block).reduce((sum, text) => sum + Buffer.byteLength(text) + 40, 0) +
    (block.kind === 'paragraph' ? 80 * (links.get(block.number) ?? 0) : 0);
  return edition.sections.flatMap((section, index) => {
    const name = sectionName(edition, index);
    const files: TextFile[] = [{ path: `${name}.xhtml`, section, index, part: 1, blocks: [] }];
    let weight = 0;
    for (const block of section.blocks) {
      const file = files.at(-1) as TextFile;
      weight += weigh(block);
      if (weight > fileLimit && file.blocks.length > 0) {
        files.push({ path: `${name}-${file.part + 1}.xhtml`, section, index, part: file.part + 1, blocks: [block] });
        weight = weigh(block);
      } else file.blocks.push(block);
    }
    return files;
  });
}

/** Address of every number in the EPUB: `section-3.xhtml#p42`. */
export function paragraphAddresses(edition: IndexedEdition): Map<ParagraphNumber, string> {
  return new Map(
    textFiles(edition).flatMap(({ path, section, part, blocks }) =>
      [...(section.heading && part === 1 ? [section.heading] : []), ...blocks].flatMap((block) => {
        if (block.kind === 'paragraph' || block.kind === 'gap')
          return [[block.number, `${path}#${block.anchor}`] as const];
        // A link and a row of the contents may lead to a heading.
        return block.kind === 'heading' ? [[block.anchor, `${path}#${block.anchor}`] as const] : [];
      }),
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

/** File of every entry: `register-treaties.xhtml`, and `register-treaties-2.xhtml` … for a register that would be too long. */
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
