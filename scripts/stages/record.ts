/**
 * The edition as data. In: an indexed edition, the page map. Out: `edition.json` and `ledger.json`. Stable
 * addresses that others rely on: a field is added, never renamed. Pure and deterministic.
 */
import { anchorOf, blocksOf, blockTexts, type IndexedEdition, type LedgerRow, mentionsByParagraph, type PageMap, paragraphsOf, plainText } from './edition.ts';
import { paragraphAddresses } from './epub-files.ts';

/** What `edition.json` holds. Pages are page labels; offsets are UTF-16 code units in the paragraph's text. */
export function recordEdition(edition: IndexedEdition, pageMap: PageMap, engine: string) {
  const { metadata, manuscript } = edition;
  const sectionOf = new Map(edition.sections.flatMap((section) => section.blocks.map((block) => [block.anchor, section.heading ? plainText(section.heading.inlines) : null] as const)));
  const label = (anchor: string) => {
    const at = pageMap.starts[anchor];
    return at ? pageMap.pages[at.page - 1]?.label : undefined;
  };
  const page = (anchor: string) => {
    const found = label(anchor);
    return found !== undefined && /^\d+$/.test(found) ? Number(found) : found;
  };
  return {
    metadata: { ...metadata, sha256: manuscript.sha256, engine },
    blocks: blocksOf(edition).map((block) => ({
      kind: block.kind,
      anchor: block.anchor,
      ...(block.kind === 'heading' ? { level: block.level } : {}),
      ...(block.kind === 'paragraph' ? { number: block.number } : {}),
      text: blockTexts(block).join('\n'),
      page: page(block.anchor),
      place: block.place,
    })),
    paragraphs: paragraphsOf(edition).map((paragraph) => ({
      number: paragraph.number,
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
          locators: entry.locators.map(({ paragraph, main }) => ({ paragraph, page: page(anchorOf(paragraph)), ...(main ? { main } : {}) })),
          see: entry.see ?? null,
          seeAlso: entry.seeAlso,
          facts: entry.facts,
        })),
      ),
    })),
    mentions: edition.mentions,
    pageMap: { pages: pageMap.pages },
  };
}

/** One row a paragraph: where it stands in every format. */
export function recordLedger(edition: IndexedEdition, pageMap: PageMap): LedgerRow[] {
  const addresses = paragraphAddresses(edition);
  const mentions = mentionsByParagraph(edition.mentions);
  return paragraphsOf(edition).map((paragraph) => ({
    number: paragraph.number,
    anchor: paragraph.anchor,
    source: paragraph.place,
    page: pageMap.pages[(pageMap.starts[paragraph.anchor]?.page ?? 0) - 1]?.label ?? '',
    epub: addresses.get(paragraph.number) ?? '',
    headings: [...new Set((mentions.get(paragraph.number) ?? []).map((mention) => mention.heading))],
  }));
}
