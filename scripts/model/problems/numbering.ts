/**
 * K3xx: numbers of paragraphs, and editions that are published already. In: nothing. Out: rows of the catalogue.
 * Promises that every code begins with K3. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K301', { anchor: 'p99', last: 12 }).message → 'The link to “#p99” leads nowhere.'
 */
import type { ProblemRows } from '../problem.ts';

export const numberingProblems = {
  K301: ['error', 'The link to “#{anchor}” leads nowhere.', 'This edition has {known}.'],
  K302: ['error', 'The text has no numbered paragraph.', 'Only paragraphs at the top level of the text are numbered.'],
  K311: [
    'error',
    '{file} is not as it was published: {detail}',
    'A published edition is never changed. Restore source/{folder}/editions.yaml and ' +
      'source/{folder}/editions/ from the version control.',
  ],
  K312: [
    'error',
    'The edition {number} of {date} does not follow the last published one, {last} of {lastDate}.',
    'Set `edition: { number: {next}, date: … }` in the front matter; the date is not earlier than {lastDate}.',
  ],
  K313: [
    'error',
    'Published paragraphs have changed places:{pairs}',
    'A published number is never given to another paragraph. Move the text back or, if it is to stay ' +
      'here, write {p={fresh}} at its end: then it is new here, and {old} stays as a stated gap.',
  ],
  K314: [
    'error',
    'It is not clear which published paragraph this is:{pairs}',
    'Write {p={old}} at its end if it is that paragraph, {p={fresh}} if it is a new one.',
  ],
  K315: [
    'error',
    'The mark {p={number}} does not fit: {detail}',
    'It stands at the end of a numbered paragraph and names its published number, or the next free ' +
      'one for a new paragraph.',
  ],
  K316: [
    'error',
    'The text of edition {number} is published, and here is another: {detail}',
    'Raise `edition: { number: {next}, date: … }` in the front matter.',
  ],
  K317: [
    'warning',
    'The file was changed since edition {number} was published; the text is the same.',
    'The imprint will name another SHA-256 than the published files. Raise the edition, or restore ' +
      'the file from {frozen}.',
  ],
  K318: ['error', 'Edition {number} of “{title}” is not published: {detail}', '{advice}'],
  K319: [
    'warning',
    'The link to “#{anchor}” leads to a paragraph that is gone since edition {edition}.',
    'Readers will find the gap there. Lead it to where the text is now, if it is anywhere.',
  ],
  K321: [
    'warning',
    'Between {previous} and “{label}” a number is missing.',
    'If the official text leaves it out, for it was repealed, all is well; otherwise put in what was lost.',
  ],
  K322: [
    'warning',
    'The number of “{label}” does not follow that of “{previous}”.',
    'If the official text has it so, all is well: a second provision of the same number has _2 in its address.',
  ],
  K323: [
    'warning',
    '“{label}” stands right below “{parent}”: a level between them is left out.',
    'If the official text has it so, all is well; its address leaves the level out too.',
  ],
} as const satisfies ProblemRows<'3'>;
