/**
 * How a provision is set: its label in bold before its text, or hanging before its lines. In: an indexed edition, a
 * block of it, its inlines. Out: the same characters, the label marked; how deep the block hangs; lists around what
 * hangs. Called by block-view.ts and by the makers of print, EPUB and site. Pure. Example: （一）甲 in a statute → depth 1,
 * the inlines [label （一）, 甲].
 */
import { type Level, labelLanguage } from '../classes/document-class.ts';
import { classOf } from '../classes/registry.ts';
import type { Block } from '../model/edition.ts';
import { hangsByLabel, type Provision } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Inline } from '../model/text.ts';
import type { BlockView } from './block-shape.ts';

/** How the block is set that a provision begins with. */
interface Setting {
  /** 0 for what stands in lines of its own, 1 for an item, 2 for an item of an item. */
  depth: number;
  label: string;
  /** The label stands in its line, in bold or a face of its own: that of an article, of a section, of an annex. */
  inLine: boolean;
  face: Level['face'];
}

/** By the address of the block: what has a label, and how deep the item hangs in which text without one goes on. */
interface Settings {
  labelled: ReadonlyMap<string, Setting>;
  inside: ReadonlyMap<string, number>;
}

const settingsOfEdition = new WeakMap<IndexedEdition, Settings>();

/** The settings of an edition, found once. */
function settingsOf(edition: IndexedEdition): Settings {
  const known = settingsOfEdition.get(edition);
  if (known) return known;
  const { items, inner, frame } = classOf(edition.metadata.class);
  const faces = labelLanguage(edition.metadata.language) === 'zh' ? inner : [];
  const labelled = new Map<string, Setting>();
  const inside = new Map<string, number>();
  const begun = new Map<number, string>();
  const walk = (provision: Provision, above: number): void => {
    const { kind, label, block, address, children } = provision;
    const depth = items === 'hanging' && hangsByLabel(provision) ? above + 1 : above;
    const anchor = begun.get(block) ?? address;
    begun.set(block, anchor);
    const face = faces.find((level) => level.kind === kind)?.face;
    const inLine = kind === 'article' || face !== undefined || (frame !== undefined && kind === 'annex');
    // Of several labels in one line the first sets it.
    if (label !== '' && !labelled.has(anchor)) labelled.set(anchor, { depth, label, inLine, face });
    if (kind === 'continuation' && depth > 0) inside.set(anchor, depth);
    for (const child of children) walk(child, depth);
  };
  for (const provision of edition.provisions ?? []) walk(provision, 0);
  const settings = { labelled, inside };
  settingsOfEdition.set(edition, settings);
  return settings;
}

/** A block with its label marked, and how it is set. */
interface SetBlock {
  inlines: Inline[];
  depth: number;
  label: string;
  face: Level['face'];
  /** The label is all of it: a heading of its own. */
  whole: boolean;
}

/**
 * A paragraph or a heading whose label is marked: hanging with the blanks behind it, or in its line, with the heading
 * that runs in behind it where the label has a face. Nothing for any other.
 */
export function setProvision(block: Block, edition: IndexedEdition): SetBlock | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return undefined;
  const setting = settingsOf(edition).labelled.get(block.anchor);
  if (!setting || !isMarked(block, setting, edition)) return undefined;
  const { label, depth, inLine, face } = setting;
  const [first, ...rest] = block.inlines;
  if (first?.kind !== 'text') return undefined;
  const [whole, following] = joinFirst(first, rest);
  // A label of which a part is emphasized stays as it is.
  if (!whole.text.startsWith(label)) return undefined;
  const runIn = face ? runInHeading(whole.text, label.length, following.length > 0) : label.length;
  const blanks = inLine && block.kind === 'paragraph' ? '' : (/^\s*/u.exec(whole.text.slice(runIn))?.[0] ?? '');
  const end = runIn + blanks.length;
  const marked: Inline = {
    kind: 'label',
    ...(inLine ? { inLine } : {}),
    children: [{ ...whole, text: whole.text.slice(0, end) }],
  };
  const behind = whole.text.length > end ? [{ ...whole, text: whole.text.slice(end) }] : [];
  const inlines = [marked, ...behind, ...following];
  return { inlines, depth, label: whole.text.slice(0, end), face, whole: inlines.length === 1 };
}

/** Whether the label of a block is marked. Of headings those of annexes have a label that stands apart. */
function isMarked(block: Block, { depth, inLine, face }: Setting, { metadata }: IndexedEdition): boolean {
  if (block.kind === 'heading') return inLine && !face && Boolean(classOf(metadata.class).frame);
  return depth > 0 || inLine;
}

/** A run-in heading is no longer than a line of a notice. */
const longestRunIn = 28;

/**
 * Where the heading ends that begins with a label of a notice: at the end of a paragraph that is no sentence; behind
 * the first sentence of one that goes on, when it is short; else with the label itself. `goesOn`: more follows the
 * text.
 */
function runInHeading(text: string, label: number, goesOn: boolean): number {
  if (!goesOn && !/[。；：！？…，、]$/u.test(text)) return text.length;
  const sentence = text.indexOf('。') + 1;
  const more = goesOn || sentence < text.length;
  return sentence > label && more && sentence <= longestRunIn ? sentence : label;
}

/** Texts that follow one another are one: a label of a list is a text of its own. */
function joinFirst(first: Inline & { kind: 'text' }, rest: readonly Inline[]): [Inline & { kind: 'text' }, Inline[]] {
  const [next, ...others] = rest;
  return next?.kind === 'text' ? [{ ...first, text: first.text + next.text }, others] : [first, [...rest]];
}

/**
 * How deep a block stands: an item at its depth, text that goes on in an item between it and the items in it, else 0.
 */
const standsAt = (view: BlockView | undefined): number => view?.depth || (view?.inside ? view.inside + 0.5 : 0);

/**
 * The blocks of a section or a file with lists around what hangs, an item in the item above it, and what goes on behind
 * the items of an item in that item.
 */
export function hangItems(views: readonly BlockView[]): BlockView[] {
  const open: number[] = [];
  return views.map((view, i) => {
    if (standsAt(view) === 0) return view;
    const opens = (open.at(-1) ?? 0) < view.depth;
    if (opens) open.push(view.depth);
    const next = standsAt(views[i + 1]);
    const closes: string[] = [];
    // An item ends where the next one does not stand deeper; a list where the next one stands less deep.
    while ((open.at(-1) ?? 0) >= next && open.length > 0) {
      closes.push('item');
      if ((open.at(-1) ?? 0) === next) break;
      open.pop();
      closes.push('list');
    }
    return { ...view, opensList: opens, hang: opens ? hangAt(views, i) : undefined, closes };
  });
}

/** How far the items of the list that opens at `from` hang. */
function hangAt(views: readonly BlockView[], from: number): string | undefined {
  const depth = views[from]?.depth ?? 0;
  const labels: string[] = [];
  for (let i = from; standsAt(views[i]) >= depth; i++)
    if (views[i]?.depth === depth) labels.push(views[i]?.itemLabel ?? '');
  return hangOf(labels);
}

/**
 * How far the lines behind labels hang: the class `hang-3` says 3 em, and so on to 6; nothing for labels that need no
 * more than 2 em.
 */
export function hangOf(labels: readonly string[]): string | undefined {
  const widest = labels.reduce((most, label) => Math.max(most, widthOf(label)), 0);
  const ems = Math.min(6, Math.ceil(widest - 0.05));
  return ems > 2 ? `hang-${ems}` : undefined;
}

/** About how wide a label is, in em. */
const widthOf = (label: string): number =>
  [...label].reduce(
    (sum, one) => sum + (/[\u2e80-\uffef①-⓿]/u.test(one) ? 1 : /[ .,()ijl]/.test(one) ? 0.35 : 0.58),
    0,
  );

/** What is told of a block in a text that bears its own numbers. */
export function provisionView(
  { kind, anchor }: Block,
  edition: IndexedEdition,
  set: ReturnType<typeof setProvision>,
): Partial<BlockView> {
  if (!edition.provisions) return {};
  if (kind === 'heading') return { kai: false, centred: true };
  const face = set?.face && `face-${set.face}${set.whole ? ' run-in' : ''}`;
  const inside = settingsOf(edition).inside.get(anchor) ?? 0;
  return { own: kind === 'paragraph', depth: set?.depth ?? 0, inside, itemLabel: set?.label ?? '', face };
}
