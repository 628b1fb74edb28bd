/**
 * The tables of the text as a witness finds them. In: the documents of an EPUB, or the sections of a page of the web.
 * Out: their cells, row by row, for `compare-tables.ts`. Called by the witnesses of both.
 */
import type { ShownCell } from './compare-tables.ts';
import { type EpubText, elements, epubText, hasEpubClass, isPressText } from './read-epub.ts';
import { type WebElement, webAttribute, webText, within } from './read-site.ts';

/** The cells of all tables in the sections of an EPUB. */
export function epubTables(spine: readonly EpubText[]): ShownCell[][][] {
  const below = (all: readonly EpubText['root'][], name: string) => all.map((one) => elements(one, name));
  const sections = below(
    spine.map(({ root }) => root),
    'section',
  )
    .flat()
    .filter((element) => hasEpubClass(element, 'text-section'));
  return below(sections, 'table')
    .flat()
    .map((table) =>
      below(elements(table, 'tr'), '*').map((cells) =>
        cells
          .filter(({ localName }) => localName === 'th' || localName === 'td')
          .map((cell) =>
            shownCell(epubText(cell, isPressText), cell.localName === 'th', (name) => cell.getAttribute(name)),
          ),
      ),
    );
}

/** The cells of all tables in sections of a page; what `apart` names is none of their text. */
export function webTables(sections: readonly WebElement[], apart: (element: WebElement) => boolean): ShownCell[][][] {
  const named = (element: WebElement, ...names: string[]) =>
    within(element).filter(({ tagName }) => names.includes(tagName));
  return sections
    .flatMap((section) => named(section, 'table'))
    .map((table) =>
      named(table, 'tr').map((row) =>
        named(row, 'th', 'td').map((cell) =>
          shownCell(webText(cell, apart), cell.tagName === 'th', (name) => webAttribute(cell, name)),
        ),
      ),
    );
}

const shownCell = (text: string, head: boolean, attribute: (name: string) => string | null | undefined): ShownCell => ({
  text,
  columns: Number(attribute('colspan') ?? 1),
  rows: Number(attribute('rowspan') ?? 1),
  head,
});
