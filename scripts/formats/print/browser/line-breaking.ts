/**
 * Where the lines of justified words end. Runs inside the browser, before Paged.js breaks the text into pages. In: the parsed
 * print HTML with soft hyphens. Out: each justified paragraph with its lines chosen as a whole (Knuth and Plass, Software:
 * Practice and Experience 11, 1981): a `wbr` at each end, a hyphen where a word is divided, no soft hyphen. Self-contained,
 * as its source is sent to the page. No text of the edition is changed; Chinese is left alone.
 */

export interface LineComposer {
  /** Composes every justified paragraph of the parsed document; the style of the book must be in force. */
  compose: (content: ParentNode) => void;
}

/** Installs the composer as `window.kanbenLines`. */
export function installLines(): void {
  /** In em: what a space may give up, and what it may take before a line counts as bad. */
  const shrink = 0.06;
  const stretch = 0.25;
  /** So many lines in a row may end with a hyphen. */
  const ladder = 3;

  /** A place where a line may end: in a text node without its soft hyphens, before the character at `offset`. */
  interface Place {
    node: number;
    offset: number;
    divides: boolean;
    /** Where the line ends, and where the next one begins, if all stood in one line (px). */
    end: number;
    begin: number;
    /** Spaces before it. */
    spaces: number;
  }

  /** The text nodes of a paragraph in which lines can end; numbers and the notes that stand in it until they go to the page foot are not in its lines. */
  const textNodes = (paragraph: Element): Text[] => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => {
        const apart = node.parentElement?.closest('.number, .note-number, .footnote');
        return apart && paragraph.contains(apart) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
      },
    });
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    return nodes;
  };

  /** Whether a place is inside an address or another string of twenty signs. */
  const isLong = (text: string, at: number): boolean =>
    (/\S*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0].length ?? 0) + (/^\S*/.exec(text.slice(at, at + 20))?.[0].length ?? 0) >= 20 && /\S/.test(text.charAt(at));

  /** All places of a paragraph that stands in one line, its soft hyphens taken out, and the end of its text. */
  const findPlaces = (nodes: readonly Text[], hyphens: readonly ReadonlySet<number>[]): Place[] => {
    const range = document.createRange();
    const rectOf = (node: Text, at: number) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const places: Place[] = [];
    let spaces = 0;
    let end = 0;
    nodes.forEach((node, n) => {
      const text = node.data;
      const kept = node.parentElement?.closest('.keep, .noteref') !== null;
      for (let at = 0; at < text.length; at++) {
        const character = text.charAt(at);
        const divides = hyphens[n]?.has(at) ?? false;
        const opens =
          at > 0 &&
          !kept &&
          ((/[?&=._#]/.test(text.charAt(at - 1)) && isLong(text, at)) ||
            (/[-\u2010–—/]/.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(character) && !/^\d[-–]\d$/.test(text.slice(at - 2, at + 1))) ||
            (/\p{Script=Han}/u.test(text.charAt(at - 1)) && /\p{Script=Han}/u.test(character)));
        if (divides || opens) {
          const { left } = rectOf(node, at);
          places.push({ node: n, offset: at, divides, end: left, begin: left, spaces });
        }
        if (character === ' ' && !kept) {
          const { left, right } = rectOf(node, at);
          places.push({ node: n, offset: at + 1, divides: false, end: left, begin: right, spaces });
        }
        if (character === ' ') spaces++;
      }
      if (text.length > 0) end = Math.max(end, rectOf(node, text.length - 1).right);
    });
    places.push({ node: nodes.length, offset: 0, divides: false, end, begin: end, spaces });
    return places;
  };

  interface Best {
    cost: number;
    from: number;
    run: number;
    shrunk: number;
  }

  /**
   * The ends of lines that together cost least, and by how much the spaces of each line are narrowed (px); nothing when a
   * word is wider than the line. One best way for each place and each number of hyphens in a row.
   */
  const chooseEnds = (places: readonly Place[], start: number, width: number, indent: number, size: number, hyphen: number): { place: Place; shrunk: number }[] | undefined => {
    const best: (Best | undefined)[][] = places.map(() => []);
    const last = places.length - 1;
    for (let i = -1; i < last; i++) {
      const from = places[i];
      const states: (Best | undefined)[] = i < 0 ? [{ cost: 0, from: -1, run: 0, shrunk: 0 }] : (best[i] ?? []);
      if (states.every((state) => state === undefined)) continue;
      const room = width - (i < 0 ? indent : 0);
      for (let j = i + 1; j <= last; j++) {
        const to = places[j] as Place;
        const natural = to.end - (from?.begin ?? start) + (to.divides ? hyphen : 0);
        const gaps = to.spaces - (from?.spaces ?? 0) - (from && from.begin > from.end ? 1 : 0);
        const over = natural - room;
        if (over > Math.max(0, gaps) * shrink * size) break;
        const each = over / Math.max(1, gaps) / size;
        let badness: number;
        if (over > 0) badness = 100 * (each / shrink) ** 3;
        else if (j === last) badness = natural < 2.5 * size ? 2000 : 0;
        else badness = gaps > 0 ? 100 * (-each / stretch) ** 3 : 100 * (-over / size / stretch) ** 3;
        const penalty = to.divides ? 60 : 0;
        for (const [run, state] of states.entries()) {
          if (!state) continue;
          const next = to.divides ? run + 1 : 0;
          if (next > ladder) continue;
          const late = j === last && from?.divides ? 10_000 : 0;
          const cost = state.cost + (10 + badness + penalty) ** 2 + (next > 1 ? 6000 : 0) + late;
          const row = best[j] as (Best | undefined)[];
          if (cost < (row[next]?.cost ?? Infinity)) row[next] = { cost, from: i, run, shrunk: over > 0 ? (over + 0.1) / gaps : 0 };
        }
      }
    }
    let state = (best[last] ?? []).find((one) => one !== undefined);
    if (!state) return undefined;
    const ends: { place: Place; shrunk: number }[] = [{ place: places[last] as Place, shrunk: state.shrunk }];
    for (let at = state.from; at >= 0; ) {
      const here: Best | undefined = best[at]?.[state.run];
      if (!here) return undefined;
      ends.unshift({ place: places[at] as Place, shrunk: here.shrunk });
      state = here;
      at = here.from;
    }
    return ends;
  };

  let made = 0;
  /** Paged.js finds an element again behind a page break by its reference, which it has given out before. */
  const makeElement = (name: 'span' | 'wbr'): HTMLElement => {
    const element = document.createElement(name);
    element.dataset.ref = `line-${++made}`;
    return element;
  };

  /** Writes the chosen ends into a paragraph: from the back, so that earlier offsets stay true. */
  const writeEnds = (paragraph: HTMLElement, nodes: readonly Text[], ends: readonly { place: Place; shrunk: number }[]): void => {
    paragraph.classList.add('composed');
    // Three lines cannot be divided into two and two; Chromium 147 would leave one alone rather than take the paragraph over.
    if (ends.length <= 3) paragraph.style.breakInside = 'avoid';
    const narrow = (text: Text, shrunk: number) => {
      if (shrunk === 0 || !text.data.includes(' ')) return;
      const span = makeElement('span');
      span.style.wordSpacing = `-${shrunk.toFixed(3)}px`;
      text.replaceWith(span);
      span.append(text);
    };
    for (let line = ends.length - 1; line >= 0; line--) {
      const { place: end, shrunk } = ends[line] as { place: Place; shrunk: number };
      const begin = ends[line - 1]?.place;
      const own = nodes.map((node, n) => ({ node, n })).filter(({ n }) => n >= (begin?.node ?? 0) && n <= end.node);
      for (const { node, n } of own.reverse()) {
        const stop = n === end.node && line < ends.length - 1 ? end.offset : node.length;
        if (n === end.node && line < ends.length - 1) {
          if (node.length > stop) node.splitText(stop);
          const mark = makeElement('wbr');
          if (end.divides) {
            mark.className = 'divided';
            node.data += '\u058a';
          }
          node.after(mark);
        }
        const from = begin && n === begin.node ? begin.offset : 0;
        // What is before stays the node that earlier lines know.
        if (from < node.length) narrow(from > 0 && shrunk > 0 ? node.splitText(from) : node, from > 0 && shrunk === 0 ? 0 : shrunk);
      }
    }
  };

  const composer: LineComposer = {
    compose: (content) => {
      if (document.documentElement.dataset.writingSystem !== 'alphabetic') return;
      const host = document.createElement('div');
      host.style.cssText = 'position:absolute;left:0;top:0;width:var(--text-width);visibility:hidden';
      document.body.append(host);
      for (const part of content.querySelectorAll<HTMLElement>('section')) {
        // A section is measured with all that is around its paragraphs; registers are not justified.
        if (part.parentElement?.closest('section') || part.matches('.register')) continue;
        const copy = part.cloneNode(true) as HTMLElement;
        host.replaceChildren(copy);
        const copies = [...copy.querySelectorAll<HTMLElement>('p')];
        const foot = copy.appendChild(document.createElement('div'));
        foot.className = 'pagedjs_footnote_inner_content';
        foot.append(...copy.querySelectorAll('.footnote'));
        [...part.querySelectorAll<HTMLElement>('p')].forEach((paragraph, i) => {
          const model = copies[i];
          if (!model?.textContent || model.querySelector('br')) return;
          const style = getComputedStyle(model);
          if (style.textAlign !== 'justify') return;
          const [width, indent, size] = [model.getBoundingClientRect().width, Number.parseFloat(style.textIndent), Number.parseFloat(style.fontSize)];
          const hyphens: Set<number>[] = [];
          const modelNodes = textNodes(model);
          for (const node of modelNodes) {
            const own = new Set<number>();
            let at = 0;
            for (const character of node.data.split('')) {
              if (character === '\u00ad') own.add(at);
              else at++;
            }
            hyphens.push(own);
            node.data = node.data.replace(/\u00ad/g, '');
          }
          model.classList.add('composed', 'measured');
          const probe = document.createElement('span');
          probe.textContent = '\u058a';
          const places = findPlaces(modelNodes, hyphens);
          const start = modelNodes[0] ? rectStart(modelNodes[0]) : 0;
          model.append(probe);
          const hyphen = probe.getBoundingClientRect().width;
          const ends = chooseEnds(places, start, width, indent, size, hyphen);
          const nodes = textNodes(paragraph);
          if (!ends) return;
          for (const node of nodes) node.data = node.data.replace(/\u00ad/g, '');
          writeEnds(paragraph, nodes, ends);
        });
      }
      host.remove();
    },
  };

  const rectStart = (node: Text): number => {
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, Math.min(1, node.length));
    return range.getBoundingClientRect().left;
  };

  (window as unknown as { kanbenLines: LineComposer }).kanbenLines = composer;
}
