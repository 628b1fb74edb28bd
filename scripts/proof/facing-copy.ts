/**
 * A copy of a facing edition, taken apart into a page for each of its languages, which the witness of the reading
 * edition reads. In: its files. Out: the pages; `wrong` is called with what is no pair, with what faces another than
 * its twin, and with what no page of the press has. Looks at no source. Called by the output of the facing edition
 * for `verify`.
 *
 *     takeApart(files, wrong)?.halves
 *       → [{ language: 'zh-Hans', title: '世界人权宣言', page: '<html …' }, { language: 'en', … }]
 */
import { type FacingPair, facingClass } from '../model/facing.ts';
import { siteText } from './closed-site.ts';
import { compareTwins } from './compare-twins.ts';
import { isMarkedAs, type Markup, markup, markupBelow, markupText } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';
import { compareSiteMaterial } from './site-material.ts';
import { compareFacingRow, type FacingRow, joinFacing, readFacingRows } from './unweave-facing.ts';

/** A facing edition as it was read. */
export interface FacingCopy {
  root: Markup;
  rows: FacingRow[];
  halves: readonly [LanguageCopy, LanguageCopy];
}

interface LanguageCopy {
  language: string;
  title: string;
  page: string;
}

/** The page and those of both languages; nothing where it does not show two. */
export function takeApart(
  files: ReadonlyMap<string, string | Uint8Array>,
  wrong: (detail: string) => void,
): FacingCopy | undefined {
  const root = readWebMarkup(siteText(files, 'index.html'));
  const all = markupBelow(root);
  const main = all.find(({ attributes }) => attributes.id === 'text') ?? markup('main');
  const side = (place: string) => all.find((one) => isMarkedAs(one, 'side') && isMarkedAs(one, place))?.attributes.lang;
  const pair = [side('first'), side('second')].filter((one) => one !== undefined);
  const [first, second] = pair;
  if (first === undefined || second === undefined || first === second) return undefined;
  const rows = readFacingRows(main, pair, wrong);
  const languages: FacingPair = [first, second];
  for (const row of rows) compareFacingRow(row, languages, wrong);
  compareTwins(rows, languages, wrong);
  compareSiteMaterial(files, wrong);
  return { root, rows, halves: [halfOf(rows, first), halfOf(rows, second)] };
}

/** A page of one language, with no more around its text than is needed to read it. */
function halfOf(rows: readonly FacingRow[], language: string): LanguageCopy {
  const [leaf, contents, ...rest] = joinFacing(rows, language).children;
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
}

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
