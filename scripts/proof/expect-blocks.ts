/**
 * A block of the text as the markup that it must be on a screen. In: a block, where a format's addresses lead. Out: its
 * elements with every attribute. Called by `expect-epub.ts` and `expect-site.ts`. Pure; knows no template.
 *
 *     paragraph 12 “甲” → <p class="paragraph" id="p12" data-block="p12"><span class="number apart">12</span>甲</p>
 */
import type { Block } from '../model/edition.ts';
import { anchorOf, sayNumber } from '../model/numbers.ts';
import { type Mention, mentionsByParagraph } from '../model/registers.ts';
import type { Cell, Figure, Inline, Table, UnnumberedBlock } from '../model/text.ts';
import { expectLines, type ScreenFormat } from './expect-inlines.ts';
import { expectElementLabel, expectInside, expectLabels } from './expect-labels.ts';
import { sayLabel } from './expected-front.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

type Line = ReturnType<typeof expectLines>;

/** What makes the markup of blocks: of those of a section, and of those of an editor's note. */
interface ExpectBlocks {
  /** Blocks in their order, with lists around what hangs behind labels. */
  section: (blocks: readonly Block[]) => MarkupChild[];
  heading: (block: Block) => Markup;
  note: (blocks: readonly UnnumberedBlock[]) => MarkupChild[];
}

/** Everything that an edition's blocks have in common, found once. */
export function expectBlocks(format: ScreenFormat): ExpectBlocks {
  const { edition } = format;
  const labels = expectLabels(edition);
  const inside = expectInside(edition);
  const mentions = mentionsByParagraph(edition.mentions);
  const one = (block: Block): Markup => {
    const own: readonly Mention[] = block.kind === 'paragraph' ? (mentions.get(block.number) ?? []) : [];
    return expectBlock(block, expectLines(format, own), labels(block), format);
  };
  return {
    heading: one,
    section: (blocks) =>
      hang(
        blocks.map((block) => ({
          depth: labels(block)?.depth ?? 0,
          inside: inside.get(block.anchor) ?? 0,
          shown: () => one(block),
        })),
      ),
    note: (blocks) => {
      const line = expectLines(format);
      return blocks.map((block) => expectInner(block, line, {}, format));
    },
  };
}

/** A block and how deep it hangs. */
interface Hanging {
  depth: number;
  /** The depth of the item in which it goes on without a label of its own. */
  inside: number;
  shown: () => Markup;
}

/**
 * Blocks that hang are items of a list; one that hangs deeper is a list in the item before it. Text that goes on in an
 * item stands in it.
 */
function hang(blocks: readonly Hanging[]): MarkupChild[] {
  let at = 0;
  const depthAt = () => blocks[at]?.depth ?? 0;
  const insideAt = () => blocks[at]?.inside ?? 0;
  const list = (depth: number): Markup => {
    const items: Markup[] = [];
    while (depthAt() === depth) {
      const inside: MarkupChild[] = [blocks[at++]?.shown()];
      while (depthAt() > depth || insideAt() >= depth)
        inside.push(depthAt() > depth ? list(depthAt()) : blocks[at++]?.shown());
      items.push(markup('div', { class: 'item', role: 'listitem' }, inside));
    }
    return markup('div', { class: 'labelled provisions', role: 'list' }, items);
  };
  const all: MarkupChild[] = [];
  while (at < blocks.length) all.push(depthAt() === 0 ? blocks[at++]?.shown() : list(depthAt()));
  return all;
}

/** The level at which a heading stands: in an EPUB the section's is the first of its file. */
const levelIn = ({ web }: ScreenFormat, level: number): number => (web ? level : level - 1);

function expectBlock(
  block: Block,
  line: Line,
  label: ReturnType<ReturnType<typeof expectLabels>>,
  format: ScreenFormat,
): Markup {
  const { edition } = format;
  const address = { id: block.anchor, 'data-block': block.anchor };
  switch (block.kind) {
    case 'heading': {
      const level = levelIn(format, block.level);
      const centred = edition.provisions && level > 2 ? 'centred' : undefined;
      const kind = edition.provisions ? centred : block.level === 3 ? 'kai' : undefined;
      return markup(`h${level}`, { ...address, class: kind }, line(block.inlines, label));
    }
    case 'paragraph': {
      const face = label?.face && `face-${label.face}${label.whole ? ' run-in' : ''}`;
      const kind = ['paragraph', edition.provisions && 'own', face].filter(Boolean).join(' ');
      const also = (block.also ?? []).map((id) => markup('span', { id }));
      return markup('p', { class: kind, ...address }, also, numberOf(block, format), line(block.inlines, label));
    }
    case 'gap':
      return markup('p', { class: 'gap plain kai', ...address }, numberOf(block, format), block.text);
    case 'element': {
      const lines = block.lines.map((inlines) => markup('p', {}, elementLine(block, inlines, line)));
      return markup('div', { class: `element ${block.anchor}`, ...address }, lines);
    }
    default:
      return expectInner(block, line, address, format, true);
  }
}

function elementLine(block: Block & { kind: 'element' }, inlines: readonly Inline[], line: Line): MarkupChild[] {
  const end = expectElementLabel(block, inlines);
  return line(inlines, end > 0 ? { end, inLine: true } : undefined);
}

/** The number of a paragraph: in the EPUB where the press counts, on the site with a link that leads to it. */
function numberOf({ kind, number }: Block & { kind: 'paragraph' | 'gap' }, format: ScreenFormat): MarkupChild {
  const { edition, web } = format;
  const { labels } = edition.manuscript;
  const said = sayNumber(number, labels);
  const counted = !edition.provisions;
  if (web)
    return markup(
      'a',
      {
        class: 'number apart',
        href: `#${anchorOf(number)}`,
        'data-cited': !counted && kind === 'paragraph' && said,
        'aria-label': sayLabel(edition, 'webPermalink', said),
      },
      counted ? said : '#',
    );
  if (!counted) return kind === 'gap' && markup('span', { class: 'number apart' });
  return markup('span', { class: `number apart${typeof number === 'number' ? '' : ' wide'}` }, said);
}

/** What closes a text, line by line; signatures stand two beside one another. */
function expectClosing(
  { form, lines }: Extract<UnnumberedBlock, { kind: 'closing' }>,
  line: Line,
  address: Record<string, string>,
): Markup {
  const said = lines.map((inlines) => markup('p', {}, line(inlines)));
  const rows = said.flatMap((_, i) =>
    i % 2 === 0 ? [markup('div', { class: 'signature-row' }, said.slice(i, i + 2))] : [],
  );
  return markup('div', { class: form ?? 'closing', ...address }, form === 'signatures' ? rows : said);
}

/** A block inside another one, or one that has no number. `outer`: it stands in the text itself. */
function expectInner(
  block: UnnumberedBlock,
  line: Line,
  address: Record<string, string>,
  format: ScreenFormat,
  outer = false,
): Markup {
  const all = (blocks: readonly UnnumberedBlock[]): MarkupChild[] =>
    blocks.map((child) => expectInner(child, line, {}, format));
  switch (block.kind) {
    case 'plain':
      return markup('p', { class: 'plain', ...address }, line(block.inlines));
    case 'closing':
      return expectClosing(block, line, address);
    case 'editorial': {
      const said = outer ? sayLabel(format.edition, 'notes') : undefined;
      const told = said !== undefined && markup('p', { class: 'note-label apart kai' }, said);
      const role = said === undefined ? {} : { role: 'note', 'aria-label': said };
      return markup('aside', { class: 'editorial', ...role, ...address }, told, all(block.blocks));
    }
    case 'quote':
      return markup('blockquote', address, all(block.blocks));
    case 'list':
      return block.ordered
        ? markup(
            'div',
            { class: 'labelled', role: 'list', ...address },
            block.items.map((item) => markup('div', { class: 'item', role: 'listitem' }, all(item))),
          )
        : markup(
            'ul',
            address,
            block.items.map((item) => markup('li', {}, all(item))),
          );
    case 'table':
      return expectTable(block, line, address, format);
    case 'figure':
      return expectFigure(block, line, address, format);
  }
}

function expectTable(
  { head, rows }: Table,
  line: Line,
  address: Record<string, string>,
  { web }: ScreenFormat,
): Markup {
  const span = (count: number | undefined) => (count ? String(count) : undefined);
  const row = (name: 'th' | 'td') => (cells: readonly Cell[]) =>
    markup(
      'tr',
      {},
      cells.map(({ inlines, columns, rows: down }) =>
        markup(name, { scope: name === 'th' && 'col', colspan: span(columns), rowspan: span(down) }, line(inlines)),
      ),
    );
  const table = markup(
    'table',
    address,
    markup('thead', {}, head.map(row('th'))),
    markup('tbody', {}, rows.map(row('td'))),
  );
  return web ? markup('div', { class: 'table', tabindex: '0' }, table) : table;
}

function expectFigure(
  { image, alt, caption }: Figure,
  line: Line,
  address: Record<string, string>,
  format: ScreenFormat,
): Markup {
  const said = markup('figcaption', {}, line(caption));
  return markup('figure', address, markup('img', { src: format.image(image), alt }), caption.length > 0 && said);
}
