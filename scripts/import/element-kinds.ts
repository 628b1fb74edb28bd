/**
 * What kinds of elements a page has, and which of them are no part of its document. In: an element. Out: whether it is
 * a block, shows nothing, or why it is left out. Promises to judge by the tag, the role and what hides it, never by
 * the text. Called by `html.ts` and `page-blocks.ts`.
 *
 *     refusalOf(<nav>…</nav>) → 'It leads through the site, and is no part of the document.'
 */
import { around, attributeOf, type Element, elementsOf, htmlText, isHidden } from './html-tree.ts';

const blockTags = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section
  summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);
const silent = /^(head|script|style|template|noscript|link|meta|title|base)$/;
const machines = /^(button|select|textarea|input|datalist|progress|meter|dialog)$/;
const pictures = /^(svg|canvas|video|audio|iframe|object|embed|applet|map|math)$/;

/** True for what begins a line of its own. */
export const isBlockTag = (tag: string): boolean => blockTags.has(tag);

/** True for what never shows anything: scripts, styles, facts. */
export const isSilent = ({ tagName }: Element): boolean => silent.test(tagName);

/**
 * Date, language, name and number of the Official Journal of the European Union, which stand above its acts: a table of
 * them, or one of their lines.
 */
const isMasthead = (element: Element): boolean => {
  const lines = [...elementsOf([element])].filter(({ tagName }) => tagName === 'p');
  return lines.length > 0 && lines.every((own) => /(?:^|\s)(?:oj-)?hd-/.test(attributeOf(own, 'class') ?? ''));
};

/** What stands between the links of a row, and where the reader is said to be. */
const between = /当前位置|您(?:现在)?的位置|[\s|｜/·•»›>＞：:—-]+/gu;
/** An address of the site itself, and no place of this page. */
const ownAddress = /^(?!#|\/\/|[a-z][a-z0-9+.-]*:)\S/i;

/** Whose site it is: a foot of the page that is named as one, and says so. */
function isFoot(element: Element): boolean {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  if (!/(?:^|[-_\s])(?:foot(?:er)?|copyright)(?:[-_\s]|$)/i.test(names)) return false;
  const text = htmlText(element);
  return text.length <= 300 && /©|copyright|版权|主办|ICP备|网站标识码|公网安备|Все права/i.test(text);
}

/** A row of links to other pages of the site, and nothing else: 当前位置：首页 > 政务公开. */
function leadsThroughSite(element: Element): boolean {
  if (!/^(?:div|p|ul|ol|td|header)$/.test(element.tagName)) return false;
  const text = htmlText(element);
  if (text.length > 300) return false;
  const links = [...elementsOf([element])].filter(({ tagName }) => tagName === 'a');
  const own = links.filter((link) => ownAddress.test(attributeOf(link, 'href') ?? ''));
  if (own.length < 2 || own.length !== links.length) return false;
  const bare = (said: string) => said.replace(between, '');
  return bare(text) === bare(own.map((link) => htmlText(link)).join(''));
}

/** Why an element is no part of the document, or nothing. */
export function refusalOf(element: Element): string | undefined {
  const tag = element.tagName;
  if (isHidden(element)) return 'The page hides it.';
  if (/^(?:table|p)$/.test(tag) && isMasthead(element)) return 'It is the head of the journal’s page.';
  if (tag === 'nav' || attributeOf(element, 'role') === 'navigation')
    return 'It leads through the site, and is no part of the document.';
  if (
    tag === 'footer' &&
    ![...around(element)].slice(1).some(({ tagName }) => /^(?:main|article|section)$/.test(tagName))
  )
    return 'It is the foot of the site’s page.';
  if (isFoot(element)) return 'It is the foot of the site’s page.';
  if (leadsThroughSite(element)) return 'It leads through the site, and is no part of the document.';
  if (machines.test(tag)) return 'It is made for the hand, and is no text.';
  if (pictures.test(tag)) return 'Add a picture (PNG or JPEG) or the text by hand if it belongs to the document.';
  return tag === 'rt' || tag === 'rp' ? 'Readings above the line are not set.' : undefined;
}
