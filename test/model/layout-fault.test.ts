/** What a fault of the press says of two texts: some characters on either side of where they part. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LayoutFault } from '../../scripts/model/layout-fault.ts';

const said = (shown: string, wanted: string) => new LayoutFault({ page: 7, shown, wanted }).message;

test('both texts are shown around the place where they part, white space not compared', () => {
  assert.equal(said('甲方丙方', '甲方乙方'), 'page 7 shows “甲方丙方” where the text has “甲方乙方”');
  const long = 'the parties shall consult '.repeat(9);
  assert.equal(
    said(`${long}and then agree`, `${long} \n or not`),
    'page 7 shows “…s shall consult and then agree” where the text has “…hall consult or not”',
  );
  assert.equal(said('', '甲方'), 'page 7 shows nothing where the text has “甲方”');
  assert.equal(said('甲方', ' '), 'page 7 shows “甲方” where the text has nothing');
});

test('a sentence of its own is said instead', () => {
  assert.equal(new LayoutFault({ anchor: 'p3' }, 'a page begins inside “p3”').message, 'a page begins inside “p3”');
});
