/**
 * The typefaces of a page. In: the sheet that names them, which a page with scripts does not use by itself. Out: the
 * same, in use: at once where the browser has the style of the site already, and so has its typefaces; else behind the
 * first picture of the page, which waits for none of them, and all together, so that the page is set anew once. Until
 * then the text stands in the system's own.
 */
import { elementById } from './page-elements.ts';

/** Puts the typefaces to use. Called while the head is read, behind both sheets. */
export function useFaces(): void {
  const sheet = elementById('faces', HTMLLinkElement);
  const use = () => {
    sheet.media = 'all';
  };
  if (isFirstVisit()) behindFirstPicture(() => fetchFaces(sheet).then(use, use));
  else use();
}

/** Does something once the page was drawn with text; at once where a browser says nothing of that. */
function behindFirstPicture(act: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes('paint')) act();
  else
    new PerformanceObserver((list, observer) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      act();
    }).observe({ type: 'paint', buffered: true });
}

/** Brings the typefaces that a sheet names into the browser's cache. */
const fetchFaces = async (sheet: HTMLLinkElement): Promise<unknown> =>
  Promise.all(addressesIn(sheet).map((address) => fetch(address).then((file) => file.blob())));

/** Whether the style of the site came over a line just now; of a file nobody can tell, and it is there. */
function isFirstVisit(): boolean {
  return performance
    .getEntriesByType('resource')
    .some(
      (entry) =>
        entry instanceof PerformanceResourceTiming &&
        entry.initiatorType === 'link' &&
        entry.transferSize > entry.encodedBodySize,
    );
}

/** Where the typefaces are that a sheet names. */
const addressesIn = ({ sheet, href }: HTMLLinkElement): URL[] =>
  [...(sheet?.cssRules ?? [])].flatMap(({ cssText }) => {
    const [, address] = /url\("([^"]+)"\)/.exec(cssText) ?? [];
    return address === undefined ? [] : [new URL(address, href)];
  });
