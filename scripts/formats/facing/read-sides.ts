/**
 * The two sides of a facing edition, cut from the reading editions of their languages. In: a finished page. Out: its
 * parts in order, each as it is written there but for its addresses, which say their language. Promises that nothing
 * between the title and the imprint is left out. Pure. Called by `facing-page.ts`.
 *
 *     readSide(page, 'en').text[3] → { key: 'p12', kind: 'p', addresses: ['p12'], html: '<p … id="en.p12" …' }
 */
import { facingId, isCited } from '../../model/facing.ts';
import { attributeIn, elementsIn, findElement, innerOf, startTag } from './cut-markup.ts';
import type { PairedUnit } from './pair-units.ts';

/** A part of one language. */
export interface SideUnit extends PairedUnit {
  /** With the addresses of its language. */
  html: string;
  /** The addresses that the pair bears, as the pages of both languages have them. */
  addresses: string[];
  /** The section that begins with it: its anchor, and whether no heading bears that. */
  section?: { anchor: string; bare: boolean };
}

/** A page of one language. */
export interface Side {
  language: string;
  title: string;
  /** Title, contents. */
  front: SideUnit[];
  text: SideUnit[];
  /** Notes, registers, what is new, citations, imprint. */
  parts: SideUnit[];
  /** What the page says around its text. */
  words: {
    skip: string;
    home: string;
    theme: string;
    languages: string;
    said: { key: string; text: string }[];
    /** Above the files that are offered, and above what is said of each. */
    downloads: string;
    columns: string[];
  };
}

/** Cuts a page. Throws when it is none that the press has written. */
export function readSide(page: string, language: string): Side {
  const main = elementsIn(innerOf(findElement(page, /<main id="text"/)));
  const bar = findElement(page, /<header class="bar">/);
  const offered = findElement(page, /<table class="downloads">/);
  const isText = (html: string) => html.startsWith('<section class="text-section"');
  const unit = (html: string): SideUnit => ({
    key: attributeIn(startTag(html), 'id') ?? attributeIn(startTag(html), 'class') ?? '',
    kind: 'part',
    html: renameIds(html, language),
    addresses: [],
  });
  const [leaf = '', ...rest] = main;
  return {
    language,
    title: textOf(page, /<title>/),
    front: [leaf, findElement(page, /<nav class="contents"/)].map(unit),
    text: rest.filter(isText).flatMap((section) => unitsOf(section, language)),
    parts: rest.filter((html) => !isText(html)).map(unit),
    words: {
      skip: textOf(page, /<a class="skip" href="#text">/),
      home: textOf(bar, /<a class="home"/),
      theme: textOf(bar, /<button type="button" id="theme"/),
      languages: unescapeText(attributeIn(startTag(findElement(bar, /<nav class="languages"/)), 'aria-label') ?? ''),
      downloads: textOf(offered, /<caption class="kai">/),
      columns: elementsIn(innerOf(findElement(offered, /<tr>/))).map((cell) => unescapeText(innerOf(cell))),
      said: ['webThemeDark', 'webThemeLight'].map((key) => ({ key, text: textOf(page, wordOf(key)) })),
    },
  };
}

/** The text of an element that holds nothing else. */
const textOf = (page: string, start: RegExp): string => unescapeText(innerOf(findElement(page, start)));

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const unescapeText = (html: string): string => html.replace(/&(?:lt|gt|quot|amp);/g, (one) => entities[one] ?? one);

/** A word for the script of the page. */
const wordOf = (key: string): RegExp => new RegExp(`<span data-word="${key}">`);

/** The parts of a section of the text. */
function unitsOf(section: string, language: string): SideUnit[] {
  const start = startTag(section);
  const bare = attributeIn(start, 'id') !== undefined;
  const anchor = attributeIn(start, 'data-section') ?? '';
  const blocks = elementsIn(innerOf(section)).flatMap((html) => divideList(html));
  return (blocks.length > 0 ? blocks : ['']).map((html, i) => ({
    ...keyOf(html),
    kind: /^<([a-z0-9]+)/.exec(html)?.[1] ?? '',
    html: renameIds(html, language),
    addresses: [...(bare && i === 0 ? [anchor] : []), ...addressesIn(html)],
    ...(i === 0 ? { section: { anchor, bare } } : {}),
  }));
}

/** By what a part is found: the first address that it has. */
function keyOf(html: string): { key?: string } {
  const key = addressesIn(html).find(isCited);
  return key === undefined ? {} : { key };
}

/** Addresses of blocks, and others under which the same provision is found. */
export const addressesIn = (html: string): string[] =>
  [...html.matchAll(/<[^>]* id="([^"]+)" data-block="|<span id="([^"]+)"><\/span>/g)].map(
    ([, block, also]) => block ?? also ?? '',
  );

/**
 * A list of provisions as lists of one item each, so that every item faces its own twin. Those behind the first say
 * that they go on. `together`: what of it stays with what follows.
 */
export function divideList(
  html: string,
  together: (elements: string[]) => string[] = (elements) => elements,
): string[] {
  const start = startTag(html);
  if (!start.startsWith('<div class="labelled provisions')) return [html];
  return together(elementsIn(innerOf(html))).map(
    (item, i) => `${i === 0 ? start : start.replace(/>$/, ' data-goes-on="">')}${item}</div>`,
  );
}

/**
 * Addresses that say their language, and files where they are: beside the page of the language. A number leads to the
 * pair.
 */
function renameIds(html: string, language: string): string {
  return html.replace(/<[a-z][^>]*>/g, (start) => {
    // Both contents would stand before the text: they are closed until somebody asks for them.
    if (start === '<details open>') return '<details>';
    const isNumber = start.startsWith('<a class="number apart"');
    return start.replace(/ (id|for|aria-labelledby|href|src)="([^"]*)"/g, (whole, name: string, value: string) => {
      if (name !== 'href' && name !== 'src') return ` ${name}="${facingId(language, value)}"`;
      if (value.startsWith('#')) return isNumber ? whole : ` ${name}="#${facingId(language, value.slice(1))}"`;
      return /^[a-z][a-z0-9+.-]*:|^\//i.test(value) ? whole : ` ${name}="../${language}/${value}"`;
    });
  });
}
