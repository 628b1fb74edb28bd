/**
 * A file of the text of an e-book, cut into what faces the other language. In: the body of the file, as the press has
 * written it. Out: its parts in order, each as it is written there but for addresses, which say their language. A mark
 * of a page stays with what follows it. Pure. Called by `facing-epub.ts`.
 *
 *     unitsOfFile('<section class="text-section" id="art1" …><h1 …>…</h1><p …>…</p></section>', (html) => html)[0]
 *       → { key: 'art1', kind: 'h1', addresses: ['art1'], section: { anchor: 'art1', bare: true }, html: '<h1 …' }
 */
import { isCited } from '../../model/facing.ts';
import { attributeIn, elementsIn, innerOf, startTag } from './cut-markup.ts';
import { addressesIn, divideList, type SideUnit } from './read-sides.ts';

/** The parts of a file. `rename`: what addresses become. Throws when it is none that the press has written. */
export const unitsOfFile = (content: string, rename: (html: string) => string): SideUnit[] =>
  elementsIn(content).flatMap((section) => unitsOfSection(section, rename));

function unitsOfSection(section: string, rename: (html: string) => string): SideUnit[] {
  const anchor = attributeIn(startTag(section), 'id');
  const blocks = elementsIn(innerOf(section)).reduce(joinMarks, []).flatMap(divideMarked);
  return (blocks.length > 0 ? blocks : ['']).map((html, i) => {
    const begins = i === 0 && anchor !== undefined;
    const addresses = [...(begins ? [anchor] : []), ...addressesIn(html)];
    const key = addresses.find(isCited);
    return {
      ...(key === undefined ? {} : { key }),
      kind: /^<([a-z0-9]+)/.exec(withoutMarks(html))?.[1] ?? '',
      html: rename(html),
      addresses,
      ...(begins ? { section: { anchor, bare: true } } : {}),
    };
  });
}

const marks = '<div class="page-breaks">';

/** Marks of pages with the element behind them. */
function joinMarks(found: readonly string[], html: string): string[] {
  const last = found.at(-1);
  return last?.startsWith(marks) && withoutMarks(last) === '' ? [...found.slice(0, -1), last + html] : [...found, html];
}

/** A list of provisions with marks before it: they stay with its first item, as those inside it with theirs. */
function divideMarked(html: string): string[] {
  const own = withoutMarks(html);
  const before = html.slice(0, html.length - own.length);
  const items = divideList(own, (all) => all.reduce(joinMarks, []));
  return items.map((item, i) => (i === 0 ? before + item : item));
}

/** An element without the marks of pages in front of it. */
function withoutMarks(html: string): string {
  if (!html.startsWith(marks)) return html;
  return html.slice(html.indexOf('</div>') + '</div>'.length);
}
