/**
 * An HTML page → the blocks of its document. In: the page's text and a reader for the pictures that it names. Out: a
 * `FoundDocument`. With read-site.ts, which reads what goes out, the only file that knows parse5. Promises that every
 * visible character is in a block, in a fact or in the report, with its place; runs nothing and fetches nothing. Called
 * by `read-document.ts`, also for the page that mammoth makes of a Word document.
 *
 *     '<title>Act</title><p>One.<!-- draft -->' → blocks: a paragraph “One.”; facts: the title “Act”; K124: a comment
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { countMarkup } from '../model/count-markup.ts';
import type { Place } from '../model/problem.ts';
import type { Note } from '../model/text.ts';
import { withinBudgets } from './budgets.ts';
import { isBlockTag } from './element-kinds.ts';
import type { FoundDocument } from './found-document.ts';
import { attributeOf, type Element, elementsOf, htmlPlace, htmlText, isElement, type Node } from './html-tree.ts';
import { createFormats } from './inline-formats.ts';
import { findLinkedNotes } from './notes.ts';
import { leaveElement, type Page, readInner, readPageBlocks } from './page-blocks.ts';
import type { PictureReader } from './page-figures.ts';
import { factsOf } from './page-head.ts';
import { shownInPage } from './shown-in-page.ts';
import { shorten, type Tally } from './tally.ts';

/**
 * Reads a page; K131 for one that is too large or too deep. `language` is the document's, as far as it is known: other
 * languages inside it are marked.
 */
export function readHtml(
  html: string,
  file: string,
  language: string | undefined,
  readPicture: PictureReader,
  tally: Tally,
): FoundDocument | undefined {
  const { tags, attributes, elements: opened } = countMarkup(html);
  if (!withinBudgets({ tags, attributes, elements: opened }, file, tally.problems)) return undefined;
  const tree = parse(html, { sourceCodeLocationInfo: true });
  // Nothing walks a tree that is too deep.
  if (!withinBudgets({ depth: depthOf(tree) }, file, tally.problems)) return undefined;
  const place = (node: Node) => htmlPlace(node, file);
  const elements = [...elementsOf(tree.childNodes)];
  const shown = shownInPage(tree.childNodes);
  if (!withinBudgets({ characters: shown.length, ...countElements(elements) }, file, tally.problems)) return undefined;
  const saved = /<!--\s*saved from url=\(\d+\)(\S{1,2000})\s*-->/.exec(html)?.[1];
  const facts = factsOf(elements, saved, file, tally);
  const known = language ?? facts.language;
  const formatsOf = createFormats({ language: known, address: facts.address, isBlock: isBlockTag, place, tally });
  const body = elements.find((element) => element.tagName === 'body');
  const root = body && mainOf(body);
  const notes = findLinkedNotes(root?.childNodes ?? []);
  if (!withinBudgets({ notes: notes.bodies.size }, file, tally.problems)) return undefined;
  const page: Page = { language: known, notes, readPicture, pictures: new Map(), formatsOf, place, tally };
  tellCode(tree, elements, page);
  if (body && root) tellOutside(body, root, page);
  const blocks = readPageBlocks(root?.childNodes ?? [], page, { nested: false });
  const found: FoundDocument = { blocks, notes: readNotes(page), facts, pictures: page.pictures, shown };
  tally.tell();
  return found;
}

/** Comments, scripts and style sheets. */
function tellCode(tree: DefaultTreeAdapterTypes.Document, elements: readonly Element[], { place, tally }: Page): void {
  for (const comment of commentsOf(tree.childNodes))
    if (!comment.data.includes('saved from url'))
      tally.count('K124', 'a comment of the page’s code', 'It is not shown.', place(comment));
  for (const element of elements) {
    const { tagName } = element;
    if (tagName === 'link' && /stylesheet/i.test(attributeOf(element, 'rel') ?? ''))
      tally.count('K124', 'a style sheet', 'It is no text.', place(element));
    if (tagName === 'noscript' && htmlText(element).trim() !== '')
      tally.say('K124', `<noscript> “${shorten(htmlText(element))}”`, 'It stands in for a script.', place(element));
    else if (/^(script|style|noscript|template)$/.test(tagName))
      tally.count('K124', `a <${tagName}>`, 'It is no text.', place(element));
    if (tagName === 'style') tellPrinted(sheetOf(element), place(element), tally);
  }
}

/** What stands beside the element that holds the document, and beside those around it. */
function tellOutside(body: Element, root: Element, page: Page): void {
  for (let at = root; at !== body; at = at.parentNode as Element)
    for (const sibling of (at.parentNode as Element).childNodes)
      if (sibling !== at && isElement(sibling) && htmlText(sibling).trim() !== '')
        leaveElement(sibling, `It stands outside the page’s <${root.tagName}>.`, page);
}

/** Characters that a style sheet prints before or behind elements: no reader of the page’s text sees them. */
function tellPrinted(sheet: string, place: Place, tally: Tally): void {
  const printed = [
    ...sheet.matchAll(/\bcontent\s*:\s*(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|(counters?\([^)\n]{1,200}\)))/g),
  ];
  const texts = new Set(
    printed.map((found) => found[1] ?? found[2] ?? found[3] ?? '').filter((own) => own.trim() !== ''),
  );
  if (texts.size === 0) return;
  const what = `characters that the style sheet prints: ${[...texts]
    .slice(0, 10)
    .map((own) => `“${own}”`)
    .join(', ')}`;
  tally.say('K126', what, 'They are not in the text: write them where they belong to it.', place);
}

/** The rules of a <style>, which `htmlText` leaves out. */
const sheetOf = (element: Element): string =>
  element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');

function readNotes(page: Page): Note[] {
  const { notes, place, tally } = page;
  return [...notes.bodies].map(([element, number]): Note => {
    const mark = notes.marks.get(number) ?? '';
    if (mark !== String(number))
      tally.say(
        'K125',
        `the mark “${mark}” of a note`,
        `The note is number ${number} now: the press counts notes through the text.`,
        place(element),
      );
    return { number, blocks: readInner(element.childNodes, page), place: place(element) };
  });
}

/** How deep a tree is, found without descending into it. */
function depthOf(tree: DefaultTreeAdapterTypes.Document): number {
  let [depth, nodes]: [number, readonly Node[]] = [0, tree.childNodes];
  for (; nodes.length > 0; depth++) nodes = nodes.flatMap((node) => (isElement(node) ? node.childNodes : []));
  return depth;
}

/** Paragraphs and cells, by their tags. */
function countElements(elements: readonly Element[]): { paragraphs: number; cells: number } {
  const count = (tags: RegExp) => elements.filter(({ tagName }) => tags.test(tagName)).length;
  return { paragraphs: count(/^(?:p|li|br|d[dt]|h[1-6])$/), cells: count(/^t[dh]$/) };
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
