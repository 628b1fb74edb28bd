/**
 * K4xx: authority lists, the marks of a text, and the registers that are made of them. In: nothing. Out: rows of the
 * catalogue. Promises that every code begins with K4. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K405', { heading: 'Geneva' }).message → 'Nothing in the text mentions the entry “Geneva”.'
 */
import type { ProblemRows } from '../problem.ts';

export const registerProblems = {
  K401: [
    'error',
    'The name “{name}” is claimed by “{first}” and by “{second}”.',
    'A name leads to one entry: remove it from one of them.',
  ],
  K402: [
    'error',
    '参见 “{target}” leads to no entry.',
    'It must be the heading of an entry of one of the lists, written the same.',
  ],
  K403: [
    'error',
    'The mark names “{name}”, which is no heading of the authority lists.',
    'Write the heading exactly as in source/authority/.',
  ],
  K404: [
    'warning',
    '“{text}” looks like a name, and no entry claims it.',
    '{advice}Add it to source/authority/{register}.yaml:\n      {suggestion}\n    or refuse it in `not-indexed`:\n      {refusal}',
  ],
  K405: ['note', 'Nothing in the text mentions the entry “{heading}”.', 'It stays out of this edition’s register.'],
  K406: ['warning', 'The refusal “{text}” meets nothing in the text.', 'Take it out of `not-indexed`, or correct it.'],
  K407: [
    'error',
    'The reading of “{heading}” does not fit: {detail}',
    'One syllable with tone mark for each Han character, separated by spaces.',
  ],
  K408: ['warning', 'The mark {{not}} on “{text}” keeps nothing out.', 'No entry claims this text: remove the mark.'],
  K410: [
    'warning',
    'The mark {{main}} on “{text}” meets no mention.',
    'Put it on the name of an entry, or add is="heading".',
  ],
} as const satisfies ProblemRows<'4'>;
