/**
 * The table of faults: each is put into the finished PDF, and the witness finds it without any other file to compare
 * it with, and says where. In: the title with every kind of block, built once. No untouched file is called
 * different: that is asked here too. Slow because a title is built and read a hundred times.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { proveCopy } from '../../scripts/press/prove-copy.ts';
import { alterPdf } from '../support/alter-pdf.ts';
import type { PdfFault } from '../support/change-pdf.ts';
import { linesOf } from '../support/faults.ts';
import { saidBeside } from '../support/pdf-details.ts';
import {
  aroundTheText,
  facesAndPictures,
  factsAndStructure,
  linksAndNavigation,
  pagesAndOperators,
} from '../support/pdf-faults.ts';
import {
  facesForged,
  glyphsDrawnOtherwise,
  picturesForged,
  placesExchanged,
  placesWithinPages,
  structureForged,
} from '../support/pdf-forgeries.ts';
import { entriesAndWords, textAndAreas } from '../support/pdf-inventions.ts';
import { projectAt } from '../support/press.ts';
import { structurePdf, structureSource } from '../support/structure-pdf.ts';
import { testTogether } from '../support/together.ts';

let pdf: Uint8Array;
before(async () => {
  pdf = await structurePdf();
});

/** What the witness says of a file, where no build is there to compare it with. */
const prove = async (bytes: Uint8Array) =>
  (await proveCopy({ ...projectAt(structureSource), build: 'none' }, { name: 'structure.pdf', bytes })).problems;

test('an untouched file, and one that is only written anew, differ in nothing', async () => {
  assert.deepEqual(linesOf(await prove(pdf)), []);
  assert.deepEqual(linesOf(await prove(await alterPdf(pdf))), []);
});

const faults: PdfFault[] = [
  ...pagesAndOperators,
  ...facesAndPictures,
  ...linksAndNavigation,
  ...factsAndStructure,
  ...aroundTheText,
  ...glyphsDrawnOtherwise,
  ...placesExchanged,
  ...structureForged,
  ...placesWithinPages,
  ...picturesForged,
  ...facesForged,
  ...textAndAreas,
  ...entriesAndWords,
  ...saidBeside,
];

test('there are more than two hundred and eighty faults, each of its own', () => {
  assert.equal(new Set(faults.map(([what]) => what)).size, faults.length);
  assert.ok(faults.length > 280, `${faults.length} faults`);
});

testTogether({
  name: 'pdf-faults',
  title: 'PDF: found',
  faults,
  prove: async (changes) => linesOf(await prove(await alterPdf(pdf, ...changes))),
});
