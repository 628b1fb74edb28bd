/**
 * K8xx: what the witnesses, the measures of typography and the validators find in an output. In: nothing. Out: rows of
 * the catalogue. Promises that every code begins with K8. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K802', { format: 'EPUB', detail: 'a note is missing' }).message → 'EPUB: a note is missing'
 */
import type { ProblemRows } from '../problem.ts';

export const proofProblems = {
  K801: [
    'error',
    '{format}: paragraph {number} differs from the source: {detail}',
    'This is a fault of the press, not of the text: report it with the title. Nothing was published.',
  ],
  K802: [
    'error',
    '{format}: {detail}',
    'This is a fault of the press, not of the text: report it with the title. Nothing was published.',
  ],
  K803: [
    'error',
    'PDF: the font “{font}” is {detail}.',
    'A character fell back to a face that nobody chose: check the typefaces.',
  ],
  K804: [
    'error',
    '{format}: {count} characters of the compatibility radicals U+2E80–2FDF.',
    'The typeface was not cut to the text: check scripts/fonts/subset-fonts.ts.',
  ],
  K811: [
    'error',
    'PDF ({format}): {figure}: {value}, the gate is {gate}. {where}',
    'Look at these lines in the PDF. `build/TITLE/typography.json` of the last good build and `npm ' +
      'run check` have every figure.',
  ],
  K812: [
    'error',
    'PDF ({format}): the lines cannot be tied to the text: {detail}',
    'This is a fault of the press, not of the text: report it with the title. Nothing was published.',
  ],
  K813: [
    'warning',
    'PDF ({format}): {figure}: {value}, the gate is {gate}. {where}',
    'It is published: the text leaves these lines no better break. Look at them in the PDF; `accept` ' +
      'in the front matter takes a place off this list.',
  ],
  K814: [
    'warning',
    'No {code} is found at {at}, where it is accepted.',
    'Take it out of `accept`, or correct the place: an address such as p12, or the line that the warning names.',
  ],
  K815: [
    'error',
    'PDF ({format}): {figure}: {where} (± {gate} mm).',
    'A measure of the standard is not kept: a fault of the press or of a style of this project. `npm ' +
      'run check` prints every measure.',
  ],
  K821: [
    'error',
    'PDF: what is read aloud differs from the source: {detail}',
    'This is a fault of the press, not of the text: report it with the title. Nothing was published.',
  ],
  K822: [
    'error',
    'PDF: text without its place in the structure on page {page}: {text}',
    'A reader who cannot see the page would miss it: report it with the title.',
  ],
  K823: ['error', '{file} is of no title of this press: {detail}', 'Known titles: {known}.'],
  K824: ['error', '{file} cannot be read: {detail}', 'It must be a file of this press, whole: {known}.'],
  K825: [
    'warning',
    '{file} was made from another state of the source: it names the SHA-256 {stated}.',
    'The source has {own}. What differs in the text is listed. What the front matter says (cover, imprint, metadata) ' +
      'was not compared, and of an e-book and a site neither were registers, contents and links.',
  ],
  K826: ['error', '{file} differs from the source: {detail}', 'It is another edition, or it was changed.'],
  K827: [
    'error',
    '{file} differs from the file that was published: {detail}',
    'It was changed after it was published, or built with other options. Where the change is meant, build it anew.',
  ],
  K831: [
    'error',
    '{validator}: {file}: {finding}',
    'This is a fault of the press, not of the text: report it with the title.',
  ],
  K832: [
    'warning',
    '{validator} was not run: {detail}.',
    'What it would find is not known: install what it needs and run `npm run validate` again.',
  ],
} as const satisfies ProblemRows<'8'>;
