/**
 * How a finished page is cut, and how the style of one language is kept from the other. In: markup and style sheets of
 * a few words. Out: the same, in pieces.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { elementsIn, findElement, innerOf } from '../../../scripts/formats/facing/cut-markup.ts';
import { facesOfStyle, nameFaces, scopeStyle } from '../../../scripts/formats/facing/scope-style.ts';

test('elements are cut whole, whatever stands in them', () => {
  const parts = [
    '<p>a<br>b<br/></p>',
    '<div class="x"><div><p>c</p></div><img src="d.png" alt="e"></div>',
    '<input id="f">',
    '<h2>g &lt;h&gt; <i>j</i></h2>',
  ];
  assert.deepEqual(elementsIn(parts.join('\n')), parts);
  assert.deepEqual(elementsIn(''), []);
  const page = `<main id="text">${parts.join('')}</main><p>k</p>`;
  assert.equal(innerOf(findElement(page, /<main id="text"/)), parts.join(''));
  assert.equal(findElement(page, /<p>k/), '<p>k</p>');
});

test('what would be left out is refused', () => {
  for (const odd of ['text<p>a</p>', '<p>a</p>text', '<div><p>a</p>', '<p>a'])
    assert.throws(() => elementsIn(odd), odd);
  assert.throws(() => findElement('<p>a</p>', /<h1/), /has no/);
});

test('a rule reaches what is below the class of its language, and the class for the page', () => {
  const scoped = (style: string) => scopeStyle(style, 'of-en').replace(/\s+/g, ' ').trim();
  assert.equal(scoped('em { color: red }'), '.of-en em { color: red }');
  assert.equal(scoped('body, :root { --line: 1 }'), '.of-en, .of-en { --line: 1 }');
  assert.equal(scoped('p:is(.a, .b), li > p {x: y}'), '.of-en p:is(.a, .b), .of-en li > p {x: y}');
  assert.equal(scoped('/* a { } */ a { b: c }'), '.of-en a { b: c }');
  assert.equal(
    scoped('@media (min-width: 1em) { a { b: c } d { e: f } } g { h: i }'),
    ['@media (min-width: 1em) { .of-en a { b: c }', '.of-en d { e: f } }', '.of-en g { h: i }'].join(' '),
  );
  assert.throws(() => scopeStyle('a { b: c', 'of-en'), /not closed/);
});

test('the faces of a language have names of their own, and come from its folder', () => {
  const face = '@font-face{font-family:"Kanben Serif";font-weight:400;src:url("serif.woff2") format("woff2")}';
  assert.deepEqual(facesOfStyle(`${face}\nbody { font-family: "Kanben Serif" }`, 'en'), [
    '@font-face{font-family:"Kanben Serif en";font-weight:400;src:url("../en/serif.woff2") format("woff2")}',
  ]);
  assert.equal(
    nameFaces('em { font-family: "Kanben Kai", serif }', 'zh-Hans'),
    'em { font-family: "Kanben Kai zh-Hans", serif }',
  );
});
