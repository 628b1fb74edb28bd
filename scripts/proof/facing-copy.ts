/**
 * A copy of a facing edition, taken apart into a page for each of its languages, which the witness of the reading
 * edition reads. In: its files. Out: the pages; `wrong` is called with what is no pair, and with what faces another
 * than its twin. Looks at no source. Called by the output of the facing edition for `verify`.
 *
 *     languageCopies(files, wrong)
 *       → [{ language: 'zh-Hans', title: '世界人权宣言', page: '<html …' }, { language: 'en', … }]
 */
import { type FacingPair, facingClass } from '../model/facing.ts';
import { siteText } from './closed-site.ts';
import { compareTwins } from './compare-twins.ts';
import { compareForeign } from './foreign-markup.ts';
import { isMarkedAs, type Markup, markup, markupBelow, markupText } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';
import { compareFacingRow, joinFacing, readFacingRows } from './unweave-facing.ts';

interface LanguageCopy {
  language: string;
  title: string;
  page: string;
}

/** The pages of both languages; none where the page does not show two. */
export function languageCopies(
  files: ReadonlyMap<string, string | Uint8Array>,
  wrong: (detail: string) => void,
): LanguageCopy[] {
  const root = readWebMarkup(siteText(files, 'index.html'));
  const all = markupBelow(root);
  const main = all.find(({ attributes }) => attributes.id === 'text') ?? markup('main');
  const side = (place: string) => all.find((one) => isMarkedAs(one, 'side') && isMarkedAs(one, place))?.attributes.lang;
  const pair = [side('first'), side('second')].filter((one) => one !== undefined);
  const [first, second] = pair;
  if (first === undefined || second === undefined || first === second) return [];
  const rows = readFacingRows(main, pair, wrong);
  const languages: FacingPair = [first, second];
  for (const row of rows) compareFacingRow(row, languages, wrong);
  compareTwins(rows, languages, wrong);
  const around = root.children.map((child) => (typeof child === 'string' ? child : withoutMain(child)));
  for (const one of around.flatMap((child) => (typeof child === 'string' ? [] : markupBelow(child))))
    compareForeign('index.html', one, wrong, { isElement: isOwnElement, isAttribute: isOwnAttribute });
  return languages.map((language) => {
    const { children } = joinFacing(rows, language);
    const [leaf, contents, ...rest] = children;
    const page = markup(
      'html',
      { lang: language },
      markup('head', {}, markup('title', {})),
      markup(
        'body',
        { class: 'reading' },
        contents,
        markup('main', { id: 'text', class: facingClass(language) }, leaf, rest),
      ),
    );
    const heading = typeof leaf === 'object' ? markupBelow(leaf).find(({ name }) => name === 'h1') : undefined;
    return { language, title: heading ? markupText(heading) : '', page: `<!DOCTYPE html>\n${writeMarkup(page)}` };
  });
}

function withoutMain({ name, attributes, children }: Markup): Markup {
  if (attributes.id === 'text') return markup(name, attributes);
  return markup(
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : withoutMain(child))),
  );
}

/** The choice of what is shown needs no script, and the script is the page's own. */
const isOwnElement = ({ name, attributes }: Markup): boolean =>
  name !== 'script' || (attributes.src === 'site.js' && attributes.type === undefined);
const isOwnAttribute = ({ attributes: { id } }: Markup, key: string): boolean => key === 'hidden' && id === 'words';

const alone = /^(?:br|hr|img|input|link|meta|wbr)$/;
const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A tree as HTML. */
function writeMarkup(node: Markup | string): string {
  if (typeof node === 'string') return escapeMarkup(node);
  const { name, attributes, children } = node;
  const start = `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeMarkup(value)}"`)].join(' ')}>`;
  return alone.test(name) ? start : `${start}${children.map(writeMarkup).join('')}</${name}>`;
}
