/**
 * What a citation of a place names, in every language. In: the provisions from the outermost to the cited one. Out:
 * those of them that are said. Pure. Called by `pinpoints.ts`, `romance-pinpoints.ts` and `locators.ts`.
 *
 *     namedPath([Part II, Article 31, 3., (c)]) → [Article 31, 3., (c)]
 */
import { isAnnex, isContainer, isCounted, isDecimal, type Provision, type ProvisionKind } from '../model/provisions.ts';

/** How a place in a document is cited. `path`: from the outermost provision to the cited one. */
export type Pinpoint = (path: readonly Provision[], oneOfSeveral: (provision: Provision) => boolean) => string;

/** The label without what stands around its numeral: (c) → c, 1. → 1. */
export const bareLabel = (label: string): string => label.replace(/^[（(]|[）).．、]+$/g, '').trim();

/** An annex, the preamble and what else is named before an article; the containers above an article are not named. */
const namedKinds: readonly ProvisionKind[] = [
  'annex',
  'schedule',
  'note',
  'article',
  'preface',
  'recital',
  'preambular',
  'operative',
];

/**
 * What a citation names: from the last annex or article on or, where there is none, all. Text of its own has no name.
 */
export function namedPath(path: readonly Provision[]): Provision[] {
  const last = path.at(-1);
  // Paragraphs that are counted through a whole document are named by their number alone.
  const through = last && isCounted(last) && isThrough(path);
  const own = withoutAbove(path).filter(
    ({ kind }, i, { length }) =>
      kind !== 'continuation' && kind !== 'heading' && (!through || numbersAnew({ kind }) || i === length - 1),
  );
  const first = own.findIndex(({ kind }) => namedKinds.includes(kind));
  const named = first < 0 ? own : own.slice(first);
  return named.filter(({ kind }, i) => i === 0 || !isContainer(kind) || i === named.length - 1);
}

/** The path without what a label of several numbers says itself: the sections and paragraphs above it. */
function withoutAbove(path: readonly Provision[]): readonly Provision[] {
  const last = path.findLastIndex(isDecimal);
  return path.filter(
    ({ kind }, i) => i >= last || numbersAnew({ kind }) || (kind === 'article' && !/^\d/.test(path[i]?.label ?? '')),
  );
}

/** A paragraph that is counted in no article is always named. */
export const isThrough = (path: readonly Provision[]): boolean => !path.some(({ kind }) => kind === 'article');

/**
 * Cites a place as the row of its parts, each in the words of `say`; a counted paragraph only where it is needed. So
 * do languages that name every part, from the outermost to the innermost.
 */
export const citePartByPart =
  (say: (provision: Provision) => string): Pinpoint =>
  (path, oneOfSeveral) =>
    namedPath(path)
      .filter((provision) => !isCounted(provision) || isThrough(path) || oneOfSeveral(provision))
      .map(say)
      .join(', ');

/** Whether a numbered paragraph is called one: what stands in no article, Schedule 1, paragraph 2(1). */
export const isCalledParagraph = (provision: Provision, above: ProvisionKind | undefined): boolean =>
  provision.kind === 'paragraph' &&
  provision.label !== '' &&
  (isDecimal(provision) || (above !== 'article' && above !== 'paragraph'));

/** What has paragraphs of its own beside those of the body: an annex, a note of an exchange. */
export const numbersAnew = ({ kind }: Pick<Provision, 'kind'>): boolean => isAnnex({ kind }) || kind === 'note';
