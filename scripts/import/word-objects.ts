/**
 * Passes over a Word document for what is no text: documents inside it, charts, foreign objects, pictures that are
 * elsewhere. In: a part. Out: the part without them. Promises that each is told at its place; reads none of them.
 * Called by the table of `word-passes.ts`.
 *
 *     <w:altChunk r:id="rId7"/> → gone, and K124 “a document inside the document (altChunk)”
 */
import { removeElement, type WordPass } from './word-part.ts';
import { valOf } from './word-xml.ts';

/** Objects by the element that stands for them. */
const objects: Record<string, string> = { chart: 'a chart', relIds: 'a diagram', OLEObject: 'a foreign object' };

/** Documents, charts, diagrams and foreign objects. */
export const tellObjects: WordPass = ({ all, place, tally }) => {
  for (const element of all('altChunk')) {
    tally.say(
      'K124',
      'a document inside the document (altChunk)',
      'Open it in the word processor and save it again.',
      place(element),
    );
    removeElement(element);
  }
  for (const element of all('textpath')) {
    const text = valOf(element, 'string') ?? '';
    if (text !== '') tally.leave('the drawn words', text, 'They are a picture, as a watermark is.', place(element));
  }
  const why = 'Add it as a picture (PNG or JPEG) if it belongs to the document.';
  for (const [name, what] of Object.entries(objects))
    for (const element of all(name)) tally.say('K124', what, why, place(element));
};

/** Pictures of which the document holds only an address. */
export const leaveLinkedPictures: WordPass = ({ all, external, place, tally }) => {
  for (const element of all('blip', 'imagedata')) {
    const link = valOf(element, 'link') ?? valOf(element, 'id') ?? '';
    if (!external.has(link) || valOf(element, 'embed')) continue;
    tally.say('K124', 'a picture that is not in the document', 'Only a link to it is there.', place(element));
    removeElement(element);
  }
};
