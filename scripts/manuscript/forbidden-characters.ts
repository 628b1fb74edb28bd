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
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2e80-\u2fdf\ue000-\uf8ff\ufeff\ufff9-\ufffd\ud800-\udfff]/u;

/**
 * K208 for every character that cannot be seen or stands for another: it would be changed or lost on the way. `place`
 * gives the place of a UTF-16 offset in `text`.
 */
export function checkCharacters(text: string, place: (offset: number) => Place, problems: Problem[]): void {
  // Asked for every piece of a text, of which hardly one has any.
  if (!forbidden.test(text)) return;
  for (const found of text.matchAll(new RegExp(forbidden, 'gu'))) {
    const [character] = found;
    const code = character.charCodeAt(0);
    const radical = code >= 0x2e80 && code <= 0x2fdf;
    const advice = radical
      ? `It is a radical, not a character: write ${character.normalize('NFKC')}.`
      : 'It cannot be seen, or is damage from another program: delete it or write the real character.';
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}${radical ? ` ${character}` : ''}`;
    problems.push(problem('K208', { character: name, advice }, place(found.index)));
  }
}
