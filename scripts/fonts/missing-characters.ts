/**
 * Finds the characters that no typeface has, before anything is made. In: an indexed edition. Out: K501 for each, where
 * it stands first. Promises to look at everything that a format prints of the title and its lists, in milliseconds.
 * Called by `press/prepare-edition.ts`, and by `subset-fonts.ts` for what labels and templates add.
 *
 *     findMissing(edition) → [K501 source/t/zh-Hans.md:13:11 No typeface has the character U+13080 𓂀.]
 */

import { type Block, blocksOf } from '../model/edition.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sayNumber } from '../model/numbers.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { inlineLines, placeAt, plainText, type UnnumberedBlock } from '../model/text.ts';
import { faceFor } from './choose-face.ts';

/** A text that is printed, what it is in words, and the place of each of its UTF-16 offsets. */
interface Part {
  text: string;
  where: string;
  place: (offset: number) => Place;
}

/** Everything of the title and its lists that is printed, as one text: for whoever must know its characters alone. */
export const printedText = (edition: IndexedEdition): string =>
  partsOf(edition)
    .map(({ text }) => text)
    .join('\n');

/** K501 for every character that is printed and that no typeface has, at its first place. */
export function findMissing(edition: IndexedEdition): Problem[] {
  const { language } = edition.metadata;
  const first = new Map<string, { part: Part; at: number }>();
  for (const part of partsOf(edition)) {
    let at = 0;
    for (const character of part.text) {
      if (!first.has(character)) first.set(character, { part, at });
      at += character.length;
    }
  }
  const missing = [...first].filter(([character]) => !faceFor(character, language));
  if (missing.length === 0) return [];
  const seen = seenIn(edition.manuscript);
  return missing.map(([character, { part, at }]) =>
    missingCharacter(character, part.where, seen(character, part.place(at))),
  );
}

/**
 * Where a character of the title's file is seen, from the place at which its text was read: the text may go on over
 * line ends and escapes. The place itself for another file, and for a character that is written by its number.
 */
function seenIn({ file, canonical }: Manuscript): (character: string, place: Place) => Place {
  const lines = canonical.split(/\r?\n/);
  const written = new Set(canonical);
  return (character, place) => {
    if (place.file !== file || !written.has(character)) return place;
    for (let line = place.line; line <= lines.length; line++) {
      const from = line === place.line ? Math.max(0, place.column - 1 - character.length) : 0;
      const column = (lines[line - 1] as string).indexOf(character, from);
      if (column >= 0) return { file, line, column: column + 1 };
    }
    return place;
  };
}

/** K501 for a character. */
export function missingCharacter(character: string, where: string, place: Place): Problem {
  const code = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
  // Nobody would see what is meant.
  const shown = /\p{Variation_Selector}/u.test(character) ? '(how the one before it is drawn)' : character;
  return problem('K501', { character: `${code} ${shown}`, where }, place);
}

/** The front matter, in which a character is looked for. */
const top = ({ file }: Manuscript): Place => ({ file, line: 1, column: 1 });

function partsOf(edition: IndexedEdition): Part[] {
  const notes = edition.notes.flatMap(({ number, blocks }) =>
    blocks.flatMap((block) => blockParts(block, `note ${number}`)),
  );
  return [
    ...frontParts(edition),
    ...blocksOf(edition).flatMap((block) => blockParts(block, nameOf(block, edition))),
    ...notes,
    ...registerParts(edition),
    ...(edition.revision?.changes ?? []).map(({ title, segments }) => ({
      text: [title, ...segments.map(({ text }) => text)].join(''),
      where: 'what is new in this edition',
      place: () => top(edition.manuscript),
    })),
  ];
}

const blockParts = (block: Block | UnnumberedBlock, where: string): Part[] =>
  inlineLines(block).map(({ inlines, of }) => ({
    text: plainText(inlines),
    where,
    place: (offset) => placeAt(inlines, offset, of.place),
  }));

const nameOf = (block: Block, { manuscript }: IndexedEdition): string =>
  block.kind === 'paragraph' ? `paragraph ${sayNumber(block.number, manuscript.labels)}` : `a ${block.kind}`;

/** What the front matter says on cover, title leaf, heads and imprint. */
function frontParts({ metadata, manuscript }: IndexedEdition): Part[] {
  const { titleLines, shortTitle, kind, parties, adopted, source, rights = '', publisher = '' } = metadata;
  const fields = [...titleLines, shortTitle, kind, ...parties, adopted.place, source.name, source.provenance];
  const imprint = Object.values(metadata.imprint ?? {});
  const summaries = [...manuscript.summaries.values()].map(({ text }) => text);
  return [...fields, rights, publisher, ...imprint, metadata.description, ...summaries].map((text) => ({
    text,
    where: 'the front matter',
    place: () => top(manuscript),
  }));
}

/** What the registers print; the place is that of the entry in its list. */
function registerParts({ registers, manuscript }: IndexedEdition): Part[] {
  return registers.flatMap((register) => {
    const list = manuscript.authorities.find(({ id }) => id === register.id);
    const otherwise = { file: list?.file ?? manuscript.file, line: 1, column: 1 };
    const where = `the list ${register.id}`;
    const entries = register.groups.flatMap(({ letter, entries }) =>
      entries.map(({ heading, names, forms, see = '', seeAlso, facts }) => ({
        text: [letter, heading, ...Object.values(names), ...forms, see, ...seeAlso, ...facts.flatMap(factTexts)].join(),
        where,
        place: () => list?.entries.find((one) => one.heading === heading || one.heading === see)?.place ?? otherwise,
      })),
    );
    return [{ text: register.title, where, place: () => otherwise }, ...entries];
  });
}

const factTexts = ({ place = '', text = '' }: { place?: string; text?: string }): string[] => [place, text];
