/**
 * What a page of the site asks for. In: its elements, its files, what is published beside it. Out: what is wrong, in
 * words: a link that leads nowhere, an address that is no file of the site, a script or a policy that is none. Called
 * by `verify-site.ts`.
 *
 *     <img src="elsewhere.png"> → 'it asks for elsewhere.png'
 */
import { type WebElement, webAttribute } from './read-site.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * Links inside lead somewhere; everything that a browser would fetch is a file of the site; the policy forbids the
 * rest.
 */
export function compareAddresses(
  page: readonly WebElement[],
  ids: ReadonlyMap<string, WebElement>,
  files: Files,
  published: Files,
  wrong: (detail: string) => void,
): void {
  const has = (address: string): boolean => {
    const [name = ''] = address.split('#');
    return files.has(name) || published.has(name);
  };
  for (const element of page) {
    const href = element.tagName === 'a' ? webAttribute(element, 'href') : undefined;
    if (href?.startsWith('#') && !ids.has(href.slice(1))) wrong(`the link “${href}” leads nowhere`);
    if (href !== undefined && !/^(#|https?:|mailto:|\.\.\/)/.test(href) && !has(href))
      wrong(`the link “${href}” leads to no file`);
    const fetched = fetchedBy(element);
    if (fetched !== undefined && !has(fetched)) wrong(`it asks for ${fetched}`);
    if (isScript(element)) wrong('it holds a script');
    if (element.tagName === 'style' || element.attrs.some(({ name }) => name === 'style' || name.startsWith('on')))
      wrong('it holds style or script of its own');
  }
  for (const [, address = ''] of `${files.get('faces.css')}${files.get('site.css')}`.matchAll(/url\("?([^")]*)"?\)/g))
    if (!files.has(address)) wrong(`its style asks for ${address}`);
  if (!isStrict(page)) wrong('it has no strict policy');
}

/** The address that a browser fetches for an element; nothing for one that asks for none. */
function fetchedBy(element: WebElement): string | undefined {
  const source = webAttribute(element, 'src');
  if (source !== undefined || element.tagName !== 'link') return source;
  const fetches = /\b(stylesheet|icon|preload)\b/.test(webAttribute(element, 'rel') ?? '');
  return fetches ? webAttribute(element, 'href') : undefined;
}

/** True for a script that stands in the page itself; data for machines is none. */
const isScript = (element: WebElement): boolean =>
  element.tagName === 'script' &&
  webAttribute(element, 'src') === undefined &&
  !/json$/.test(webAttribute(element, 'type') ?? '');

/** Whether the policy of a page allows nothing from elsewhere. */
function isStrict(page: readonly WebElement[]): boolean {
  const policy = page.find((element) => webAttribute(element, 'http-equiv') === 'Content-Security-Policy');
  const said = (policy && webAttribute(policy, 'content')) ?? '';
  return /^default-src 'none';/.test(said) && !/unsafe|\*|https?:/.test(said);
}
