/**
 * The pieces of a line, set by hand: what is raised, moved, or set smaller than the rest of its line is found; what is
 * raised by the source, characters of a filled line, and letters that join are not.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { TreeNode } from '../../scripts/proof/pdf-tree.ts';
import type { Glyph } from '../../scripts/proof/read-pdf.ts';
import { compareLinePieces } from '../../scripts/proof/verify-pdf-lines.ts';

/** A piece of text in an element; moved in points, of another size. */
interface Piece {
  text: string;
  role?: string;
  right?: number;
  up?: number;
  size?: number;
}

/** A paragraph on one line, every glyph half as wide as it is high. */
function paragraph(pieces: readonly Piece[]): TreeNode {
  let x = 100;
  const element = (role: string, kids: TreeNode['kids']): TreeNode => ({ role, dict: new Map(), object: 1, kids });
  const kids = pieces.map(({ text, role, right = 0, up = 0, size = 10 }, mark) => {
    const glyphs = [...text].map((sign): Glyph => {
      const glyph = { text: sign, x: x + right, y: 200 - up, width: size / 2, size, font: 'F', color: '0,0,0' };
      x += size / 2;
      return { ...glyph, order: 0, code: 1, upright: true, mark };
    });
    const piece = { page: 0, mark, glyphs };
    return role === undefined ? piece : element(role, [piece]);
  });
  return element('P', kids);
}

function faultsOf(...pieces: Piece[]): string {
  const said: string[] = [];
  const tree = { role: 'Document', dict: new Map(), object: 0, kids: [paragraph(pieces)] };
  compareLinePieces(tree, { labels: ['7'] }, { text: 0, behind: 1 }, (detail) => said.push(detail));
  return said.join('\n');
}

test('a line whose pieces stand as they should has no fault, whatever the source raises', () => {
  assert.equal(faultsOf({ text: 'Recalling', role: 'Em' }, { text: ' that lakes' }, { text: ' know' }), '');
  const raised = { text: '2', role: 'Sup', up: 4, size: 6 };
  assert.equal(faultsOf({ text: 'of 3 km' }, raised, { text: ' of water', right: 3 }), '');
});

const faults: [what: string, pieces: Piece[], said: RegExp][] = [
  [
    'higher',
    [{ text: 'lakes ' }, { text: 'know', up: 3 }],
    /^page 7: “know” stands 3 pt higher than “lakes” before it$/,
  ],
  ['lower', [{ text: '本法' }, { text: '规定', up: -2 }], /“规定” stands 2 pt lower than “本法”/],
  ['higher, beginning with a blank', [{ text: 'lakes' }, { text: ' know', up: 3 }], /stands 3 pt higher/],
  ['smaller', [{ text: 'lakes' }, { text: ' know', size: 9.7 }], /“know” is 9.7 pt high beside 10 pt/],
  ['apart', [{ text: 'lakes' }, { text: ' know', right: 3 }], /“know” stands apart from “lakes”/],
  ['too near', [{ text: 'lakes' }, { text: ' know', right: -3 }], /“know” stands apart from “lakes”/],
  ['behind a wider space', [{ text: 'a b ' }, { text: 'c', right: 1 }], /the space before “c” is not as wide/],
];
for (const [what, pieces, said] of faults)
  test(`a piece that stands ${what} is found`, () => assert.match(faultsOf(...pieces), said));

test('characters of a filled line, signs that draw near, and letters that join, say nothing by their distances', () => {
  assert.equal(faultsOf({ text: '本法' }, { text: '规定', right: 3 }), '');
  assert.equal(faultsOf({ text: 'párr' }, { text: '.', right: -2 }), '');
  assert.equal(faultsOf({ text: 'المادة ' }, { text: 'والفهرس', right: 3 }), '');
});
