/**
 * Text as it is compared when a reader searches. In: text, and whether spaces part its words. Out: the folded text, and
 * for each of its code units the place in the text from which it comes. Pure.
 *
 *     foldText('“Ё  Ф', true) → { folded: '"е ф', places: [0, 1, 2, 4] }
 */

interface FoldedText {
  folded: string;
  /** Offset in the text (UTF-16) of every code unit of `folded`. */
  places: number[];
}

/**
 * Width and case of letters, kinds of quotes, and ё and е make no difference; spaces make none where they part no words,
 * and one is as good as many where they do. One code unit gives one or none, so that a place in it is a place in the text.
 */
export function foldText(text: string, spaced: boolean): FoldedText {
  let folded = '';
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (/\s/.test(character)) {
      if (!spaced || folded === '' || folded.endsWith(' ')) continue;
      folded += ' ';
    } else folded += foldCharacter(character);
    places.push(i);
  }
  return { folded, places };
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

/** Whether spaces part the words of a page's language. */
export const partsWords = (language: string): boolean => !/^(zh|ja)/.test(language);
