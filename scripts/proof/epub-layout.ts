/**
 * Which file of an EPUB holds what: a long section is several files, short ones share one. In: the documents that were
 * read, the edition. Out: the files of the text with the sections and blocks that each must hold, the address of every
 * block and entry. A block that is missing is expected where its neighbours stand. Called by `expect-epub.ts`. Pure.
 *
 *     section-3-2.xhtml begins with p60 → section 3 is p42 … p59 in section-3.xhtml, the rest in section-3-2.xhtml
 */
import type { Block, Section } from '../model/edition.ts';
import type { EntryGroup, IndexedEdition } from '../model/registers.ts';
import { isMarkedAs, type Markup, markupBelow } from './markup-tree.ts';

/** A document of the EPUB as the witness read it. */
export interface EpubDocumentRead {
  path: string;
  root: Markup;
}

/** What of a section stands in a file. */
export interface SectionPart {
  section: Section;
  /** Its position in the edition. */
  index: number;
  /** 1 for its beginning, 2 for what follows in another file. */
  part: number;
  blocks: Block[];
}

/** What of a register stands in a file. */
interface RegisterPart {
  groups: { group: EntryGroup; id: string }[];
}

export interface EpubLayout {
  texts: { path: string; parts: SectionPart[] }[];
  /** Register's id → its files. */
  registers: Map<string, { path: string; part: RegisterPart }[]>;
  /** Anchor of a block → its address. */
  blocks: Map<string, string>;
  /** Id of an entry → its address. */
  entries: Map<string, string>;
}

/** Reads the layout. */
export function readLayout(documents: readonly EpubDocumentRead[], edition: IndexedEdition): EpubLayout {
  const texts = textParts(documents, edition);
  const blocks = new Map(
    texts.flatMap(({ path, parts }) =>
      parts.flatMap(({ section, part, blocks: own }) =>
        [...(section.heading && part === 1 ? [section.heading] : []), ...own].map(
          ({ anchor }) => [anchor, `${path}#${anchor}`] as const,
        ),
      ),
    ),
  );
  const registers = registerParts(documents, edition);
  const entries = new Map(
    [...registers.values()].flatMap((files) =>
      files.flatMap(({ path, part }) =>
        part.groups.flatMap(({ group }) => group.entries.map(({ id }) => [id, `${path}#${id}`] as const)),
      ),
    ),
  );
  return { texts, registers, blocks, entries };
}

/** An element of a file that holds a section, or the rest of one. */
interface Holder {
  path: string;
  ids: ReadonlySet<string>;
}

const idsIn = (root: Markup): Set<string> =>
  new Set(markupBelow(root).flatMap(({ attributes }) => attributes.id ?? []));

function textParts(documents: readonly EpubDocumentRead[], edition: IndexedEdition): EpubLayout['texts'] {
  const files = documents.filter(({ path }) => /^section-\d+(-\d+)?\.xhtml$/.test(path));
  const order = new Map(edition.sections.map(({ anchor }, i) => [anchor, i]));
  const holders: Holder[][] = edition.sections.map(() => []);
  let at = 0;
  for (const { path, root } of files)
    for (const element of markupBelow(root).filter((one) => isMarkedAs(one, 'text-section'))) {
      const { id } = element.attributes;
      at = id === undefined ? at : (order.get(id) ?? at);
      holders[at]?.push({ path, ids: idsIn(element) });
    }
  const parts = new Map<string, SectionPart[]>(files.map(({ path }) => [path, []]));
  let last = files[0]?.path ?? '';
  edition.sections.forEach((section, index) => {
    const own = holders[index] ?? [];
    // A section that is nowhere is due where the one before it ends.
    const where = own.length > 0 ? own : [{ path: last, ids: new Set<string>() }];
    const begins = firstsOf(
      where,
      section.blocks.map(({ anchor }) => anchor),
    );
    where.forEach(({ path }, i) => {
      parts.get(path)?.push({ section, index, part: i + 1, blocks: section.blocks.slice(begins[i], begins[i + 1]) });
      last = path;
    });
  });
  return files.map(({ path }) => ({ path, parts: parts.get(path) ?? [] }));
}

/** For each holder the position of the first block that it must hold; behind them, how many blocks there are. */
function firstsOf(holders: readonly Holder[], anchors: readonly string[]): number[] {
  const firsts = [0];
  for (const { ids } of holders.slice(1)) {
    const from = firsts.at(-1) ?? 0;
    const found = anchors.findIndex((anchor, i) => i >= from && ids.has(anchor));
    firsts.push(found < 0 ? anchors.length : found);
  }
  return [...firsts, anchors.length];
}

function registerParts(documents: readonly EpubDocumentRead[], edition: IndexedEdition): EpubLayout['registers'] {
  return new Map(
    edition.registers.map(({ id, groups }) => {
      const files = documents.filter(({ path }) => path.replace(/(-\d+)?\.xhtml$/, '') === `register-${id}`);
      const entries = groups.flatMap((group) => group.entries.map((entry) => ({ group, entry })));
      const begins = firstsOf(
        files.map(({ path, root }) => ({ path, ids: idsIn(root) })),
        entries.map(({ entry }) => entry.id),
      );
      const parts = files.map(({ path }, i) => {
        const own = entries.slice(begins[i], begins[i + 1]);
        const held = groups.flatMap((group) => {
          const inFile = own.filter((one) => one.group === group).map(({ entry }) => entry);
          if (inFile.length === 0) return [];
          const goesOn = inFile[0] !== group.entries[0];
          return [{ group: { ...group, entries: inFile }, id: goesOn ? `${group.id}-${i + 1}` : group.id }];
        });
        return { path, part: { groups: held } };
      });
      return [id, parts] as const;
    }),
  );
}
