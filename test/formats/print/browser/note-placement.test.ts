/** Where notes at page feet are read, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { placeNote } from '../../../../scripts/formats/print/browser/note-placement.ts';
import type { StructureElement } from '../../../../scripts/model/structure-tree.ts';

const element = (tag: string, ...children: StructureElement[]): StructureElement => ({ tag, children });
const note = (id: string): StructureElement => ({ tag: 'Note', id, children: [] });
const link = (id: string): StructureElement =>
  element('Reference', { tag: 'Link', children: [], link: { href: `#${id}`, areas: [] } });
/** A tree as text: `P(Link) Note`. */
const say = ({ tag, id, children }: StructureElement): string =>
  `${id ?? tag}${children.length > 0 ? `(${children.map((child) => say(child as StructureElement)).join(' ')})` : ''}`;
const placed = (book: StructureElement, ...ids: string[]): string => {
  for (const id of ids) placeNote(note(id), book);
  return say(book);
};

test('a note stands behind the block that refers to it first', () => {
  const book = element('Document', element('Sect', element('P', link('a')), element('P', link('a'))));
  assert.equal(placed(book, 'a'), 'Document(Sect(P(Reference(Link)) a P(Reference(Link))))');
});

test('two notes of one block keep their order', () => {
  const book = element('Document', element('P', link('a'), element('Em', link('b'))), element('P'));
  assert.equal(placed(book, 'a', 'b'), 'Document(P(Reference(Link) Em(Reference(Link))) a b P)');
});

test('a note of a cell stands at its end', () => {
  const book = element('Document', element('Table', element('TR', element('TD', link('a')), element('TD'))));
  assert.equal(placed(book, 'a'), 'Document(Table(TR(TD(Reference(Link) a) TD)))');
});

test('a note of an item without a paragraph stands behind the next block, and at the end where there is none', () => {
  const list = element('L', element('LI', element('LBody', link('a'))));
  assert.equal(
    placed(element('Document', list, element('P'), element('P')), 'a'),
    'Document(L(LI(LBody(Reference(Link)))) P a P)',
  );
  const last = element('Document', element('P'), element('L', element('LI', element('LBody', link('a')))));
  assert.equal(placed(last, 'a'), 'Document(P L(LI(LBody(Reference(Link)))) a)');
});
