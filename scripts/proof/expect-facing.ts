/**
 * A page with two languages as it must be but for its rows: what it says to browsers, its bar, the choice of what is
 * shown. In: the pages of both languages as they were read. Out: a tree. Called by `verify-facing.ts`. Pure; knows no
 * template.
 *
 *     <title>世界人权宣言 · Universal Declaration of Human Rights</title>
 */
import { profileOf } from '../languages/registry.ts';
import { facingClass } from '../model/facing.ts';
import type { offersOf } from './expect-offers.ts';
import { expectHeadStart, versionAddress } from './expect-site-head.ts';
import { sayFacing } from './expect-site-parts.ts';
import { isMarkedAs, type Markup, markup, markupBelow, markupText } from './markup-tree.ts';
import type { FacingSources } from './verify-facing.ts';

/** What is asked of a facing edition beside the pages of its languages. */
type AroundPairs = Pick<FacingSources, 'pair' | 'languages' | 'address'> & { offered: ReturnType<typeof offersOf> };

/** The page. */
export function expectFacingPage(pages: readonly [Markup, Markup], sources: AroundPairs): Markup {
  const { pair } = sources;
  const below = markupBelow(pages[0]);
  const words = ['webThemeDark', 'webThemeLight'].map((key) =>
    below.find((one) => one.attributes['data-word'] === key),
  );
  const skip = below.find((one) => isMarkedAs(one, 'skip'));
  return markup(
    'html',
    { lang: pair[0], dir: profileOf(pair[0]).direction },
    expectFacingHead(pages, sources),
    markup(
      'body',
      { class: 'reading facing' },
      skip,
      expectFacingBar(pages[0], sources),
      markup('main', { id: 'text', tabindex: '-1' }),
      sources.offered.length > 0 && expectFacingOffers(pages[0], sources),
      markup('div', { id: 'words', hidden: true }, words),
    ),
  );
}

/** The files of the edition, in the words of the first language. */
function expectFacingOffers(page: Markup, { pair, offered }: AroundPairs): Markup {
  const table = markupBelow(page).find((one) => isMarkedAs(one, 'downloads'));
  const head = table?.children.filter((one) => typeof one === 'object' && one.name !== 'tbody');
  const rows = offered.map(({ name, size, sha256 }) => {
    const cells = [markup('a', { href: name, download: true }, name), size, markup('code', { class: 'hash' }, sha256)];
    return markup(
      'tr',
      {},
      cells.map((cell) => markup('td', {}, cell)),
    );
  });
  return markup(
    'footer',
    { class: `offered ${facingClass(pair[0])}` },
    markup('div', { class: 'table' }, markup('table', { class: 'downloads' }, head, markup('tbody', {}, rows))),
  );
}

function expectFacingHead(pages: readonly [Markup, Markup], { languages, address }: AroundPairs): Markup {
  const link = (rel: string, attributes: Record<string, string>) => markup('link', { rel, ...attributes });
  const titles = pages.map((page) => markupBelow(page).find(({ name }) => name === 'title'));
  return markup(
    'head',
    {},
    expectHeadStart(titles.map((title) => (title ? markupText(title) : '')).join(' · ')),
    address !== undefined && link('canonical', { href: address }),
    languages.map((hreflang) => link('alternate', { hreflang, href: versionAddress(address, hreflang) })),
    link('icon', { type: 'image/svg+xml', href: 'icon.svg' }),
    link('stylesheet', { href: 'site.css' }),
    markup('script', { src: 'site.js' }),
  );
}

/** The bar: to the catalogue, to each language, which languages are shown, light and dark. */
function expectFacingBar(page: Markup, { pair, languages }: AroundPairs): Markup {
  const below = markupBelow(page);
  const home = below.find((one) => isMarkedAs(one, 'home'));
  const theme = below.find((one) => one.attributes.id === 'theme');
  const said = below.find((one) => isMarkedAs(one, 'languages'))?.attributes['aria-label'] ?? '';
  const name = (lang: string) => profileOf(lang).ownName;
  const links = languages.map((lang) => {
    const link = { href: `../${lang}/index.html`, hreflang: lang, lang, rel: 'alternate' };
    return markup('li', {}, markup('a', link, name(lang)));
  });
  const choice = (id: string, checked: boolean) => markup('input', { type: 'radio', name: 'shown', id, checked });
  return markup(
    'header',
    { class: `bar ${facingClass(pair[0])}` },
    home,
    markup('nav', { class: 'languages', 'aria-label': said }, markup('ul', {}, links)),
    markup(
      'fieldset',
      { class: 'shown' },
      markup('legend', {}, said),
      markup('label', {}, choice('show-both', true), sayFacing(pair)),
      pair.map((lang, i) =>
        markup('label', { lang }, choice(i === 0 ? 'show-first' : 'show-second', false), name(lang)),
      ),
    ),
    theme,
  );
}
