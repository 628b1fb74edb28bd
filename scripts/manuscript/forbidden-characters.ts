/**
 * Characters that no official text may hold, because nobody sees them or they stand for others. In: a text, and how to
 * find a place in it. Out: a problem for each. Promises to change nothing. Called by `parse-inlines.ts` and
 * `yaml-fields.ts`; `import/` asks for the pattern.
 *
 *     checkCharacters('a\u200bb', place, problems)  adds K208 for U+200B at the second column
 */
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/** A character that no official text may hold. The halves of a pair that stand alone are among them. */
export const forbidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2e80-\u2fdf\u3164\ufeff\uffa0\ufff0-\ufffd\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/**
 * K208 for every character that cannot be seen or stands for another: it would be changed or lost on the way. `place`
 * gives the place of a UTF-16 offset in `text`.
 */
export function checkCharacters(text: string, place: (offset: number) => Place, problems: Problem[]): void {
  // Asked for every piece of a text, of which hardly one has any.
  if (!forbidden.test(text)) return;
  for (const found of text.matchAll(new RegExp(forbidden, 'gu'))) {
    const [character] = found;
    const code = character.codePointAt(0) ?? 0;
    const radical = code >= 0x2e80 && code <= 0x2fdf;
    const advice = radical
      ? `It is a radical, not a character: write ${character.normalize('NFKC')}.`
      : 'It cannot be seen, or is damage from another program: delete it or write the real character.';
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}${radical ? ` ${character}` : ''}`;
    problems.push(problem('K208', { character: name, advice }, place(found.index)));
  }
}
