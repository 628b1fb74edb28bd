/**
 * Lays the book out in a hidden frame of the preview, with the build's own Paged.js and handlers. In: the print HTML after
 * every save. Out: pages, one by one. A changed text is laid out again from the page before the change; what stands before
 * stays. Promises the pages that the build gets; shows nothing itself.
 */
(() => {
  /** @type {any} */
  const scope = window;
  const anchored = '[data-block],[data-entry]';
  const channel = new MessageChannel();
  /** Layout that another save has overtaken. */
  const overtaken = new Error('overtaken');

  /** @type {any} */
  let chunker;
  /** The text as it came, before Paged.js prepared it. @type {HTMLElement} */
  let text;
  let styles = '';
  /** What Paged.js knew of the length of pages before it laid each one out. @type {number[][]} */
  const lengths = [];
  /** The page from which the next layout begins, and where in the prepared text. @type {{ page: number, source: Node, token: any } | undefined} */
  let again;
  /** How many pages the last layout has kept, and whether it came to its end. */
  let kept = 0;
  let whole = false;
  /** The layout that counts; an older one ends at its next page. */
  let job = 0;
  /** @type {Promise<unknown>} */
  let running = Promise.resolve();

  /**
   * Takes a state of the book. `wish`: where the reader is. `page` is told of every page that will not change any more,
   * `place` once, as soon as the spread with that place is ready. Resolves with the number of pages; with 0 when a newer one
   * came or `again` is needed: a new frame, for the styles or the front matter are others.
   * @param {string} html
   * @param {{ anchor: string, part: number, text: string }} wish
   * @param {{ page: (index: number, element: HTMLElement) => void, place: (index: number) => void }} tell
   * @returns {Promise<'done' | 'overtaken' | 'again'>}
   */
  function lay(html, wish, tell) {
    const mine = ++job;
    const outcome = running.then(() => (mine === job ? start(html, wish, tell, mine) : 'overtaken'));
    running = outcome.catch(() => undefined);
    return outcome;
  }

  /** @param {string} html @param {any} wish @param {any} tell @param {number} mine */
  async function start(html, wish, tell, mine) {
    const book = new DOMParser().parseFromString(html, 'text/html');
    const sheets = [...book.querySelectorAll('style')].map((style) => style.textContent ?? '');
    const next = book.body.cloneNode(true);
    if (!(next instanceof scope.HTMLElement)) throw new Error('the book has no body');
    const place = findPlace(wish, /** @type {HTMLElement} */ (next), tell);
    if (chunker) {
      if (styles !== sheets.join()) return 'again';
      const from = firstPage(text, /** @type {HTMLElement} */ (next));
      if (from === undefined) return 'again';
      if (whole && text.isEqualNode(next)) {
        kept = chunker.pages.length;
        for (const [i, page] of chunker.pages.entries()) place.seen(i, page.element);
        place.finish(kept);
        return 'done';
      }
      whole = false;
      again = { page: from, source: chunker.source, token: chunker.pages[from].startToken };
      fillRanges(/** @type {HTMLElement} */ (next));
    }
    styles = sheets.join();
    text = /** @type {HTMLElement} */ (next);
    for (const name of ['lang', 'dir', 'data-writing-system']) document.documentElement.setAttribute(name, book.documentElement.getAttribute(name) ?? '');
    const template = document.createElement('template');
    template.innerHTML = book.body.innerHTML;
    try {
      if (chunker) {
        scope.kanbenAgain.rewind(again?.page ?? 0);
        follow(place, tell, mine);
        await chunker.flow(template.content);
      } else {
        // Paged.js runs this itself when it starts; where it has not come to it yet, it must be before its handlers are made.
        scope.PagedConfig.before();
        const previewer = new scope.Paged.Previewer();
        chunker = previewer.chunker;
        follow(place, tell, mine);
        await previewer.preview(
          template.content,
          sheets.map((sheet) => ({ [location.href]: sheet })),
          document.body,
        );
      }
    } catch (error) {
      if (error === overtaken) return 'overtaken';
      throw error;
    }
    whole = true;
    place.finish(chunker.pages.length);
    return 'done';
  }

  /**
   * The parts of Paged.js 0.4.3 that keep pages and drive the layout, for one run. Its queue waits for animation frames, which
   * hidden frames and tabs get late or never; here the next page waits for messages alone, so that a newer save is heard.
   * @param {{ seen: (index: number, element: HTMLElement) => void }} place @param {any} tell @param {number} mine
   */
  function follow(place, tell, mine) {
    const from = again;
    again = undefined;
    kept = from?.page ?? 0;
    const remove = Object.getPrototypeOf(chunker).removePages;
    chunker.removePages = () => remove.call(chunker, from?.page ?? 0);
    chunker.render = async (/** @type {any} */ source) => {
      chunker.stopped = false;
      chunker.rendered = false;
      if (from) chunker.charsPerBreak = [...(lengths[from.page] ?? lengths[from.page - 1] ?? [])];
      const renderer = chunker.layout(source, from && tokenIn(source, from));
      for (let i = 0; i < chunker.pages.length; i++) place.seen(i, chunker.pages[i].element);
      let told = chunker.pages.length;
      /** @param {number} end */
      const finishPages = (end) => {
        for (; told < end; told++) {
          const { element } = chunker.pages[told];
          // Columns of a register are balanced anew when their lines change: that comes after the page map, as in the build.
          // A divided word gets its hyphen there too, and the places of the page map are counted without it.
          if (!element.querySelector('.register') && !element.textContent.includes('\u00ad')) scope.kanbenAgain.trim([element]);
          tell.page(told, element);
          place.seen(told, element);
        }
      };
      for (;;) {
        if (mine !== job) throw overtaken;
        lengths[chunker.pages.length] = [...chunker.charsPerBreak];
        const { done, value } = await renderer.next();
        if (value instanceof Error) throw value;
        if (done) break;
        // The last line of a page is known when the page after it is there.
        finishPages(chunker.pages.length - 1);
        await new Promise((go) => {
          channel.port1.onmessage = go;
          channel.port2.postMessage(0);
        });
      }
      finishPages(chunker.pages.length);
      return { done: true };
    };
  }

  /**
   * The page from which a changed text must be laid out: the one before the page on which the change begins, for a
   * heading may move back to it. Nothing when the change stands in the front matter.
   * @param {HTMLElement} before @param {HTMLElement} after @returns {number | undefined}
   */
  function firstPage(before, after) {
    const [a, b] = [withoutRanges(before), withoutRanges(after)];
    const pages = chunker.pages;
    const first = pages.findIndex((/** @type {any} */ page) => page.element.style.counterSet);
    if (first < 0) return undefined;
    // A note takes its room where it is referred to, and not where it stands in the text.
    const anchors = changedNotes(a, b).map((note) => a.querySelector(`.noteref[href="#${CSS.escape(note)}"]`)?.closest('[id][data-block]')?.id ?? '');
    for (const body of [a, b]) body.querySelector('.notes')?.remove();
    const changed = firstChange(a, b);
    if (changed) anchors.push(idBefore(changed, a));
    let at = pages.length - 1;
    for (const anchor of anchors) {
      const found = pageWith(anchor);
      if (found === undefined) return undefined;
      if (found >= 0) at = Math.min(at, found);
    }
    // The pages of the registers are broken together, and everything that they point to must stand before them.
    const register = pages.findIndex((/** @type {any} */ page) => page.element.querySelector('.register'));
    if (register >= 0 && at >= register) at = register;
    else if (at > first) at--;
    // Nor in the middle of a note that goes on from another page, or with a page that is empty.
    while (at > first && (!pages[at].startToken || pages[at].element.querySelector('.pagedjs_footnote_area [data-split-from]'))) at--;
    return at >= first && pages[at].startToken ? at : undefined;
  }

  /** What follows from the text of the contents is written into the page that is kept. @param {HTMLElement} next */
  function fillRanges(next) {
    for (const row of next.querySelectorAll('.contents [data-page-of]')) {
      const own = document.querySelector(`.pagedjs_page .contents [data-page-of="${CSS.escape(row.getAttribute('data-page-of') ?? '')}"] .contents-range`);
      const range = row.querySelector('.contents-range')?.textContent ?? '';
      if (own && own.textContent !== range) own.textContent = range;
    }
  }

  /** Ranges of the contents have a box of fixed width: they move nothing. @param {HTMLElement} body */
  function withoutRanges(body) {
    const copy = /** @type {HTMLElement} */ (body.cloneNode(true));
    for (const range of copy.querySelectorAll('.contents .contents-range')) range.textContent = '';
    return copy;
  }

  /**
   * The first node of the old text that the new one does not have, or the element whose end is another.
   * @param {Node} a @param {Node} b @returns {Node | undefined}
   */
  function firstChange(a, b) {
    if (a.isEqualNode(b)) return undefined;
    for (let i = 0; i < a.childNodes.length; i++) {
      const [x, y] = [a.childNodes[i], b.childNodes[i]];
      if (!x) break;
      if (!y) return x;
      if (x.isEqualNode(y)) continue;
      return x.cloneNode(false).isEqualNode(y.cloneNode(false)) ? firstChange(x, y) : x;
    }
    return a.lastChild ? deepest(a.lastChild) : a;
  }

  /** Notes of the old text that the new one does not have so. @param {HTMLElement} a @param {HTMLElement} b @returns {string[]} */
  function changedNotes(a, b) {
    const notes = [...a.querySelectorAll('.notes > [id], .notes > ol > [id]')];
    return notes.filter((note) => !b.querySelector(`[id="${CSS.escape(note.id)}"]`)?.isEqualNode(note)).map(({ id }) => id);
  }

  /** @param {Node} node @returns {Node} */
  const deepest = (node) => (node.lastChild ? deepest(node.lastChild) : node);

  /** The anchor at or before a node in reading order. @param {Node} node @param {HTMLElement} root */
  function idBefore(node, root) {
    for (let at = /** @type {Node | null} */ (node); at && at !== root; at = at.previousSibling ? deepest(at.previousSibling) : at.parentNode)
      if (at instanceof scope.Element && /** @type {any} */ (at).id) return /** @type {any} */ (at).id;
    return '';
  }

  /** The page on which an anchor begins; -1 when it is not on a page yet; nothing when there is no anchor. @param {string} id @returns {number | undefined} */
  function pageWith(id) {
    return id === '' ? undefined : chunker.pages.findIndex((/** @type {any} */ page) => page.element.querySelector(`[id="${CSS.escape(id)}"]`));
  }

  /**
   * The same place in the newly prepared text. Everything before it is equal: it gets the references that the kept pages have,
   * by which Paged.js finds what it has divided. A token may be of a text before the last one, which had the same references.
   * @param {Node} source @param {{ source: any, token: any }} from
   */
  function tokenIn(source, { source: old, token }) {
    const whole = token.node.nodeType === Node.ELEMENT_NODE;
    const holder = whole ? token.node : token.node.parentElement;
    const last = old.querySelector(`[data-ref="${holder.dataset.ref}"]`);
    const [a, b] = [document.createTreeWalker(old, NodeFilter.SHOW_ELEMENT), document.createTreeWalker(source, NodeFilter.SHOW_ELEMENT)];
    for (;;) {
      const [x, y] = [/** @type {any} */ (a.nextNode()), /** @type {any} */ (b.nextNode())];
      if (!x || !y || x.tagName !== y.tagName) throw new Error('the text before a change is not what it was');
      y.dataset.ref = x.dataset.ref;
      if (x !== last) continue;
      const node = whole ? y : y.childNodes[[...holder.childNodes].indexOf(token.node)];
      if (!node) throw new Error('the text before a change is not what it was');
      // A break token of Paged.js is asked for its name.
      return Object.assign(Object.create(Object.getPrototypeOf(token)), { node, offset: token.offset });
    }
  }

  /**
   * Follows the pages to the place where the reader is: `part` pages behind the one on which its anchor begins. The anchor is that
   * of the same text, for numbers move when a paragraph comes in.
   * @param {{ anchor: string, part: number, text: string }} wish @param {HTMLElement} next @param {{ place: (index: number) => void }} tell
   */
  function findPlace(wish, next, tell) {
    const texts = [...next.querySelectorAll(anchored)];
    const own = texts.find((element) => element.id === wish.anchor);
    const same = (/** @type {Element | undefined} */ element) => element !== undefined && textOf(element) === wish.text;
    const id = same(own) ? wish.anchor : (texts.find(same)?.id ?? wish.anchor);
    /** @type {number[]} */
    const found = [];
    let target = -1;
    let told = false;
    /** @param {number} pages @param {boolean} done */
    const look = (pages, done) => {
      const last = found.at(-1);
      if (target < 0 && last !== undefined && (found.length > wish.part || last < pages - 1 || done)) target = /** @type {number} */ (found[Math.min(wish.part, found.length - 1)]);
      // A spread is ready with its right page: pages 2 and 3, 4 and 5 stand side by side.
      if (told || target < 0 || (!done && pages <= target + (target % 2))) return;
      told = true;
      tell.place(target);
    };
    return {
      /** @param {number} index @param {HTMLElement} element */
      seen: (index, element) => {
        if (element.querySelector(`[data-id="${CSS.escape(id)}"]`)) found.push(index);
        look(index + 1, false);
      },
      /** @param {number} pages */
      finish: (pages) => look(pages, true),
    };
  }

  /** What an element says, without its number. @param {Element} element */
  function textOf(element) {
    const copy = /** @type {Element} */ (element.cloneNode(true));
    for (const part of copy.querySelectorAll('.apart')) part.remove();
    return copy.textContent ?? '';
  }

  /** @param {string} anchor */
  const textAt = (anchor) => {
    const element = anchor && text?.querySelector(`[id="${CSS.escape(anchor)}"]`);
    return element ? textOf(element) : '';
  };

  scope.kanbenPress = { lay, textAt, kept: () => kept, pages: () => chunker?.pages.map((/** @type {any} */ page) => page.element) ?? [] };
})();
