/**
 * Random editions that are valid: what an editor may write. In: how long they may be. Out: an arbitrary of fast-check,
 * and the project of an edition: Markdown with front matter, lists, a picture.
 *
 *     writeEdition(fc.sample(randomEdition(lengths.small), { seed: 7, numRuns: 1 })[0]) → '---\ntitle:\n…'
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fixture } from '../support/fixture.ts';
import { type Block, type Length, randomBlocks, randomNote, writeText } from './random-blocks.ts';
import { randomLine } from './random-inlines.ts';
import { type FuzzLanguage, vocabularies } from './vocabulary.ts';

/** Lengths of texts: those of the tests, and up to three pages and more. */
export const lengths = {
  tiny: { pieces: 12, blocks: 3 },
  small: { pieces: 30, blocks: 6 },
  medium: { pieces: 120, blocks: 8 },
  long: { pieces: 500, blocks: 14 },
} satisfies Record<string, Length>;

/** Half of the texts count their paragraphs; the others bear their own numbers. */
const classes: Record<FuzzLanguage, readonly string[]> = {
  'zh-Hans': ['statute', 'notice', 'treaty'],
  'zh-Hant': ['statute', 'notice', 'treaty'],
  en: ['treaty', 'resolution', 'regulation', 'act'],
  ru: ['treaty', 'resolution'],
  fr: ['treaty', 'resolution', 'regulation'],
  es: ['treaty', 'resolution', 'regulation'],
  ar: ['treaty', 'resolution'],
};

const languages = Object.keys(vocabularies) as FuzzLanguage[];

/** One edition, as it was drawn. */
export interface FuzzEdition {
  language: FuzzLanguage;
  class: string;
  title: string[];
  shortTitle: string;
  kind: string;
  parties: string[];
  place: string;
  /** Empty where nobody publishes it. */
  publisher: string;
  official: boolean;
  registers: boolean;
  blocks: Block[];
  notes: Block[][];
}

/** Editions in all languages. */
export function randomEdition(length: Length): fc.Arbitrary<FuzzEdition> {
  return fc.constantFrom(...languages).chain((language) =>
    fc.boolean().chain((registers) =>
      fc.record<FuzzEdition>({
        language: fc.constant(language),
        class: fc.oneof(fc.constant('joint-statement'), fc.constantFrom(...classes[language])),
        title: fc.array(fc.oneof(randomLine(language, 12), randomLine(language, 65)), {
          minLength: 1,
          maxLength: 3,
          size: 'max',
        }),
        shortTitle: fc.oneof(randomLine(language, 8), randomLine(language, 60)),
        kind: randomLine(language, 20),
        parties: fc.array(randomLine(language, 30), { minLength: 1, maxLength: 4, size: 'max' }),
        place: randomLine(language, 12),
        publisher: fc.oneof(fc.constant(''), randomLine(language, 60)),
        official: fc.boolean(),
        registers: fc.constant(registers),
        blocks: randomBlocks(language, length, registers),
        notes: fc.array(randomNote(language, length), { maxLength: 4, size: 'max' }),
      }),
    ),
  );
}

/** The text of its file. */
export function writeEdition(drawn: FuzzEdition): string {
  const { language } = drawn;
  // JSON is YAML; every string is quoted.
  const fields = {
    title: drawn.title,
    'short-title': drawn.shortTitle,
    kind: drawn.kind,
    parties: [...new Set(drawn.parties)],
    adopted: { date: '2020-05-01', place: drawn.place },
    source: { name: drawn.kind, date: '2020-05-02', provenance: drawn.place },
    edition: { number: 1, date: '2021-06-30' },
    language,
    class: drawn.class,
    description: drawn.shortTitle,
    ...(drawn.publisher ? { publisher: drawn.publisher, rights: drawn.publisher } : {}),
    ...(language === 'zh-Hans' ? { formats: drawn.official ? ['official', 'book'] : ['book'] } : {}),
    registers: drawn.registers ? ['treaties', 'organizations'] : [],
  };
  const front = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${front.join('\n')}\n---\n\n${writeText(drawn.blocks, drawn.notes, language, drawn.class === 'joint-statement')}`;
}

/** Name of the title of every project here. */
export const fuzzTitle = 'random';

/** Writes the project of an edition into `folder`, in place of the one before. */
export function writeProject(folder: string, edition: FuzzEdition): void {
  const { language } = edition;
  const source = join(folder, 'source');
  rmSync(source, { recursive: true, force: true });
  mkdirSync(join(source, 'authority'), { recursive: true });
  mkdirSync(join(source, fuzzTitle));
  writeFileSync(join(source, fuzzTitle, `${language}.md`), writeEdition(edition));
  copyFileSync(
    fixture('editions', 'specimen', 'source', 'specimen', 'figure.png'),
    join(source, fuzzTitle, 'figure.png'),
  );
  writeFileSync(join(source, 'authority', 'treaties.yaml'), listOf('treaties', [1, 2]));
  writeFileSync(join(source, 'authority', 'organizations.yaml'), listOf('organizations', [0, 3]));
}

/** One list of names in all languages. */
function listOf(register: string, which: readonly number[]): string {
  const entries = which.map((i) => {
    const names = languages.map((language) => `${language}: ${vocabularies[language].names[i]}`);
    return `  - heading: ${vocabularies['zh-Hans'].names[i]}\n    names: { ${names.slice(1).join(', ')} }`;
  });
  const title = 'title: { zh-Hans: 索引, zh-Hant: 索引, en: Index, ru: Указатель, fr: Index, es: Índice, ar: الفهرس }';
  return `register: ${register}\n${title}\nentries:\n${entries.join('\n')}\n`;
}
