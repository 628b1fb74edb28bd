/**
 * The catalogue of problems: every mistake an editor can make has one permanent code here, a sentence and a
 * hint. In: a code, the details that fill its sentence, a place. Out: a `Problem`. A code is never given to
 * another mistake; a removed one is not used again. One folder in `test/fixtures/broken/` for each code.
 */
import type { Place, Problem, Severity } from './problem.ts';

type Row = readonly [severity: Severity, message: string, hint: string];

const catalogue = {
  // 1xx reading
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
    'Add it; source/joint-statement-2022/zh-Hans.md shows every field.',
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
    'Known: {known}. A new language is a profile, scripts/languages/{language}.ts, as scripts/languages/en.ts is one; its row in scripts/languages/registry.ts; templates/labels/{language}.yaml with the keys of templates/labels/en.yaml; and `names` in that language in the lists of source/authority. Letters that no face of scripts/fonts/typeface-files.ts has need one there and in scripts/languages/typefaces.ts.',
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
    'Formats for it: {known}. The official format is GB/T 9704, the layout of Chinese official documents.',
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
  K127: [
    'error',
    'The language {other} is not built: of a title’s folder one language is, and that is {name}.',
    'Give it a folder of its own, with its pictures: source/{title}-…/{other}. If it is no text of the title, give it a name that is no language tag.',
  ],
  // 2xx parsing
  K201: [
    'error',
    'Raw HTML is not understood: {detail}',
    'Write Markdown; a < that belongs to the text is written \\<.',
  ],
  K202: [
    'error',
    'The mark {detail} is not known.',
    'Known marks: is="heading", not, main, lang=tag, sup; p=12 at the end of a paragraph.',
  ],
  K203: ['error', 'The block “::: {name}” is not known.', 'Known blocks: closing, note.'],
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
  K207: ['error', 'The section “{heading}” is empty.', 'Put its text below the heading, or remove the heading.'],
  K208: ['error', 'The character {character} must not stand in an official text.', '{advice}'],
  K209: [
    'error',
    'The link to “{target}” is refused.',
    'Links lead to http:, https:, mailto: or to a paragraph (#p12).',
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
    'Sections are ##; sub-headings are ### and ####, one level at a time.',
  ],
  K214: [
    'error',
    'The sign “{sign}” {detail}.',
    'If it belongs to the text, write {escaped}. For emphasis, let it stand beside a character and not beside a punctuation mark (**注意**：正文), or write the letter beside it as an entity (&#x6B63;).',
  ],
  K215: [
    'error',
    'The item “{written}” of the list would be printed as “{printed}”.',
    'A list counts on from the number of its first item. Put the numbers in order, or make the items paragraphs: {escaped}',
  ],
  K216: [
    'error',
    'A line of {sign} below a line of text makes a heading of it, in silence.',
    'Write a heading with ##. If the line belongs to the text, write \\{sign}.',
  ],
  // 3xx numbering
  K301: ['error', 'The link to “#{anchor}” leads nowhere.', 'This edition has the paragraphs p1 to p{last}.'],
  K302: ['error', 'The text has no numbered paragraph.', 'Only paragraphs at the top level of the text are numbered.'],
  K311: [
    'error',
    '{file} is not as it was published: {detail}',
    'A published edition is never changed. Restore source/{title}/editions.yaml and source/{title}/editions/ from the version control.',
  ],
  K312: [
    'error',
    'The edition {number} of {date} does not follow the last published one, {last} of {lastDate}.',
    'Set `edition: { number: {next}, date: … }` in the front matter; the date is not earlier than {lastDate}.',
  ],
  K313: [
    'error',
    'Published paragraphs have changed places:{pairs}',
    'A published number is never given to another paragraph. Move the text back or, if it is to stay here, write {p={fresh}} at its end: then it is new here, and {old} stays as a stated gap.',
  ],
  K314: [
    'error',
    'It is not clear which published paragraph this is:{pairs}',
    'Write {p={old}} at its end if it is that paragraph, {p={fresh}} if it is a new one.',
  ],
  K315: [
    'error',
    'The mark {p={number}} does not fit: {detail}',
    'It stands at the end of a numbered paragraph and names its published number, or the next free one for a new paragraph.',
  ],
  K316: [
    'error',
    'The text of edition {number} is published, and here is another: {detail}',
    'Raise `edition: { number: {next}, date: … }` in the front matter.',
  ],
  K317: [
    'warning',
    'The file was changed since edition {number} was published; the text is the same.',
    'The imprint will name another SHA-256 than the published files. Raise the edition, or restore the file from {frozen}.',
  ],
  K318: ['error', 'Edition {number} of “{title}” is not published: {detail}', '{advice}'],
  K319: [
    'warning',
    'The link to “#{anchor}” leads to a paragraph that is gone since edition {edition}.',
    'Readers will find the gap there. Lead it to where the text is now, if it is anywhere.',
  ],
  // 4xx registers
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
  // 5xx rendering
  K501: [
    'error',
    'No typeface has the character {character}.',
    'It occurs in {where}. Check that it is the right character; if it is, add a typeface that has it.',
  ],
  K502: [
    'error',
    'The template cannot be filled: {detail}',
    'Correct the template at this line: its keys are those of its view, its words those of templates/labels/en.yaml. Nothing was published.',
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
    'This is a fault of the press, not of the text: report it with the lines above. Other titles are not touched.',
  ],
  K605: [
    'error',
    'The browser has not loaded the typefaces {faces}: their text would be blank.',
    'Remove node_modules/.cache/kanben/ and build again: the browser is then unpacked anew.',
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
  // 8xx verifying
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
    'Look at these lines in the PDF. `build/TITLE/typography.json` of the last good build and `npm run check` have every figure.',
  ],
  K812: [
    'error',
    'PDF ({format}): the lines cannot be tied to the text: {detail}',
    'This is a fault of the press, not of the text: report it with the title. Nothing was published.',
  ],
  K813: [
    'warning',
    'PDF ({format}): {figure}: {value}, the gate is {gate}. {where}',
    'It is published: the text leaves these lines no better break. Look at them in the PDF.',
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
  K824: ['error', '{file} cannot be read: {detail}', 'It must be a PDF or an EPUB of this press, whole.'],
  K825: [
    'warning',
    '{file} was made from another state of the source: it names the SHA-256 {stated}.',
    'The source has {own}. What differs in the text is listed; where nothing is, only what stands around the text was changed.',
  ],
  K826: ['error', '{file} differs from the source: {detail}', 'It is another edition, or it was changed.'],
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
  // 9xx command line
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
    'The last good pages are shown. If the build lays them out, it is a fault of the preview: report it with the title.',
  ],
} as const satisfies Record<string, Row>;

type ProblemCode = keyof typeof catalogue;

/** Every code with its severity, for .docs/problems.md and the tests. */
export const problemCodes = Object.keys(catalogue) as ProblemCode[];

/**
 * A problem of the catalogue. `details` fills the `{names}` of sentence and hint; a name without a detail
 * is a programmer's mistake and throws.
 */
export function problem(code: ProblemCode, details: Record<string, string | number> = {}, place?: Place): Problem {
  const [severity, message, hint] = catalogue[code];
  const fill = (sentence: string) =>
    sentence.replace(/\{\{(\w+)\}\}|\{(\w+)\}/g, (_, literal: string | undefined, name: string) => {
      if (literal !== undefined) return `{${literal}}`;
      const detail = details[name];
      if (detail === undefined) throw new Error(`problem ${code} lacks the detail “${name}”`);
      return String(detail);
    });
  return { code, severity, message: fill(message), hint: fill(hint), ...(place ? { place } : {}) };
}

/** True when at least one of the problems is an error. */
export const hasErrors = (problems: readonly Problem[]): boolean => problems.some((p) => p.severity === 'error');
