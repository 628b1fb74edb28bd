/**
 * Takes a page with two languages apart again. In: its main part as it was read. Out: what it shows of each language,
 * as a tree that the page of that language must have, and its rows with their addresses. What is not as such a page is
 * written stays in the trees, where it is a difference. Shares no code with the maker. Pure. Called by
 * `verify-facing.ts`.
 *
 *     <div class="pair" id="p1"><div class="side first of-en" lang="en"><p id="en.p1">… → en: <p id="p1">…
 */
import { profileOf } from '../languages/registry.ts';
import { type FacingPair, facingClass, isCited } from '../model/facing.ts';
import { compareMarkup, type Markup, type MarkupChild, markup, markupBelow } from './markup-tree.ts';

type Wrong = (detail: string) => void;

/** What a row shows of one language. */
export interface FacingSide {
  language: string;
  attributes: Readonly<Record<string, string>>;
  /** As the page of the language has it. */
  content: MarkupChild[];
  /** The addresses of its blocks in that page. */
  addresses: string[];
  /** The first of them by which a provision is cited. */
  key: string | undefined;
}

export interface FacingRow {
  element: Markup;
  sides: FacingSide[];
}

/** The rows of a main part. `wrong` is called with what is no row, or no side of a language. */
export function readFacingRows(main: Markup, languages: readonly string[], wrong: Wrong): FacingRow[] {
  return main.children.flatMap((element) => {
    if (typeof element === 'string' || element.attributes.class !== 'pair') {
      wrong(`${typeof element === 'string' ? `“${element.slice(0, 30)}”` : `<${element.name}>`} is in no pair`);
      return [];
    }
    const sides = element.children.flatMap((child): FacingSide[] => {
      if (typeof child !== 'string' && isAnchor(child)) return [];
      const language = typeof child === 'string' ? undefined : child.attributes.lang;
      if (
        typeof child === 'string' ||
        child.name !== 'div' ||
        language === undefined ||
        !languages.includes(language)
      ) {
        wrong(
          `a pair has ${typeof child === 'string' ? `“${child.slice(0, 30)}”` : `<${child.name}>`} beside its sides`,
        );
        return [];
      }
      return [readFacingSide(child, language)];
    });
    return [{ element, sides }];
  });
}

/** An element that is there for its address alone. */
export const isAnchor = ({ name, attributes, children }: Markup): boolean =>
  name === 'span' && Object.keys(attributes).join() === 'id' && children.length === 0;

function readFacingSide(side: Markup, language: string): FacingSide {
  const content = side.children.map((child) => (typeof child === 'string' ? child : unname(child, language)));
  const below = content.flatMap((child) => (typeof child === 'string' ? [] : markupBelow(child)));
  const bare = side.attributes.id === undefined ? [] : [unnameId(side.attributes.id, language)];
  const addresses = below.flatMap((one) => {
    const { id } = one.attributes;
    return id !== undefined && (one.attributes['data-block'] === id || isAnchor(one)) ? [id] : [];
  });
  return {
    language,
    attributes: side.attributes,
    content,
    addresses: [...bare, ...addresses],
    key: addresses.find(isCited),
  };
}

/** An address without its language. One that has none of its own is another address. */
export const unnameId = (id: string, language: string): string =>
  id.startsWith(`${language}.`) ? id.slice(language.length + 1) : `“${id}” of no language`;

/** An element as the page of its language has it. */
function unname({ name, attributes, children }: Markup, language: string): Markup {
  const own = Object.entries(attributes).map(([key, value]) => [key, unnameValue(key, value, attributes, language)]);
  // The contents are open on a page of one language, and closed here.
  if (name === 'details') own.push(['open', attributes.open === undefined ? '' : 'here too']);
  const below = children.map((child) => (typeof child === 'string' ? child : unname(child, language)));
  return markup(name, Object.fromEntries(own), below);
}

function unnameValue(key: string, value: string, { class: kind }: Record<string, string>, language: string): string {
  if (['id', 'for', 'aria-labelledby'].includes(key)) return unnameId(value, language);
  if (key !== 'href' && key !== 'src') return value;
  // What is cited leads to the pair.
  if (kind === 'number apart') return value;
  if (value.startsWith('#')) return `#${unnameId(value.slice(1), language)}`;
  const beside = `../${language}/`;
  if (value.startsWith(beside)) return value.slice(beside.length);
  return /^(?:https?:\/\/|mailto:)/.test(value) ? value : `“${value}” of no language`;
}

/** A row is a pair as such pages have it, and bears the addresses of what stands in it. */
export function compareFacingRow(row: FacingRow, pair: FacingPair, wrong: Wrong): void {
  const addresses = [...new Set(row.sides.flatMap((side) => side.addresses))];
  const around = row.sides.map((side) => expectSide(side, pair));
  comparePair(row, addresses, around, pair, wrong, (detail) => wrong(`index.html, ${detail}`));
}

/**
 * A pair in any format: it bears these addresses, its sides stand in the elements `around` them, in the order of the
 * languages. `differs` is told where its markup is another one, `wrong` where its sides are.
 */
export function comparePair(
  { element, sides }: FacingRow,
  [id, ...also]: readonly string[],
  around: readonly Markup[],
  pair: FacingPair,
  wrong: Wrong,
  differs: Wrong = wrong,
): void {
  const due = markup(
    'div',
    { class: 'pair', id },
    also.map((address) => markup('span', { id: address })),
    around,
  );
  const shown = element.children.map((child): MarkupChild => {
    if (typeof child === 'string' || isAnchor(child)) return child;
    return markup(child.name, child.attributes);
  });
  compareMarkup(markup(element.name, element.attributes, shown), due, differs);
  const order = sides.map(({ language }) => pair.indexOf(language));
  if (sides.length === 0 || sides.length > 2 || order.join() !== [...new Set(order)].sort().join())
    wrong(`the pair ${id ?? ''} has the sides ${sides.map(({ language }) => language).join(', ') || 'of none'}`);
}

/** The element around a side. Where a section begins the rows say it; that it is the right one the trees have told. */
const expectSide = ({ language, attributes }: FacingSide, pair: FacingPair): Markup =>
  markup('div', {
    class: `side ${language === pair[0] ? 'first' : 'second'} ${facingClass(language)}`,
    id: attributes.id,
    lang: language,
    dir: profileOf(language).direction,
    'data-section': attributes['data-section'],
  });

/**
 * What the rows show of a language, as the children of a main part: sections of the text, with the words by which
 * `page` names them, where it is known. Lists that were divided are one again.
 */
export function joinFacing(rows: readonly FacingRow[], language: string, page?: Markup): Markup {
  const named = new Map(page?.children.flatMap((one) => sectionNamed(one)));
  const parts: { open: Markup | undefined; children: (Markup | string)[] }[] = [{ open: undefined, children: [] }];
  for (const { content, attributes } of rows.flatMap(({ sides }) => sides.filter((one) => one.language === language))) {
    const anchor = attributes['data-section'];
    const kind = { class: 'text-section', 'data-section': anchor ?? '', 'aria-label': named.get(anchor ?? '') ?? '' };
    const bare = attributes.id === undefined ? {} : { id: unnameId(attributes.id, language) };
    if (anchor !== undefined) parts.push({ open: markup('section', { ...kind, ...bare }), children: [] });
    for (const child of content as (Markup | string)[]) {
      const isPart = typeof child !== 'string' && child.name === 'section';
      if (isPart) parts.push({ open: undefined, children: [] });
      addChild(parts.at(-1)?.children ?? [], child);
    }
  }
  return markup(
    'main',
    {},
    parts.map(({ open, children }) => (open ? markup(open.name, open.attributes, children) : children)),
  );
}

/** Adds an element; to the list before it what goes on. */
export function addChild(children: (Markup | string)[], child: Markup | string): void {
  const last = children.at(-1);
  if (typeof child === 'string' || typeof last !== 'object' || child.attributes['data-goes-on'] !== '') {
    children.push(child);
    return;
  }
  const { 'data-goes-on': _, ...attributes } = child.attributes;
  const isSame = JSON.stringify([last.name, last.attributes]) === JSON.stringify([child.name, attributes]);
  if (isSame) children[children.length - 1] = markup(last.name, attributes, [...last.children, ...child.children]);
  else children.push(child);
}

const sectionNamed = (one: Markup | string): [string, string][] =>
  typeof one === 'string' || one.attributes.class !== 'text-section'
    ? []
    : [[one.attributes['data-section'] ?? '', one.attributes['aria-label'] ?? '']];
