/**
 * What runs inside the browser, beside Paged.js. In: the print HTML in the page. Out: on `window.kanben`, the
 * page map. A Paged.js handler fills in what only the layout knows: pages of the registers before they are laid
 * out, pages of the contents and half-width marks at line ends afterwards. Self-contained: its source is sent
 * to the page, so it refers to nothing outside itself. No text of the edition is changed.
 */

import type { Arrangement } from './arrange.ts';
import type { mergeConcordance } from './concordance.ts';
import type { Footnotes } from './footnotes.ts';
import type { Haste } from './haste.ts';
import type { LineComposer } from './lines.ts';

interface PagedPage {
  element: HTMLElement;
}

/** The parts of Paged.js 0.4.3 that the handler uses. */
interface PagedWindow extends Window {
  PagedConfig?: { auto?: boolean; before?: () => void };
  Paged?: { Handler: new (...args: unknown[]) => object; registerHandlers: (handler: unknown) => void };
  kanbenArrangement?: Arrangement;
  kanbenMerge?: typeof mergeConcordance;
  kanbenFootnotes?: Footnotes;
  kanbenHaste?: Haste;
  kanbenLines?: LineComposer;
  kanben?: { pages: FoundPage[]; starts: Record<string, Start> };
  kanbenAgain?: LayoutAgain;
}

/** For the preview, which lays a changed book out again from a page on and shows a page before the book is whole. */
interface LayoutAgain {
  /** Forgets the pages after the first `count`; a changed text follows. */
  rewind: (count: number) => void;
  /** Half-width marks at the line ends of pages that are followed by another; once a page. */
  trim: (pages: HTMLElement[]) => void;
}

interface Start {
  page: number;
  top: number;
}

/** Where a page ends in the source. */
interface BreakToken {
  node: Node;
  offset: number;
}

/** A paragraph that goes on over a page, and where its lines on that page begin: offsets in its text there. */
interface Divided {
  paragraph: Element;
  starts: number[];
  /** Marks that are trimmed. */
  trimmed: number[];
}

interface FoundPage {
  index: number;
  label: string;
  begins?: { anchor: string; offset: number };
}

/** Installs the handler; runs before any script of the page. */
export function installPagination(): void {
  const scope = window as unknown as PagedWindow;
  const anchored = '[data-block],[data-entry],[data-group],[data-part]';
  const anchorOf = (element: Element): string => {
    const { block, entry, group, part } = (element as HTMLElement).dataset;
    return block ?? entry ?? group ?? part ?? '';
  };
  const roman = (value: number): string => {
    const steps: [number, string][] = [
      [10, 'x'],
      [9, 'ix'],
      [5, 'v'],
      [4, 'iv'],
      [1, 'i'],
    ];
    let rest = value;
    return steps
      .map(([size, letters]) => {
        const times = Math.floor(rest / size);
        rest -= times * size;
        return letters.repeat(times);
      })
      .join('');
  };

  /** Text nodes of the edition inside an element: not numbers, note references, or what the press says between. */
  const textNodes = (root: Element): Text[] => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.parentElement?.closest('.apart,.noteref') || node.textContent === '' || /^\s*$/.test(node.textContent ?? '') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    return nodes;
  };

  /** Hyphens of divided words (before a mark of lines.ts, or soft ones with the sign that Paged.js 0.4.3 puts behind them at a page end) are on the pages alone. */
  const ownLength = (node: Text): number => {
    const divided = node.data.endsWith('\u2010') && [node, node.parentElement].some((one) => one?.nextSibling instanceof HTMLElement && one.nextSibling.matches('wbr.divided'));
    return node.data.replace(/\u00ad\u2011?/g, '').length - (divided ? 1 : 0);
  };

  const findPages = (elements: HTMLElement[]) => {
    const pages: FoundPage[] = [];
    const starts: Record<string, Start> = {};
    const lengths = new Map<string, number>();
    const firstText = elements.findIndex((element) => element.querySelector('.text-section.first:not([data-split-from])'));
    elements.forEach((element, i) => {
      const area = element.querySelector('.pagedjs_page_content');
      const label = i === 0 ? 'cover' : i < firstText ? roman(i + 1) : String(i - firstText + 1);
      const page: FoundPage = { index: i + 1, label };
      pages.push(page);
      if (!area) return;
      const { top } = element.getBoundingClientRect();
      for (const target of element.querySelectorAll<HTMLElement>('.pagedjs_page_content [id], .footnote[id]')) starts[target.id] ??= { page: i + 1, top: target.getBoundingClientRect().top - top };
      for (const node of textNodes(area)) {
        const holder = node.parentElement?.closest(anchored);
        if (!holder) continue;
        const anchor = anchorOf(holder);
        const before = lengths.get(anchor) ?? 0;
        page.begins ??= { anchor, offset: before };
        lengths.set(anchor, before + ownLength(node));
      }
    });
    return { pages, starts };
  };

  /** Pages beside the paragraph numbers of the registers: each page once, after the last number that stands on it. */
  const fillRegisters = (source: Element, pageOf: (anchor: string) => string | undefined) => {
    const pagesOf = (locators: HTMLElement[]) =>
      locators.map((locator) => {
        const page = pageOf(locator.dataset.paragraph ?? '');
        if (page === undefined) throw new Error(`the paragraph ${locator.dataset.paragraph} of a register stands on no page`);
        return page;
      });
    for (const entry of source.querySelectorAll('.register .entry')) {
      // A range has two locators and one finding: (8), or (8—9).
      const holders = [...entry.querySelectorAll<HTMLElement>('.range, .locator')].filter((element) => !element.parentElement?.matches('.range'));
      const found = holders.map((holder) => pagesOf(holder.matches('.range') ? [...holder.querySelectorAll<HTMLElement>('.locator')] : [holder]));
      holders.forEach((holder, i) => {
        const pages = new Set(found[i]);
        const next = new Set(found[i + 1]);
        if (pages.size === 1 && next.size === 1 && found[i]?.[0] === found[i + 1]?.[0]) return;
        const dash = [...holder.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent ?? '';
        const span = document.createElement('span');
        span.className = 'locator-page';
        span.textContent = `(${[...pages].join(dash)})`;
        holder.after(span);
      });
    }
  };

  /** The concordance has a row for every paragraph until the pages are known; then those that say the same become one. */
  const fillConcordance = (source: Element, pageOf: (anchor: string) => string | undefined) => {
    for (const table of source.querySelectorAll<HTMLElement>('table.concordance')) {
      const { dash = '' } = table.dataset;
      // The widths were measured when the cells were empty.
      table.querySelectorAll('col').forEach((column, i) => {
        column.style.width = i === 0 ? '40%' : '30%';
      });
      const found = [...table.querySelectorAll<HTMLElement>('tbody tr')].map((element) => {
        const { paragraph: anchor = '', label = '', before = '' } = element.dataset;
        return { element, row: { anchor, label, before, now: pageOf(anchor) ?? '' } };
      });
      const merged =
        scope.kanbenMerge?.(
          found.map(({ row }) => row),
          dash,
        ) ?? [];
      for (const { element, row } of found) {
        const own = merged.find(({ anchor }) => anchor === row.anchor);
        if (!own) {
          element.remove();
          continue;
        }
        const [label, before, now] = element.querySelectorAll('td');
        const link = label?.querySelector('a');
        if (link) link.textContent = own.label;
        if (before) before.textContent = own.before;
        if (now) now.textContent = own.now;
      }
    }
  };

  /**
   * Where the pages of a register end. A page must not end inside an entry, and Paged.js, which only sees that a
   * column ran over, would leave holes: so the entries are set beside the book in two columns as high as the page,
   * and the first one that does not fit begins the next page. One layout a page, of a few more entries than the page
   before it held; where all of them fit, of twice as many.
   */
  const breakRegister = (register: HTMLElement, area: Element) => {
    const columns = register.querySelector<HTMLElement>('.columns');
    if (!columns) return;
    const { width, height } = area.getBoundingClientRect();
    let room = 60;
    const entries = [...columns.querySelectorAll<HTMLElement>('.entry')];
    const host = document.createElement('div');
    host.style.cssText = `position:absolute;left:0;top:0;width:${width}px;visibility:hidden`;
    document.body.append(host);
    let from = 0;
    while (from < entries.length) {
      const page = register.cloneNode(false) as HTMLElement;
      const sheet = columns.cloneNode(false) as HTMLElement;
      if (from === 0) for (const child of register.children) if (child !== columns) page.append(child.cloneNode(true));
      page.append(sheet);
      host.replaceChildren(page);
      const shown = entries.slice(from, from + room);
      const copies: HTMLElement[] = [];
      let group: Element | null = null;
      let list: Element | undefined;
      for (const entry of shown) {
        const own = entry.closest('.letter-group');
        if (!own) throw new Error('an entry of a register stands outside a group');
        if (own !== group) {
          group = own;
          const section = own.cloneNode(false) as HTMLElement;
          section.classList.toggle('page-top', sheet.childElementCount === 0);
          const letter = own.querySelector('.letter');
          if (letter && entry === own.querySelector('.entry')) section.append(letter.cloneNode(true));
          list = section.appendChild((entry.parentElement as HTMLElement).cloneNode(false) as HTMLElement);
          sheet.append(section);
        }
        copies.push(list?.appendChild(entry.cloneNode(true)) as HTMLElement);
      }
      sheet.style.columnFill = 'auto';
      sheet.style.height = `${height - (sheet.getBoundingClientRect().top - page.getBoundingClientRect().top)}px`;
      const right = sheet.getBoundingClientRect().right;
      const fits = copies.findIndex((copy) => [...copy.getClientRects()].some((rect) => rect.left >= right));
      if (fits < 0 && from + shown.length < entries.length) {
        room *= 2;
        continue;
      }
      // An entry that is higher than a page stays where it is: Paged.js divides it.
      const count = fits < 0 ? copies.length : Math.max(1, fits);
      from += count;
      room = count + 8;
      const next = entries[from];
      if (!next) break;
      const own = next.closest<HTMLElement>('.letter-group');
      const target = own?.querySelector('.entry') === next ? own : next;
      target.dataset.breakBefore = 'page';
      if (target === own) own.classList.add('page-top');
    }
    host.remove();
  };

  const fillContents = (pages: FoundPage[], starts: Record<string, Start>) => {
    for (const link of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
      const start = starts[link.dataset.pageOf ?? ''];
      const place = link.querySelector('.contents-page');
      if (place && start !== undefined) place.textContent = pages[start.page - 1]?.label ?? '';
    }
  };

  /** GB/T 15834 5.1.10: a full-width mark at a line end takes half an em. Also the last mark of a page. */
  const trimLineEnds = (elements: HTMLElement[]) => {
    const marks = /[，。、；：？！）》〉】」』”’]/;
    const range = document.createRange();
    const rectOf = (node: Text, at: number): DOMRect | undefined => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return [...range.getClientRects()].at(-1);
    };
    const found: { node: Text; at: number }[] = [];
    for (const element of elements)
      for (const line of element.querySelectorAll<HTMLElement>('p, li, dd, blockquote')) {
        if (line.querySelector('p')) continue;
        const nodes = textNodes(line);
        nodes.forEach((node, n) => {
          const text = node.data;
          for (let at = 0; at < text.length; at++) {
            if (!marks.test(text[at] as string)) continue;
            const nextNode = at + 1 < text.length ? node : nodes[n + 1];
            const here = rectOf(node, at);
            if (!here) continue;
            const next = nextNode && rectOf(nextNode, at + 1 < text.length ? at + 1 : 0);
            const ends = next ? next.top > here.top + here.height / 2 : line.hasAttribute('data-split-to');
            if (ends) found.push({ node, at });
          }
        });
      }
    // From the back, so that earlier offsets in the same node stay true.
    for (const { node, at } of found.reverse()) if (!node.parentElement?.matches('.halt')) trimMark(node, at);
  };

  const trimMark = (node: Text, at: number) => {
    const span = document.createElement('span');
    span.className = 'halt';
    node.splitText(at + 1);
    const mark = node.splitText(at);
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
  const divideParagraph = (paragraph: HTMLElement, overflow: Range): Divided | undefined => {
    const area = paragraph.closest('.pagedjs_area');
    if (!area || !paragraph.parentElement?.matches('.text-section')) return undefined;
    const count = lineStarts(paragraph, overflow).length + 1;
    const host = document.createElement('div');
    host.style.cssText = `position:absolute;left:0;top:0;width:${area.getBoundingClientRect().width}px;visibility:hidden`;
    const section = paragraph.parentElement.cloneNode(false) as HTMLElement;
    const copy = section.appendChild(paragraph.cloneNode(true) as HTMLElement);
    for (const note of copy.querySelectorAll('.footnote')) note.remove();
    host.append(section);
    document.body.append(host);
    trimLineEnds([host]);
    const starts = lineStarts(copy);
    const next = starts[count - 1];
    const trimmed = next === undefined ? undefined : trimmedMarks(copy, starts.slice(0, count - 1), next);
    host.remove();
    if (next === undefined || !trimmed) return undefined;
    const end = placeAt(paragraph, next);
    // No note has been given room whose reference would come to stand on the page.
    const more = document.createRange();
    more.setStart(overflow.startContainer, overflow.startOffset);
    more.setEnd(end.node, end.offset);
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

  const breakLines = (paragraph: Element, starts: readonly number[]) => {
    for (const start of [...starts].reverse()) {
      const { node, offset } = placeAt(paragraph, start);
      (offset === 0 ? node : node.splitText(offset)).before(document.createElement('br'));
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

  /** The element of the source of which a page shows a part: Paged.js gives both one reference. */
  const sourceOf = (shown: HTMLElement | null, token: BreakToken): Element | undefined =>
    (token.node.getRootNode() as ParentNode & Node).querySelector(`[data-ref="${shown?.dataset.ref}"]`) ?? undefined;

  /** A closing formula does not stand alone on a page: two lines of the paragraph before it, or a short one whole, go with it. */
  const keepClosing = (token: BreakToken, overflow: Range) => {
    const { startContainer: shown, startOffset } = overflow;
    const first = shown instanceof Text ? shown.parentElement : shown.childNodes[startOffset];
    const closing = first instanceof Element ? first.closest('.closing') : null;
    const before = closing?.previousElementSibling;
    if (!(before instanceof HTMLParagraphElement)) return;
    const starts = lineStarts(before);
    const start = starts[starts.length - 2];
    if (start !== undefined && starts.length > 2) {
      const { node, offset } = placeAt(before, start);
      overflow.setStart(node, offset);
      return;
    }
    const source = sourceOf(before, token);
    // Neither the only thing on its page nor what a heading announces.
    if (!source || before.dataset.splitFrom || !before.previousElementSibling || before.previousElementSibling.matches('h2, h3, h4, .text-title')) return;
    overflow.setStartBefore(before);
    token.node = source;
    token.offset = 0;
  };

  /**
   * Paged.js 0.4.3 looks for the text at which a page ends by its characters, and takes the first that reads the same;
   * what stands twice in a paragraph would be set twice. Here it is counted: the pieces of a paragraph that a page
   * shows are those of the source, from the one with which the page began.
   */
  const correctBreak = (token: BreakToken, overflow: Range, began: BreakToken | undefined) => {
    const { startContainer: shown, startOffset } = overflow;
    const parent = shown instanceof Text && sourceOf(shown.parentElement, token);
    if (!(shown instanceof Text) || !parent || !shown.parentNode) return;
    const first = began && began.node !== parent && parent.contains(began.node) ? [...parent.childNodes].findIndex((child) => child.contains(began.node)) : 0;
    const node = parent.childNodes[first + [...shown.parentNode.childNodes].indexOf(shown)];
    const begins = began && node === began.node ? began.offset : 0;
    if (!(node instanceof Text) || !node.data.startsWith(shown.data, begins)) return;
    token.node = node;
    token.offset = begins + startOffset;
  };

  /**
   * Words that are divided get their hyphen, and all other soft hyphens go: Chromium would print a mark of its own for each
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
          return after === undefined || (before !== undefined && after > before + 4) ? '\u2010' : '';
        });
        changes.push({ node, text });
      });
    }
    for (const { node, text } of changes) node.data = text;
  };

  let registered = false;
  scope.PagedConfig = {
    auto: false,
    before: () => {
      // pagedjs-cli 0.4.3 calls this once itself and once more from its preview.
      if (registered) return;
      registered = true;
      const paged = scope.Paged;
      if (!paged) throw new Error('Paged.js is not in the page');
      // Before our own handler: pages must stand in the document again when it measures them.
      scope.kanbenHaste?.(paged as Parameters<Haste>[0]);
      class Pagination extends paged.Handler {
        elements: HTMLElement[] = [];
        filled = false;
        /** Where the page that is laid out began. */
        began: BreakToken | undefined;
        /** The paragraph that goes on behind the page. */
        divided: Divided | undefined;
        trimmed = new Set<HTMLElement>();
        trim(elements: HTMLElement[]) {
          const fresh = elements.filter((element) => !this.trimmed.has(element));
          fixHyphens(fresh);
          trimLineEnds(fresh);
          for (const element of fresh) this.trimmed.add(element);
        }
        /** Before Paged.js gives every element its reference: what has none cannot be found again behind a break. */
        async beforeParsed(content: ParentNode) {
          scope.kanbenAgain = {
            rewind: (count) => {
              this.elements.length = count;
              this.filled = false;
              this.divided = undefined;
            },
            trim: (elements) => this.trim(elements),
          };
          await scope.kanbenArrangement?.prepare(content);
          scope.kanbenFootnotes?.attach(content);
        }
        afterParsed(content: ParentNode) {
          // Paged.js takes break rules out of the style sheet, so columns inside a page would not know them.
          // In words facts and 参见 are blocks of their own, and a text that goes on in the next column would be two in the PDF.
          const whole = /^(zh|ja)/.test(document.documentElement.lang) ? '.entry > p:first-child, .letter' : '.entry > p, .letter';
          for (const line of content.querySelectorAll<HTMLElement>(whole)) line.style.breakInside = 'avoid';
          for (const line of content.querySelectorAll<HTMLElement>('.entry > p:first-child:not(:last-child), .letter')) line.style.breakAfter = 'avoid';
        }
        /** Runs before Paged.js looks for what does not fit, so that a repeated head takes its room. */
        layout(rendered: Element) {
          scope.kanbenArrangement?.repeatHeads(rendered);
          scope.kanbenFootnotes?.place(rendered);
        }
        /** Paged.js 0.4.3 takes the first letter behind a division for the last one before it. */
        onOverflow(overflow?: Range) {
          const node = overflow?.startContainer;
          if (!overflow || !(node instanceof Text)) return undefined;
          const divided = /\u00ad\p{L}$/u.exec(node.data.slice(0, overflow.startOffset));
          if (divided) overflow.setStart(node, divided.index + 1);
          return overflow;
        }
        onBreakToken(token: BreakToken | undefined, overflow: Range | undefined) {
          if (!token?.node || !overflow) return;
          keepClosing(token, overflow);
          const paragraph = overflow.startContainer.parentElement?.closest('p');
          // Lines of words have their marks already.
          const open = paragraph && !paragraph.matches('.composed') && overflow.startContainer instanceof Text;
          const divided = open ? divideParagraph(paragraph, overflow) : undefined;
          if (open && !divided) leaveTwoLines(paragraph, overflow);
          this.divided = divided;
          correctBreak(token, overflow, this.began);
        }
        beforePageLayout(page: { area?: Element }, contents: Element, breakToken?: BreakToken) {
          this.began = breakToken;
          // What a note of the last page left over is already at the foot.
          if (page.area) scope.kanbenFootnotes?.place(page.area);
          // The style of the book and its faces are in force now, and nothing is on a page yet.
          if (this.elements.length === 0) scope.kanbenLines?.compose(contents);
          const node = breakToken?.node;
          const element = node instanceof Element ? node : node?.parentElement;
          if (this.filled || !element?.closest('.register,.revisions')) return;
          // Everything that a register points to is already on a page: no second layout.
          const { pages, starts } = findPages(this.elements);
          const pageOf = (anchor: string) => pages[(starts[anchor]?.page ?? 0) - 1]?.label;
          fillRegisters(contents, pageOf);
          fillConcordance(contents, pageOf);
          const area = page.area ?? this.elements[0]?.querySelector('.pagedjs_area');
          if (!area) throw new Error('Paged.js 0.4.3 has given the page no area');
          for (const register of contents.querySelectorAll<HTMLElement>('.register')) breakRegister(register, area);
          this.filled = true;
        }
        afterPageLayout(element: HTMLElement) {
          this.elements.push(element);
          if (this.divided) keepLines(this.divided);
          this.divided = undefined;
          scope.kanbenFootnotes?.settle(element);
          // Paged.js 0.4.3 resets the page counter for one page only; counter-set goes on counting from it.
          if (element.querySelector('.text-section.first:not([data-split-from])')) element.style.counterSet = 'page 1';
          // Not `@page text:first`: Paged.js 0.4.3 applies it wherever a section begins, also in the middle of the text.
          if (element.querySelector('.text-title:not([data-split-from]), .part-title')) element.dataset.opening = '';
        }
        afterRendered(pages: PagedPage[]) {
          const elements = pages.map((page) => page.element);
          scope.kanbenFootnotes?.clean(elements);
          const found = findPages(elements);
          fillContents(found.pages, found.starts);
          this.trim(elements);
          scope.kanben = found;
        }
      }
      paged.registerHandlers(Pagination);
    },
  };
}
