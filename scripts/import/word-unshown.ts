/**
 * Passes over a Word document for what is there twice, elsewhere, or not shown: alternates, text boxes, tracked
 * changes, hidden text, tables of contents, readings above characters. In: a part. Out: the part with the text that a
 * reader sees, in its order. Promises that whatever is taken out is told with its text. Called by the table of
 * `word-passes.ts`.
 *
 *     <w:del>…</w:del> → gone, and K124 “the text “…””
 */
import type { Element } from '@xmldom/xmldom';
import { shorten } from './tally.ts';
import { paragraphAround, removeElement, styleOf, unwrapElement, type WordPart, type WordPass } from './word-part.ts';
import { child, elementsBelow, isOff, valOf, wordText } from './word-xml.ts';

/** mammoth reads the fallback alone, and no text box of DrawingML: of the two, that with the boxes stays. */
export const chooseAlternates: WordPass = ({ all, place, tally }) => {
  for (const alternate of all('AlternateContent')) {
    if (!alternate.parentNode) continue;
    const fallback = child(alternate, 'Fallback');
    if (fallback) removeElement(fallback);
    const choice = child(alternate, 'Choice');
    const boxed = choice && elementsBelow(choice).some(({ localName }) => localName === 'txbxContent');
    if (choice && !boxed && fallback && wordText(choice) !== wordText(fallback))
      tally.leave(
        'the alternative',
        wordText(choice),
        `Instead there is “${shorten(wordText(fallback))}”.`,
        place(alternate),
      );
    if (choice && (boxed || !fallback)) unwrapElement(alternate, Array.from(choice.childNodes));
    else if (fallback) unwrapElement(alternate, Array.from(fallback.childNodes));
    else removeElement(alternate);
  }
};

/** Text boxes come out, behind their paragraph. */
export const liftTextBoxes: WordPass = ({ all, place, tally }) => {
  for (const box of all('txbxContent')) {
    const outer = paragraphAround(box);
    const text = shorten(wordText(box));
    if (!outer) continue;
    if (text)
      tally.say(
        'K125',
        `the text box “${text}”`,
        'Its text stands behind the paragraph to which it is tied.',
        place(outer),
      );
    const frame = outer.nextSibling;
    for (const node of Array.from(box.childNodes)) outer.parentNode?.insertBefore(node, frame);
    removeElement(box);
  }
};

/** Tracked changes as if they were accepted. */
export const settleChanges: WordPass = (part) => {
  const { all, place, tally, top } = part;
  const deletions = (name: string) => all(name).filter((element) => leaveDeletion(element, part)).length;
  const deleted = deletions('del') + deletions('moveFrom');
  for (const row of all('tr').filter((own) => child(child(own, 'trPr'), 'del'))) {
    tally.leave('the row', wordText(row), 'A tracked change deletes it.', place(row));
    removeElement(row);
  }
  const inserted = all('ins', 'moveTo').filter((element) => wordText(element) !== '').length;
  if (inserted + deleted > 0)
    tally.say(
      'K126',
      `tracked changes (${inserted} insertions carried, ${deleted} deletions left out)`,
      'Accept or reject them in the word processor, and import again, if that is not the text.',
      top,
    );
};

/** Takes a deletion of text out; false for that of a property, and for what is gone with another one. */
function leaveDeletion(element: Element, { tally, place }: WordPart): boolean {
  if (/^(rPr|trPr|tcPr|numPr)$/.test((element.parentNode as Element).localName ?? '') || !element.parentNode)
    return false;
  const text = elementsBelow(element)
    .filter(({ localName }) => /^(delText|t)$/.test(localName ?? ''))
    .map((own) => own.textContent)
    .join('');
  if (text)
    tally.say('K124', `the text “${shorten(text)}”`, 'A tracked change deletes or moves it away.', place(element));
  removeElement(element);
  return true;
}

/** Hidden text: w:vanish of the run, or of its styles where it says nothing itself. */
export const leaveHiddenText: WordPass = ({ all, place, styles, tally }) => {
  for (const run of all('r')) {
    const own = child(child(run, 'rPr'), 'vanish');
    const paragraph = paragraphAround(run);
    const style = valOf(child(child(run, 'rPr'), 'rStyle')) ?? '';
    if (own ? isOff(own) : !styles.hides(paragraph ? styleOf(paragraph) : '', style)) continue;
    if (wordText(run))
      tally.say('K124', `the hidden text “${shorten(wordText(run))}”`, 'The document does not show it.', place(run));
    removeElement(run);
  }
};

/** Cells that are joined to the one above show nothing of their own. */
export const leaveJoinedCells: WordPass = ({ all, place, tally }) => {
  for (const property of all('vMerge')) {
    const cell = property.parentNode?.parentNode as Element | null;
    if (!cell || valOf(property) === 'restart' || wordText(cell).trim() === '') continue;
    const why = 'The cell is joined to the one above, which alone is shown.';
    tally.leave('the text of a joined cell,', wordText(cell), why, place(property));
    for (const characters of elementsBelow(cell).filter(({ localName }) => localName === 't'))
      removeElement(characters);
  }
};

/** Tables of contents: those that Word keeps in a frame, and paragraphs of their styles. */
export const leaveContents: WordPass = ({ all, place, styles, tally }) => {
  const leave = (element: Element) => {
    tally.leave('a table of contents:', wordText(element), 'The press makes its own.', place(element));
    removeElement(element);
  };
  for (const frame of all('sdt').filter(holdsContents)) leave(frame);
  for (const paragraph of all('p'))
    if (/^(toc|table of figures)( \d)?$/i.test(styles.name(styleOf(paragraph)))) leave(paragraph);
};

const holdsContents = (frame: Element): boolean =>
  elementsBelow(frame).some((own) => own.localName === 'docPartGallery' && /table of contents/i.test(valOf(own) ?? ''));

/** Readings above characters (w:ruby): the characters alone stay. */
export const leaveReadings: WordPass = ({ all, place, tally }) => {
  for (const element of all('ruby')) {
    const reading = wordText(child(element, 'rt') ?? element);
    tally.leave('the reading', reading, 'Readings above the line are not set.', place(element));
    unwrapElement(element, Array.from(child(element, 'rubyBase')?.childNodes ?? []));
  }
};
