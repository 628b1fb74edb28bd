/**
 * Makes the parts of a Word document ready for mammoth, which leaves out what it does not know. In: the tree of a
 * part. Out: its XML with automatic numbers as text, headings by their outline level, and nothing left that would be
 * dropped in silence. Promises that what a reader sees in Word is text, or is told. Called by `docx.ts` for the text,
 * the footnotes and the endnotes.
 *
 *     a paragraph with the automatic number 第%1条 and the text “…” → a paragraph with the text “第一条 …”
 */
import type { Document } from '@xmldom/xmldom';
import {
  replaceSpacing,
  tellCapitals,
  tellLooks,
  tellOwnMarks,
  tellSymbols,
  unwrapFields,
  writeFormulas,
  writeHyphens,
} from './word-characters.ts';
import { settleFields } from './word-fields.ts';
import { writeHeadingNumbers } from './word-headings.ts';
import { leaveLinkedPictures, tellObjects } from './word-objects.ts';
import { openWordPart, type WordPass } from './word-part.ts';
import {
  chooseAlternates,
  leaveContents,
  leaveHiddenText,
  leaveJoinedCells,
  leaveReadings,
  liftTextBoxes,
  settleChanges,
} from './word-unshown.ts';
import { printWordXml } from './word-xml.ts';

/**
 * The passes in their order: first what is no text goes, then what is left becomes characters, then it gets its
 * numbers.
 */
const passes: readonly WordPass[] = [
  chooseAlternates,
  liftTextBoxes,
  settleChanges,
  leaveHiddenText,
  leaveJoinedCells,
  leaveContents,
  leaveReadings,
  // An instruction may hold anything that is still there; what its field shows is a run from here on.
  settleFields,
  unwrapFields,
  writeFormulas,
  writeHyphens,
  tellOwnMarks,
  tellSymbols,
  tellLooks,
  replaceSpacing,
  tellObjects,
  leaveLinkedPictures,
  tellCapitals,
  // A paragraph without text has no number: this one comes when all text is there.
  writeHeadingNumbers,
];

/** Prepares one part, whose tree it changes, and gives it as XML. */
export function prepareWordPart(document: Document, surroundings: Parameters<typeof openWordPart>[1]): string {
  const part = openWordPart(document, surroundings);
  for (const pass of passes) pass(part);
  return printWordXml(document);
}
