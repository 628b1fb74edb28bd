/**
 * The edition as data. In: an indexed edition, the page map. Out: `edition.json` and `ledger.json`. Promises stable
 * addresses that others rely on: a field is added, never renamed. Pure and deterministic. Called by
 * `press/outputs/data-output.ts`.
 *
 *     recordEdition(edition, pageMap, engine).paragraphs[0]
 *       → { number: 1, anchor: 'p1', section: 'Preamble', text: 'The Parties …', page: 7, place: { line: 31, … } }
 */
import { citeProvisions } from '../../classes/cite-provisions.ts';
import { type Block, blocksOf, citedBlocks, paragraphsOf } from '../../model/edition.ts';
import type { Labels } from '../../model/manuscript.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../../model/numbers.ts';
import type { LedgerRow } from '../../model/outputs.ts';
import type { PageMap } from '../../model/page-map.ts';
import { calledKind, type Provision } from '../../model/provisions.ts';
import { readingTools } from '../../model/reading-tools.ts';
import { type IndexedEdition, mentionsByParagraph, type Register } from '../../model/registers.ts';
import { blockTexts, plainText } from '../../model/text.ts';
import { countProven } from '../../views/proof-view.ts';

/**
 * The page on which an anchor begins: a number, or the label of a page that has none; nothing where pages are not
 * known.
 */
type PageOf = (anchor: string) => number | string | undefined;

/** What `edition.json` holds. Pages are page labels; offsets are UTF-16 code units in the paragraph's text. */
export function recordEdition(edition: IndexedEdition, pageMap: PageMap, engine: string) {
  const { metadata, manuscript } = edition;
  const pageOf: PageOf = (anchor) => {
    const at = pageMap.starts[anchor];
    const label = at ? pageMap.pages[at.page - 1]?.label : undefined;
    return label !== undefined && /^\d+$/.test(label) ? Number(label) : label;
  };
  return {
    metadata: { ...metadata, sha256: manuscript.sha256, engine },
    numbering: numberedBy(edition),
    blocks: recordBlocks(edition, pageOf),
    paragraphs: recordParagraphs(edition, pageOf),
    ...recordProvisions(edition, pageOf),
    registers: edition.registers.map((register) => recordRegister(register, pageOf)),
    mentions: edition.mentions,
    pageMap: { pages: pageMap.pages },
    proof: recordProof(edition, pageMap),
    ...historyOf(edition),
    ...acceptedOf(edition),
    ...summariesOf(edition),
  };
}

/** What is compared before anything is published, and with what: of the source by its checksum. */
const recordProof = (edition: IndexedEdition, { pages }: PageMap) => {
  const { characters, paragraphs, links, pictures } = countProven(edition);
  const { sha256 } = edition.manuscript;
  const tools = readingTools.map(({ name, package: from, version, reads }) => ({
    name,
    package: from,
    version,
    reads,
  }));
  return { sha256, characters, paragraphs, pages: pages.length, links, pictures, tools };
};

/** Whose the numbers are: of a text that states none, the editor’s; they are no part of the official text. */
const numberedBy = ({ metadata, provisions }: IndexedEdition): 'editor' | 'text' =>
  provisions || metadata.numbering === 'stated' ? 'text' : 'editor';

/** How a number is printed, for those that are more than digits. */
const labelOf = (number: ParagraphNumber, labels: Labels): { label?: string } =>
  typeof number === 'number' ? {} : { label: sayNumber(number, labels) };

const recordBlocks = (edition: IndexedEdition, pageOf: PageOf) =>
  blocksOf(edition).map((block) => ({
    kind: block.kind,
    anchor: block.anchor,
    ...(block.kind === 'heading' ? { level: block.level } : {}),
    ...(block.kind === 'closing' && block.form ? { form: block.form } : {}),
    ...(block.kind === 'paragraph' || block.kind === 'gap'
      ? { number: block.number, ...labelOf(block.number, edition.manuscript.labels) }
      : {}),
    text: blockTexts(block).join('\n'),
    page: pageOf(block.anchor),
    place: block.place,
  }));

/**
 * The provisions of a text that bears its own numbers, as a tree. The text of a provision is that of the blocks with
 * which it and no inner one begins: of an article with paragraphs, its heading.
 */
function recordProvisions(edition: IndexedEdition, pageOf: PageOf): { provisions?: object[] } {
  const { provisions, metadata } = edition;
  if (!provisions) return {};
  const cited = citeProvisions({ children: provisions }, metadata.language);
  const blocks = blocksByAddress(edition);
  const record = (provision: Provision, path: readonly string[]): object => {
    const { address, label, heading, place, children } = provision;
    const labels = label === '' ? path : [...path, label];
    const block = blocks.get(address);
    const ends = !children.some((child) => blocks.get(child.address) === block);
    return {
      kind: calledKind(provision),
      address,
      label,
      labels,
      heading,
      cited: cited.get(provision),
      ...(block && ends ? { text: blockTexts(block).join('\n') } : {}),
      page: block && pageOf(block.anchor),
      place,
      children: children.map((child) => record(child, labels)),
    };
  };
  return { provisions: provisions.map((provision) => record(provision, [])) };
}

/** The block to which each address leads. */
const blocksByAddress = (edition: IndexedEdition): Map<string, Block> =>
  new Map(
    blocksOf(edition).flatMap((block) =>
      [block.anchor, ...('also' in block ? (block.also ?? []) : [])].map((address) => [address, block] as const),
    ),
  );

function recordParagraphs(edition: IndexedEdition, pageOf: PageOf) {
  const sectionOf = new Map(
    edition.sections.flatMap(({ heading, blocks }) =>
      blocks.map((block) => [block.anchor, heading ? plainText(heading.inlines) : null] as const),
    ),
  );
  return paragraphsOf(edition).map((paragraph) => ({
    number: paragraph.number,
    ...labelOf(paragraph.number, edition.manuscript.labels),
    anchor: paragraph.anchor,
    section: sectionOf.get(paragraph.anchor) ?? null,
    text: plainText(paragraph.inlines),
    page: pageOf(paragraph.anchor),
    place: paragraph.place,
  }));
}

const recordRegister = ({ id, title, groups }: Register, pageOf: PageOf) => ({
  id,
  title,
  entries: groups.flatMap((group) =>
    group.entries.map((entry) => ({
      heading: entry.heading,
      letter: group.letter,
      forms: entry.forms,
      names: entry.names,
      locators: entry.locators.map(({ paragraph, main }) => ({
        paragraph,
        page: pageOf(anchorOf(paragraph)),
        ...(main ? { main } : {}),
      })),
      see: entry.see ?? null,
      seeAlso: entry.seeAlso,
      facts: entry.facts,
    })),
  ),
});

/** What the editor accepts of the typesetting, as the front matter says it; of most titles nothing. */
function acceptedOf({ manuscript: { accepted } }: IndexedEdition) {
  if (accepted.length === 0) return {};
  return { accept: accepted.map(({ code, at, reason }) => ({ code, place: at, reason })) };
}

/** What the editor says of sections: no words of the text. */
function summariesOf({ manuscript: { summaries } }: IndexedEdition) {
  if (summaries.size === 0) return {};
  return { summaries: [...summaries].map(([anchor, { text }]) => ({ anchor, by: 'editor' as const, text })) };
}

/** What was published before, and what of it is changed here: of a first edition nothing. */
function historyOf(edition: IndexedEdition) {
  const { history, revision } = edition;
  if (!history || !revision) return {};
  const gaps = blocksOf(edition).flatMap((block) => (block.kind === 'gap' ? [block] : []));
  return {
    history: history.map(({ number, date, sha256, slots }) => ({
      number,
      date,
      sha256,
      paragraphs: slots
        .filter(({ gone }) => gone === undefined)
        .map((slot) => ({ number: slot.number, anchor: anchorOf(slot.number), pages: slot.pages })),
    })),
    removed: gaps.map(({ number, anchor, since, into, text }) => ({
      number,
      anchor,
      since,
      ...(into === undefined ? {} : { into }),
      text,
    })),
    revision: { since: revision.since, summary: revision.summary, changes: revision.changes },
  };
}

/**
 * One row a number: where it stands in every format; of a gone paragraph, where the gap is stated. `addresses`: where
 * paragraphs stand in the EPUB.
 */
export function recordLedger(
  edition: IndexedEdition,
  pageMap: PageMap,
  addresses: ReadonlyMap<ParagraphNumber, string>,
): LedgerRow[] {
  const mentions = mentionsByParagraph(edition.mentions);
  return citedBlocks(edition).map(({ number, block }) => ({
    number,
    anchor: block.anchor,
    source: block.place,
    page: pageMap.pages[(pageMap.starts[block.anchor]?.page ?? 0) - 1]?.label ?? '',
    epub: addresses.get(number) ?? '',
    headings: [...new Set((mentions.get(number) ?? []).map((mention) => mention.heading))],
    ...('also' in block && block.also ? { also: block.also } : {}),
    ...labelOf(number, edition.manuscript.labels),
    ...(block.kind === 'gap' ? { removed: block.since } : {}),
  }));
}
