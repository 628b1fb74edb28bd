/**
 * What the witness of the PDF reads where a page goes on with the head of a table, and where a paragraph begins with a
 * superscript or a subscript. Slow because a browser sets the texts.
 */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import { pressText } from '../support/press-text.ts';

const engine = await startBrowser(() => undefined);
after(() => engine.browser.close());
const codes = async (body: string) => (await pressText(body, 'en', engine)).problems.map(({ message }) => message);

const table = (indent: string) =>
  ['| Name | Place | Year |', '|---|---|---|', ...Array.from({ length: 60 }, (_, i) => `| Name ${i} | Place | ${i} |`)]
    .map((row) => `${indent}${row}`)
    .join('\n');

test('a table over pages repeats its head also in a list, a quotation and both', async () => {
  assert.deepEqual(await codes(`The parties agree.\n\n- Text.\n\n${table('  ')}`), []);
  assert.deepEqual(await codes(`The parties agree.\n\n> Text.\n>\n${table('> ')}`), []);
  assert.deepEqual(await codes(`The parties agree.\n\n> - Text.\n>\n${table('>   ')}\n>\n${table('>   ')}`), []);
});

test('a paragraph may begin with a superscript or a subscript, which stands beside its number', async () => {
  assert.deepEqual(
    await codes('The parties agree.\n\n[max]{sub}[th]{sup}[2]{sub} The parties consult.\n\nThey agree.'),
    [],
  );
  assert.deepEqual(await codes('The parties agree.\n\n[1]{sup} The parties consult.\n\nThey agree.'), []);
});
