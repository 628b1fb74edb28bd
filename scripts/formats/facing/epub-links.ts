/**
 * Addresses in an e-book with two languages: ids that say their language, links that follow them, and links from every
 * number to its twin. In: markup that the press has written for one language. Out: that markup for the whole book.
 * Pure. Called by `facing-epub.ts`.
 *
 *     renameFor('en', texts, true)('<a href="notes.xhtml#note-1">') → '<a href="en/notes.xhtml#note-1">'
 */
import { facingId, isCited } from '../../model/facing.ts';
import { attributeIn } from './cut-markup.ts';

/**
 * Renames ids and links. `texts`: the files that both languages share; `shared`: the markup will stand in one of them,
 * and not in a file of its language alone.
 */
export function renameFor(language: string, texts: ReadonlySet<string>, shared: boolean): (html: string) => string {
  const target = (href: string): string => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return href;
    const [path = '', id] = href.split('#');
    const isShared = path === '' ? shared : texts.has(path) || path === 'toc.xhtml';
    const own = id === undefined ? '' : `#${isShared ? facingId(language, id) : id}`;
    if (path === '' || shared === isShared) return `${path}${own}`;
    return isShared ? `../${path}${own}` : `${language}/${path}${own}`;
  };
  const names = shared ? / (id|aria-labelledby|href|src)="([^"]*)"/g : / (href|src)="([^"]*)"/g;
  return (html) =>
    html.replace(/<[a-z][^>]*>/g, (start) =>
      start.replace(names, (_, name: string, value: string) => {
        const isLink = name === 'href' || name === 'src';
        return ` ${name}="${isLink ? target(value) : facingId(language, value)}"`;
      }),
    );
}

/** What of a row the other language must know. */
interface Addressed {
  key?: string;
  addresses: readonly string[];
}

/** Where the twin of an address stands in another text; nothing where it has none. Points may be counted otherwise. */
export const twinOf = (address: string, own: Addressed, other: Addressed): string | undefined => {
  if (!isCited(address)) return undefined;
  if (other.addresses.includes(address)) return address;
  return address === own.key ? other.key : undefined;
};

const tag = /<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g;
/** A number, a label, a heading. */
const named = /^<(?:span class="(?:number apart[^"]*|item-label|article-label)"|h[1-6][ >])/;

/**
 * Markup of one language in which the first number, label or heading of each block leads to its twin. `section`: the
 * address of what no block bears. What holds a link already gets none.
 */
export function linkTwins(
  html: string,
  language: string,
  section: string | undefined,
  twin: (address: string) => string | undefined,
): string {
  const open: { address: string | undefined; named: number }[] = [];
  const linked = new Set<string>();
  const inserted: [at: number, text: string][] = [];
  for (const { 0: text, 1: closes, 3: closed, index } of html.matchAll(tag)) {
    if (closes) {
      const { address, named: from } = open.pop() ?? { address: undefined, named: -1 };
      const target = address === undefined || from < 0 || linked.has(address) ? undefined : twin(address);
      if (address !== undefined && from >= 0) linked.add(address);
      if (target === undefined || html.slice(from, index).includes('<a ')) continue;
      const start = `<a class="twin" href="#${facingId(language, target)}" hreflang="${language}">`;
      inserted.push([from, start], [index, '</a>']);
    } else if (!closed) {
      const address = attributeIn(text, 'data-block') ?? open.at(-1)?.address ?? section;
      open.push({ address, named: named.test(text) ? index + text.length : -1 });
    }
  }
  return inserted
    .sort(([a], [b]) => b - a)
    .reduce((whole, [at, text]) => `${whole.slice(0, at)}${text}${whole.slice(at)}`, html);
}
