/**
 * Measures a page as it is drawn, in the browser: by the boxes of its text, so that it says what is wrong and where.
 * In: nothing; it looks at the document. Out: faults in words. Self-contained: its source is sent to the page.
 *
 *     a heading whose span stands on a line of its own → 'h4 “Article 13”: the word “Article” is in pieces'
 */

/** What a page is measured for. */
export interface PageMeasure {
  /** Headings alone: whether their words are in one piece and inside the page. */
  headings?: boolean;
  /** The widest space between two words, in em. */
  widestSpace: number;
  /** The widest space between two Han characters of a line, in em. */
  widestGap?: number;
}

/** Everything that is wrong with the page, at most 20 faults. */
export function measurePage({ headings = false, widestSpace, widestGap = 0.4 }: PageMeasure): string[] {
  const faults = new Set<string>();
  const holder = headings
    ? 'h1,h2,h3,h4,h5,h6'
    : 'p,h1,h2,h3,h4,h5,h6,td,th,li,dd,dt,figcaption,pre,caption,button,label';
  const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 40);
  const say = (element: Element, text: string, what: string) => {
    const near = element.closest('[id]')?.id;
    faults.add(`${element.localName}${near ? ` in #${near}` : ''} “${short(text)}”: ${what}`);
  };
  const isShown = (element: Element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    // What stands in closed details has a box, and is not seen.
    return style.visibility === 'visible' && element.checkVisibility() && box.width > 1 && box.height > 1;
  };
  const scrolls = (element: Element) => {
    for (let one: Element | null = element; one; one = one.parentElement)
      if (
        /auto|scroll/.test(getComputedStyle(one).overflowX) &&
        one !== document.documentElement &&
        one !== document.body
      )
        return true;
    return false;
  };
  const textsIn = (element: Element): Text[] => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement as Element;
      if (parent.closest(holder) === element && isShown(parent) && !parent.closest('.noteref, sup, sub, [aria-hidden]'))
        found.push(node);
    }
    return found;
  };
  const rectsOf = (from: Text, start: number, to: Text, end: number) => {
    const range = document.createRange();
    range.setStart(from, start);
    range.setEnd(to, end);
    return [...range.getClientRects()].filter((box) => box.width > 0.1 && box.height > 0.1);
  };
  /** One word after the other: each on one line, unless a hyphen divides it. */
  const measureWords = (element: Element): void => {
    const nodes = textsIn(element);
    // What stands in columns or lines of its own is no part of the word before it.
    const isApart = element.closest('.contents, .cover-parties') !== null;
    const text = nodes.map((node) => node.data).join('');
    const ends = new Set<number>();
    let end = 0;
    for (const node of isApart ? nodes : []) {
      ends.add(end);
      end += node.data.length;
    }
    const place = (at: number): [Text, number] => {
      let left = at;
      for (const node of nodes) {
        if (left <= node.data.length) return [node, left];
        left -= node.data.length;
      }
      throw new Error('no such place');
    };
    for (const { 0: word, index } of text.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu)) {
      // A number or an address that is longer than a line goes on in the next one.
      if (word.length < 2 || word.length > 30) continue;
      if ([...ends].some((one) => one > index && one < index + word.length)) continue;
      const [first, start] = place(index);
      const [last, stop] = place(index + word.length);
      const lines = new Set(rectsOf(first, start, last, stop).map((box) => Math.round((box.top + box.bottom) / 2 / 6)));
      const spread = [...lines].sort((a, b) => a - b);
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const isDivided = spread.length > 1 && ((spread.at(-1) as number) - (spread[0] as number)) * 6 > size * 0.8;
      const inside = text.slice(Math.max(0, text.slice(0, index).search(/\S*$/)), index + word.length + 40);
      const isLong = /^\S{24,}/.test(inside);
      if (isDivided && !isLong && getComputedStyle(element).hyphens !== 'auto')
        say(element, text, `the word “${word}” is in pieces`);
    }
    if (!headings) measureSpaces(element, nodes, text);
    if (!headings) measureGaps(element, nodes, text);
  };
  /** Spaces between two Han characters of one line, which stand side by side where nothing tears them apart. */
  const measureGaps = (element: Element, nodes: Text[], text: string): void => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (getComputedStyle(element).textAlign !== 'justify') return;
    for (const node of nodes)
      for (const { index } of node.data.matchAll(/\p{Script=Han}(?=\p{Script=Han})/gu)) {
        const [one] = rectsOf(node, index, node, index + 1);
        const [next] = rectsOf(node, index + 1, node, index + 2);
        if (!one || !next || Math.abs(one.top - next.top) > 3) continue;
        const gap = (next.left - one.left) / size - 1;
        if (gap > widestGap) {
          say(element, text, `characters ${gap.toFixed(2)} em apart`);
          return;
        }
      }
  };
  /** Spaces between two words of one line. */
  const measureSpaces = (element: Element, nodes: Text[], text: string): void => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (getComputedStyle(element).textAlign !== 'justify') return;
    for (const node of nodes)
      for (const { index } of node.data.matchAll(/(?<=[\p{L}\p{N},.;:])[ ](?=[\p{L}\p{N}])/gu)) {
        const [box] = rectsOf(node, index, node, index + 1);
        if (box && box.width / size > widestSpace) {
          say(element, text, `a space of ${(box.width / size).toFixed(2)} em`);
          return;
        }
      }
  };
  /** Nothing over the edge of the page, nothing over something else. */
  const measureBoxes = (): void => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide + 1)
      faults.add(`the page is ${document.documentElement.scrollWidth} px wide, and the window ${wide}`);
    const boxes: { box: DOMRect; node: Text; parent: Element }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement as Element;
      if (node.data.trim() === '' || !isShown(parent) || parent.closest('script, .skip, .said, [hidden]')) continue;
      if ([...document.querySelectorAll('.bar')].some((bar) => bar.contains(parent))) continue;
      // What scrolls shows a part of itself.
      if (scrolls(parent)) continue;
      for (const box of rectsOf(node, 0, node, node.data.length)) {
        if (box.left < -1 || box.right > wide + 1) say(parent, node.data, 'it goes over the edge');
        boxes.push({ box, node, parent });
      }
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    boxes.forEach(({ box, node, parent }, i) => {
      for (let k = i + 1; k < boxes.length; k++) {
        const other = boxes[k] as (typeof boxes)[number];
        if (other.box.top >= box.bottom) break;
        if (other.node === node || parent.closest('sup, sub, .noteref') || other.parent.closest('sup, sub, .noteref'))
          continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        const least = Math.min(box.height, other.box.height);
        if (across > 2 && down > 0.5 * least) say(parent, node.data, `it stands over “${short(other.node.data)}”`);
      }
    });
  };
  /** Boxes that cut off what is in them. */
  const measureCuts = (): void => {
    for (const element of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      if (!/hidden|clip/.test(style.overflowY + style.overflowX) || !isShown(element)) continue;
      if (element.closest('.said, .skip, option, select') || element.textContent?.trim() === '') continue;
      if (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
        say(element, element.textContent ?? '', 'it is cut off');
    }
  };
  for (const element of document.querySelectorAll(holder)) if (isShown(element)) measureWords(element);
  if (!headings) measureBoxes();
  if (!headings) measureCuts();
  return [...faults].slice(0, 20);
}
