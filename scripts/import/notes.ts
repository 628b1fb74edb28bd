/**
 * Which elements of a page are footnotes and which links call them. In: the page's elements. Out: a plan for the
 * reader of the blocks. Promises that only a short link whose target links back, or is named as a note, counts;
 * pages of Word, Wikipedia, pandoc, LibreOffice and mammoth are understood. Changes nothing. Called by `html.ts`.
 *
 *     <a id="r1" href="#n1">1</a> … <p id="n1"><a href="#r1">1</a> See … → the link calls note 1, the <p> is its body
 */
import { around, attributeOf, type Element, elementsOf, htmlText, isElement, type Node } from './html-tree.ts';

export interface NotePlan {
  /** The link (or the <sup> around it) that calls a note → the note's number. */
  references: Map<Element, number>;
  /** The element that holds a note → its number. */
  bodies: Map<Element, number>;
  /** Links back from a note, and the marks that stand in them: not text. */
  backlinks: Set<Element>;
  /** A note's number → the mark that the page shows. */
  marks: Map<number, string>;
}

const markPattern = /^[[(（〔【［]?\s*[\dA-Za-z*†‡§①-⑳]{1,5}\s*[\])）〕】］]?$/;
const noteName = /^_?(?:ftn|fn|edn|foot-?note|end-?note|note|cite_note|sdfootnote|sdendnote)/i;
const bodyTags = /^(li|p|div|aside|td|dd|section)$/;

/** Finds the notes below `nodes`, numbered in the order in which they are called. */
export function findLinkedNotes(nodes: readonly Node[]): NotePlan {
  const plan: NotePlan = { references: new Map(), bodies: new Map(), backlinks: new Set(), marks: new Map() };
  const order = [...elementsOf(nodes)];
  const position = new Map(order.map((element, i) => [element, i]));
  const targets = targetsOf(order);
  /** The links of a body by where they lead: many marks may call one note. */
  const linksIn = new Map<Element, Map<string, Element[]>>();
  for (const link of order) {
    const name = link.tagName === 'a' ? hashOf(link) : undefined;
    const target = name === undefined ? undefined : targets.get(name);
    if (name === undefined || !target || !markPattern.test(htmlText(link).trim())) continue;
    if ([...around(link)].some((outer) => plan.bodies.has(outer))) continue;
    if ((position.get(target) ?? 0) < (position.get(link) ?? 0)) continue;
    const body = bodyOf(target);
    if (!body || [...around(link)].includes(body)) continue;
    const links = linksIn.get(body) ?? linksBelow(body);
    linksIn.set(body, links);
    const backlinks = namesOf(link).flatMap((own) => links.get(own) ?? []);
    if (backlinks.length === 0 && !noteName.test(name)) continue;
    planNote(plan, link, body, backlinks);
  }
  return plan;
}

/** Every element that a link may lead to, by its name; the first one where several have it. */
function targetsOf(order: readonly Element[]): Map<string, Element> {
  const targets = new Map<string, Element>();
  for (const element of order)
    for (const name of [attributeOf(element, 'id'), element.tagName === 'a' ? attributeOf(element, 'name') : undefined])
      if (name && !targets.has(name)) targets.set(name, element);
  return targets;
}

/** The names by which a link back may call a link: its own, and those of what stands close around it. */
const namesOf = (link: Element): string[] => {
  const near = [...around(link)].slice(0, 3);
  const names = near.flatMap((element) => [attributeOf(element, 'id'), attributeOf(element, 'name')]);
  return [...new Set(names.filter((name): name is string => Boolean(name)))];
};

/** Takes down that a link calls the note in a body. */
function planNote(plan: NotePlan, link: Element, body: Element, backlinks: readonly Element[]): void {
  const number = plan.bodies.get(body) ?? plan.bodies.size + 1;
  plan.bodies.set(body, number);
  if (!plan.marks.has(number)) plan.marks.set(number, htmlText(link).replace(/[[\]()（）〔〕【】［］\s]/g, ''));
  const parent = link.parentNode as Element;
  const raised = parent.tagName === 'sup' && htmlText(parent).trim() === htmlText(link).trim();
  plan.references.set(raised ? parent : link, number);
  for (const backlink of backlinks) plan.backlinks.add(backlink);
  const own = backlinks.length === 0 ? markOf(body, htmlText(link)) : undefined;
  if (own) plan.backlinks.add(own);
}

/** The mark with which a note begins where no link leads back: <p id="fn1"><sup>1</sup> See …. */
function markOf(body: Element, mark: string): Element | undefined {
  const first = body.childNodes.find((node) => htmlText(node).trim() !== '');
  const bare = (text: string) => text.replace(/[[\]()（）〔〕【】［］.\s]/g, '');
  return first && isElement(first) && first.tagName === 'sup' && bare(htmlText(first)) === bare(mark)
    ? first
    : undefined;
}

/** The links in an element by the names to which they lead. */
function linksBelow(body: Element): Map<string, Element[]> {
  const links = new Map<string, Element[]>();
  for (const element of elementsOf([body])) {
    const name = element.tagName === 'a' ? hashOf(element) : undefined;
    const known = name === undefined ? undefined : links.get(name);
    if (known) known.push(element);
    else if (name !== undefined) links.set(name, [element]);
  }
  return links;
}

function hashOf(link: Element): string | undefined {
  const href = attributeOf(link, 'href');
  if (!href?.startsWith('#') || href.length < 2) return undefined;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

/** The block that holds a note: a block named as one (Word’s <div id="ftn1">), else the nearest. */
function bodyOf(target: Element): Element | undefined {
  const blocks = [...around(target)].filter((element) => bodyTags.test(element.tagName));
  return (
    blocks
      .slice(0, 2)
      .find((element) => /^_?(?:ftn|edn|sdfootnote|sdendnote)\d+$/i.test(attributeOf(element, 'id') ?? '')) ?? blocks[0]
  );
}
