/**
 * The first words below each heading of a text. In: an indexed edition. Out: address of a heading → words, with the
 * sign for what is left out; none where a table, a picture or another row of the contents follows. Called by
 * `contents-view.ts`.
 * Pure. Example: 第四条 above 国家保护环境，… → `art4` → `国家保护环境……`.
 */
import { classOf } from '../classes/registry.ts';
import { asOneLine, incipitEnd } from '../languages/incipit.ts';
import { fillLabel } from '../languages/labels.ts';
import { profileOf } from '../languages/registry.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import { provisionsBelow } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { inlineLines, plainText } from '../model/text.ts';

const known = new WeakMap<IndexedEdition, ReadonlyMap<string, string>>();

/** The words by the address of the heading; of an edition they are looked for once. */
export function incipitsOf(edition: IndexedEdition): ReadonlyMap<string, string> {
  const found = known.get(edition) ?? findIncipits(edition);
  known.set(edition, found);
  return found;
}

function findIncipits(edition: IndexedEdition): ReadonlyMap<string, string> {
  const blocks = blocksOf(edition);
  const labels = labelsByBlock(edition);
  const all = classOf(edition.metadata.class).contents === 'all';
  return new Map(
    blocks.flatMap((block, i) => {
      if (block.kind !== 'heading') return [];
      const at = all ? i + 1 : textBelow(blocks, i);
      const below = blocks[at];
      const words = below ? incipitOf(below, labels.get(at) ?? [], edition) : '';
      return words === '' ? [] : [[block.anchor, words] as const];
    }),
  );
}

/** The position of the first block of a section that is no heading: the contents do not name those in it. */
function textBelow(blocks: readonly Block[], at: number): number {
  const next = blocks[at + 1];
  return next?.kind === 'heading' && next.level > 2 ? textBelow(blocks, at + 1) : at + 1;
}

/** The labels with which blocks begin, by their positions: of one that begins paragraph 1 and its item (a), both. */
function labelsByBlock({ provisions = [] }: IndexedEdition): ReadonlyMap<number, readonly string[]> {
  const labels = new Map<number, string[]>();
  for (const { block, label } of provisionsBelow({ children: provisions })) {
    const own = labels.get(block);
    if (own) own.push(label);
    else labels.set(block, [label]);
  }
  return labels;
}

/** The first words of a block of text, without the labels of what begins with it. */
function incipitOf(block: Block, labels: readonly string[], { metadata, manuscript }: IndexedEdition): string {
  if (block.kind !== 'paragraph' && block.kind !== 'plain' && block.kind !== 'list') return '';
  const inlines = inlineLines(block)[0]?.inlines ?? [];
  const text = plainText(inlines[0]?.kind === 'label' ? inlines.slice(1) : inlines);
  const bare = labels.reduce(
    (rest, label) => (rest.startsWith(label) ? rest.slice(label.length).trimStart() : rest),
    text.trimStart(),
  );
  const { spacing } = profileOf(metadata.language);
  const line = asOneLine(bare, spacing);
  const end = incipitEnd(line, spacing);
  const said = line.slice(0, end);
  // What is left out is more than the mark at its end.
  return /[\p{L}\p{N}]/u.test(line.slice(end)) ? fillLabel(manuscript.labels, 'incipit', said) : said;
}
