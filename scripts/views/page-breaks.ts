/**
 * Where pages of the PDF begin, for formats without pages. In: the page map, texts. Out: page breaks by anchor and by
 * offset, texts with the breaks that fall into them. Called by the EPUB and the site. Pure; holds no markup.
 * Example: page 3 begins at offset 12 of p5 → `p5` has `{ page: { id: 'page-3', label: '3' }, at: { offset: 12 } }`.
 */
import type { PageMap, TextPosition } from '../model/page-map.ts';
import { composeInlines, type PageBreak, type Piece, pressText } from './inline-pieces.ts';

/** Page breaks by UTF-16 offset. */
export type Breaks = Map<number, PageBreak[]>;

/**
 * Where pages begin, by anchor. Blank pages begin where the next page does. Throws when there is no text for the last.
 */
export function breaksByAnchor(pageMap: PageMap): Map<string, { page: PageBreak; at: TextPosition }[]> {
  const map = new Map<string, { page: PageBreak; at: TextPosition }[]>();
  let waiting: PageBreak[] = [];
  for (const page of pageMap.pages) {
    waiting.push({ id: `page-${page.label}`, label: page.label, href: undefined, hrefLabel: undefined });
    if (!page.begins) continue;
    const list = map.get(page.begins.anchor) ?? [];
    for (const marker of waiting) list.push({ page: marker, at: page.begins });
    map.set(page.begins.anchor, list);
    waiting = [];
  }
  if (waiting.length > 0) throw new Error(`no text for the pages ${waiting.map((page) => page.label).join(', ')}`);
  return map;
}

/** The label of the page on which an anchor begins; nothing where it stands on none. */
export const pageLabelOf = (pageMap: PageMap, anchor: string): string =>
  pageMap.pages[(pageMap.starts[anchor]?.page ?? 0) - 1]?.label ?? '';

/**
 * Texts in a language that stand one after the other in print, each with the page breaks that fall into it. A break
 * behind the last stands before its last character.
 */
export function withBreaks(texts: readonly string[], breaks: Breaks, language: string): Piece[][] {
  const length = texts.join('').length;
  const inside: Breaks = new Map([...breaks].map(([offset, pages]) => [Math.min(offset, length - 1), pages]));
  let at = 0;
  return texts.map((text) => {
    const pieces = composeInlines(pressText(text), { breaks: inside, language }, at);
    at += text.length;
    return pieces;
  });
}

/** Breaks before a part are markers before its title. */
export function splitBreaks(breaks: Breaks): { pagesBefore: PageBreak[] | undefined; rest: Breaks } {
  return { pagesBefore: breaks.get(0), rest: new Map([...breaks].filter(([offset]) => offset > 0)) };
}
