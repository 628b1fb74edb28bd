/**
 * Numbers a text whose class has provisions. In: a `Draft`. Out: an `Edition`: every paragraph and every heading under
 * the address of the provision that it begins, the tree of provisions, and how each is cited. Promises that labels stay
 * text, that no two blocks have the same address, and that a link to any address leads to the block that begins there.
 * Called by `press/prepare-edition.ts` and `revisions/published-editions.ts`.
 *
 *     第三条　甲。 / 乙。 → paragraphs art3 (also art3-1) and art3-2, cited as 第三条第一款 and 第三条第二款
 */
import { citeProvisions } from '../classes/cite-provisions.ts';
import { classOf } from '../classes/registry.ts';
import type { AnchoredHeading, Block, Edition, Section } from '../model/edition.ts';
import type { Labels } from '../model/manuscript.ts';
import { citationKey, locatorKey } from '../model/numbers.ts';
import type { Outcome, Place, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { type Provision, provisionsBelow } from '../model/provisions.ts';
import type { Draft, Inline } from '../model/text.ts';
import { openLists } from './item-paragraphs.ts';
import { linkReferences } from './link-references.ts';
import { nearestAddress } from './nearest-address.ts';
import { placeFrame } from './place-frame.ts';
import { addressProvisions } from './provision-addresses.ts';
import { sequenceProblems } from './provision-sequence.ts';
import { buildProvisions } from './provision-tree.ts';

/** True for a draft whose class numbers its own provisions. */
export const hasProvisions = ({ manuscript: { metadata } }: Pick<Draft, 'manuscript'>): boolean =>
  classOf(metadata.class).numbers === 'own';

/**
 * Numbers a draft by its class; without `prefaces` what stands before the preamble is counted with it, as it was in
 * editions that were published when it was. K301 for a link to no address, K302 for a text without a paragraph,
 * K321–K323.
 */
export function numberProvisions(draft: Draft, prefaces = true): Outcome<Edition> {
  const { preface, ...others } = classOf(draft.manuscript.metadata.class);
  const documentClass = prefaces && preface ? { ...others, preface } : others;
  const blocks = openLists(draft.blocks);
  const { root, labels } = buildProvisions({ ...draft, blocks }, documentClass);
  addressProvisions(root, documentClass);
  const begins = beginningsOf(root);
  const known = new Map(
    [...begins.values()].flatMap((own) => own.map(({ address }) => [address, own[0]?.address ?? ''])),
  );
  const problems: Problem[] = [];
  const leading: Leading = { known, nearest: nearestAddress([...known.keys()]), problems };
  const manuscript = {
    ...draft.manuscript,
    labels: { ...draft.manuscript.labels, ...ownWords(draft.manuscript.labels), ...citationsOf(root, draft, begins) },
  };
  const edition: Edition = {
    manuscript,
    metadata: manuscript.metadata,
    sections: sectionsOf(leadLinks(linkReferences({ ...draft, blocks }, root), leading), begins),
    notes: draft.notes.map((note) => ({ ...note, blocks: leadLinks(note.blocks, leading) })),
    provisions: root.children,
  };
  problems.push(...sequenceProblems(labels));
  if (!blocks.some(({ kind }) => kind === 'paragraph'))
    problems.push(problem('K302', {}, { file: manuscript.file, line: manuscript.bodyLine, column: 1 }));
  return hasErrors(problems) ? { problems } : { value: placeFrame(edition), problems };
}

/** The provisions that begin with each block, the outermost first. */
type Beginnings = ReadonlyMap<number, readonly Provision[]>;

function beginningsOf(root: Provision): Beginnings {
  const begins = new Map<number, Provision[]>();
  for (const provision of provisionsBelow(root))
    begins.set(provision.block, [...(begins.get(provision.block) ?? []), provision]);
  return begins;
}

/**
 * The words that the press prints of paragraphs which it numbers itself, as they are where the text bears the numbers.
 */
const ownWords = (labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([key, words]) =>
      key.startsWith('own.') ? [[key.slice('own.'.length), words]] : [],
    ),
  );

/**
 * How every block is cited, in full and as registers do: by the deepest provision that begins with it, under the
 * address of the outermost.
 */
function citationsOf(root: Provision, { manuscript: { metadata } }: Draft, begins: Beginnings): Labels {
  const said = citeProvisions(root, metadata.language);
  const short = citeProvisions(root, metadata.language, true);
  return Object.fromEntries(
    [...begins.values()].flatMap((own) => {
      const [first, last] = [own[0], own.at(-1)];
      if (!first || !last) return [];
      return [
        [citationKey(first.address), said.get(last) ?? ''],
        [locatorKey(first.address), short.get(last) ?? ''],
      ];
    }),
  );
}

/** Sections between headings of level 2, every block with its address. */
function sectionsOf(blocks: Draft['blocks'], begins: Beginnings): Section[] {
  const sections: Section[] = [];
  const counts = new Map<string, number>();
  const next = (prefix: string): string => {
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    return `${prefix}${counts.get(prefix)}`;
  };
  const open = (heading?: AnchoredHeading): Section => {
    const section: Section = { anchor: heading?.anchor ?? 'opening', ...(heading ? { heading } : {}), blocks: [] };
    sections.push(section);
    return section;
  };
  blocks.forEach((block, at) => {
    const [first, ...others] = (begins.get(at) ?? []).map(({ address }) => address);
    const also = others.length > 0 ? { also: others } : {};
    if (block.kind === 'heading') {
      // A heading that is the title of the one before it begins no provision.
      const heading: AnchoredHeading = { ...block, anchor: first ?? next('title-'), ...also };
      if (block.level === 2) open(heading);
      else (sections.at(-1) ?? open()).blocks.push(heading);
      return;
    }
    const { blocks: own } = sections.at(-1) ?? open();
    if (block.kind !== 'paragraph')
      own.push({ ...block, anchor: next(block.kind === 'closing' ? 'closing' : 'b') } as Block);
    else if (first === undefined) throw new Error('a paragraph is in no provision');
    else own.push({ ...block, number: first, anchor: first, ...also });
  });
  return sections;
}

/** Leads links to the addresses of blocks, and tells of those that lead nowhere. */
interface Leading {
  known: ReadonlyMap<string, string>;
  nearest: (anchor: string) => string | undefined;
  problems: Problem[];
}

/**
 * The same blocks with every link inside the text leading to the address of a block; K301 for one that leads nowhere.
 */
function leadLinks<T>(value: T, leading: Leading): T {
  if (Array.isArray(value)) return value.map((one) => leadLinks(one, leading)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, leadLinks(one, leading)]));
  const inline = value as unknown as Inline;
  if (inline.kind !== 'link' || !inline.target.startsWith('#')) return inner as T;
  const anchor = inline.target.slice(1);
  const target = leading.known.get(anchor);
  if (target === undefined) leading.problems.push(linkToNothing(anchor, leading, inline.place));
  return { ...inner, target: `#${target ?? anchor}` } as T;
}

/** K301, with the address that was perhaps meant. */
function linkToNothing(anchor: string, { nearest }: Leading, place: Place): Problem {
  const like = 'provisions with addresses like art3 or art3-2';
  const near = nearest(anchor);
  return problem('K301', { anchor, known: near ? `${like}; the nearest is #${near}` : like }, place);
}
