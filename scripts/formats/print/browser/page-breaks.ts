/**
 * What runs inside the browser where pages and lines end, beside Paged.js. In: where Paged.js 0.4.3 would end a page.
 * Out: where it ends: counted and not searched, with company for closing formulas, and the lines of a divided paragraph
 * as they were chosen; trimmed marks and hyphens at line ends. Self-contained, like pagination.ts. No text is changed.
 */

/** Where a page ends in the source. */
export interface BreakToken {
  node: Node;
  offset: number;
  /** True for the same place; Paged.js asks whether a page has got anything at all. */
  equals?: (other: BreakToken | undefined) => boolean;
}

/** A paragraph that goes on over a page, and where its lines on that page begin: offsets in its text there. */
export interface Divided {
  paragraph: Element;
  starts: number[];
  /** Marks that are trimmed. */
  trimmed: number[];
}

export interface PageEnds {
  /** Text nodes of the edition inside an element: not numbers, note references, or what the press says between. */
  textNodes: (root: Element) => Text[];
  /** Hears which node of the source Paged.js has copied to a page; puts a space before it that Paged.js passed over. */
  follow: (shown: Node, source: Node) => void;
  /** Corrects where a page ends, `overflow` and `token` alike. */
  endPage: (token: BreakToken, overflow: Range) => Divided | undefined;
  /** Sets a divided paragraph in the lines that were chosen, where Chromium would now choose others. */
  keepLines: (divided: Divided) => void;
  /** Hyphens and trimmed marks at the line ends of finished pages. */
  finishLines: (pages: HTMLElement[]) => void;
}

/** Installs `window.kanbenPageEnds`. */
export function installPageEnds(): void {
  /** Text nodes of the edition inside an element: not numbers, note references, or what the press says between. */
  const textNodes = (root: Element): Text[] => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.parentElement?.closest('.apart,.noteref') || node.textContent === '' || /^\s*$/.test(node.textContent ?? '') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    return nodes;
  };

  /** What has lines of its own, as far as lines are justified. */
  const blocksOf = (elements: readonly HTMLElement[]): HTMLElement[] =>
    elements.flatMap((element) => [...element.querySelectorAll<HTMLElement>('p, li, dd, blockquote')]).filter((block) => !block.querySelector('p'));

  /** Chromium 147 puts the space between Chinese characters and letters (text-autospace) before a line end, too. */
  const spacedApart = (before: string, after: string): boolean => {
    const [han, letter] = [/\p{Script=Han}/u, /[\p{L}\p{N}]/u];
    return (han.test(before) && letter.test(after) && !han.test(after)) || (letter.test(before) && !han.test(before) && han.test(after));
  };

  /** What at the line ends of blocks takes less room there: full-width marks, and what is spaced apart from the next line, which only justified lines show. */
  const findEndMarks = (blocks: readonly HTMLElement[]): { block: HTMLElement; node: Text; at: number }[] => {
    const marks = /[，。、；：？！）》〉】〕」』”’]/;
    const range = document.createRange();
    const rectOf = (node: Text, at: number): DOMRect | undefined => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return [...range.getClientRects()].at(-1);
    };
    const found: { block: HTMLElement; node: Text; at: number }[] = [];
    for (const block of blocks) {
      const nodes = textNodes(block);
      const justified = getComputedStyle(block).textAlign === 'justify';
      nodes.forEach((node, n) => {
        const text = node.data;
        for (let at = 0; at < text.length; at++) {
          const nextNode = at + 1 < text.length ? node : nodes[n + 1];
          const after = at + 1 < text.length ? text.charAt(at + 1) : (nextNode?.data.charAt(0) ?? '');
          if (!marks.test(text.charAt(at)) && !(justified && spacedApart(text.charAt(at), after))) continue;
          const here = rectOf(node, at);
          if (!here) continue;
          const next = nextNode && rectOf(nextNode, at + 1 < text.length ? at + 1 : 0);
          const ends = next ? next.top > here.top + here.height / 2 : block.hasAttribute('data-split-to');
          if (ends) found.push({ block, node, at });
        }
      });
    }
    return found;
  };

  /** GB/T 15834 5.1.10: a full-width mark at a line end takes half an em. */
  const trimLineEnds = (elements: HTMLElement[]) => {
    const blocks = blocksOf(elements);
    trimMarks(blocks);
    // A trimmed mark makes room, for which Chromium may choose other lines, with other marks at their ends.
    const untrimmed = findEndMarks(blocks).filter(({ node }) => !node.parentElement?.matches('.halt'));
    for (const block of new Set(untrimmed.map(({ block }) => block))) holdLines(block);
  };

  /** From the back, so that earlier offsets in the same node stay true. */
  const trimMarks = (blocks: readonly HTMLElement[]) => {
    for (const { node, at } of findEndMarks(blocks).reverse()) if (!node.parentElement?.matches('.halt')) trimMark(node, at);
  };

  /** Trims the marks of a block anew, and sets it in the lines that it had before. */
  const holdLines = (block: HTMLElement) => {
    if (block.querySelector('br, .held')) return;
    for (const mark of block.querySelectorAll('.halt')) mark.replaceWith(...mark.childNodes);
    block.normalize();
    const starts = lineStarts(block);
    trimMarks([block]);
    for (const start of [...starts].reverse()) {
      const { node, offset } = placeAt(block, start);
      (offset === 0 ? node : divideText(node, offset)).before(document.createElement('wbr'));
    }
    for (const text of ownTexts(block)) {
      const held = text.parentElement?.matches('.halt') ? text.parentElement : document.createElement('span');
      held.classList.add('held');
      if (text.parentElement === held) continue;
      text.replaceWith(held);
      held.append(text);
    }
    block.style.textWrap = 'wrap';
  };

  /** Not `splitText`: in a frame that took the place of others, Chromium 147 takes up to milliseconds for each. Gives what follows `at`. */
  const divideText = (node: Text, at: number): Text => {
    const rest = document.createTextNode(node.data.slice(at));
    node.data = node.data.slice(0, at);
    node.after(rest);
    return rest;
  };

  const trimMark = (node: Text, at: number) => {
    const span = document.createElement('span');
    span.className = 'halt';
    divideText(node, at + 1);
    const mark = divideText(node, at);
    mark.replaceWith(span);
    span.append(mark);
  };

  /** Text nodes of a paragraph without the notes that still stand in it. */
  const ownTexts = (paragraph: Element): Text[] => textNodes(paragraph).filter((node) => !node.parentElement?.closest('.footnote'));

  /** Where the lines of a paragraph begin, without its first: offsets in its text, as far as the place `until`. */
  const lineStarts = (paragraph: Element, until?: Range): number[] => {
    const starts: number[] = [];
    const range = document.createRange();
    let bottom = Number.POSITIVE_INFINITY;
    let before = 0;
    for (const node of ownTexts(paragraph)) {
      for (let offset = 0; offset < node.data.length; offset++) {
        if (until && node === until.startContainer && offset >= until.startOffset) return starts;
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const rect = range.getClientRects()[0];
        if (!rect || rect.width === 0) continue;
        if (rect.top > bottom - rect.height / 2) starts.push(before + offset);
        bottom = rect.bottom;
      }
      before += node.data.length;
    }
    return starts;
  };

  /** The place of an offset in the text of a paragraph. */
  const placeAt = (paragraph: Element, offset: number): { node: Text; offset: number } => {
    let at = offset;
    for (const node of ownTexts(paragraph)) {
      if (at < node.data.length) return { node, offset: at };
      at -= node.data.length;
    }
    throw new Error(`a paragraph has no character ${offset}`);
  };

  /**
   * Chromium chooses the lines of a paragraph together (text-wrap: pretty), but line by line where a page ends in it,
   * with all that is left over in the last line; and a mark that is trimmed at a line end may draw a character up. So
   * the paragraph is set once more beside the book, whole and trimmed: the page gets as many of those lines as it has
   * room for, and ends where they end.
   */
  const divideParagraph = (paragraph: HTMLElement, overflow: Range, ends: boolean): Divided | undefined => {
    const area = paragraph.closest('.pagedjs_area');
    if (!area || !paragraph.parentElement?.matches('.text-section')) return undefined;
    const fitting = lineStarts(paragraph, overflow).length + 1;
    const host = document.createElement('div');
    host.style.cssText = `position:absolute;left:0;top:0;width:${area.getBoundingClientRect().width}px;visibility:hidden`;
    const section = paragraph.parentElement.cloneNode(false) as HTMLElement;
    const copy = section.appendChild(paragraph.cloneNode(true) as HTMLElement);
    for (const note of copy.querySelectorAll('.footnote')) note.remove();
    host.append(section);
    document.body.append(host);
    trimLineEnds([host]);
    const starts = lineStarts(copy);
    // 孤行不成页: a last line that nothing follows takes one more along.
    const count = ends && starts.length === fitting && fitting > 2 ? fitting - 1 : fitting;
    const next = starts[count - 1];
    const trimmed = next === undefined ? undefined : trimmedMarks(copy, starts.slice(0, count - 1), next);
    host.remove();
    if (next === undefined || !trimmed) return undefined;
    const end = placeAt(paragraph, next);
    // No note has been given room whose reference would come to stand on the page.
    const more = document.createRange();
    more.setStart(overflow.startContainer, overflow.startOffset);
    if (count < fitting) more.setStart(end.node, end.offset);
    else more.setEnd(end.node, end.offset);
    if (count < fitting) more.setEnd(overflow.startContainer, overflow.startOffset);
    if ([...paragraph.querySelectorAll('[data-footnote-call]')].some((call) => more.intersectsNode(call))) return undefined;
    overflow.setStart(end.node, end.offset);
    return { paragraph, starts: starts.slice(0, count - 1), trimmed };
  };

  /** Where only the last characters of a paragraph would go over, a line goes with them: what holds them together would leave that line wide. */
  const leaveTwoLines = (paragraph: Element, overflow: Range) => {
    const starts = lineStarts(paragraph, overflow);
    const last = starts.at(-1);
    const texts = ownTexts(paragraph);
    const at = texts.indexOf(overflow.startContainer as Text);
    const rest = texts.slice(at).reduce((sum, text) => sum + text.data.length, -overflow.startOffset);
    if (at < 0 || last === undefined || starts.length < 2 || rest > 4) return;
    const { node, offset } = placeAt(paragraph, last);
    overflow.setStart(node, offset);
  };

  /** Which marks are trimmed in the part of a paragraph that stays on its page; nothing when it cannot be set in these lines. */
  const trimmedMarks = (copy: HTMLElement, starts: number[], end: number): number[] | undefined => {
    const rest = document.createRange();
    const { node, offset } = placeAt(copy, end);
    rest.setStart(node, offset);
    rest.setEndAfter(copy.lastChild as Node);
    rest.deleteContents();
    copy.style.textAlignLast = 'justify';
    copy.dataset.splitTo = '';
    trimLineEnds([copy.parentElement as HTMLElement]);
    breakLines(copy, starts);
    if (lineStarts(copy).join() !== starts.join()) return undefined;
    let at = 0;
    return ownTexts(copy).flatMap((text) => {
      at += text.data.length;
      return text.parentElement?.matches('.halt') ? [at - 1] : [];
    });
  };

  /** True where a hard break of the text stands between the text before a node and the node. */
  const followsBreak = (paragraph: Element, node: Text): boolean => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    walker.currentNode = node;
    for (let before = walker.previousNode(); before; before = walker.previousNode()) {
      if (before instanceof HTMLBRElement) return true;
      if (before instanceof Text && before.data.trim() !== '') return false;
    }
    return false;
  };

  /** Breaks that the layout needs are marked: they are none of the text. */
  const breakLines = (paragraph: Element, starts: readonly number[]) => {
    for (const start of [...starts].reverse()) {
      const { node, offset } = placeAt(paragraph, start);
      if (offset === 0 && followsBreak(paragraph, node)) continue;
      const end = document.createElement('br');
      end.className = 'line-end';
      (offset === 0 ? node : divideText(node, offset)).before(end);
    }
  };

  /** Sets a divided paragraph in the lines that were chosen, where Chromium would now choose others. */
  const keepLines = ({ paragraph, starts, trimmed }: Divided) => {
    for (const at of [...trimmed].reverse()) {
      const { node, offset } = placeAt(paragraph, at);
      trimMark(node, offset);
    }
    if (lineStarts(paragraph).join() !== starts.join()) breakLines(paragraph, starts);
  };

  /** Node of a page → node of the source, for what Paged.js copied by itself. */
  const copied = new WeakMap<Node, Node>();

  /** The node of the source that a page shows, or a part of it. Paragraphs and items are copied whole: there the children are counted. */
  const sourceOf = (shown: Node): Node | undefined => {
    const known = copied.get(shown);
    if (known || !shown.parentNode) return known;
    const parent = sourceOf(shown.parentNode);
    return parent?.childNodes[[...shown.parentNode.childNodes].indexOf(shown as ChildNode)];
  };

  /** True for a block of the source that the text ends with: the next page begins with another part. */
  const endsText = (block: Node | undefined): boolean =>
    block instanceof Element && block.matches('.text-section > *') && !block.nextElementSibling && !block.parentElement?.nextElementSibling?.matches('.text-section');

  /** A paragraph of one line with which the text ends, when the page ends before it. */
  const lastLine = (first: Node | null | undefined): Element | undefined => {
    const block = first instanceof Element ? first.closest('.text-section > p') : null;
    return block && endsText(sourceOf(block)) && lineStarts(block).length === 0 ? block : undefined;
  };

  /**
   * A closing formula, or a last line, does not stand alone on a page: two lines of the paragraph before it, or a short one
   * whole, go with it.
   */
  const keepClosing = (overflow: Range) => {
    const { startContainer: shown, startOffset } = overflow;
    const first = shown instanceof Text ? shown.parentElement : shown.childNodes[startOffset];
    const closing = (first instanceof Element ? first.closest('.closing') : null) ?? lastLine(first);
    const before = closing?.previousElementSibling;
    if (!(before instanceof HTMLParagraphElement)) return;
    const starts = lineStarts(before);
    const start = starts[starts.length - 2];
    if (start !== undefined && starts.length > 2) {
      const { node, offset } = placeAt(before, start);
      overflow.setStart(node, offset);
      return;
    }
    // Neither the only thing on its page nor what a heading announces.
    if (before.dataset.splitFrom || !before.previousElementSibling || before.previousElementSibling.matches('h2, h3, h4, .text-title')) return;
    overflow.setStartBefore(before);
  };

  /** A page that ends before a kept piece, an emphasis, a link ends in the text of the paragraph, as anywhere. */
  const enterText = (overflow: Range) => {
    const { startContainer: holder, startOffset } = overflow;
    const paragraph = holder instanceof Element ? holder.closest('p') : null;
    if (!paragraph) return;
    const behind = ownTexts(paragraph).find((text) => overflow.comparePoint(text, 0) >= 0);
    const first = ownTexts(paragraph)[0];
    if (behind && behind !== first && holder.childNodes[startOffset]?.contains(behind)) overflow.setStart(behind, 0);
  };

  /** Nothing empty stays behind: what begins at the page end goes over as a whole. */
  const leaveText = (overflow: Range) => {
    while (overflow.startOffset === 0) {
      const holder = overflow.startContainer;
      if (holder instanceof Element && holder.matches('p, li, td, th, h1, h2, h3, h4, figcaption, div')) return;
      overflow.setStartBefore(holder);
    }
  };

  /**
   * Paged.js 0.4.3 looks for the text at which a page ends by its characters, and takes the first that reads the same;
   * what stands twice in a paragraph would be set twice. Here the node is known from which the page was made.
   */
  const correctBreak = (token: BreakToken, overflow: Range) => {
    const { startContainer, startOffset } = overflow;
    const inText = startContainer instanceof Text;
    const shown = inText ? startContainer : startContainer.childNodes[startOffset];
    const source = shown && sourceOf(shown);
    if (!source) return;
    token.node = source;
    // A page shows the end of a text in which it began.
    token.offset = inText ? (source as Text).length - startContainer.length + startOffset : 0;
  };

  /**
   * Words that are divided get their hyphen (U+058A, as face-glyphs.ts draws it), and all other soft hyphens go: Chromium would print a mark of its own for each
   * of them. The lines stay as they are, for each ends where it could end before, behind the same sign.
   */
  const fixHyphens = (elements: HTMLElement[]) => {
    const range = document.createRange();
    const topOf = (node: Text, at: number): number | undefined => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return [...range.getClientRects()].at(-1)?.top;
    };
    const changes: { node: Text; text: string }[] = [];
    for (const element of elements) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      nodes.forEach((node, n) => {
        if (!node.data.includes('\u00ad')) return;
        const text = node.data.replace(/\u00ad\u2011$/, '\u00ad').replace(/\u00ad/g, (_, at: number) => {
          const before = at > 0 ? topOf(node, at - 1) : nodes[n - 1] && topOf(nodes[n - 1] as Text, (nodes[n - 1] as Text).length - 1);
          const rest = node.data.slice(at + 1).replace(/^\u2011$/, '');
          const after =
            rest === ''
              ? nodes[n + 1] && node.parentElement?.closest('p, td, th, dd, figcaption, li')?.contains(nodes[n + 1] as Text)
                ? topOf(nodes[n + 1] as Text, 0)
                : undefined
              : topOf(node, at + 1);
          // Nothing behind it: the page ends inside the word.
          return after === undefined || (before !== undefined && after > before + 4) ? '\u058a' : '';
        });
        changes.push({ node, text });
      });
    }
    for (const { node, text } of changes) node.data = text;
  };

  const pageEnds: PageEnds = {
    textNodes,
    follow: (shown, source) => {
      copied.set(shown, source);
      // Where Paged.js 0.4.3 copies a line piece by piece, as behind a page end, it passes over a space between two elements.
      const between = source.previousSibling;
      const before = shown.previousSibling;
      if (!(between instanceof Text) || !before || !/^\s+$/.test(between.data) || sourceOf(before) === between) return;
      if (!shown.parentElement?.closest('p, h1, h2, h3, h4, td, th, dt, dd, figcaption')) return;
      const space = between.cloneNode();
      before.after(space);
      copied.set(space, between);
    },
    endPage: (token, overflow) => {
      keepClosing(overflow);
      enterText(overflow);
      const paragraph = overflow.startContainer.parentElement?.closest('p');
      // Lines of words have their marks already.
      const open = paragraph && !paragraph.matches('.composed') && overflow.startContainer instanceof Text;
      const divided = open ? divideParagraph(paragraph, overflow, endsText(sourceOf(paragraph))) : undefined;
      if (open && !divided) leaveTwoLines(paragraph, overflow);
      leaveText(overflow);
      correctBreak(token, overflow);
      // Paged.js 0.4.3 takes the beginning of a text for every place in it.
      token.equals = (other) => other?.node === token.node && (other.offset || 0) === token.offset;
      return divided;
    },
    keepLines,
    finishLines: (pages) => {
      fixHyphens(pages);
      trimLineEnds(pages);
    },
  };
  (window as unknown as { kanbenPageEnds: PageEnds }).kanbenPageEnds = pageEnds;
}
