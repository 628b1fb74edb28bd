/**
 * Signs of emphasis that say something else than they seem to. In: the delimiters that markdown-it found in a block.
 * Out: their tokens carry an `OddSign`, of which `parse-inlines.ts` makes K214. Promises to change no token's text. A
 * rule of markdown-it, set by `inline-grammar.ts`.
 *
 *     **注意：**正文  → { sign: '**', detail: 'is no emphasis here and would be printed as it stands' }
 */
import { type InlineToken, offsetOf, type StateInline } from './inline-offsets.ts';

/** A run of `*` or `_` that says something else than it seems to, and what. */
export interface OddSign {
  sign: string;
  detail: string;
}

const standing = 'is no emphasis here and would be printed as it stands';
const swallowed = 'would be taken for emphasis, and be lost';

/**
 * Marks the tokens of runs of `*` and `_` of which CommonMark makes what nobody means: those that could begin or end an
 * emphasis, or stand beside Han, and are left over (`**注意：**正文`); those that are emphasis inside a word or a number of
 * letters that are not Han (`5*6*7`); blanks to be filled in (`“____”和“____”`). A run between spaces, a blank that is
 * left over, and `_` inside a word (`snake_case`) are text.
 */
export function findOddSigns(state: StateInline): boolean {
  for (const delimiters of [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters ?? [])]) {
    partNumbers(state, delimiters);
    const paired = new Set(delimiters.flatMap(({ end }, i) => (end >= 0 ? [i, end] : [])));
    const openers = new Map(delimiters.map((one) => [one.end, one]));
    const seen = new Set<number>();
    for (const [i, one] of delimiters.entries()) {
      const token = state.tokens[one.token];
      const at = token ? offsetOf(token) : 0;
      if (!token || !/[*_]/.test(String.fromCharCode(one.marker)) || seen.has(at)) continue;
      const closer = delimiters[one.end];
      const pair = closer ? { opens: one, closes: closer } : { opens: openers.get(i), closes: one };
      const detail = oddityOf(state, one, at, paired.has(i) ? pair : undefined);
      if (detail === undefined) continue;
      seen.add(at);
      token.meta = { ...token.meta, odd: { sign: state.src.slice(at, at + one.length), detail } satisfies OddSign };
    }
  }
  return true;
}

type Delimiter = StateInline['delimiters'][number];

/** A delimiter that begins an emphasis, and the one that ends it. */
interface Pair {
  opens: Delimiter | undefined;
  closes: Delimiter;
}

/** What is odd about a run that stands at an offset; nothing when it is what it seems. `pair`: of an emphasis. */
function oddityOf(
  state: StateInline,
  { length, open, close }: Delimiter,
  at: number,
  pair: Pair | undefined,
): string | undefined {
  const { src } = state;
  if (length === 1 && betweenDigits(src, at)) return undefined;
  const [before, after] = [src.slice(Math.max(0, at - 2), at), src.slice(at + length, at + length + 2)];
  if (pair) {
    const inside = endsWithWord.test(before) && beginsWithWord.test(after);
    return inside || length > 3 || betweenMeasures(state, pair.opens, pair.closes) ? swallowed : undefined;
  }
  const beside = open || close || endsWithHan.test(before) || beginsWithHan.test(after);
  return beside && length <= 3 ? standing : undefined;
}

/** A star between two digits (`5*6*7`) is a sign of multiplication, and neither begins nor ends an emphasis. */
function partNumbers({ src, tokens }: StateInline, delimiters: readonly Delimiter[]): void {
  for (const one of delimiters) {
    const other = delimiters[one.end];
    if (!other) continue;
    if (
      [one, other].some(
        ({ token, length }) => length === 1 && betweenDigits(src, offsetOf(tokens[token] as InlineToken)),
      )
    )
      one.end = -1;
  }
}

const betweenDigits = (source: string, at: number): boolean =>
  source[at] === '*' && /\d/.test(source[at - 1] ?? '') && /\d/.test(source[at + 1] ?? '');

/**
 * True for a pair of single stars that may as well be signs of multiplication: with a digit on the same side of both
 * (`长5*宽6*高7`, `a*2+b*3`), with digits outside of both (`3*x*4`), or around one Han character beside another one that
 * stands alone (`长*宽*高。`).
 */
function betweenMeasures({ src, tokens }: StateInline, opens?: Delimiter, closes?: Delimiter): boolean {
  if (opens?.length !== 1 || !closes) return false;
  const [from, to] = [opens, closes].map(({ token }) => offsetOf(tokens[token] as InlineToken)) as [number, number];
  const [before, inside, after] = [
    src.slice(Math.max(0, from - 4), from),
    src.slice(from + 1, to),
    src.slice(to + 1, to + 5),
  ];
  const [first, second] = [/\d$/.test(before), /\d$/.test(inside)];
  const [third, fourth] = [/^\d/.test(inside), /^\d/.test(after)];
  if ((first && second) || (third && fourth) || (first && fourth)) return true;
  return (
    /^\p{Script=Han}$/u.test(inside) &&
    /\p{Script=Han}$/u.test(before) &&
    /^\p{Script=Han}/u.test(after) &&
    (/(?:^|\P{Script=Han})\p{Script=Han}$/u.test(before) || /^\p{Script=Han}(?:$|\P{Script=Han})/u.test(after))
  );
}

const endsWithHan = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u;
const beginsWithHan = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/**
 * Letters and digits of other scripts than Han, in which a sign of emphasis stands beside words and not inside them.
 */
const endsWithWord = /(?!\p{Script=Han})[\p{L}\p{N}]\p{M}*$/u;
const beginsWithWord = /^(?!\p{Script=Han})[\p{L}\p{N}]/u;
