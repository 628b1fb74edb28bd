/**
 * The pass over a Word document that makes its headings and its automatic numbers plain. In: a part whose text is all
 * there. Out: headings by their level of the outline as styles that mammoth knows, numbers as characters. Promises that
 * lists stay lists. Called by the table of `word-passes.ts`.
 *
 *     a paragraph of a style with the outline level 0 and the number “%1、” → the style Heading1, the text “一、…”
 */
import type { Element } from '@xmldom/xmldom';
import { type Numbered, numberParagraphs } from './word-numbering.ts';
import { styleOf, type WordPart, type WordPass } from './word-part.ts';
import { child, children, valOf, wordText } from './word-xml.ts';

/** Levels of the outline are 0 to 8; 9 is that of body text (ECMA-376 part 1, 17.3.1.20). */
const bodyLevel = 9;

/** Writes the style of every heading and the number of every paragraph that bears one. */
export const writeHeadingNumbers: WordPass = (part) => {
  const paragraphs = part.all('p').filter((paragraph) => wordText(paragraph).trim() !== '');
  const heads = new Map(
    paragraphs.flatMap((paragraph): [Element, number][] => {
      const level = outlineOf(paragraph, part);
      return level !== undefined && level >= 0 && level < bodyLevel ? [[paragraph, level]] : [];
    }),
  );
  const numbers = numberParagraphs(paragraphs, part.numbering, part.styles, new Set(heads.keys()));
  for (const [paragraph, numbered] of numbers) {
    const properties = propertiesOf(paragraph, part);
    const level = heads.get(paragraph);
    if (level !== undefined) setHeading(properties, level, part);
    if (numbered !== 'list') writeNumber(paragraph, properties, numbered, part);
  }
};

/** A paragraph’s own level of the outline, or that of its style. */
function outlineOf(paragraph: Element, { styles }: WordPart): number | undefined {
  const own = valOf(child(child(paragraph, 'pPr'), 'outlineLvl'));
  return own !== undefined ? Number(own) : styles.outline(styleOf(paragraph));
}

function propertiesOf(paragraph: Element, { make }: WordPart): Element {
  const known = child(paragraph, 'pPr');
  if (known) return known;
  const properties = make('pPr');
  paragraph.insertBefore(properties, paragraph.firstChild);
  return properties;
}

/** HTML has six ranks of headings. */
function setHeading(properties: Element, level: number, { make }: WordPart): void {
  for (const style of children(properties, 'pStyle')) properties.removeChild(style);
  properties.insertBefore(make('pStyle', { val: `Heading${Math.min(level, 5) + 1}` }), properties.firstChild);
}

/** The number as characters; the properties say that there is no other. */
function writeNumber(
  paragraph: Element,
  properties: Element,
  numbered: Exclude<Numbered, 'list'>,
  { make, place, runOf, tally }: WordPart,
): void {
  for (const own of children(properties, 'numPr')) properties.removeChild(own);
  const none = make('numPr');
  none.appendChild(make('ilvl', { val: '0' }));
  none.appendChild(make('numId', { val: '0' }));
  properties.appendChild(none);
  if (numbered && 'odd' in numbered) {
    const why = 'No Word counts so: write the number where it belongs to the text.';
    tally.count('K126', numbered.odd, why, place(paragraph));
    return;
  }
  if (numbered === undefined || numbered.label.trim() === '') return;
  tally.ledger.added.push(numbered.label);
  paragraph.insertBefore(runOf(numbered.label), properties.nextSibling);
  tally.count(
    'K125',
    'an automatic number of the word processor',
    'It is characters of the text now, as it was printed.',
    place(paragraph),
  );
}
