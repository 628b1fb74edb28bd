/** How a text that is shown is compared with its source. In: small texts. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { differText } from '../../scripts/proof/compare-text.ts';

test('white space between words is shown as a space or a line end, whichever it is in the source', () => {
  for (const white of [' ', '  ', '\t', ' \t', '\u00a0', '\u3000'])
    for (const shown of [white, ' ', '\n']) {
      assert.equal(differText(`the${shown}parties`, [`the${white}parties`], 'words'), undefined);
      assert.match(differText('theparties', [`the${white}parties`], 'words') ?? '', /^at character 4/);
    }
  // Behind a hard break, and a reference to a note, that ends a line.
  assert.equal(differText('the\nparties', ['the\n parties'], 'words'), undefined);
  assert.match(differText('the parties', ['theparties'], 'words') ?? '', /^at character 4/);
});
