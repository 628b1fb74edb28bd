/**
 * What the contents must say beside the titles: the editor's words, or the first words of the text below a bare number.
 * In: an indexed edition. Out: address of a heading → words; which rows of a book stand in two columns, without words.
 * Put together here once more, from the texts of the blocks. Called by `expected-front.ts`. Pure.
 *
 *     expectTitleWords(edition).get('s1') → { words: '双方一致认为，民主是全人类共同价值……', half: false }
 */
import { isBareLabel } from '../classes/bare-label.ts';
import { asOneLine, incipitEnd } from '../languages/incipit.ts';
import { fillWords } from '../languages/language.ts';
import { profileOf } from '../languages/registry.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import type { Provision } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, itemLabelOf } from '../model/text.ts';

/** What stands beside one title. */
interface ExpectedWords {
  words: string;
  /** The words are the editor's. */
  editorial: boolean;
  /** On paper it stands beside another row, without words. */
  half: boolean;
}

/** What is said beside the titles of the contents, by their addresses. `rows`: what the contents name, and how deep. */
export function expectTitleWords(
  edition: IndexedEdition,
  rows: readonly { anchor: string; depth: number }[],
): ReadonlyMap<string, ExpectedWords> {
  const { manuscript, metadata } = edition;
  const say = (key: string, text: string) =>
    fillWords(manuscript.labels[key] ?? '', manuscript.labels.language ?? metadata.language, [text]);
  const blocks = blocksOf(edition);
  const last = new Map(rows.map(({ anchor, depth }, i) => [anchor, (rows[i + 1]?.depth ?? 0) <= depth]));
  const labels = labelsOf(edition.provisions ?? []);
  const said = new Map<string, ExpectedWords>();
  for (const [address, { text }] of manuscript.summaries)
    said.set(address, { words: say('summary', text), editorial: true, half: false });
  const bare = blocks.flatMap((block, i) => {
    if (block.kind !== 'heading' || !last.has(block.anchor) || said.has(block.anchor)) return [];
    if (!isBareLabel(blockTexts(block).join(''), metadata.language)) return [];
    // Headings that the contents do not name are passed over.
    let at = i + 1;
    while (blocks[at]?.kind === 'heading' && !last.has(blocks[at]?.anchor ?? '')) at++;
    return [{ anchor: block.anchor, at }];
  });
  const many = bare.filter(({ anchor }) => last.get(anchor)).length >= 30;
  for (const { anchor, at } of bare) {
    const line = firstLine(blocks[at], labels.get(at) ?? [], edition);
    const whole = line.slice(0, incipitEnd(line, profileOf(metadata.language).spacing));
    const rest = line.slice(whole.length).replace(/[^\p{L}\p{N}]/gu, '');
    const words = rest === '' ? whole : say('incipit', whole);
    said.set(anchor, { words, editorial: false, half: many && last.get(anchor) === true });
  }
  return said;
}

/** The first line of what stands below a heading; empty for what is no text. */
function firstLine(block: Block | undefined, labels: readonly string[], { metadata }: IndexedEdition): string {
  if (!block || !['paragraph', 'plain', 'list'].includes(block.kind)) return '';
  const marked = block.kind === 'list' ? itemLabelOf(block.items[0] ?? []) : undefined;
  let line = (blockTexts(block)[0] ?? '').trimStart();
  for (const label of marked === undefined ? labels : [marked, ...labels])
    if (line.startsWith(label)) line = line.slice(label.length).trimStart();
  return asOneLine(line, profileOf(metadata.language).spacing);
}

/** The labels of the provisions that begin with a block, the outermost first. */
function labelsOf(provisions: readonly Provision[], found = new Map<number, string[]>()): Map<number, string[]> {
  for (const { block, label, children } of provisions) {
    const own = found.get(block) ?? [];
    own.push(label);
    found.set(block, own);
    labelsOf(children, found);
  }
  return found;
}
