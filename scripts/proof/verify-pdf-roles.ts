/**
 * Proves what the elements of the text are in the structure tree: headings, emphasis, phrases in other languages,
 * lists, quotations, links with where they lead, figures with their descriptions, notes. In: the tree as it was read,
 * the edition, the format, which pages are the text. Out: where it is another one, in words. Called by `verify-pdf.ts`.
 *
 *     compareRoles(tree, edition, format, places, wrong)
 *       → calls `wrong` with "structure: before “重要” it has <Em> where <Strong> is due"
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare } from './compare-text.ts';
import { expectPdfTree, writeElement } from './expect-pdf-tree.ts';
import { sayString, writeValue } from './objects/painted-text.ts';
import { type PdfDict, PdfName, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { isAnnotation, isNode, isPiece, piecesBelow, type TreeNode } from './pdf-tree.ts';
import type { PagePlaces } from './verify-pdf-glyphs.ts';

type Wrong = (detail: string) => void;
/** Elements that hold parts of the book and say nothing of the text. */
const parts = new Set(['Document', 'Sect', 'Part']);

/**
 * Compares the tree of the text with the edition. `isTextSaid`: that its text is another one was said already; then
 * only elements are compared.
 */
export function compareRoles(
  tree: TreeNode | undefined,
  edition: IndexedEdition,
  format: PrintFormat,
  { text, behind }: Pick<PagePlaces, 'text' | 'behind'>,
  isTextSaid: boolean,
  wrong: Wrong,
): void {
  const notes: TreeNode[] = [];
  const isText = (node: TreeNode) => {
    const page = piecesBelow(node)[0]?.page ?? -1;
    return page >= text && page < behind;
  };
  const found = tree
    ? tree.kids
        .filter(isNode)
        .filter(isText)
        .map((node) => signsOf(node, notes))
        .join('')
    : '';
  const expected = expectPdfTree(edition, format);
  const compare = (place: string, own: string, due: string) => {
    const isOther = isTextSaid && textOf(own) !== textOf(due);
    const difference = isOther ? differSigns(elementsOf(own), elementsOf(due)) : differSigns(own, due);
    if (difference) wrong(`structure: ${place}${difference}`);
  };
  compare('', found, expected.text);
  for (const note of notes) {
    const [, number = ''] = /^note-(\d+)$/.exec(said(note.dict.get('ID'))) ?? [];
    const [paragraph, ...rest] = note.kids.filter(isNode);
    const inner = [paragraph, ...rest].flatMap((one) => (one ? [signsOf(one, [])] : [])).join('');
    const label = writeElement('Lbl', number);
    if (!inner.includes(label)) wrong(`structure: note ${number} does not begin with its number`);
    compare(`note ${number}: `, inner.replace(label, ''), expected.notes.get(Number(number)) ?? '');
  }
}

/** A line of signs without its elements, and its elements without their text. */
const textOf = (signs: string): string => signs.replace(/<[^>]*>/g, '');
const elementsOf = (signs: string): string => (signs.match(/<[^>]*>/g) ?? []).join('');

const said = (value: PdfValue | undefined): string =>
  value instanceof PdfString ? sayString(value) : value instanceof PdfName ? value.name : '';

/** An element in signs, with all that is in it; notes are put aside. */
function signsOf(node: TreeNode, notes: TreeNode[]): string {
  const { role, dict, kids } = node;
  if (role === 'Note') {
    notes.push(node);
    return '';
  }
  const inner = kids.map((kid) =>
    isPiece(kid) ? bare(kid.glyphs.map(({ text }) => text).join('')) : isNode(kid) ? signsOf(kid, notes) : '',
  );
  if (parts.has(role)) return inner.join('');
  const targets = kids.filter(isAnnotation).map(({ annotation }) => targetOf(annotation));
  const attributes = dict.get('A');
  const numbering = attributes instanceof Map ? said(attributes.get('ListNumbering')) : '';
  const about = ['Lang', 'Alt', 'ActualText', 'E'].map((key) => bare(said(dict.get(key))));
  return writeElement(role, inner.join(''), ...about, numbering, ...new Set(targets));
}

/** Where an annotation leads. */
function targetOf(annotation: PdfDict): string {
  const [dest, action] = [annotation.get('Dest'), annotation.get('A')];
  const url = action instanceof Map ? said(action.get('URI')) : '';
  return bare(url || (dest instanceof PdfString ? sayString(dest) : writeValue(dest ?? null)));
}

/** Where two lines of signs part, in words. */
function differSigns(found: string, expected: string): string | undefined {
  if (found === expected) return undefined;
  const split = (text: string): string[] => text.match(/<[^>]*>|[^<]/g) ?? [];
  const [own, due] = [split(found), split(expected)];
  let at = 0;
  while (at < own.length && own[at] === due[at]) at++;
  const around = (list: readonly string[]) => {
    const after = list.slice(at, at + 14).join('');
    return after === '' ? 'nothing' : after;
  };
  const before = own
    .slice(0, at)
    .filter((sign) => !sign.startsWith('<'))
    .slice(-10)
    .join('');
  return `behind “${before}” it has ${around(own)} where ${around(due)} is due`;
}
