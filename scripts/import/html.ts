/**
 * An HTML page → the blocks of its document. In: the page's text and a reader for the pictures that it names. Out: a
 * `FoundDocument`. With read-site.ts, which reads what goes out, the only file that knows parse5. Promises that every
 * visible character is in a block, in a fact or in the report, with its place; runs nothing and fetches nothing.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { profileOf } from '../languages/registry.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { type Figure, type Inline, type Note, plainText, type UnnumberedBlock } from '../model/text.ts';
import {
  createTally,
  type FoundBlock,
  type FoundDocument,
  type InlineFormat,
  linesOf,
  type Run,
  shorten,
} from './found-document.ts';
import {
  attributeOf,
  type Element,
  elementsOf,
  htmlPlace,
  htmlText,
  isElement,
  isHidden,
  type Node,
} from './html-tree.ts';
import { createFormats } from './inline-formats.ts';
import { readList } from './lists.ts';
import { findLinkedNotes } from './notes.ts';
import { factsOf } from './page-head.ts';
import { readTable } from './tables.ts';

/** Gives a picture that a page names: its bytes, or why it is not carried. */
export type PictureReader = (source: string) => { name: string; bytes: Uint8Array } | string;

const blockTags =
  /^(address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|main|menu|nav|ol|optgroup|option|p|pre|search|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
const silent = /^(head|script|style|template|noscript|link|meta|title|base)$/;
const machines = /^(button|select|textarea|input|datalist|progress|meter|dialog)$/;
const pictures = /^(svg|canvas|video|audio|iframe|object|embed|applet|map|math)$/;

/** Documents are not as deep; a tree made to be is refused before anything walks it. */
const deepest = 500;

/** Reads a page; K122 for a tree too deep. `language` is the document's, as far as it is known: other languages inside it are marked. */
export function readHtml(
  html: string,
  file: string,
  language: string | undefined,
  readPicture: PictureReader,
  problems: Problem[],
): FoundDocument | undefined {
  const tally = createTally(problems);
  const tree = parse(html, { sourceCodeLocationInfo: true });
  if (depthOf(tree) > deepest) {
    problems.push(
      problem(
        'K122',
        { file, detail: `its elements stand more than ${deepest} deep in each other.` },
        { file, line: 1, column: 1 },
      ),
    );
    return undefined;
  }
  const elements = [...elementsOf(tree.childNodes)];
  const saved = /<!--\s*saved from url=\(\d+\)(\S{1,2000})\s*-->/.exec(html)?.[1];
  const facts = factsOf(elements, saved, file, tally);
  const formatsOf = createFormats({
    language: language ?? facts.language,
    address: facts.address,
    isBlock: (tag) => blockTags.test(tag),
    place: (node) => htmlPlace(node, file),
    tally,
  });
  const body = elements.find((element) => element.tagName === 'body');
  const root = body ? mainOf(body) : undefined;
  const plan = findLinkedNotes(root?.childNodes ?? []);
  const noted = new Set([...plan.bodies.keys()]);
  const files = new Map<string, Uint8Array>();
  const place = (node: Node) => htmlPlace(node, file);
  const comments = [...commentsOf(tree.childNodes)];
  for (const comment of comments)
    if (!comment.data.includes('saved from url'))
      tally.count('K124', 'a comment of the page’s code', 'It is not shown.', place(comment));
  for (const element of elements)
    if (
      /^(script|style|noscript|template)$/.test(element.tagName) ||
      (element.tagName === 'link' && /stylesheet/i.test(attributeOf(element, 'rel') ?? ''))
    )
      tally.count(
        'K124',
        element.tagName === 'link' ? 'a style sheet' : `a <${element.tagName}>`,
        'It is no text.',
        place(element),
      );

  /** True for a note, and for an element that is no part of the document, which it tells. */
  const isLeft = (node: Node): boolean => {
    if (!isElement(node) || node.tagName !== 'li') return false;
    const why = refusalOf(node);
    if (why) leave(node, why);
    return why !== undefined || noted.has(node);
  };
  /** What is not the document: told with its text. */
  const leave = (element: Element, why: string) => {
    const text = shorten(htmlText(element));
    if (text) tally.say('K124', `<${element.tagName}> “${text}”`, why, place(element));
    else tally.count('K124', `an empty <${element.tagName}>`, why, place(element));
  };
  if (body && root && root !== body)
    for (let at: Element = root; at !== body; at = at.parentNode as Element)
      for (const sibling of (at.parentNode as Element).childNodes)
        if (sibling !== at && isElement(sibling) && htmlText(sibling).trim() !== '')
          leave(sibling, `It stands outside the page’s <${root.tagName}>.`);

  /** Blocks of `nodes`. `nested`: inside a list, a table, a quotation or a note, where headings cannot stand. */
  function blocksFrom(
    nodes: readonly Node[],
    nested: boolean,
    formats: readonly InlineFormat[] = [],
    centred = false,
  ): FoundBlock[] {
    const blocks: FoundBlock[] = [];
    let runs: Run[] = [];
    let figures: Figure[] = [];
    const finish = () => {
      for (const { inlines, place: at } of linesOf(runs, tally)) {
        if (plainText(inlines).trim() === '' && !inlines.some(({ kind }) => kind === 'noteref')) continue;
        blocks.push(
          nested
            ? { kind: 'plain', inlines, place: at }
            : { kind: 'paragraph', inlines, place: at, ...(centred ? { centred: true } : {}) },
        );
      }
      for (const figure of figures) {
        if (runs.some((run) => 'text' in run && run.text.trim() !== ''))
          tally.say(
            'K125',
            `the picture ${figure.image} stood inside a line`,
            'It now stands below the paragraph.',
            figure.place,
          );
        blocks.push(figure);
      }
      runs = [];
      figures = [];
    };
    const visit = (node: Node, own: readonly InlineFormat[]): void => {
      if (node.nodeName === '#text') {
        runs.push({ text: (node as DefaultTreeAdapterTypes.TextNode).value, formats: own, place: place(node) });
        return;
      }
      if (!isElement(node) || silent.test(node.tagName) || noted.has(node) || plan.backlinks.has(node)) return;
      const note = plan.references.get(node);
      if (note !== undefined) {
        runs.push({ mark: 'note', note, place: place(node) });
        return;
      }
      const tag = node.tagName;
      const why = refusalOf(node);
      if (why) {
        leave(node, why);
        return;
      }
      if (tag === 'br') runs.push({ mark: 'break' });
      else if (tag === 'img') figures.push(...figureOf(node));
      else if (tag === 'wbr') return;
      else if (tag === 'q') {
        const [open, close] = profileOf(language ?? facts.language ?? '').quotes.outer;
        tally.count('K125', 'a <q>', 'Its quotation marks are characters now.', place(node));
        runs.push({ text: open, formats: own, place: place(node) });
        for (const child of node.childNodes) visit(child, own);
        runs.push({ text: close, formats: own, place: place(node) });
      } else if (blockTags.test(tag)) {
        finish();
        blocks.push(...blockFrom(node, own, nested, centred));
      } else {
        const inner = formatsOf(node, own);
        for (const child of node.childNodes) visit(child, inner);
      }
    };
    for (const node of nodes) visit(node, formats);
    finish();
    return blocks;
  }

  function blockFrom(
    element: Element,
    formats: readonly InlineFormat[],
    nested: boolean,
    centred: boolean,
  ): FoundBlock[] {
    const tag = element.tagName;
    const inner = formatsOf(element, formats);
    const inside = (deeper: boolean) =>
      blocksFrom(
        element.childNodes,
        deeper,
        inner,
        centred ||
          tag === 'center' ||
          /text-align\s*:\s*center/i.test(attributeOf(element, 'style') ?? '') ||
          /^center$/i.test(attributeOf(element, 'align') ?? ''),
      );
    const unnumbered = () => inside(true) as UnnumberedBlock[];
    if (/^h[1-6]$/.test(tag)) return headingFrom(element, inside(nested), nested);
    if (tag === 'hr') {
      tally.count('K124', 'a rule (<hr>)', 'The press sets no rules of the text.', place(element));
      return [];
    }
    if (tag === 'blockquote') {
      const blocks = unnumbered();
      return blocks.length > 0 ? [{ kind: 'quote', blocks, place: place(element) }] : [];
    }
    if (/^(ul|ol|menu|dir)$/.test(tag)) {
      const items = (node: Node) =>
        blocksFrom(
          isElement(node) && node.tagName === 'li' ? node.childNodes : [node],
          true,
          isElement(node) ? formatsOf(node, formats) : formats,
        ) as UnnumberedBlock[];
      return readList(element, { blocks: (node) => (isLeft(node) ? [] : items(node)), place, tally, nested });
    }
    if (tag === 'table')
      return readTable(element, {
        blocks: (cell, deeper) => blocksFrom(cell.childNodes, deeper, inner),
        place,
        tally,
        nested,
      });
    if (tag === 'pre') return preFrom(element, nested);
    if (tag === 'figure') return figureFrom(element, nested);
    return inside(nested);
  }

  function headingFrom(element: Element, blocks: FoundBlock[], nested: boolean): FoundBlock[] {
    // Word’s “Title” stands above its “Heading 1” (import-docx.ts).
    const rank = attributeOf(element, 'class') === 'word-title' ? 0.5 : Number(element.tagName[1]);
    const lines = blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'plain');
    const rest = blocks.filter((block) => block.kind !== 'paragraph' && block.kind !== 'plain');
    if (lines.length === 0) return rest;
    if (nested) {
      tally.say(
        'K125',
        `the heading “${shorten(lines.map((line) => plainText(line.inlines)).join(' '))}”`,
        'Inside a list, a table or a quotation it is a bold line.',
        place(element),
      );
      return [
        ...lines.map(
          (line): FoundBlock => ({
            kind: 'plain',
            inlines: [{ kind: 'strong', children: bare(line.inlines) }],
            place: line.place,
          }),
        ),
        ...rest,
      ];
    }
    // The face of a heading is the press's; its breaks are kept for a title, whose lines they part.
    const inlines = lines.flatMap((line, i): Inline[] => [
      ...(i > 0 ? [{ kind: 'break' } as const] : []),
      ...bare(line.inlines),
    ]);
    return [{ kind: 'ranked', rank, inlines, place: place(element) }, ...rest];
  }

  /** Text whose lines are its own: every line stays one, an empty line parts paragraphs. */
  function preFrom(element: Element, nested: boolean): FoundBlock[] {
    tally.say('K125', '<pre>', 'Its lines are kept; their columns are not.', place(element));
    return htmlText(element)
      .split(/\n[ \t]*\n/)
      .flatMap((part) => {
        const runs = part
          .split(/\r?\n/)
          .flatMap((text, i): Run[] => [
            ...(i > 0 ? [{ mark: 'break' } as const] : []),
            { text, formats: [], place: place(element) },
          ]);
        return linesOf(runs, tally).map(
          ({ inlines, place: at }): FoundBlock => ({ kind: nested ? 'plain' : 'paragraph', inlines, place: at }),
        );
      });
  }

  function figureFrom(element: Element, nested: boolean): FoundBlock[] {
    const caption = [...elementsOf(element.childNodes)].find(({ tagName }) => tagName === 'figcaption');
    const blocks = blocksFrom(
      element.childNodes.filter((child) => child !== caption),
      nested,
    );
    const lines = caption ? blocksFrom(caption.childNodes, nested) : [];
    const [line] = lines;
    const images = blocks.filter((block) => block.kind === 'figure');
    // A caption is plain text between quotation marks; another one stands below as a paragraph.
    if (
      images.length === 1 &&
      images[0] &&
      lines.length === 1 &&
      line &&
      'inlines' in line &&
      line.inlines.every(({ kind }) => kind === 'text') &&
      !/["\\]/.test(plainText(line.inlines))
    )
      images[0].caption = line.inlines;
    else blocks.push(...lines);
    return blocks;
  }

  function figureOf(image: Element): Figure[] {
    const source = (attributeOf(image, 'src') ?? '').trim();
    const alt = (attributeOf(image, 'alt') ?? '').replace(/\s+/g, ' ').trim();
    const found = readPicture(source);
    if (typeof found === 'string') {
      tally.say('K124', `the picture “${shorten(source)}”${alt ? ` (${alt})` : ''}`, found, place(image));
      return [];
    }
    files.set(found.name, found.bytes);
    if (/[[\]]/.test(alt))
      tally.say('K125', `the alternative text “${alt}”`, 'Its square brackets are round ones now.', place(image));
    return [
      {
        kind: 'figure',
        image: found.name,
        alt: alt.replaceAll('[', '(').replaceAll(']', ')') || 'TODO what the picture shows',
        caption: [],
        place: place(image),
      },
    ];
  }

  const blocks = blocksFrom(root?.childNodes ?? [], false);
  const notes = [...plan.bodies].map(([element, number]): Note => {
    const mark = plan.marks.get(number) ?? '';
    if (mark !== String(number))
      tally.say(
        'K125',
        `the mark “${mark}” of a note`,
        `The note is number ${number} now: the press counts notes through the text.`,
        place(element),
      );
    return { number, blocks: blocksFrom(element.childNodes, true) as UnnumberedBlock[], place: place(element) };
  });
  tally.tell();
  return { blocks, notes, facts, pictures: files };
}

/** How deep a tree is, found without descending into it. */
function depthOf(tree: DefaultTreeAdapterTypes.Document): number {
  let [depth, nodes]: [number, readonly Node[]] = [0, tree.childNodes];
  for (; nodes.length > 0 && depth <= deepest; depth++)
    nodes = nodes.flatMap((node) => (isElement(node) ? node.childNodes : []));
  return depth;
}

/** Why an element is no part of the document, or nothing. */
function refusalOf(element: Element): string | undefined {
  const tag = element.tagName;
  if (isHidden(element)) return 'The page hides it.';
  if (tag === 'nav' || attributeOf(element, 'role') === 'navigation')
    return 'It leads through the site, and is no part of the document.';
  if (machines.test(tag)) return 'It is made for the hand, and is no text.';
  if (pictures.test(tag)) return 'Add a picture (PNG or JPEG) or the text by hand if it belongs to the document.';
  return tag === 'rt' || tag === 'rp' ? 'Readings above the line are not set.' : undefined;
}

/** The element that holds the document: <main>, or an only <article> with most of the text; else the body. */
function mainOf(body: Element): Element {
  const inside = [...elementsOf(body.childNodes)];
  const mains = inside.filter((element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main');
  if (mains.length === 1 && mains[0]) return mains[0];
  const articles = inside.filter((element) => element.tagName === 'article');
  const [article] = articles;
  return articles.length === 1 && article && htmlText(article).length > 0.6 * htmlText(body).length ? article : body;
}

function* commentsOf(nodes: readonly Node[]): Generator<DefaultTreeAdapterTypes.CommentNode> {
  for (const node of nodes) {
    if (node.nodeName === '#comment') yield node as DefaultTreeAdapterTypes.CommentNode;
    if (isElement(node)) yield* commentsOf(node.childNodes);
  }
}

/** Inlines without emphasis; a heading's face is the press's. */
const bare = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline): Inline[] =>
    inline.kind === 'strong' || inline.kind === 'emphasis'
      ? bare(inline.children)
      : 'children' in inline
        ? [{ ...inline, children: bare(inline.children) }]
        : [inline],
  );
