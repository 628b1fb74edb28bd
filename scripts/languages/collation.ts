/**
 * The order of a register. In: headings and their stated readings. Out: their order and the letter under which
 * each stands. The only file that knows pinyin-pro. Chinese goes by pinyin, letter by letter, tones deciding
 * between equals, or by strokes; other languages by the Unicode collation of their locale (ICU, in Node). Digits
 * and foreign letters come first (`#`), and a number goes by its value.
 */
import { pinyin } from 'pinyin-pro';
import type { RegisterOrder } from '../model/authority.ts';
import { compareText, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { lettersOf, profileOf } from './registry.ts';

export interface SortKey {
  /** `#`, or the group's letter (`B`, `Б`), or its strokes (`6画`). */
  letter: string;
  /** Compared one after the other. */
  parts: string[];
}

const toneMarks = '\u0304\u0301\u030c\u0300';
const han = /\p{Script=Han}/u;

/**
 * The key of a heading. `reading` states the pinyin of every Han character, with tone marks; without it the
 * dictionary's reading counts. Punctuation does not count, except between numbers.
 */
export function sortKeyOf(
  heading: string,
  language: string,
  reading?: string,
  order: RegisterOrder = 'reading',
): SortKey {
  // 74/9 before 74/247: every number has the same width before the marks between them go.
  const bare = heading.replace(/\d+/g, (digits) => digits.padStart(6, '0')).replace(/[\p{P}\p{S}\s]+/gu, '');
  const first = [...bare][0] ?? '';
  if (profileOf(language).order.by === 'unicode') return { letter: letterOf(first, language), parts: [bare] };
  if (order === 'strokes')
    return {
      letter: han.test(first) ? `${strokesOf(first)}${profileOf(language).order.stroke ?? ''}` : '#',
      parts: [bare],
    };
  const characters = [...bare];
  const stated = reading?.trim().split(/\s+/);
  const automatic = stated ? [] : pinyin(bare, { type: 'array', toneType: 'symbol', nonZh: 'spaced' });
  let read = 0;
  const syllables = characters.map((character, i) => {
    if (!han.test(character)) return character.toLowerCase();
    return (
      stated?.[read++] ??
      (automatic.length === characters.length ? automatic[i] : undefined) ??
      pinyin(character)
    )
      .toLowerCase()
      .normalize('NFD');
  });
  const letters = syllables.map((syllable) =>
    syllable
      .replace(/u\u0308/g, 'v')
      .replace(/[\u0304\u0301\u030c\u0300]/g, '')
      .normalize('NFC'),
  );
  const tones = syllables.map(
    (syllable) =>
      1 +
      (/[\u0304\u0301\u030c\u0300]/.exec(syllable)
        ? toneMarks.indexOf(/[\u0304\u0301\u030c\u0300]/.exec(syllable)?.[0] ?? '')
        : 4),
  );
  const letter = han.test(first) ? (letters[0] ?? '').charAt(0).toUpperCase() : '#';
  return { letter, parts: [letters.join(''), tones.join(''), bare] };
}

/**
 * The first letters of a heading as it is read, for those who type no more of it; other letters and figures as they
 * are. Example: 联合国2030年 → `lhg2030n`.
 */
export const initialsOf = (heading: string): string =>
  (heading.match(/[\p{L}\p{N}]/gu) ?? [])
    .map((sign) => (han.test(sign) ? pinyin(sign, { pattern: 'first', toneType: 'none' }) : sign).toLowerCase())
    .join('');

/** Compares two keys of the same language and order. */
export function compareKeys(language: string, order: RegisterOrder = 'reading'): (a: SortKey, b: SortKey) => number {
  const { by, registers } = profileOf(language).order;
  const strokes = order === 'strokes' && registers.includes(order);
  const collator = strokes ? strokeCollator : new Intl.Collator(language, { numeric: true });
  const compare = by === 'pinyin' && !strokes ? compareText : collator.compare;
  return (a, b) => {
    if (a.letter !== b.letter)
      return a.letter === '#'
        ? -1
        : b.letter === '#'
          ? 1
          : strokes
            ? Number.parseInt(a.letter, 10) - Number.parseInt(b.letter, 10)
            : compare(a.letter, b.letter);
    for (const [i, part] of a.parts.entries()) {
      const result = compare(part, b.parts[i] ?? '');
      if (result !== 0) return result;
    }
    return 0;
  };
}

/**
 * Letters without their accents, where the language sorts them so (É under E, but Й not under И); `#` for another
 * script.
 */
function letterOf(first: string, language: string): string {
  if (!lettersOf(profileOf(language).script).test(first)) return '#';
  const plain = first.normalize('NFD').charAt(0);
  const same = new Intl.Collator(language, { sensitivity: 'base' }).compare(first, plain) === 0;
  return (same ? plain : first).toLocaleUpperCase(language);
}

/** CLDR's stroke order: kTotalStrokes of the Unicode Character Database, then radical and its other strokes. */
const strokeCollator = new Intl.Collator('zh-u-co-stroke', { numeric: true });

/**
 * Strokes of a Han character, read off CLDR's stroke collation: it marks the beginning of each group by U+FDD0 and
 * a braille pattern that counts (U+2801 for one stroke); UTS 35, Collation, “Index characters”.
 */
export function strokesOf(character: string): number {
  let low = 0;
  let high = 48;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (strokeCollator.compare(`\ufdd0${String.fromCharCode(0x2800 + middle)}`, character) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** K407 when a stated reading has not one syllable for each Han character. */
export function checkReading(heading: string, reading: string, place: Problem['place']): Problem[] {
  const characters = [...heading].filter((character) => han.test(character)).length;
  const syllables = reading.trim().split(/\s+/);
  const odd = syllables.find(
    (syllable) => !/^[a-zü\u0304\u0301\u030c\u0300\u0308]+$/.test(syllable.normalize('NFD').toLowerCase()),
  );
  if (odd !== undefined) return [problem('K407', { heading, detail: `“${odd}” is no syllable` }, place)];
  if (syllables.length === characters) return [];
  return [
    problem('K407', { heading, detail: `${syllables.length} syllables for ${characters} Han characters` }, place),
  ];
}
