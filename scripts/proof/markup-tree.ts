/**
 * A document as a tree of elements, attributes and texts, and how two such trees are compared. In: what a witness read,
 * and what the edition makes it expect. Out: where they part, in words. Every element, attribute and text that is not
 * expected is a difference: nobody has to think of a fault for it to be found. Pure. Called by the closed worlds of the
 * EPUB and the site.
 *
 *     <p id="p5">a <b>c</b></p> against <p id="p5">a c</p> → 'p5: bold “c” where nothing is due'
 */
import { differ } from './compare-text.ts';
import { freeIn, oddInRow } from './free-markup.ts';

/** An element. Comments are none of it: nobody sees them. */
export interface Markup {
  name: string;
  attributes: Record<string, string>;
  children: (Markup | string)[];
}

/** What may be given as a child: lists are spread, and what is absent or false is left out. */
export type MarkupChild = Markup | string | undefined | false | readonly MarkupChild[];

/** Elements in which white space between two others is how the file is written, and nothing that is shown. */
const containers = new Set(
  (
    'html head body section nav ol ul li div table thead tbody tr dl aside blockquote figure main header form select ' +
    'package metadata manifest spine ncx navMap navPoint navLabel docTitle pageList pageTarget'
  ).split(' '),
);

/**
 * An element of attributes and children; an attribute that is undefined is not there, `true` is one without a value.
 *
 *     markup('p', { class: 'plain', id: undefined }, 'a', false, ['b']) → <p class="plain">ab</p>
 */
export function markup(
  name: string,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...given: readonly MarkupChild[]
): Markup {
  const children: (Markup | string)[] = [];
  const add = (child: MarkupChild): void => {
    if (child === undefined || child === false || child === '') return;
    if (typeof child !== 'string') {
      if ('name' in child) children.push(child);
      else for (const one of child) add(one);
      return;
    }
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + child;
    else children.push(child);
  };
  for (const child of given) add(child);
  const stated = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === false ? [] : [[key, value === true ? '' : value] as const],
  );
  const shown = containers.has(name)
    ? children.filter((child) => typeof child !== 'string' || child.trim() !== '')
    : children;
  return { name, attributes: Object.fromEntries(stated), children: shown };
}

/** The text of an element; a hard break counts as U+000A. `apart`: what is left out. */
export function markupText(node: Markup | string, apart: (element: Markup) => boolean = () => false): string {
  if (typeof node === 'string') return node;
  if (apart(node)) return '';
  if (node.name === 'br') return '\n';
  return node.children.map((child) => markupText(child, apart)).join('');
}

/** All elements of a tree, each before what is in it. */
export const markupBelow = (root: Markup): Markup[] => {
  const found: Markup[] = [];
  const walk = (node: Markup): void => {
    found.push(node);
    for (const child of node.children) if (typeof child !== 'string') walk(child);
  };
  walk(root);
  return found;
};

/** True for an element that has a class. */
export const isMarkedAs = ({ attributes }: Markup, name: string): boolean =>
  (attributes.class ?? '').split(/\s+/).includes(name);

/** What elements are called in messages; one with a class that is told apart comes first. */
const words: [name: string, said: string][] = [
  ['.paragraph', 'paragraph'],
  ['.number', 'number'],
  ['.mention', 'link to the register'],
  ['.noteref', 'reference to a note'],
  ['.note-label', 'label of a note'],
  ['.item-label', 'label'],
  ['.article-label', 'label'],
  ['.locator', 'locator'],
  ['.entry-heading', 'heading of an entry'],
  ['.entry', 'entry'],
  ['.facts', 'facts'],
  ['.see-also', 'see also'],
  ['.item', 'item'],
  ['.labelled', 'list with labels'],
  ['em', 'emphasis'],
  ['strong', 'bold'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
  ['a', 'link'],
  ['img', 'picture'],
  ['td', 'cell'],
  ['th', 'cell of a table’s head'],
  ['tr', 'row'],
  ['ul', 'list'],
  ['li', 'item'],
  ['br', 'line break'],
  ['script', 'script'],
];

const attributeWords: Record<string, string> = {
  alt: 'alternative text',
  lang: 'language',
  'xml:lang': 'language',
  href: 'target',
  src: 'source',
  id: 'address',
};

/** An element in words, with the beginning of its text. */
function sayMarkup(node: Markup | string | undefined): string {
  if (node === undefined) return 'nothing';
  if (typeof node === 'string') return `“${shorten(node)}”`;
  const { name, attributes } = node;
  const word = words.find(([key]) => (key.startsWith('.') ? isMarkedAs(node, key.slice(1)) : key === name))?.[1];
  const told = attributes.class ? ` class="${attributes.class}"` : attributes.id ? ` id="${attributes.id}"` : '';
  const heading = /^h[1-6]$/.test(name) ? `heading of level ${name.slice(1)}` : undefined;
  const text = shorten(markupText(node));
  return `${word ?? heading ?? `<${name}${told}>`}${text === '' ? '' : ` “${text}”`}`;
}

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 30 ? `${line.slice(0, 28)}…` : line;
};

/** So many differences of one document are said; the rest follows from them as often as not. */
const mostSaid = 12;

/**
 * Compares a document with what is expected, but for what is free there; `say` is called with each place and what is
 * wrong there.
 */
export function compareMarkup(found: Markup, expected: Markup, say: (detail: string) => void): void {
  let left = mostSaid;
  const wrong = (place: string, detail: string) => {
    if (left-- > 0) say(`${place ? `${place}: ` : ''}${detail}`);
  };
  const compare = (one: Markup, due: Markup, above: string): void => {
    const place = due.attributes.id ?? due.attributes['data-section'] ?? above;
    const free = freeIn(due);
    compareAttributes(one, due, free?.attributes, (detail) => wrong(place, detail));
    if (free?.row) {
      const [missing, odd] = oddInRow(free.row, one.children);
      for (const child of missing) wrong(place, `${sayMarkup(child)} is missing`);
      for (const child of odd) wrong(place, `${sayMarkup(child)} where nothing like it is due`);
      return;
    }
    const length = Math.max(one.children.length, due.children.length);
    for (let i = 0; i < length; i++) {
      const [is, wanted] = [one.children[i], due.children[i]];
      if (typeof is === 'string' && typeof wanted === 'string') {
        if (is !== wanted && !free?.texts.has(i)) wrong(place, differ(is, wanted) ?? 'white space differs');
      } else if (isAlike(is, wanted)) compare(is as Markup, wanted as Markup, place);
      else {
        const near = typeof wanted === 'object' ? (wanted.attributes.id ?? place) : place;
        // What follows has moved, and would be told again and again.
        wrong(near, `${sayMarkup(is)} where ${sayMarkup(wanted)} is due`);
        return;
      }
    }
  };
  if (isAlike(found, expected)) compare(found, expected, '');
  else wrong('', `${sayMarkup(found)} where ${sayMarkup(expected)} is due`);
}

/** Two children that are compared one with the other. */
const isAlike = (is: Markup | string | undefined, due: Markup | string | undefined): boolean =>
  typeof is === 'object' && typeof due === 'object' && is.name === due.name;

function compareAttributes(
  found: Markup,
  expected: Markup,
  free: ReadonlySet<string> | undefined,
  wrong: (detail: string) => void,
): void {
  const names = new Set([...Object.keys(expected.attributes), ...Object.keys(found.attributes)]);
  for (const name of names) {
    const [is, due] = [found.attributes[name], expected.attributes[name]];
    if (is === due || free?.has(name)) continue;
    const said = attributeWords[name] ?? name;
    if (due === undefined) wrong(`${sayMarkup(expected)} has ${name}="${shorten(is ?? '')}", which nothing asks for`);
    else if (is === undefined) wrong(`${sayMarkup(expected)} lacks its ${said} “${shorten(due)}”`);
    else wrong(`the ${said} of ${sayMarkup(expected)} is “${shorten(is)}” instead of “${shorten(due)}”`);
  }
}
