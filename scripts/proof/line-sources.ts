/**
 * What the lines of the text say, in the order in which they are printed. In: the edition, the format. Out: each line
 * of inlines without its white space, with its place and name. Pure. Called by `locate-lines.ts`.
 *
 *     “第一条　本法” → { text: '第一条本法', blanks: 3 → '　', kind: 'justified' … }
 */
import { classOf } from '../classes/registry.ts';
import type { PrintFormat } from '../formats/print/print-format.ts';
import { divisionsIn } from '../languages/hyphenation.ts';
import type { Block } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { Place } from '../model/problem.ts';
import { hangsByLabel, provisionsBelow } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Inline, inlineLines, placeAt, plainText } from '../model/text.ts';
import { fixedBlank, type Kind, type Line, type SaidLine } from './figures.ts';
import { printedOrder } from './printed-order.ts';
import { trailingReferences } from './trailing-references.ts';

/**
 * A line of the source without its white space, which a PDF does not show as it is; `blanks`: what was there, by the
 * offset before which it stood.
 */
export interface Source extends SaidLine {
  kind: Kind;
  name: string;
  anchor: string;
  place: Place;
  blanks: Map<number, string>;
  breaks: NonNullable<Line['breaks']>;
  /** Digits of the references to notes behind it. */
  references: string;
}

/**
 * What is printed from the first page on, in order: the title, then each line of inlines; a hard break ends a line as a
 * paragraph does.
 */
export function sourcesOf(edition: IndexedEdition, format: PrintFormat): Source[] {
  const { metadata, manuscript } = edition;
  const kinds: Partial<Record<Block['kind'], Kind>> = {
    heading: 'heading',
    paragraph: 'justified',
    plain: 'justified',
  };
  const named = (block: Block): string =>
    block.kind === 'paragraph'
      ? `paragraph ${sayNumber(block.number, manuscript.labels)}`
      : `${block.kind} ${block.anchor}`;
  const hanging = hangingLabels(edition);
  const linesOf = (block: Block) =>
    inlineLines(block).flatMap(({ inlines, of }) => {
      let at = 0;
      const references = trailingReferences(inlines);
      return plainText(inlines)
        .split('\n')
        .map((said, i, all) => {
          const [from, place] = [at, placeAt(inlines, at, of.place)];
          at += said.length + 1;
          const own = { name: named(block), anchor: block.anchor, place };
          const source = sourceOf(said, kinds[of.kind] ?? 'other', own);
          source.references = references[i] ?? '';
          if (i === 0) holdLabel(source, inlines, hanging.get(block.anchor));
          const divisions = () => withoutBlanks(said, divisionsIn(inlines, metadata.language), from);
          const breaks = { before: i > 0, behind: i < all.length - 1 };
          return { ...source, divisions, breaks, ...(hasPhrases(inlines) ? { phrases: true as const } : {}) };
        });
    });
  const title = metadata.titleLines.map((text) =>
    sourceOf(text, 'title', { name: 'title', anchor: '', place: { file: manuscript.file, line: 1, column: 1 } }),
  );
  return joinReferences(printedOrder(edition, format).flatMap((block) => (block === 'title' ? title : linesOf(block))));
}

/** Whether another language stands in inlines. */
const hasPhrases = (inlines: readonly Inline[]): boolean =>
  inlines.some((one) => one.kind === 'language' || ('children' in one && hasPhrases(one.children)));

/** Without lines that say nothing: references that stand in one alone are behind the line before it. */
function joinReferences(all: readonly Source[]): Source[] {
  const sources: Source[] = [];
  for (const source of all) {
    const before = sources.at(-1);
    if (source.text !== '') sources.push(source);
    else if (before) before.references += source.references;
  }
  return sources;
}

/** Offsets in a text that begins at `from` of a longer one, as offsets in it without its white space. */
const withoutBlanks = (said: string, points: readonly number[], from: number): number[] =>
  points
    .filter((point) => point > from && point < from + said.length)
    .map((point) => said.slice(0, point - from).replace(/\s+/gu, '').length);

/** Behind a label that hangs, of an item or a provision, is a blank of fixed width, whatever the source has. */
function holdLabel(source: Source, [label]: readonly Inline[], provision?: string): void {
  const own = label?.kind === 'label' && !label.inLine ? plainText([label]) : provision;
  if (own !== undefined) source.blanks.set(own.replace(/\s+/gu, '').length, fixedBlank);
}

/** The labels behind which lines hang, by the block that begins with them; of several in one line the first. */
function hangingLabels({ provisions = [], metadata }: IndexedEdition): Map<string, string> {
  const labels = new Map<string, string>();
  const begun = new Map<number, string>();
  if (classOf(metadata.class).items !== 'hanging') return labels;
  for (const provision of provisionsBelow({ children: provisions })) {
    const { label, block, address } = provision;
    const anchor = begun.get(block) ?? address;
    begun.set(block, anchor);
    if (label !== '' && !labels.has(anchor)) labels.set(anchor, hangsByLabel(provision) ? label : '');
  }
  return new Map([...labels].filter(([, label]) => label !== ''));
}

function sourceOf(said: string, kind: Kind, at: Pick<Source, 'name' | 'anchor' | 'place'>): Source {
  const blanks = new Map<number, string>();
  let removed = 0;
  for (const { 0: blank, index } of said.matchAll(/\s+/gu)) {
    blanks.set(index - removed, blank);
    removed += blank.length;
  }
  const text = said.replace(/\s+/gu, '');
  const breaks = { before: false, behind: false };
  return {
    text,
    divisions: () => [],
    kind,
    ...at,
    name: `${at.name} (line ${at.place.line})`,
    blanks,
    breaks,
    references: '',
  };
}
