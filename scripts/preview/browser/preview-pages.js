/**
 * Shows the pages of a book as spreads, recto on the right, in a frame of their own. In: pages that the press has laid out.
 * Out: what stands before the reader, with the zoom and the scroll that were there. Shows copies: the press goes on
 * with its pages while they are read.
 */

const gap = 24;

/** @param {HTMLIFrameElement} frame @param {(index: number) => void} turned */
export function showPages(frame, turned) {
  /** @type {HTMLElement[]} */
  let pages = [];
  /** 0-based page that the reader has chosen; its spread is shown. */
  let at = 0;
  /** Fitted to the window, or px of the screen for one of the page. @type {'fit' | number} */
  let zoom = 'fit';
  let shown = '';
  const sheet = /** @type {Document} */ (frame.contentDocument);
  const style = sheet.head.appendChild(sheet.createElement('style'));
  const own = sheet.head.appendChild(sheet.createElement('link'));
  own.rel = 'stylesheet';
  own.href = '/~/preview.css';
  sheet.documentElement.className = 'sheet';
  const stage = sheet.body.appendChild(sheet.createElement('div'));
  stage.className = 'stage';
  const book = stage.appendChild(sheet.createElement('div'));
  book.className = 'pagedjs_pages';
  frame.contentWindow?.addEventListener('resize', () => fit());

  /** The pages, by index, that stand side by side with a page: the first alone on the right, then 1 and 2, 3 and 4. @param {number} index */
  const spreadOf = (index) => [index - (index % 2 === 0 ? 1 : 0), index + (index % 2)].filter((i) => i >= 0 && i < pages.length);

  const draw = () => {
    const spread = spreadOf(at);
    // Folios count pages, and here are only two of them.
    const first = pages.findIndex((page) => page.style.counterSet !== '');
    const copies = spread.map((i) => {
      const copy = sheet.importNode(/** @type {HTMLElement} */ (pages[i]), true);
      copy.style.counterSet = `page ${first >= 0 && i >= first ? i - first + 1 : i + 1}`;
      for (const block of copy.querySelectorAll('[data-block],[data-entry]')) block.setAttribute('tabindex', '0');
      return copy;
    });
    const now = copies.map((copy) => copy.outerHTML).join();
    if (now !== shown) {
      shown = now;
      book.replaceChildren(...copies);
      book.dataset.side = copies.length === 1 ? (spread[0] === 0 ? 'recto' : 'verso') : '';
    }
    fit();
    turned(at);
  };

  const fit = () => {
    const [page] = book.children;
    if (!(page instanceof /** @type {any} */ (frame.contentWindow).HTMLElement)) return;
    const { offsetWidth, offsetHeight } = /** @type {HTMLElement} */ (page);
    const [width, height] = [2 * offsetWidth, offsetHeight];
    const scale = zoom === 'fit' ? Math.max(0.1, Math.min((frame.clientWidth - 2 * gap) / width, (frame.clientHeight - 2 * gap) / height)) : zoom;
    // Scaled as a picture: the lines stay as the press has broken them.
    book.style.transform = `scale(${scale})`;
    book.style.width = `${width}px`;
    stage.style.width = `${width * scale}px`;
    stage.style.height = `${height * scale}px`;
  };

  return {
    sheet,
    book,
    /** @param {number} index @param {HTMLElement} element */
    setPage: (index, element) => {
      pages[index] = element;
    },
    /** Another book, or the whole of this one. @param {HTMLElement[]} all */
    setPages: (all) => {
      pages = all;
    },
    /** The style sheets of the document in which the pages were laid out, as they stand there now. @param {Document} press */
    setStyles: (press) => {
      const text = [...press.styleSheets].map((one) => [...one.cssRules].map((rule) => rule.cssText).join('\n')).join('\n');
      if (style.textContent !== text) style.textContent = text;
      sheet.documentElement.lang = press.documentElement.lang;
      const count = press.querySelector('.pagedjs_pages')?.getAttribute('style');
      for (const [, name, value] of (count ?? '').matchAll(/(--[\w-]+):\s*([^;]+)/g)) book.style.setProperty(name ?? '', value ?? '');
    },
    draw,
    /** Shows the spread of a page. @param {number} index */
    turnTo: (index) => {
      at = Math.max(0, Math.min(index, pages.length - 1));
      draw();
    },
    /** To the next spread or the one before. @param {1 | -1} way */
    turn: (way) => {
      const spread = spreadOf(at);
      const next = way > 0 ? (spread.at(-1) ?? at) + 1 : (spread[0] ?? at) - 1;
      if (next < 0 || next >= pages.length) return;
      at = spreadOf(next)[0] ?? next;
      frame.contentWindow?.scrollTo(0, 0);
      draw();
    },
    /** @param {'fit' | number} value */
    setZoom: (value) => {
      zoom = value;
      fit();
    },
    zoom: () => zoom,
    index: () => at,
    pages: () => pages,
    /** Where the reader is, in words of the text: an anchor, how many pages behind its beginning, and its text. */
    place: () => {
      const [left] = spreadOf(at);
      const index = left === undefined ? 0 : left;
      for (const i of [index, at]) {
        const block = pages[i]?.querySelector('[data-block],[data-entry]') ?? pages[i]?.querySelector('[data-id]');
        const anchor = block?.getAttribute('data-id');
        if (!anchor) continue;
        const same = pages.map((page, n) => (page.querySelector(`[data-id="${CSS.escape(anchor)}"]`) ? n : -1)).filter((n) => n >= 0);
        return { anchor, part: same.indexOf(i), from: at - i };
      }
      return { anchor: '', part: 0, from: 0 };
    },
  };
}
