/**
 * Where the layout measures what is not on a page yet. In: how wide it is. Out: an element beside the book, which is
 * not seen and takes no room of the pages. Who opens it removes it.
 *
 *     const host = openHost('var(--text-width)'); host.append(copy); …; host.remove();
 */

/** `width`: of what is measured, as CSS says it. */
export function openHost(width: string): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText = `position:absolute;left:0;top:0;width:${width};visibility:hidden`;
  document.body.append(host);
  return host;
}
