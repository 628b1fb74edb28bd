/**
 * What keeps long books from slowing down. In: the pages that Paged.js has laid out. Out: the same pages. A Paged.js
 * handler takes finished pages out of the document, because each forced layout would otherwise go through all of them
 * again, and puts them back when the last one is done; it takes used ranges out, because each change of the document
 * goes through all that the browser has not yet collected; and it lets the queue of Paged.js go on at once instead of
 * with the next picture of the screen.
 */

/** The newest pages stay: Paged.js puts the next one behind the last, and still finishes it after its layout. */
const stayingPages = 3;

/** Registers the handler; before any that measures finished pages. */
export function registerParking({ Handler, registerHandlers }: PagedJs.Library): void {
  class PageParking extends Handler {
    waiting: PagedJs.LaidPage[] = [];
    parked: HTMLElement[] = [];
    ranges: Range[] = [];
    elsewhere = document.implementation.createHTMLDocument();
    beforeParsed() {
      this.chunker.q.tick = (go) => queueMicrotask(go);
      document.createRange = () => {
        const range = Document.prototype.createRange.call(document);
        this.ranges.push(range);
        return range;
      };
    }
    /** Nobody keeps a range longer than the page for which it was made. A range belongs to the document of its ends. */
    dropRanges() {
      for (const range of this.ranges.splice(0)) range.setStart(this.elsewhere, 0);
    }
    afterPageLayout(_: HTMLElement, page: PagedJs.LaidPage) {
      this.dropRanges();
      this.waiting.push(page);
      if (this.waiting.length <= stayingPages) return;
      const done = this.waiting.shift();
      if (!done?.element) return;
      // A page out of the document has no height, which Paged.js would take for room.
      done.removeListeners();
      done.element.remove();
      this.parked.push(done.element);
    }
    afterRendered() {
      this.dropRanges();
      this.chunker.pagesArea.prepend(...this.parked.splice(0));
    }
  }
  registerHandlers(PageParking);
}
