/**
 * K1xx: what is wrong with a manuscript's file, its front matter, an authority list or a document that is imported. In:
 * nothing. Out: rows of the catalogue. Promises that every code begins with K1. Only `problem-catalogue.ts` reads it.
 *
 *     problem('K106', { value: '2022-02-30' }).message → '“2022-02-30” is not a date.'
 */
import type { ProblemRows } from '../problem.ts';

export const readingProblems = {
  K101: [
    'error',
    'The file has no front matter.',
    'Begin it with a line ---, the fields, and a line ---; `npm run build -- --help` names an example.',
  ],
  K102: [
    'error',
    'The front matter or list cannot be read: {detail}',
    'It must be YAML. Check indentation, quotes and colons near this place.',
  ],
  K103: [
    'error',
    'The field “{field}” is missing.',
    'Add it; `npm run new -- NAME` writes a text in which every field is explained.',
  ],
  K104: ['error', 'The field “{field}” is not known.', 'Known here: {known}.'],
  K105: ['error', 'The field “{field}” must be {expected}.', 'Found: {found}.'],
  K106: ['error', '“{value}” is not a date.', 'Write YYYY-MM-DD, a day that exists, in Arabic digits.'],
  K107: ['error', 'The file is not UTF-8 (first bad byte at offset {offset}).', 'Save it again as “UTF-8”.'],
  K108: ['error', 'There is no text after the front matter.', 'Put the official text below the second ---.'],
  K109: ['error', 'There is no title “{title}”.', 'Titles: {known}.'],
  K110: [
    'error',
    'The title “{title}” has no Markdown file named by a language tag.',
    'Add for example source/{title}/zh-Hans.md.',
  ],
  K111: [
    'error',
    'The language “{language}” of the front matter is not that of the file name.',
    'The file of a zh-Hans text is zh-Hans.md.',
  ],
  K112: [
    'error',
    'The press does not know the language “{language}”.',
    'Known: {known}. A new language is a profile, scripts/languages/{language}.ts, as ' +
      'scripts/languages/en.ts is one; its row in scripts/languages/registry.ts; ' +
      'templates/labels/{language}.yaml with the keys of templates/labels/en.yaml; and `names` in that ' +
      'language in the lists of source/authority. Letters that no face of ' +
      'scripts/fonts/typeface-files.ts has need one there and in scripts/languages/typefaces.ts.',
  ],
  K113: [
    'error',
    'There is no authority list for the register “{register}”.',
    'Add source/authority/{register}.yaml or take the register out of `registers`.',
  ],
  K114: [
    'error',
    'Front matter in “{language}” is refused: only YAML is data.',
    'Begin the file with --- alone on its line.',
  ],
  K115: [
    'error',
    '{field} still says “{value}”: a person must fill it in.',
    'Write what belongs there and build again; every TODO of the file is named at once.',
  ],
  K116: [
    'error',
    '{path} cannot be read: {detail}',
    'Check that the file exists, that it is a file, and its permissions.',
  ],
  K117: [
    'error',
    'The print format “{format}” is not made for the language “{language}”.',
    'Formats for it: {known}. The official format has the measures of Chinese official documents (GB/T 9704).',
  ],
  K118: [
    'warning',
    'The {field} of “{heading}” is not in the language “{language}”, and is left out of the register.',
    'Write it by language in the list: { zh-Hans: 纽约, {language}: … }.',
  ],
  K119: [
    'warning',
    'The entry “{heading}” has no name in the language “{language}”.',
    'Add it to its `names` in the list; the register prints the heading as it is.',
  ],
  K121: [
    'error',
    'The paragraph number {number} stands after {previous}: numbers that the text states must rise.',
    'Correct the number, or take `numbering: stated` out of the front matter: the press then counts.',
  ],
  K122: ['error', '{file} cannot be imported: {detail}', 'Save it again as HTML, DOCX or plain text, and import that.'],
  K123: [
    'error',
    'The document is not {encoding} (first bad byte at offset {offset}).',
    'Name its encoding, for example `--encoding gb18030` or `--encoding windows-1251`, or save it as UTF-8.',
  ],
  K124: ['note', 'Not carried: {what}', '{why}'],
  K125: ['note', 'Carried in another form: {what}', '{why}'],
  K126: ['warning', 'To decide before the text is canonical: {what}', '{why}'],
  K128: [
    'warning',
    'The letter {letter} is written as {written}, its accent apart; in this line {count} times.',
    'It is set as one character, which is the same text (Unicode NFC); the attached canonical text ' +
      'stays as it is written.',
  ],
  K129: [
    'error',
    '{file} is not imported: characters that it shows are neither in the Markdown nor among what was ' +
      'left: {characters}',
    'A fault of the importer. Save the document in another form (HTML, DOCX, plain text), import ' +
      'that, and report this with the file.',
  ],
  K130: [
    'warning',
    'As it was imported the text would not be published: {code} {message}',
    '{hint} The trial filled every TODO with a stand-in; `--no-trial` leaves it out.',
  ],
  K131: [
    'error',
    '{file} is not imported: it has {count} {what}, and at most {limit} are read.',
    'Divide the document, and import its parts; a document of this size is as often a faulty or hostile file.',
  ],
  K132: [
    'error',
    'The fields “{field}” are those of the class {field}, and this title is of the class {found}.',
    'Write `class: {field}`, or take the fields out.',
  ],
  K133: [
    'warning',
    'The field “{field}” is “{value}”, and GB/T 9704-2012, {section}, has {expected}.',
    'Compare it with the document: it is printed as it is written, and an official text is not changed.',
  ],
  K134: [
    'note',
    '{file} is read as a document of the class {class}: {reason}.',
    'If it is another one, import it again with --class NAME: {known}.',
  ],
  K135: [
    'warning',
    '{file} is read as a document of the class {class}, which is not certain: {reason}.',
    'Look at the text. If it is another one, import it again with --class NAME: {known}.',
  ],
  K136: [
    'error',
    '{file} is not read: it has {count} {what}, and at most {limit} are read.',
    'Divide it; a file of this size is as often a faulty or hostile one. `.docs/limits.md` has all limits.',
  ],
  K137: [
    'warning',
    'Its addresses are not those of {other}: {detail}.',
    'The languages of one title are cited by the same numbers. Look where a paragraph is divided in one of them ' +
      'alone; where the official texts differ it stays so.',
  ],
  K138: [
    'warning',
    'In the facing edition these have no twin beside them: {detail}.',
    'What one language alone has, or has in another place, stands alone there. Where the official texts differ it ' +
      'stays so.',
  ],
  K140: [
    'error',
    'The summary of “{address}” belongs to nothing that the contents name.',
    'What the contents name has the addresses: {known}.',
  ],
} as const satisfies ProblemRows<'1'>;
