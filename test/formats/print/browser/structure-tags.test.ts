/** Elements of the page and of the PDF's structure, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { tagFor } from '../../../../scripts/formats/print/browser/structure-tags.ts';

const tag = (name: string, more: Partial<Parameters<typeof tagFor>[0]> = {}) =>
  tagFor({ name, classes: [], inContents: false, inList: false, foreign: false, ...more });

test('headings, paragraphs, tables and figures are what ISO 32000-1 calls them', () => {
  const named = {
    h1: 'H1',
    h4: 'H4',
    h5: 'H5',
    h6: 'H6',
    p: 'P',
    table: 'Table',
    thead: 'THead',
    td: 'TD',
    figcaption: 'Caption',
    a: 'Link',
  };
  for (const [name, wanted] of Object.entries(named)) assert.equal(tag(name), wanted, name);
});

test('lists are contents where they stand in the contents', () => {
  assert.deepEqual([tag('ol'), tag('li')], ['L', 'LI']);
  assert.deepEqual([tag('ol', { inContents: true }), tag('li', { inContents: true })], ['TOC', 'TOCI']);
});

test('a div is what its class says, and a row only inside a list', () => {
  assert.equal(tag('div', { classes: ['footnote'] }), 'Note');
  assert.equal(tag('div', { classes: ['columns', 'wide'] }), 'Index');
  assert.equal(tag('div', { classes: ['row'], inList: true }), 'LI');
  assert.equal(tag('div', { classes: ['row'] }), undefined);
});

test('a span counts as a label or as another language, and what only serves the layout as nothing', () => {
  assert.equal(tag('span', { classes: ['number'], foreign: true }), 'Lbl');
  assert.equal(tag('span', { foreign: true }), 'Span');
  for (const name of ['span', 'wbr', 'colgroup', 'constructor']) assert.equal(tag(name), undefined, name);
});
