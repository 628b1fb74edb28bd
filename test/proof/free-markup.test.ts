/**
 * What the front matter alone says is free in a copy of another state of the source, and nothing else. In: small trees
 * under two front matters. Proves that words, attributes and rows that differ are free, that what is the same is due
 * wherever it stands, and that nothing of another kind may stand among what is free.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { setFree } from '../../scripts/proof/free-markup.ts';
import { compareMarkup, type Markup, markup } from '../../scripts/proof/markup-tree.ts';

/** A document of which the front matter says the title, its address and some rows. */
const page = (title: string, rows: readonly string[], text = '正文'): Markup =>
  markup(
    'body',
    { id: 'page', title },
    markup('h1', {}, title),
    markup('p', { class: 'plain' }, text),
    markup(
      'dl',
      {},
      markup('dt', {}, '字体'),
      rows.map((row) => markup('dd', {}, row)),
    ),
  );

const said = (found: Markup): string[] => {
  const due = page('现在', ['一', '二']);
  setFree(due, [page('那时', ['三']), page('又一时', [])]);
  const odd: string[] = [];
  compareMarkup(found, due, (detail) => odd.push(detail));
  return odd;
};

test('what differs under other front matters may be anything: words, attributes, rows', () => {
  assert.deepEqual(said(page('别的', ['四', '五', '六'])), []);
});

test('what is the same under all of them is due', () => {
  assert.match(said(page('别的', [], '假文')).join(), /at character 1/);
  const lost = page('别的', ['四']);
  (lost.children[2] as Markup).children.shift();
  assert.match(said(lost).join(), /<dt> “字体” is missing/);
});

test('among what is free nothing stands of which there is none', () => {
  const more = page('别的', ['四']);
  (more.children[2] as Markup).children.push(markup('p', {}, '多'));
  assert.match(said(more).join(), /<p> “多” where nothing like it is due/);
});
