/**
 * K9xx: how a command is called, and what only the preview meets. In: nothing. Out: rows of the catalogue. Promises
 * that every code begins with K9. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K901', { option: '--fast', command: 'build' }).message → 'The option “--fast” is not known.'
 */
import type { ProblemRows } from '../problem.ts';

export const commandLineProblems = {
  K901: ['error', 'The option “{option}” is not known.', '`npm run {command} -- --help` lists the options.'],
  K902: ['error', '{detail}', '`npm run {command} -- --help` says how to call it.'],
  K906: [
    'error',
    'A template or style cannot be used: {detail}',
    'The last good pages are shown; save it again when it is right.',
  ],
  K907: [
    'warning',
    'Changes in {path} are not seen: {detail}',
    'Reload the page after a change there, or raise the system’s limit of watched folders.',
  ],
  K908: [
    'error',
    'The pages could not be laid out: {detail}',
    'The last good pages are shown. If the build lays them out, it is a fault of the preview: report ' +
      'it with the title.',
  ],
} as const satisfies ProblemRows<'9'>;
