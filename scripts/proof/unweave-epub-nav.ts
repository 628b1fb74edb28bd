/**
 * The navigation document of one language, out of that of both. In: the document as it was read, the languages. Out:
 * the document as the e-book of that language has it; rows that are of the other alone are left out, and what is
 * said in both says its own. What is of no language, or said otherwise, stays as it is. Pure. Called by
 * `unweave-epub.ts`.
 *
 *     <li><a …><span class="twin of-zh-Hans" …>目录</span><span class="between"> · </span>
 *       <span class="twin of-en" …>Contents</span></a></li>
 *       → for English <li><a …>Contents</a></li>
 */
import { type FacingPair, facingClass } from '../model/facing.ts';
import { expectXhtml } from './expect-epub.ts';
import { isMarkedAs, type Markup, markup, markupBelow, markupText } from './markup-tree.ts';

/** What stands between what both languages say. */
export const betweenTwins = ' · ';

interface Unweaving {
  pair: FacingPair;
  i: 0 | 1;
  /** An id without its language. */
  unname: (id: string) => string;
}

/** The document of the i-th language. */
export function navigationOf(root: Markup, pair: FacingPair, i: 0 | 1, unname: (id: string) => string): Markup {
  const all = markupBelow(root);
  const [title, body] = ['title', 'body'].map((kind) => all.find(({ name }) => name === kind));
  const how = { pair, i, unname };
  const content = (body?.children ?? []).flatMap((child) => ownPart(child, how));
  const said = splitTwins(title ? markupText(title) : '', i);
  return expectXhtml('toc.xhtml', { language: pair[i] }, said, undefined, content).root;
}

const splitTwins = (text: string, i: 0 | 1): string => {
  const parts = text.split(betweenTwins);
  return parts.length === 2 ? (parts[i] ?? '') : text;
};

/** True for what is said in one of the languages, in an element of its own. */
const isTwin = (node: Markup | string, language: string): node is Markup =>
  typeof node !== 'string' &&
  node.name === 'span' &&
  Object.keys(node.attributes).sort().join() === 'class,lang,xml:lang' &&
  node.attributes.class === `twin ${facingClass(language)}` &&
  node.attributes.lang === language &&
  node.attributes['xml:lang'] === language;

const isJoin = (node: Markup | string | undefined): boolean =>
  typeof node === 'object' &&
  node.name === 'span' &&
  JSON.stringify(node.attributes) === '{"class":"between"}' &&
  node.children.length === 1 &&
  node.children[0] === betweenTwins;

/** A node for one language: itself, what of it is its own, or nothing. */
function ownPart(node: Markup | string, how: Unweaving): (Markup | string)[] {
  if (typeof node === 'string') return [node];
  const { pair, i, unname } = how;
  const [own, other] = [pair[i], pair[1 - i] as string];
  if (isMarkedAs(node, 'page-break')) {
    const { id = '' } = node.attributes;
    if (id.startsWith(`${other}.`)) return [];
    return [{ ...node, attributes: { ...node.attributes, id: unname(id) } }];
  }
  if (node.name === 'li' && isOf(node, other, own)) return [];
  if (node.name === 'p' && node.attributes.lang === other) return [];
  const inside = joinTexts(ownTexts(node.children, how).flatMap((child) => ownPart(child, how)));
  const isEmptied = inside.length === 0 && node.children.length > 0;
  if (isEmptied && (node.name === 'ol' || isMarkedAs(node, 'page-breaks'))) return [];
  return [markup(node.name, ownAttributes(node, how), inside)];
}

/** Whether a row is of the other language alone: its link says nothing in the own one. */
function isOf({ children: [link] }: Markup, other: string, own: string): boolean {
  if (typeof link !== 'object' || link.name !== 'a') return false;
  if (link.attributes.lang !== undefined) return link.attributes.lang === other;
  return link.children.some((one) => isTwin(one, other)) && !link.children.some((one) => isTwin(one, own));
}

/** What both say, once each and in their order, is what the own one says; else it stays as it is. */
function ownTexts(children: readonly (Markup | string)[], { pair, i }: Unweaving): (Markup | string)[] {
  const shown = children.filter((child) => typeof child === 'string' || !isMarkedAs(child, 'page-break'));
  const isWhole =
    shown.length === 3
      ? isTwin(shown[0] as Markup, pair[0]) && isJoin(shown[1]) && isTwin(shown[2] as Markup, pair[1])
      : shown.length === 1 && isTwin(shown[0] as Markup, pair[i]);
  if (!isWhole) return [...children];
  return children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (isMarkedAs(child, 'page-break')) return [child];
    return isTwin(child, pair[i]) ? child.children : [];
  });
}

function joinTexts(children: readonly (Markup | string)[]): (Markup | string)[] {
  return markup('span', {}, children).children;
}

function ownAttributes({ name, attributes }: Markup, { pair, i, unname }: Unweaving): Record<string, string> {
  const own = { ...attributes };
  const label = own['aria-label'];
  if (name === 'nav' && label !== undefined) own['aria-label'] = splitTwins(label, i);
  if ((name === 'a' || name === 'p') && own.lang === pair[i] && own['xml:lang'] === pair[i]) {
    delete own.lang;
    delete own['xml:lang'];
    if (name === 'p' && own.class === `hint ${facingClass(pair[i])}`) own.class = 'hint';
  }
  if (name === 'a' && own.href !== undefined) own.href = ownTarget(own.href, pair[i], unname);
  return own;
}

/** Where a row leads: a pair, a mark of a page, a file of the language. */
function ownTarget(href: string, language: string, unname: (id: string) => string): string {
  const beside = `${language}/`;
  if (href.startsWith(beside)) return href.slice(beside.length);
  if (href.includes('/')) return `“${href}” of no language`;
  const [path = '', id] = href.split('#');
  return id?.startsWith(`${language}.`) ? `${path}#${unname(id)}` : href;
}
