/**
 * K5xx to K7xx: what stops the making of an output: characters and templates (K5), the browser that sets the pages
 * (K6), writing and putting together (K7). In: nothing. Out: rows of the catalogue. Promises that every code begins
 * with one of them. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K601', { detail: 'none was found' }).message → 'No browser: none was found'
 */
import type { ProblemRows } from '../problem.ts';

export const outputProblems = {
  // 5xx rendering
  K501: [
    'error',
    'No typeface has the character {character}.',
    'It occurs in {where}. Check that it is the right character; if it is, add a typeface that has it.',
  ],
  K502: [
    'error',
    'The template cannot be filled: {detail}',
    'Correct the template at this line: its keys are those of its view, its words those of ' +
      'templates/labels/en.yaml. Nothing was published.',
  ],
  // 6xx typesetting
  K601: ['error', 'No browser: {detail}', 'Install Chrome or Chromium, or set CHROME_PATH to its program file.'],
  K602: [
    'error',
    'The browser failed while {doing}: {detail}.',
    'Build again; if it fails again, look for the memory that the system leaves it.',
  ],
  K603: [
    'warning',
    'The pages are set by {engine}, not by the pinned Chromium.',
    'Line breaks and page numbers may differ from the published edition.',
  ],
  K604: [
    'error',
    'The press failed on the title “{title}”: {detail}',
    'This is a fault of the press, not of the text: report it{lines}. Other titles are not touched.',
  ],
  K605: [
    'error',
    'The browser has not loaded the typefaces {faces}: their text would be blank.',
    'Remove node_modules/.cache/kanben/ and build again: the browser is then unpacked anew.',
  ],
  K606: [
    'error',
    'The text came out of the layout otherwise than it is written: {detail}.',
    'This is a fault of the press, not of the text: report it with these lines and the pages that are kept.',
  ],
  K607: [
    'note',
    'The pages that failed are kept in {path}: {files}.',
    'They are to be looked at and not to be published; the next build of the title that does not fail ' +
      'removes them. The files of the last good build are unchanged.',
  ],
  K641: [
    'error',
    'The address of the site, “{address}”, is not usable.',
    'Write "kanben": { "baseUrl": "https://…/" } in package.json, or leave it out.',
  ],
  // 7xx writing
  K701: [
    'error',
    '{path} cannot be written: {detail}',
    'Check permissions and free space. The files of the last good build are unchanged.',
  ],
  K702: [
    'error',
    'The part {folder} is damaged or is none: {detail}.',
    'Copy it again from the machine that built it; nothing was put together.',
  ],
  K703: [
    'error',
    'The title “{title}” is in {first} and in {second}.',
    'Give the folder of each part once, all of one collection; nothing was put together.',
  ],
  K704: [
    'error',
    '{path} is being written by another run of the press: {run}.',
    'Wait until it has ended; nothing was changed. If it has ended and cannot be seen from here, remove {rival}.',
  ],
} as const satisfies ProblemRows<'5' | '6' | '7'>;
