/**
 * Takes out of a document what is known to be no text and no structure of it: marks of pages, places where a line may
 * end, stretches that stay on one line. In: a tree as it was read. Out: the tree without them, and every mark with
 * where it stood. What is not as the press writes such things stays in the tree, where it is a difference. Pure.
 * Called by `closed-epub.ts` and `closed-site.ts`.
 *
 *     <p id="p5">甲<span class="page-break" id="page-3"/>乙</p> → <p id="p5">甲乙</p>, page-3 at character 1 of p5
 */
import { isMarkedAs, type Markup, type MarkupChild, markup, markupText } from './markup-tree.ts';

/** The mark of a page. */
export interface PageMark {
  /** `page-3`. */
  id: string;
  attributes: Readonly<Record<string, string>>;
  /** What follows it on the site: the link that opens the PDF. */
  link?: Markup;
  /** It stands inside a link of the text, where no other link may. */
  inLink: boolean;
  /** Elements with an address in which it stands, or which begin right behind it: characters of theirs before it. */
  at: Map<string, number>;
}

/** A document without its marks. */
interface CleanMarkup {
  root: Markup;
  marks: PageMark[];
}

/** Stands for `<wbr>` until the whole line is known. */
const mayEnd = '\u0000';

/** How the text of a document is read. */
interface CleanHow {
  /** Lines may end inside long strings, and some stretches stay on one line. */
  opensStrings: boolean;
  keeps: boolean;
}

interface Walk {
  how: CleanHow;
  marks: PageMark[];
  /** Elements with an address that are open, each with how much text was read before it. */
  open: { id: string; from: number }[];
  /** Marks behind which no text has come yet. */
  waiting: { mark: PageMark; read: number }[];
  /** Characters of text so far. */
  read: number;
  /** How many links are open. */
  links: number;
}

/** What the press says between the text: it has no part in the count of characters. */
const isPressWord = (node: Markup): boolean =>
  ['number', 'noteref', 'note', 'notes', 'apart'].some((name) => isMarkedAs(node, name));

/** Takes marks and the like out of a document. */
export function cleanMarkup(root: Markup, how: CleanHow): CleanMarkup {
  const walk: Walk = { how, marks: [], open: [], waiting: [], read: 0, links: 0 };
  const [clean] = cleanNode(root, walk, true);
  return { root: joinNames(clean as Markup), marks: walk.marks };
}

function cleanNode(node: Markup, walk: Walk, counts: boolean): MarkupChild[] {
  if (isMark(node)) {
    const at = new Map(walk.open.map(({ id, from }) => [id, walk.read - from]));
    const inLink = walk.links > 0;
    const mark: PageMark = { id: node.attributes.id ?? '', attributes: node.attributes, at, inLink };
    walk.marks.push(mark);
    walk.waiting.push({ mark, read: walk.read });
    return [];
  }
  if (isMarkedAs(node, 'page-mark') && isLast(walk, node)) return [];
  if (node.name === 'wbr' && walk.how.opensStrings && isEmpty(node)) return [mayEnd];
  const { id } = node.attributes;
  if (id !== undefined) {
    for (const { mark, read } of walk.waiting) if (read === walk.read && !mark.at.has(id)) mark.at.set(id, 0);
    walk.open.push({ id, from: walk.read });
  }
  const own = counts && !isPressWord(node);
  if (node.name === 'a') walk.links++;
  const children = node.children.flatMap((child): MarkupChild[] => {
    if (typeof child !== 'string') return cleanNode(child, walk, own);
    if (own) walk.read += child.length;
    return [child];
  });
  if (node.name === 'a') walk.links--;
  if (own && node.name === 'br') walk.read += 1;
  if (id !== undefined) walk.open.pop();
  if (walk.waiting.length > 0) walk.waiting = walk.waiting.filter(({ read }) => read === walk.read);
  if (isOnly(node, 'page-breaks') && children.length === 0 && node.children.length > 0) return [];
  if (walk.how.keeps && isKept(node)) return children;
  return [openStrings(cleanClass(markup(node.name, node.attributes, children)))];
}

const isEmpty = ({ attributes, children }: Markup): boolean =>
  Object.keys(attributes).length === 0 && children.length === 0;

const isOnly = ({ name, attributes }: Markup, kind: string): boolean =>
  name === 'div' && attributes.class === kind && Object.keys(attributes).length === 1;

const isMark = ({ name, attributes, children }: Markup): boolean =>
  name === 'span' && attributes.class === 'page-break' && children.length === 0;

/** The link that opens a page of the PDF stands behind the mark of the page; there is one for each. */
function isLast({ marks, waiting }: Walk, link: Markup): boolean {
  const mark = marks.at(-1);
  if (!mark || mark.link || waiting.at(-1)?.mark !== mark) return false;
  mark.link = link;
  return true;
}

/** The most characters that stay on one line. */
const longestKept = 80;

/** A stretch that stays on one line, and a middle dot: a span with a class and a text, and nothing else. */
function isKept({ name, attributes, children }: Markup): boolean {
  const [text] = children;
  if (name !== 'span' || Object.keys(attributes).length !== 1 || children.length !== 1 || typeof text !== 'string')
    return false;
  return attributes.class === 'dot' ? text === '·' : attributes.class === 'keep' && text.length <= longestKept;
}

/** How far lines hang behind labels, and whether lines are filled, are measures, and no structure. */
function cleanClass(node: Markup): Markup {
  const { class: kind } = node.attributes;
  if (node.name === 'p' && kind?.endsWith(' ragged'))
    return { ...node, attributes: { ...node.attributes, class: kind.replace(/ ragged$/, '') } };
  if (!kind?.startsWith('labelled')) return node;
  return { ...node, attributes: { ...node.attributes, class: kind.replace(/ hang-[3-6]$/, '') } };
}

const lines = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'figcaption', 'dd', 'dt']);

/** Dashes, or dots, and places where a line may end. */
const rowWithEnds = new RegExp(`—[—${mayEnd}]+|…[…${mayEnd}]+`, 'g');

/** Takes out the ends of lines inside long strings of a line; those elsewhere stay, and are a difference. */
function openStrings(node: Markup): Markup {
  if (!lines.has(node.name)) return node;
  const text = markupText(node);
  if (!text.includes(mayEnd)) return node;
  const strip = (part: string, isLong: (signs: string) => boolean) => {
    const signs = part.replaceAll(mayEnd, '');
    return isLong(signs) ? signs : part;
  };
  const allowed = text
    .replace(rowWithEnds, (row) => strip(row, (signs) => /^(?:—{8,}|…{8,})$/.test(signs)))
    .replace(/[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu, (run) => strip(run, (signs) => signs.length >= 20));
  return allowed.includes(mayEnd) ? node : stripEnds(node);
}

const stripEnds = (node: Markup): Markup => ({
  ...node,
  children: markup(
    '',
    {},
    node.children.map((child) => (typeof child === 'string' ? child.replaceAll(mayEnd, '') : stripEnds(child))),
  ).children,
});

/** A name that a page or a line divides is one link, and two names of one entry beside each other are too. */
function joinNames(node: Markup): Markup {
  const children: (Markup | string)[] = [];
  for (const child of node.children) {
    const one = typeof child === 'string' ? child : joinNames(child);
    const last = children.at(-1);
    if (isName(one) && isName(last) && one.attributes.href === last.attributes.href)
      children[children.length - 1] = markup('a', last.attributes, last.children, one.children);
    else children.push(one);
  }
  return { ...node, children };
}

const isName = (node: Markup | string | undefined): node is Markup =>
  typeof node === 'object' &&
  node.name === 'a' &&
  node.attributes.class === 'mention' &&
  Object.keys(node.attributes).length === 2;
