/**
 * The order of a register. In: headings and their stated readings. Out: their order and the letter under which
 * each stands. The only file that knows pinyin-pro. Chinese goes by pinyin, letter by letter, tones deciding
 * between equals; other languages by the Unicode collation of their locale. Digits and Latin come first (`#`).
 */
import { pinyin } from 'pinyin-pro';
import { compareText, type Problem } from './edition.ts';
import { problem } from './problems.ts';

interface SortKey {
  /** `#` or the group's letter. */
  letter: string;
  /** Compared one after the other. */
  parts: string[];
}

const toneMarks = '\u0304\u0301\u030c\u0300';

/**
 * The key of a heading. `reading` states the pinyin of every Han character, with tone marks; without it the
 * dictionary's reading counts. Punctuation does not count.
 */
export function sortKeyOf(heading: string, language: string, reading?: string): SortKey {
  const bare = heading.replace(/[\p{P}\p{S}\s]+/gu, '');
  const chinese = /^zh\b/.test(language);
  const first = [...bare][0] ?? '';
  if (!chinese) return { letter: /\p{N}/u.test(first) ? '#' : first.normalize('NFD').charAt(0).toLocaleUpperCase(language), parts: [bare] };
  const characters = [...bare];
  const stated = reading?.split(/\s+/);
  const automatic = pinyin(bare, { type: 'array', toneType: 'symbol', nonZh: 'spaced' });
  let read = 0;
  const syllables = characters.map((character, i) => {
    if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
    return (stated?.[read++] ?? (automatic.length === characters.length ? automatic[i] : undefined) ?? pinyin(character)).normalize('NFD');
  });
  const letters = syllables.map((syllable) =>
    syllable
      .replace(/u\u0308/g, 'v')
      .replace(new RegExp(`[${toneMarks}]`, 'g'), '')
      .normalize('NFC'),
  );
  const tones = syllables.map((syllable) => 1 + (/[\u0304\u0301\u030c\u0300]/.exec(syllable) ? toneMarks.indexOf(/[\u0304\u0301\u030c\u0300]/.exec(syllable)?.[0] ?? '') : 4));
  const letter = /\p{Script=Han}/u.test(first) ? (letters[0] ?? '').charAt(0).toUpperCase() : '#';
  return { letter, parts: [letters.join(''), tones.join(''), bare] };
}

/** Compares two keys of the same language. */
export function compareKeys(language: string): (a: SortKey, b: SortKey) => number {
  const chinese = /^zh\b/.test(language);
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => {
    if (a.letter !== b.letter) return a.letter === '#' ? -1 : b.letter === '#' ? 1 : chinese ? compareText(a.letter, b.letter) : collator.compare(a.letter, b.letter);
    for (const [i, part] of a.parts.entries()) {
      const order = chinese ? compareText(part, b.parts[i] ?? '') : collator.compare(part, b.parts[i] ?? '');
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** K407 when a stated reading has not one syllable for each Han character. */
export function checkReading(heading: string, reading: string, place: Problem['place']): Problem[] {
  const characters = [...heading].filter((character) => /\p{Script=Han}/u.test(character)).length;
  const syllables = reading.split(/\s+/);
  const odd = syllables.find((syllable) => !/^[a-zü\u0304\u0301\u030c\u0300\u0308]+$/.test(syllable.normalize('NFD').toLowerCase()));
  if (odd !== undefined) return [problem('K407', { heading, detail: `“${odd}” is no syllable` }, place)];
  if (syllables.length === characters) return [];
  return [problem('K407', { heading, detail: `${syllables.length} syllables for ${characters} Han characters` }, place)];
}
