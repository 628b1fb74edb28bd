/**
 * The edition as data. In: an indexed edition, the page map. Out: `edition.json` and `ledger.json`. Promises stable
 * addresses that others rely on: a field is added, never renamed. Pure and deterministic. Called by
 * `press/outputs/data-output.ts`.
 *
 *     recordEdition(edition, pageMap, engine).paragraphs[0]
 *       → { number: 1, anchor: 'p1', section: 'Preamble', text: 'The Parties …', page: 7, place: { line: 31, … } }
 */
import { citeProvisions } from '../../classes/cite-provisions.ts';
import { blocksOf, paragraphsOf } from '../../model/edition.ts';
import type { Labels } from '../../model/manuscript.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../../model/numbers.ts';
import type { LedgerRow } from '../../model/outputs.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { Provision } from '../../model/provisions.ts';
import { type IndexedEdition, mentionsByParagraph, type Register } from '../../model/registers.ts';
import { blockTexts, plainText } from '../../model/text.ts';

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
    ...recordProvisions(edition),
    registers: edition.registers.map((register) => recordRegister(register, pageOf)),
    mentions: edition.mentions,
    pageMap: { pages: pageMap.pages },
    ...historyOf(edition),
    ...acceptedOf(edition),
  };
}

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
    ...(block.kind === 'paragraph' || block.kind === 'gap'
      ? { number: block.number, ...labelOf(block.number, edition.manuscript.labels) }
      : {}),
    text: blockTexts(block).join('\n'),
    page: pageOf(block.anchor),
    place: block.place,
  }));

/** The provisions of a text that bears its own numbers, as a tree; the text of each is that of its blocks. */
function recordProvisions({ provisions, metadata }: IndexedEdition): { provisions?: object[] } {
  if (!provisions) return {};
  const cited = citeProvisions({ children: provisions }, metadata.language);
  const record = (provision: Provision): object => ({
    kind: provision.kind,
    address: provision.address,
    label: provision.label,
    heading: provision.heading,
    cited: cited.get(provision),
    place: provision.place,
    children: provision.children.map(record),
  });
  return { provisions: provisions.map(record) };
}

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
  const rows = blocksOf(edition).flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'gap' ? [block] : [],
  );
  return rows.map((paragraph) => ({
    number: paragraph.number,
    anchor: paragraph.anchor,
    source: paragraph.place,
    page: pageMap.pages[(pageMap.starts[paragraph.anchor]?.page ?? 0) - 1]?.label ?? '',
    epub: addresses.get(paragraph.number) ?? '',
    headings: [...new Set((mentions.get(paragraph.number) ?? []).map((mention) => mention.heading))],
    ...labelOf(paragraph.number, edition.manuscript.labels),
    ...(paragraph.kind === 'gap' ? { removed: paragraph.since } : {}),
  }));
}
