/**
 * What of a document the front matter alone says, and the text does not: for copies of another state of the source, of
 * which nobody knows what it said then. In: a document as the edition makes it expected, and as it would be expected if
 * its front matter were another one. Out: the places in which they differ, which are free; everything else is due.
 * No list says where titles and days stand: whatever depends on them is free, and nothing else. Pure. Called by the
 * closed worlds of e-book and site.
 *
 *     <title>一 · 试排</title> beside <title>一 · 別</title> → the text of <title> is free
 */
import type { IndexedEdition } from '../model/registers.ts';
import type { Markup } from './markup-tree.ts';

/** What of an element is free. */
interface FreePlaces {
  attributes: ReadonlySet<string>;
  /** Texts, by their place among its children. */
  texts: ReadonlySet<number>;
  /** What is in it, where that is not even as much each time; absent where it is. */
  row?: FreeRow;
}

/** A row of elements of which some are there or not. */
interface FreeRow {
  /** Those that are the same each time. */
  due: readonly (Markup | string)[];
  /** What there is: names of elements, with what they say of themselves. */
  kinds: ReadonlySet<string>;
}

const known = new WeakMap<Markup, FreePlaces>();

/** What of an expected element is free; undefined where all of it is due. */
export const freeIn = (expected: Markup): FreePlaces | undefined => known.get(expected);

/** Sets free in a tree what the others say otherwise, or do not have. */
export function setFree(expected: Markup, others: readonly Markup[]): void {
  const attributes = Object.keys({
    ...expected.attributes,
    ...Object.assign({}, ...others.map((one) => one.attributes)),
  });
  const names = ({ children }: Markup) => children.map((child) => (typeof child === 'string' ? '' : child.name)).join();
  const isRow = others.some((other) => names(other) !== names(expected));
  const texts = isRow ? [] : expected.children.flatMap((child, i) => (isSaidOtherwise(child, i, others) ? [i] : []));
  known.set(expected, {
    attributes: new Set(
      attributes.filter((key) => others.some((one) => one.attributes[key] !== expected.attributes[key])),
    ),
    texts: new Set(texts),
    ...(isRow ? { row: rowOf(expected, others) } : {}),
  });
  if (isRow) return;
  expected.children.forEach((child, i) => {
    if (typeof child === 'object')
      setFree(
        child,
        others.map((other) => other.children[i] as Markup),
      );
  });
}

function rowOf({ children }: Markup, others: readonly Markup[]): FreeRow {
  const rows = others.map((other) => other.children.map((child) => JSON.stringify(child)));
  return {
    due: children.filter((child) => rows.every((row) => row.includes(JSON.stringify(child)))),
    kinds: new Set([...children, ...others.flatMap((other) => other.children)].map(kindOfChild)),
  };
}

const kindOfChild = (child: Markup | string): string =>
  typeof child === 'string'
    ? 'a text'
    : [child.name, child.attributes.property ?? child.attributes.name].filter(Boolean).join(' ');

/** What is odd in a row: what is due and not there, and what is of no kind that is known. */
export function oddInRow(
  { due, kinds }: FreeRow,
  children: Markup['children'],
): [missing: Markup['children'], odd: Markup['children']] {
  const found = new Set(children.map((child) => JSON.stringify(child)));
  return [
    due.filter((child) => !found.has(JSON.stringify(child))),
    children.filter((child) => !kinds.has(kindOfChild(child))),
  ];
}

const isSaidOtherwise = (child: Markup | string, i: number, others: readonly Markup[]): boolean =>
  typeof child === 'string' && others.some((other) => other.children[i] !== child);

/** The same text under two other front matters: one that says more than any, and one that says as little as it may. */
export function otherStates({ metadata, manuscript, ...rest }: IndexedEdition): IndexedEdition[] {
  const { imprint: _imprint, citation: _citation, rights: _rights, publisher: _publisher, ...due } = metadata;
  const { authentic: _authentic, versions: _versions, ...least } = due;
  const edition = { number: metadata.edition.number + 1, date: '1901-02-03' };
  const text = { ...manuscript, sha256: '0'.repeat(64) };
  return [
    {
      ...rest,
      manuscript: text,
      metadata: {
        ...due,
        titleLines: ['甲', '乙', '丙', '丁'],
        title: '甲乙丙丁',
        shortTitle: '甲',
        kind: '乙',
        parties: ['甲', '乙', '丙'],
        adopted: { date: '1901-02-03', place: '甲' },
        source: { name: '甲', date: '1901-02-03', provenance: '甲' },
        edition,
        rights: '甲',
        publisher: '乙',
        imprint: { place: '甲', isbn: '978-3-16-148410-0', series: '乙', cip: '丙', printer: '丁', price: '戊' },
        description: '甲',
      },
    },
    {
      ...rest,
      manuscript: text,
      metadata: {
        ...least,
        titleLines: ['乙'],
        title: '乙',
        shortTitle: '乙',
        kind: '丙',
        parties: [],
        adopted: { date: '', place: '' },
        source: { name: '', date: '', provenance: '' },
        edition: { ...edition, number: edition.number + 1 },
        description: '',
      },
    },
  ];
}
