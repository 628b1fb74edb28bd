/**
 * K4xx: authority lists, the marks of a text, and the registers that are made of them. In: nothing. Out: rows of the
 * catalogue. Promises that every code begins with K4. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K403', { name: 'Geneva' }).message → 'The mark names “Geneva”, which is no heading of the authority
 *       lists.'
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
    '{advice}Add it to source/authority/{register}.yaml:\n      {suggestion}\n    or refuse it in ' +
      'source/{file}, or for all titles in source/authority/not-indexed.yaml:\n      ' +
      '{refusal}',
  ],
  K405: [
    'note',
    'No title mentions {count} of the entries of this list: {texts}.',
    'They stay out of the registers. A name may be written otherwise in the texts: then add it to `aliases`.',
  ],
  K406: ['warning', 'The refusal “{text}” meets nothing in the text.', 'Take it out of not-indexed, or correct it.'],
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
  K412: ['warning', 'The refusal “{text}” is there twice: {where} says it already.', 'Take one of them out.'],
  K413: [
    'note',
    'No title meets {count} of the refusals that all titles share: {texts}.',
    'Take them out of source/authority/not-indexed.yaml, or correct them.',
  ],
} as const satisfies ProblemRows<'4'>;
