/**
 * Which label of a provision is marked in its block, and how deep it hangs. In: an indexed edition. Out: for each block
 * that begins with a label of its own, where the marked text ends and how it is set. Put together here from the tree of
 * provisions, and not as the views do it. Called by `expect-blocks.ts`. Pure.
 *
 *     （一）甲 in a statute → { depth: 1, end: 3, inLine: false, face: undefined, whole: false }
 */
import { type Level, labelLanguage } from '../classes/document-class.ts';
import { classOf } from '../classes/registry.ts';
import type { Block } from '../model/edition.ts';
import type { ElementRole } from '../model/frame.ts';
import { hangsByLabel, type Provision } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { ElementBlock, Inline } from '../model/text.ts';

/** A label as it is set. */
interface ExpectedLabel {
  /** How many labels it hangs behind: 0 for a label in its line. */
  depth: number;
  /** Where the marked text ends, in the text of the block. */
  end: number;
  inLine: boolean;
  face: Level['face'];
  /** The label, with the heading that runs in behind it, is the whole block. */
  whole: boolean;
}

/** The labelled provision that begins first in a block. */
interface Labelled {
  label: string;
  depth: number;
  inLine: boolean;
  face: Level['face'];
}

/** How many labels the item hangs behind in which a paragraph without a label goes on, by the address of its block. */
export function expectInside(edition: IndexedEdition): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const hanging = classOf(edition.metadata.class).items === 'hanging';
  const visit = (provision: Provision, above: number): void => {
    const depth = above + Number(hanging && hangsByLabel(provision));
    if (provision.kind === 'continuation') found.set(provision.address, above);
    for (const child of provision.children) visit(child, depth);
  };
  for (const provision of edition.provisions ?? []) visit(provision, 0);
  return found;
}

/** Says of every block how its label is set; nothing for one whose label is text as any other. */
export function expectLabels(edition: IndexedEdition): (block: Block) => ExpectedLabel | undefined {
  const labelled = labelledBlocks(edition);
  const { frame } = classOf(edition.metadata.class);
  return (block) => {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return undefined;
    const one = labelled.get(block.anchor);
    const isHeading = block.kind === 'heading';
    if (!one || (one.depth === 0 && !one.inLine)) return undefined;
    // Headings show their labels as text, but for those of annexes of official documents.
    if (isHeading && (!one.inLine || one.face || !frame)) return undefined;
    const { text, goesOn } = leadingText(block.inlines);
    // A label with emphasis in it is left as it is written.
    if (!text.startsWith(one.label)) return undefined;
    const said = one.face ? runIn(text, one.label.length, goesOn) : one.label.length;
    const hangs = !one.inLine || isHeading;
    const end = hangs ? said + (/^\s*/u.exec(text.slice(said))?.[0].length ?? 0) : said;
    return { depth: one.depth, end, inLine: one.inLine, face: one.face, whole: !goesOn && end === text.length };
  };
}

function labelledBlocks(edition: IndexedEdition): Map<string, Labelled> {
  const { items, inner, frame } = classOf(edition.metadata.class);
  const faces = labelLanguage(edition.metadata.language) === 'zh' ? inner : [];
  const found = new Map<string, Labelled>();
  const firsts = new Map<number, string>();
  const visit = (provision: Provision, above: number): void => {
    const { kind, label, block, address } = provision;
    const depth = above + Number(items === 'hanging' && hangsByLabel(provision));
    if (!firsts.has(block)) firsts.set(block, address);
    const anchor = firsts.get(block) as string;
    if (label !== '' && !found.has(anchor)) {
      const face = faces.find((level) => level.kind === kind)?.face;
      const inLine = kind === 'article' || Boolean(face) || (Boolean(frame) && kind === 'annex');
      found.set(anchor, { label, depth, inLine, face });
    }
    for (const child of provision.children) visit(child, depth);
  };
  for (const provision of edition.provisions ?? []) visit(provision, 0);
  return found;
}

/** The text that a block begins with, and whether something follows it. */
function leadingText([first, second, ...rest]: readonly Inline[]): { text: string; goesOn: boolean } {
  if (first?.kind !== 'text') return { text: '', goesOn: second !== undefined };
  if (second?.kind !== 'text') return { text: first.text, goesOn: second !== undefined };
  return { text: first.text + second.text, goesOn: rest.length > 0 };
}

/** A heading that runs in: the line that is no sentence, or a first sentence of at most 28 characters. */
function runIn(text: string, label: number, goesOn: boolean): number {
  const isSentence = /[。；：！？…，、]$/u.test(text);
  if (!goesOn && !isSentence) return text.length;
  const stop = text.indexOf('。') + 1;
  return stop > label && stop <= 28 && (goesOn || stop < text.length) ? stop : label;
}

/** Roles whose lines begin with words that stand apart: 附件：1. , 抄送：, 签发人：. */
const wordsBefore: readonly ElementRole[] = ['present', 'signers', 'cc'];

/** How many characters of a line of an element are its label. */
export function expectElementLabel({ role }: ElementBlock, line: readonly Inline[]): number {
  const [first] = line;
  const text = first?.kind === 'text' ? first.text : '';
  if (role === 'annex-list') return (/^(附件：)?(\d+[.．、]\s*)?/u.exec(text)?.[0] ?? '').length;
  return wordsBefore.includes(role) ? (/^[^：]{1,6}：/u.exec(text)?.[0] ?? '').length : 0;
}
