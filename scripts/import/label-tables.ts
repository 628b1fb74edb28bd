/**
 * Tables that only set labels apart from their texts: recitals, points and indents of acts. In: the rows of a table of
 * a page. Out: which rows they are, and paragraphs that begin with their labels. Promises that a table with a head, a
 * caption or rules is none, and that what stands in the cell of a text is read as it would be in the text itself.
 * Called by `tables.ts`.
 *
 *     <table><tr><td>(a)<td>tests;</table> → the paragraph “(a) tests;”
 */
import { type Inline, plainText } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { attributeOf, type Element, elementsOf, htmlText } from './html-tree.ts';
import { joinTexts } from './inline-runs.ts';

/** A label and the cell of its text. */
interface LabelRow {
  label: Element;
  text: Element;
}

/** (1), (a), (iv), 1., 1.2., a), 1°, （一）, 一、, а), — and other dashes and points; also two of them: 1. (a). */
const one =
  /(?:[(（[]\s?(?:\d{1,4}[a-z]{0,2}|[a-zа-я]{1,4}|[A-Z]{1,3}|[一二三四五六七八九十百]{1,5})\s?[)）\]]|(?:\d{1,3}\.){1,5}\d{0,3}[a-z]?|\d{1,3}[)）．、]|[ivxlcIVXLC]{1,8}[.)]|[A-Za-zа-я]{1,2}[.)]|[一二三四五六七八九十]{1,4}、|[①-⑳]|[—–‒•·○▪*-])/u;
const label = new RegExp(`^${one.source}(?:[\\s\\u00a0]*${one.source})?$`, 'u');

/** True for a text that is a label and nothing else. */
export const isLabel = (text: string): boolean => label.test(text);

const squeezed = (cell: Element): string =>
  htmlText(cell)
    .replace(/[\s\u00a0\u200b]+/gu, ' ')
    .trim();

/** The rows of a table whose first column has labels alone; nothing for every other table. */
export function labelRowsOf(table: Element, cells: readonly (readonly Element[])[]): LabelRow[] | undefined {
  const { border = '0' } = Object.fromEntries(table.attrs.map(({ name, value }) => [name, value]));
  if (border !== '0' && border !== '') return undefined;
  if (/(?:^|\s)(?:oj-)?table(?:\s|$)/.test(attributeOf(table, 'class') ?? '')) return undefined;
  const rows = cells.map(labelRowOf);
  return rows.length > 0 && rows.every((row) => row !== undefined) ? rows : undefined;
}

/** Empty cells may stand before the label: they set it in. */
function labelRowOf(cells: readonly Element[]): LabelRow | undefined {
  const filled = cells.filter((cell) => squeezed(cell) !== '' || holdsMore(cell));
  const [first, text] = filled;
  if (filled.length !== 2 || !first || !text || cells.some(({ tagName }) => tagName === 'th')) return undefined;
  return isLabel(squeezed(first)) && !holdsMore(first) ? { label: first, text } : undefined;
}

const holdsMore = (cell: Element): boolean =>
  [...elementsOf(cell.childNodes)].some(({ tagName }) => /^(?:img|table)$/.test(tagName));

/** The blocks of a row: its label stands before the first line of its text. */
export function joinLabel(label: readonly FoundBlock[], text: readonly FoundBlock[]): FoundBlock[] {
  const [lead, ...rest] = text;
  const [own] = label;
  if (!own || !('inlines' in own)) return [...label, ...text];
  if (!lead || (lead.kind !== 'paragraph' && lead.kind !== 'plain')) return [own, ...text];
  return [
    { ...lead, inlines: joinTexts([...own.inlines, ...gapBefore(own.inlines, lead.inlines), ...lead.inlines]) },
    ...rest,
  ];
}

/** A blank; none where both sides are Chinese, which sets none. */
function gapBefore(label: readonly Inline[], text: readonly Inline[]): Inline[] {
  const han = /[）、．]$/.test(plainText(label)) && /^[\p{Script=Han}“《（]/u.test(plainText(text));
  const place = { file: '', line: 1, column: 1 };
  return han ? [] : [{ kind: 'text', text: ' ', place }];
}
