/**
 * The edition as data. In: an indexed edition, the page map. Out: `edition.json` and `ledger.json`. Stable
 * addresses that others rely on: a field is added, never renamed. Pure and deterministic.
 */

import { blocksOf, paragraphsOf } from '../../model/edition.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../../model/numbers.ts';
import type { LedgerRow } from '../../model/outputs.ts';
import type { PageMap } from '../../model/page-map.ts';
import { type IndexedEdition, mentionsByParagraph } from '../../model/registers.ts';
import { blockTexts, plainText } from '../../model/text.ts';

/** What `edition.json` holds. Pages are page labels; offsets are UTF-16 code units in the paragraph's text. */
export function recordEdition(edition: IndexedEdition, pageMap: PageMap, engine: string) {
  const { metadata, manuscript } = edition;
  const sectionOf = new Map(
    edition.sections.flatMap((section) =>
      section.blocks.map(
        (block) => [block.anchor, section.heading ? plainText(section.heading.inlines) : null] as const,
      ),
    ),
  );
  const label = (anchor: string) => {
    const at = pageMap.starts[anchor];
    return at ? pageMap.pages[at.page - 1]?.label : undefined;
  };
  const page = (anchor: string) => {
    const found = label(anchor);
    return found !== undefined && /^\d+$/.test(found) ? Number(found) : found;
  };
  const labelled = (number: ParagraphNumber) =>
    typeof number === 'number' ? {} : { label: sayNumber(number, manuscript.labels) };
  return {
    metadata: { ...metadata, sha256: manuscript.sha256, engine },
    blocks: blocksOf(edition).map((block) => ({
      kind: block.kind,
      anchor: block.anchor,
      ...(block.kind === 'heading' ? { level: block.level } : {}),
      ...(block.kind === 'paragraph' || block.kind === 'gap'
        ? { number: block.number, ...labelled(block.number) }
        : {}),
      text: blockTexts(block).join('\n'),
      page: page(block.anchor),
      place: block.place,
    })),
    paragraphs: paragraphsOf(edition).map((paragraph) => ({
      number: paragraph.number,
      ...labelled(paragraph.number),
      anchor: paragraph.anchor,
      section: sectionOf.get(paragraph.anchor) ?? null,
      text: plainText(paragraph.inlines),
      page: page(paragraph.anchor),
      place: paragraph.place,
    })),
    registers: edition.registers.map((register) => ({
      id: register.id,
      title: register.title,
      entries: register.groups.flatMap((group) =>
        group.entries.map((entry) => ({
          heading: entry.heading,
          letter: group.letter,
          forms: entry.forms,
          names: entry.names,
          locators: entry.locators.map(({ paragraph, main }) => ({
            paragraph,
            page: page(anchorOf(paragraph)),
            ...(main ? { main } : {}),
          })),
          see: entry.see ?? null,
          seeAlso: entry.seeAlso,
          facts: entry.facts,
        })),
      ),
    })),
    mentions: edition.mentions,
    pageMap: { pages: pageMap.pages },
    ...historyOf(edition),
  };
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
    ...(typeof paragraph.number === 'number' ? {} : { label: sayNumber(paragraph.number, edition.manuscript.labels) }),
    ...(paragraph.kind === 'gap' ? { removed: paragraph.since } : {}),
  }));
}
