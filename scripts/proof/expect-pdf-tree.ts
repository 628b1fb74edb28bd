/**
 * What the structure tree of a PDF must say of the text: roles, languages, kinds of lists, links with where they lead,
 * in one line of signs. In: an indexed edition, the format. Out: that line for the text, and for each note. Put
 * together from the markup that the blocks are on a screen, which knows no template. Pure. Called by
 * `verify-pdf-roles.ts`.
 *
 *     paragraph 12 “甲[乙](#p3)” → <P><Lbl>12</Lbl>甲<Reference><Link p3>乙</Link></Reference></P>
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import type { Block } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts } from '../model/text.ts';
import { bare } from './compare-text.ts';
import { expectBlocks } from './expect-blocks.ts';
import { isMarkedAs, type Markup, markupText } from './markup-tree.ts';
import { headlineOf, printedOrder } from './printed-order.ts';

/** Elements of a screen that are elements of the tree, under another name. */
const roles: Record<string, string> = {
  p: 'P',
  em: 'Em',
  strong: 'Strong',
  sup: 'Sup',
  sub: 'Sub',
  blockquote: 'BlockQuote',
  aside: 'Aside',
  table: 'Table',
  thead: 'THead',
  tbody: 'TBody',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
  figure: 'Div',
  figcaption: 'Caption',
};

/** An element of the tree in signs. */
export const writeElement = (role: string, inner: string, ...said: string[]): string =>
  `<${[role, ...said.filter(Boolean)].join(' ')}>${inner}</${role}>`;

/** The text, and every note by its number. */
export function expectPdfTree(
  edition: IndexedEdition,
  format: PrintFormat,
): { text: string; notes: Map<number, string> } {
  const blocks = expectBlocks({
    edition,
    web: false,
    block: (anchor) => `#${anchor}`,
    // What leads to an entry on a screen says here what it stands for.
    entry: (heading) => heading,
    image: (path) => path,
    reference: (note) => ({ id: '', href: `#note-${note}` }),
  });
  // What stands without the parts of a book has no other heading above its own (ISO 14289-1, 7.4.2).
  const headline = headlineOf(edition, format) ?? [];
  const own = (all: readonly Block[]): string => {
    const at = all.findIndex((block) => headline.includes(block));
    const signs = (some: readonly Block[]) =>
      blocks
        .section(some)
        .map((one) => signsOf(one as Markup))
        .join('');
    if (at < 0) return signs(all);
    const mark = writeElement('H1', bare(headline.flatMap(blockTexts).join('')));
    return signs(all.slice(0, at)) + mark + signs(all.slice(at + headline.length));
  };
  const order = printedOrder(edition, format);
  const at = order.indexOf('title');
  const isBlock = (one: Block | 'title'): one is Block => one !== 'title';
  const title = at < 0 ? '' : writeElement(format.alone ? 'H1' : 'P', bare(edition.metadata.title));
  const text = own(order.slice(0, Math.max(0, at)).filter(isBlock)) + title + own(order.slice(at + 1).filter(isBlock));
  const notes = edition.notes.map(({ number, blocks: inner }): [number, string] => [
    number,
    blocks
      .note(inner)
      .map((one) => signsOf(one as Markup))
      .join(''),
  ]);
  return { text, notes: new Map(notes) };
}

const innerSigns = ({ children }: Markup): string => children.map(signsOf).join('');

function signsOf(node: Markup | string): string {
  if (typeof node === 'string') return bare(node);
  const { name, attributes } = node;
  const inner = () => innerSigns(node);
  const heading = /^h(\d)$/.exec(name)?.[1];
  if (heading) return writeElement(`H${Number(heading) + 1}`, inner());
  if (name === 'span') return spanSigns(node);
  if (name === 'a') return linkSigns(node);
  if (name === 'ul') return writeElement('L', node.children.map(itemSigns).join(''), 'Disc');
  if (name === 'div') return divSigns(node);
  if (name === 'img') return `<Figure ${bare(attributes.alt ?? '')}></Figure>`;
  if (isMarkedAs(node, 'note-label') || name === 'br') return '';
  return writeElement(roles[name] ?? name, inner());
}

function spanSigns(node: Markup): string {
  const inner = innerSigns(node);
  // A gap in a text that bears its own numbers has an empty one.
  if (isMarkedAs(node, 'number')) return writeElement('Lbl', inner);
  if (inner === '') return '';
  if (isMarkedAs(node, 'item-label')) return writeElement('Lbl', inner);
  return node.attributes.lang ? writeElement('Span', inner, node.attributes.lang) : inner;
}

/** Letters that stand for words: who hears them hears the heading of their entry (ISO 32000-1, 14.9.5). */
const abbreviation = /^\p{Lu}{2,10}$/u;

function linkSigns(node: Markup): string {
  const target = node.attributes.href ?? '';
  const inner = innerSigns(node);
  if (isMarkedAs(node, 'mention'))
    return abbreviation.test(inner) && target !== inner ? writeElement('Span', inner, bare(target)) : inner;
  const link = writeElement('Link', inner, bare(target.replace(/^#/, '')));
  return target.startsWith('#') ? writeElement('Reference', link) : link;
}

function divSigns(node: Markup): string {
  if (isMarkedAs(node, 'labelled')) return writeElement('L', node.children.map(itemSigns).join(''), 'Decimal');
  const isClosing = ['closing', 'testimonium', 'signatures'].some((name) => isMarkedAs(node, name));
  return isClosing ? writeElement('Div', innerSigns(node)) : innerSigns(node);
}

/** An item: its label, which is a disc where it is no text, and behind it its body. */
function itemSigns(node: Markup | string): string {
  if (typeof node === 'string') return bare(node);
  const label = labelIn(node);
  const own = label
    ? writeElement('Lbl', bare(markupText(label)))
    : node.name === 'li'
      ? writeElement('Lbl', '', '•')
      : '';
  const inner = innerSigns(node);
  return writeElement(
    'LI',
    own + writeElement('LBody', label ? inner.replace(writeElement('Lbl', bare(markupText(label))), '') : inner),
  );
}

/** The label in the first line of an item. */
function labelIn(node: Markup): Markup | undefined {
  const [first] = node.children;
  if (first === undefined || typeof first === 'string') return undefined;
  if (isMarkedAs(first, 'item-label')) return first;
  return isMarkedAs(first, 'labelled') ? undefined : (labelIn(first) ?? first.children.find(isLabel));
}

const isLabel = (one: Markup | string): one is Markup => typeof one !== 'string' && isMarkedAs(one, 'item-label');
