/**
 * A document from elsewhere → canonical Markdown. In: the bytes of an HTML page, a feed dump, a DOCX or a plain text.
 * Out: front matter as far as it is known (`TODO` elsewhere), Markdown, pictures, and as problems (K124–K126) what was
 * not carried as it was. Promises that the Markdown reads as exactly the text that was found, and that no character
 * which the document shows is missing without a word (K129); writes nothing. Called by the commands import and corpus.
 *
 *     { name: 'en.html', bytes of '<h1>Charter</h1><p>…' } → { language: 'en', markdown: '---\ntitle:\n  - Charter…' }
 */
import type { DocumentClass } from '../classes/document-class.ts';
import { classNames, classOf } from '../classes/registry.ts';
import { knownLanguages } from '../languages/registry.ts';
import { leaveDefaults } from '../manuscript/defaults.ts';
import { joinFrontMatter } from '../manuscript/front-matter.ts';
import type { Field } from '../manuscript/yaml-fields.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { blockTexts, type Draft, type Inline } from '../model/text.ts';
import { withinBudgets } from './budgets.ts';
import { proveCharacters } from './count-proof.ts';
import { languageOf } from './detect-language.ts';
import { kindOf } from './document-kinds.ts';
import { isSymbol } from './document-marks.ts';
import type { Facts, FoundBlock } from './found-document.ts';
import { frontMatterOf } from './front-matter.ts';
import { type ClassGuess, guessClass } from './guess-class.ts';
import { joinLists } from './lists.ts';
import { mustRead, reads } from './read-again.ts';
import { type Foreign, readDocument } from './read-document.ts';
import { cutSite } from './site-suffix.ts';
import { type StatedLine, statedFacts } from './stated-facts.ts';
import { findStructure, type Structure } from './structure.ts';
import { createTally, type Tally } from './tally.ts';
import { namesIssuer } from './title-issuers.ts';
import { joinTitle } from './title-lines.ts';
import { composeText } from './white-space.ts';
import { writeMarkdown } from './write-markdown.ts';

interface Imported {
  markdown: string;
  language: string;
  pictures: Map<string, Uint8Array>;
}

type DraftBlock = Draft['blocks'][number];

/** The kinds of documents, by the ends of their names. */
export const isDocument = (name: string): boolean => /\.(html?|xhtml|docx|txt|text|md)$/i.test(name);

/**
 * Imports one document; `defaults` are the fields that the project states for every title. Problems: K122, K123, K129,
 * K131 and K112 for a language that the press does not know (then there is no value), K124–K126, K902 when no language
 * is known.
 */
export async function convertDocument(
  foreign: Foreign,
  problems: Problem[],
  defaults?: Field,
): Promise<Imported | undefined> {
  const { name } = foreign;
  const place = { file: name, line: 1, column: 1 };
  const refuse = (detail: string) => void problems.push(problem('K122', { file: name, detail }, place));
  if (!withinBudgets({ bytes: foreign.bytes.length }, name, problems)) return undefined;
  const tally = createTally(problems);
  const read = await readDocument(foreign, tally);
  if (!read) return undefined;
  const { found } = read;
  if (found.blocks.length === 0) return refuse('no text was found in it.');
  const lines = linesOfBlocks(found.blocks);
  const facts = settleFacts(read.facts, lines, place, tally);
  const language = settleLanguage(foreign, facts, lines, place, problems);
  if (language === undefined) return undefined;
  const documentClass = settleClass(foreign, facts, lines, language, problems);
  const structure = findStructure(found.blocks, facts.title, { documentClass, language }, tally);
  structure.blocks = joinLists(structure.blocks);
  const notes = found.notes.map((note) => ({ ...note, blocks: joinLists(note.blocks) }));
  const title = (structure.title && joinTitle(structure.title)) ?? facts.title ?? '';
  const stated = statedFacts(lines, title);
  const known = { facts, structure, stated, language, documentClass: documentClass.name, file: name };
  const data = frontMatterOf(known, tally);
  const flattened = flattenedIn(structure.blocks, language, tally);
  const body = writeMarkdown(structure.blocks, notes, (block) => flattened.has(block));
  tally.tell();
  const texts = [...structure.blocks, ...notes.flatMap((note) => note.blocks)].flatMap(blockTexts);
  const carried = mustRead(body, structure.blocks, notes, language) ?? texts;
  const count = { shown: found.shown, carried: [...carried, ...takenOut(structure)], ...tally.ledger };
  if (!proveCharacters(count, place, problems)) return undefined;
  const own = defaults ? leaveDefaults(data, defaults) : data;
  return { markdown: joinFrontMatter(own, `\n${body}`), language, pictures: found.pictures };
}

/** Lines of the text that are fields of the front matter now. */
const takenOut = ({ titleText, provenance, frameTexts = [] }: Structure): string[] => [
  titleText ?? '',
  provenance ?? '',
  ...frameTexts,
];

/** The lines of all blocks, each with its breaks. */
const linesOfBlocks = (blocks: readonly FoundBlock[]): StatedLine[] =>
  blocks.flatMap((block): StatedLine[] =>
    block.kind === 'ranked'
      ? [{ text: blockTexts({ ...block, kind: 'plain' }).join(''), heading: true }]
      : blockTexts(block).map((text) => ({ text, heading: false })),
  );

/** What the document says of itself: accents joined to their letters, the title without the names of its site. */
function settleFacts(given: Facts, lines: readonly StatedLine[], place: Place, tally: Tally): Facts {
  const facts: Facts = { ...given };
  for (const [name, value] of Object.entries(given))
    if (typeof value === 'string') Object.assign(facts, { [name]: composeText(value, place, tally) });
  if (facts.title !== undefined && /^[\w-]{1,60}(?:\.[\w-]{1,60})*\.(?:xml|x?html?|docx?|pdf)$/i.test(facts.title)) {
    tally.say('K124', `the title “${facts.title}”`, 'It is the name of a file.', place);
    delete facts.title;
  }
  if (facts.title === undefined) return facts;
  const { title, cut } = cutSite(
    facts.title,
    facts.sites ?? [],
    lines.map(({ text }) => text),
  );
  for (const one of cut)
    tally.say('K124', `“${one.trim()}” of the title`, 'It is the site’s, and no part of it.', place);
  if (!isSymbol(title)) return { ...facts, title };
  tally.say('K124', `the title “${title}”`, 'It is the symbol of the document.', place);
  delete facts.title;
  return facts;
}

/** The language; K902 for one that is not known, K112 for one that the press does not have. */
function settleLanguage(
  foreign: Foreign,
  facts: Facts,
  lines: readonly StatedLine[],
  place: Place,
  problems: Problem[],
): string | undefined {
  const text = lines.flatMap(({ text: own, heading }) => (heading ? [] : [own])).join('\n');
  const language = foreign.language ?? languageOf(facts.language, text);
  const detail = `The language of ${foreign.name} is not known: name it with --language TAG.`;
  if (language === undefined) problems.push(problem('K902', { detail, command: 'import' }, place));
  else if (!knownLanguages.includes(language))
    problems.push(problem('K112', { language, known: knownLanguages.join(', ') }, place));
  else return language;
  return undefined;
}

/** The class that the editor names, or the one for which most speaks: K134, and K135 where that is not certain. */
function settleClass(
  foreign: Foreign,
  facts: Facts,
  lines: readonly StatedLine[],
  language: string,
  problems: Problem[],
): DocumentClass {
  const { name: file } = foreign;
  const place = { file, line: 1, column: 1 };
  const title = titleIn(lines, facts.title);
  const { adopted } = statedFacts(lines, title);
  const guess: ClassGuess = foreign.documentClass
    ? { name: foreign.documentClass, certain: true, reason: 'it was named with --class' }
    : guessClass({ title, lines, language, adopted });
  const { name, certain, reason } = guess;
  problems.push(problem(certain ? 'K134' : 'K135', { file, class: name, reason, known: classNames.join(', ') }, place));
  return classOf(name);
}

/**
 * The title, as far as it can be known before the text is read by its class: what the document says, or its first
 * lines.
 */
function titleIn(lines: readonly StatedLine[], said: string | undefined): string {
  const texts = lines.slice(0, 40).map(({ text }) => text.trim());
  const begins = texts.findIndex((text) => !namesIssuer(text));
  const first = texts.slice(Math.max(0, begins)).slice(0, 4);
  return said ?? first.find((text) => kindOf(text) !== undefined) ?? first[0] ?? '';
}

/** Blocks whose emphasis Markdown cannot say. */
function flattenedIn(blocks: readonly DraftBlock[], language: string, tally: Tally): Set<DraftBlock> {
  const flattened = new Set<DraftBlock>();
  for (const block of blocks) {
    if (!hasEmphasis(block) || reads([block], language)) continue;
    flattened.add(block);
    tally.count('K125', 'emphasis that Markdown cannot say', 'The characters are there without it.', block.place);
  }
  return flattened;
}

const hasEmphasis = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(hasEmphasis)
    : typeof value === 'object' &&
      value !== null &&
      (/^(emphasis|strong)$/.test(String((value as Inline).kind)) || Object.values(value).some(hasEmphasis));
