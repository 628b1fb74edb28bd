/**
 * Paragraphs in which quoted text goes on that began in one before: the new wording which an act gives another. In:
 * the texts of blocks in their order. Out: for each whether it stands wholly in such a quotation. Promises that a mark
 * which is never closed quotes nothing, that a quotation begins a paragraph or stands behind a colon, and linear time.
 * Pure. Called by `provision-tree.ts` and `import/provision-lines.ts`.
 *
 *     'Article 4 is replaced by the following:', '‘Article 4', '1. …', '2. … transit.’;' → no, no, yes, yes
 */

/** Marks that open and close a quotation. */
const marks: readonly (readonly [opening: string, closing: string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['「', '」'],
  ['"', '"'],
];

/** No quotation is looked for farther than so many blocks. */
const longest = 400;

/** Of every text, whether a quotation that began before it goes on in it. */
export function quotedTexts(texts: readonly string[]): boolean[] {
  const quoted = texts.map(() => false);
  for (let i = 0; i < texts.length; i++) {
    const pair = opensIn(texts[i] ?? '');
    const end = pair ? closesAt(texts, i + 1, pair) : -1;
    if (end < 0) continue;
    quoted.fill(true, i + 1, end + 1);
    i = end;
  }
  return quoted;
}

type Pair = (typeof marks)[number];

/** The marks of a quotation that begins in a text and does not end there. */
const opensIn = (text: string): Pair | undefined =>
  marks.find(([opening, closing]) => {
    const at = opening === closing ? firstOpening(text, opening) : text.lastIndexOf(opening);
    if (at < 0 || !/(?:^|[:：]\s*)$/u.test(text.slice(0, at))) return false;
    const inside = text.slice(at + 1);
    return closing === '’'
      ? !endsQuote(text, closing)
      : countOf(inside, closing) % 2 === 0 && !(opening !== closing && inside.includes(closing));
  });

/** The first mark that is the same at both ends: where it begins the text or stands behind a colon. */
const firstOpening = (text: string, mark: string): number => {
  const found = new RegExp(`(?:^|[:：]\\s*)(?=${mark})`, 'u').exec(text);
  return found ? found.index + found[0].length : -1;
};

/** The first text from `from` on at whose end the quotation closes. */
function closesAt(texts: readonly string[], from: number, [opening, closing]: Pair): number {
  for (let i = from; i < Math.min(texts.length, from + longest); i++) {
    const text = texts[i] ?? '';
    // A paragraph that goes on with the quotation may open it again.
    const own = text.startsWith(opening) ? text.slice(1) : text;
    const more = opening === closing ? countOf(own, closing) % 2 === 1 : countOf(own, closing) > countOf(own, opening);
    if (endsQuote(text, closing) && more) return i;
  }
  return -1;
}

const endsQuote = (text: string, closing: string): boolean =>
  new RegExp(`${closing}[\\s.;,。；，)）]*$`, 'u').test(text);

const countOf = (text: string, mark: string): number => text.split(mark).length - 1;
