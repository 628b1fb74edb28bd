/**
 * Text as it is compared when a reader searches. In: text. Out: the folded text, and for each of its code units the
 * place in the text from which it comes. Pure.
 *
 *     foldText('“Ё  Ф') → { folded: '"е ф', places: [0, 1, 2, 4] }
 */

interface FoldedText {
  folded: string;
  /** Offset in the text (UTF-16) of every code unit of `folded`. */
  places: number[];
}

/** Characters that stand without spaces: Chinese and Japanese ones and their marks. */
const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

const noVariants: ReadonlyMap<string, string> = new Map();

/**
 * Width and case of letters, kinds of quotes, and ё and е make no difference; a space makes none beside a character
 * that is set without spaces, and one is as good as many where they part words. `variants`: characters that stand for
 * another one. One code unit gives one or none, so that a place in it is a place in the text.
 */
export function foldText(text: string, variants: ReadonlyMap<string, string> = noVariants): FoldedText {
  let folded = '';
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (/\s/.test(character)) {
      if (folded === '' || folded.endsWith(' ') || !partsWords(text, i)) continue;
      folded += ' ';
    } else folded += variants.get(character) ?? foldCharacter(character);
    places.push(i);
  }
  return { folded, places };
}

/** Whether the spaces at an offset stand between two words. */
function partsWords(text: string, at: number): boolean {
  const next = /\S/u.exec(text.slice(at))?.[0] ?? '';
  const before = text.slice(0, at).trimEnd().slice(-1);
  return next !== '' && !withoutSpaces.test(next) && !withoutSpaces.test(before);
}

function foldCharacter(character: string): string {
  const plain = character.normalize('NFKC').toLowerCase().replace('ё', 'е');
  return (plain.length === 1 ? plain : character).replace(/[“”„«»「」『』]/, '"').replace(/[‘’]/, "'");
}

/** Every place where a folded query stands, as ranges of the text before folding. */
export function findFolded({ folded, places }: FoldedText, query: string): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length))
    ranges.push([places[at] ?? 0, (places[at + query.length - 1] ?? 0) + 1]);
  return ranges;
}
