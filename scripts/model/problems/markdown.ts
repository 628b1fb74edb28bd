/**
 * K2xx: Markdown that is not understood, or says otherwise than it seems to. In: nothing. Out: rows of the catalogue.
 * Promises that every code begins with K2. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K211', { name: 'note' }).message → 'The block “::: note” is not closed.'
 */
import type { ProblemRows } from '../problem.ts';

export const markdownProblems = {
  K201: [
    'error',
    'Raw HTML is not understood: {detail}',
    'Write Markdown; a < that belongs to the text is written \\<.',
  ],
  K202: [
    'error',
    'The mark {detail} is not known.',
    'Known marks: is="heading", not, main, lang=tag, em, strong, sup, sub; p=12 at the end of a paragraph.',
  ],
  K203: ['error', 'The block “::: {name}” is not known.', 'Known blocks: closing, testimonium, signatures, note.'],
  K204: [
    'error',
    'The image “{image}” is remote or outside the title’s folder.',
    'Put the picture into the folder of the title and name it by a relative path.',
  ],
  K205: [
    'error',
    'The image “{image}” {detail}.',
    'It must be a whole PNG or JPEG in the folder of the title. In its name the case of letters counts.',
  ],
  K206: ['error', '{detail} is not understood.', '.docs/markdown.md lists the Markdown that is understood.'],
  K207: [
    'warning',
    'The section “{heading}” is empty.',
    'It is set as it is. If its text was forgotten, put it below the heading.',
  ],
  K208: ['error', 'The character {character} must not stand in an official text.', '{advice}'],
  K209: [
    'error',
    'The link to “{target}” is refused.',
    'Links lead to http:, https:, mailto: or to a paragraph or provision (#p12, #art3-2).',
  ],
  K210: [
    'error',
    'The image “{image}” has no alternative text.',
    'Say in the brackets what the picture shows: ![text](picture.png).',
  ],
  K211: ['error', 'The block “::: {name}” is not closed.', 'End it with a line of three colons.'],
  K212: ['error', 'The footnote “{name}” has no text.', 'Add [^{name}]: text, or remove the reference.'],
  K213: [
    'error',
    'A heading of level {level} is not understood here.',
    'Sections are ##; sub-headings are ### to ######, one level at a time.',
  ],
  K214: [
    'error',
    'The sign “{sign}” {detail}.',
    'If it belongs to the text, write {escaped}. Emphasis that begins or ends here is written ' +
      '[words]{{em}}, bold [words]{{strong}}. A list of numbers begins its items with *.',
  ],
  K216: [
    'error',
    'A line of {sign} below a line of text makes a heading of it, in silence.',
    'Write a heading with ##. If the line belongs to the text, write \\{sign}.',
  ],
  K217: [
    'error',
    'The number {label} below a line of text begins no item of a list: it would go on with that line, in silence.',
    'Put an empty line before a list. If the number belongs to the text, write {escaped}.',
  ],
  K218: [
    'error',
    'The cell “^^” {detail}.',
    'It continues the cell above it and is as wide as that: | ^^ |, or | ^^ || below a cell over two ' +
      'columns. If it belongs to the text, write \\^^.',
  ],
} as const satisfies ProblemRows<'2'>;
