/**
 * The pairs of a file of an e-book with two languages. In: the file as it was read, its rows. Out: `wrong` is called
 * where a pair is none as such books have it, where the file around them says another thing, and where a number does
 * not lead to its twin. Called by `verify-facing-epub.ts`.
 *
 *     <a class="twin" href="#en.p13"> at p12
 *       → 'section-1.xhtml, zh-Hans, p12: its twin is “#en.p13” instead of “#en.p12”'
 */
import { profileOf } from '../languages/registry.ts';
import { type FacingPair, facingClass, facingId, isCited } from '../model/facing.ts';
import { expectXhtml } from './expect-epub.ts';
import { compareMarkup, type Markup, markup, markupBelow, markupText } from './markup-tree.ts';
import { epubMarkup, type ReadEpub } from './read-epub.ts';
import { isTwinLink } from './unweave-epub.ts';
import { comparePair, type FacingRow, type FacingSide } from './unweave-facing.ts';

type Wrong = (detail: string) => void;

/** Compares a file. */
export function comparePairs(
  read: ReadEpub,
  path: string,
  rows: readonly FacingRow[],
  pair: FacingPair,
  wrong: Wrong,
): void {
  const document = read.spine.find((one) => one.path === path);
  const root = document ? epubMarkup(document.root) : markup('html');
  const told: Wrong = (detail) => wrong(`${path}, ${detail}`);
  const title = markupBelow(root).find(({ name }) => name === 'title');
  // What it must be is compared with the sections of both, where the package is.
  const shell = expectXhtml(path, { language: pair[0] }, title ? markupText(title) : '', 'bodymatter').root;
  compareMarkup(shellOf(root), shell, told);
  const borne = new Set<string>();
  for (const row of rows) {
    compareRow(row, pair, borne, told);
    compareLinks(row, told);
  }
}

/** A document without what stands in its body. */
export const shellOf = ({ name, attributes, children }: Markup): Markup =>
  markup(
    name,
    attributes,
    name === 'body' ? [] : children.map((child) => (typeof child === 'string' ? child : shellOf(child))),
  );

/** A row is a pair, and bears the addresses that are cited and that none before it bears. */
function compareRow(row: FacingRow, pair: FacingPair, borne: Set<string>, wrong: Wrong): void {
  const all = [...new Set(row.sides.flatMap(({ addresses }) => addresses))];
  const own = all.filter((address) => isCited(address) && !borne.has(address));
  for (const address of all) if (isCited(address)) borne.add(address);
  const around = row.sides.map((side) => expectSide(side, pair));
  comparePair(row, own, around, pair, wrong);
}

/** The element around a side; one with which a section begins bears its address. */
const expectSide = ({ language, attributes }: FacingSide, pair: FacingPair): Markup => {
  const section = attributes['data-section'];
  return markup('div', {
    class: `side ${language === pair[0] ? 'first' : 'second'} ${facingClass(language)}`,
    id: section === undefined ? undefined : facingId(language, section),
    lang: language,
    'xml:lang': language,
    dir: profileOf(language).direction,
    'data-section': section,
  });
};

/** The first number, label or heading of each block leads to its twin, where there is one, and nothing else does. */
function compareLinks({ element, sides }: FacingRow, wrong: Wrong): void {
  for (const side of sides) {
    const { language } = side;
    const own = element.children.find((child) => typeof child === 'object' && child.attributes.lang === language);
    const other = sides.find((one) => one !== side);
    const places = typeof own === 'object' ? namedIn(own) : [];
    for (const { address, named, links } of places) {
      const target = other && address !== undefined ? twinDue(address, side, other) : undefined;
      const isLinked = links.some((link) => !isTwinLink(link));
      const due = target === undefined || !other || isLinked ? '' : `#${facingId(other.language, target)}`;
      const link = named.children.length === 1 ? named.children[0] : undefined;
      const found = typeof link === 'object' && isTwinLink(link) ? (link.attributes.href ?? '') : '';
      if (found !== due) wrong(`${language}, ${address}: its twin is “${found}” instead of “${due}”`);
      if (found !== '' && (link as Markup).attributes.hreflang !== other?.language)
        wrong(`${language}, ${address}: the link to its twin names another language`);
    }
    const all = typeof own === 'object' ? markupBelow(own).filter(isTwinLink) : [];
    const known = places.flatMap(({ links }) => links.filter(isTwinLink));
    if (all.length !== known.length) wrong(`${language}, ${side.key}: something else leads to a twin`);
  }
}

/** The address of the same provision in the other language. */
function twinDue(address: string, own: FacingSide, other: FacingSide): string | undefined {
  if (!isCited(address)) return undefined;
  if (other.addresses.includes(address)) return address;
  return own.key === address ? other.key : undefined;
}

interface Named {
  address: string | undefined;
  /** What names the block: its number, its label, its heading. */
  named: Markup;
  links: Markup[];
}

/** What names each block of a side, in the order of the text. */
function namedIn(side: Markup): Named[] {
  const found = new Map<string | undefined, Named>();
  const walk = (node: Markup, above: string | undefined): void => {
    const address = node.attributes['data-block'] ?? above;
    const kind = node.attributes.class ?? '';
    const isName =
      node.name === 'span' ? /^(?:number apart|item-label$|article-label$)/.test(kind) : /^h[1-6]$/.test(node.name);
    if (isName && !found.has(address))
      found.set(address, { address, named: node, links: markupBelow(node).filter(({ name }) => name === 'a') });
    for (const child of node.children) if (typeof child === 'object') walk(child, address);
  };
  walk(side, side.attributes['data-section']);
  return [...found.values()];
}
