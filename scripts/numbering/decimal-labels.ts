/**
 * Labels of several numbers: 1.1., 1.2.1. In: the texts of a document in their order. Out: for each the label that it
 * begins with, or nothing. Promises that a quantity (2.5 million) is none, for a row begins with 1 and goes on; that
 * in an article of a Russian act 1.1. behind 1. is a paragraph that was put in, and no label of several numbers; and
 * linear time. Pure. Called by `provision-tree.ts` and `import/provision-lines.ts`.
 *
 *     '2.1. Data are sent.', '2.1.1. by mail;' → [2, 1], [2, 1, 1]
 */

/** A label of several numbers. */
export interface DecimalLabel {
  /** As it is printed. */
  label: string;
  /** Its numbers, the outermost first. */
  parts: number[];
}

/** A text that may bear one. */
interface LabelledText {
  text: string;
  heading: boolean;
  /** It begins an article. */
  article: boolean;
}

const pattern = /^(?<n>[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){1,5})(?<stop>\.?)(?=[\s\u00a0]|$)/u;
/** 1., whose inserted paragraphs Russian acts call 1.1. */
const single = /^(?<n>[1-9]\d{0,2})\.(?=[\s\u00a0]|$)/u;

/** A label that a text may begin with. */
interface Candidate extends DecimalLabel {
  stop: boolean;
}

/** Of every text its label of several numbers. `inserts`: 1.1. behind 1. may be a paragraph that was put in. */
export function decimalLabels(texts: readonly LabelledText[], inserts: boolean): (DecimalLabel | undefined)[] {
  const candidates = texts.map(({ text }) => candidateOf(text));
  const goesOn = new Set(candidates.flatMap((one) => (one ? rowsOf(one.parts) : [])));
  const inserted = inserts ? insertedAt(texts, candidates) : new Set<number>();
  const seen = new Set<string>();
  return candidates.map((one, i): DecimalLabel | undefined => {
    if (!one || inserted.has(i)) return undefined;
    const { label, parts, stop } = one;
    const row = parts.slice(0, -1).join('.');
    const first = parts.at(-1) === 1;
    // Without a full stop a number alone may be a quantity.
    const known = first ? stop || goesOn.has(`${row}.2`) || goesOn.has(`${row}.1.1`) : seen.has(row);
    if (!known) return undefined;
    seen.add(row);
    return { label, parts };
  });
}

function candidateOf(text: string): Candidate | undefined {
  const groups = pattern.exec(text.slice(0, 30))?.groups;
  if (!groups?.n) return undefined;
  const parts = groups.n.split('.').map(Number);
  return { label: groups.n + groups.stop, parts, stop: groups.stop === '.' };
}

/** A label and those in which it stands, as far as they are of several numbers. */
const rowsOf = (parts: readonly number[]): string[] => parts.slice(1).map((_, i) => parts.slice(0, i + 2).join('.'));

/**
 * Of 1. / 1.1. / 2. the second is a paragraph that was put in: in an article always; elsewhere where it is the only
 * such number, for 1. / 1.1. / 2. / 2.1. are an outline, and so is 1. / 1.1. / 1.1.1.
 */
function insertedAt(texts: readonly LabelledText[], candidates: readonly (Candidate | undefined)[]): Set<number> {
  const begins = texts.flatMap(({ article }, i) => (article && i > 0 ? [i] : []));
  const found = [0, ...begins].map((from, i) => insertedBetween(texts, candidates, from, begins[i] ?? texts.length));
  return new Set(found.flat());
}

/** The same from the beginning of an article to that of the next; a heading ends the article. */
function insertedBetween(
  texts: readonly LabelledText[],
  candidates: readonly (Candidate | undefined)[],
  from: number,
  to: number,
): number[] {
  const [inArticle, elsewhere, outline] = [[] as number[], [] as number[], new Set<number>()];
  let [article, last] = [texts[from]?.article === true, 0];
  for (let i = from; i < to; i++) {
    const { text = '', heading = false } = texts[i] ?? {};
    if (heading) [article, last] = [article && i === from, 0];
    const plain = heading ? undefined : single.exec(text)?.groups?.n;
    if (plain) last = Number(plain);
    const { parts } = (heading ? undefined : candidates[i]) ?? { parts: [] };
    if (parts.length > 2) outline.add(-1).add(-2);
    else if (parts.length > 0 && parts[0] === last) {
      (article ? inArticle : elsewhere).push(i);
      if (!article && parts[1] === 1) outline.add(last);
    }
  }
  return outline.size < 2 ? [...inArticle, ...elsewhere] : inArticle;
}
