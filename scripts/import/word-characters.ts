/**
 * Passes over a Word document for what shows characters and is none, or shows them in a way that Markdown of this house
 * has no sign for: formulas, hyphens, tabs, symbols, marks of notes, looks. In: a part. Out: the part with characters
 * instead. Promises that every look that is lost is told. Called by the table of `word-passes.ts`.
 *
 *     <w:noBreakHyphen/> → <w:t>U+2011</w:t>, and K125
 */
import type { Element } from '@xmldom/xmldom';
import { shorten } from './tally.ts';
import { paragraphAround, removeElement, unwrapElement, type WordPart, type WordPass } from './word-part.ts';
import { child, isOff, valOf, wordText } from './word-xml.ts';

/** Frames around runs, of which mammoth would leave out the runs. */
export const unwrapFields: WordPass = ({ all }) => {
  for (const element of all('fldSimple', 'dir', 'bdo')) unwrapElement(element);
};

/** Formulas as the characters of their line. */
export const writeFormulas: WordPass = (part) => {
  for (const element of part.all('oMathPara', 'oMath')) if (element.parentNode) writeFormula(element, part);
};

function writeFormula(element: Element, { make, place, runOf, tally }: WordPart): void {
  const text = wordText(element);
  tally.say(
    'K125',
    `the formula “${shorten(text)}”`,
    'Its characters stand in one line: check them, or set it as a picture.',
    place(element),
  );
  const run = runOf(text);
  if (paragraphAround(element)) element.parentNode?.insertBefore(run, element);
  else {
    const paragraph = make('p');
    paragraph.appendChild(run);
    element.parentNode?.insertBefore(paragraph, element);
  }
  removeElement(element);
}

/** Hyphens at which no line ends: the character U+2011. */
export const writeHyphens: WordPass = ({ all, place, tally, textOf }) => {
  for (const hyphen of all('noBreakHyphen')) {
    const characters = textOf('\u2011');
    hyphen.parentNode?.replaceChild(characters, hyphen);
    tally.count('K125', 'a hyphen that never ends a line', 'It is the character U+2011 now.', place(characters));
  }
};

/** Notes whose mark the author chose. */
export const tellOwnMarks: WordPass = ({ all, place, tally }) => {
  for (const reference of all('footnoteReference', 'endnoteReference'))
    if (/^(1|true|on)$/.test(valOf(reference, 'customMarkFollows') ?? ''))
      tally.say(
        'K126',
        'a note with a mark of its own',
        'The press gives it a number: take the mark, which is still in the text, out.',
        place(reference),
      );
};

/** Characters of fonts like Wingdings. */
export const tellSymbols: WordPass = ({ all, place, tally }) => {
  const why = 'It is the character that looks most like it: compare it with the document.';
  for (const symbol of all('sym')) tally.count('K125', 'a character of a symbol font', why, place(symbol));
};

/** Looks of words that Markdown of this house has no sign for, by the property of the run (ECMA-376 part 1, 17.3.2). */
const looks: Record<string, string> = {
  em: 'marks of emphasis above or below characters (着重号)',
  position: 'raised or lowered characters',
  highlight: 'highlighted text',
  eastAsianLayout: 'two lines in one, or characters that lie',
  bdr: 'text in a frame',
  dstrike: 'striking out',
  outline: 'hollow characters',
};

/** What a reader sees of words, and Markdown does not say; and words that cannot be seen on white paper. */
export const tellLooks: WordPass = ({ all, place, tally }) => {
  for (const run of all('r')) {
    const properties = child(run, 'rPr');
    const text = wordText(run);
    if (!properties || text.trim() === '') continue;
    for (const [name, what] of Object.entries(looks)) {
      const look = child(properties, name);
      if (look && !/^(none|nil|0|false|off)$/.test(valOf(look) ?? ''))
        tally.count('K125', what, 'The characters are there; Markdown of this house has no sign for it.', place(run));
    }
    if (/^F{6}$/i.test(valOf(child(properties, 'color')) ?? ''))
      tally.say(
        'K126',
        `the text “${shorten(text)}”, which is white`,
        'Nobody can see it on white paper: it is in the text. Take it out if it does not belong there.',
        place(run),
      );
  }
};

/** Returns and placed tabs, which mammoth does not know: breaks and tabs. */
export const replaceSpacing: WordPass = ({ all, make }) => {
  for (const [name, known] of [
    ['cr', 'br'],
    ['ptab', 'tab'],
  ] as const)
    for (const element of all(name)) unwrapElement(element, [make(known)]);
};

/** Text that was typed small and is shown in capitals. */
export const tellCapitals: WordPass = ({ all, place, tally }) => {
  for (const property of all('caps', 'smallCaps')) {
    const run = (property.parentNode?.parentNode ?? property) as Element;
    if (!isOff(property) && wordText(run))
      tally.count('K125', 'text that the document shows in capitals', 'It is as it was typed.', place(property));
  }
};
