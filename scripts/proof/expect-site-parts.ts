/**
 * The parts of a reading edition that are not its text, as they must be: its bar, how it is cited, its imprint, the
 * words of its script. In: an indexed edition, what is published beside it. Out: trees. Called by `expect-site.ts`.
 * Pure; knows no template.
 *
 *     expectBar(edition) → <header class="bar"><a class="home" href="../index.html">…
 */
import { profileOf } from '../languages/registry.ts';
import { type FacingPair, facingName } from '../model/facing.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { expectImprint } from './expect-revision.ts';
import type { PageExpected } from './expect-site.ts';
import { languagesOf, siteRoot } from './expect-site-head.ts';
import { sayLabel } from './expected-front.ts';
import { expectProofRow, statedPages } from './expected-proof.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

/** A part of the page with its title. */
export const expectPart = (
  kind: string,
  id: string,
  title: string,
  titleId: string,
  ...content: MarkupChild[]
): Markup =>
  markup(
    'section',
    { class: kind, id, 'data-section': id, 'aria-labelledby': titleId },
    markup('h2', { class: 'part-title', id: titleId }, title),
    content,
  );

/** The bar above the page. */
export function expectBar(edition: IndexedEdition): Markup {
  const say = (key: string) => sayLabel(edition, key);
  const field = { type: 'search', autocomplete: 'off', spellcheck: 'false' };
  return markup(
    'header',
    { class: 'bar' },
    markup('a', { class: 'home', href: `${siteRoot(edition.metadata)}index.html` }, say('webCatalogue')),
    expectLanguages(edition),
    markup(
      'form',
      { class: 'search scripted', role: 'search', id: 'search' },
      markup('label', { for: 'query' }, say('webSearch')),
      markup('input', { id: 'query', ...field }),
      markup('output', { id: 'found', for: 'query' }),
      markup('button', { type: 'button', id: 'previous', 'aria-label': say('webPrevious'), disabled: true }, '↑'),
      markup('button', { type: 'submit', id: 'next', 'aria-label': say('webNext'), disabled: true }, '↓'),
    ),
    markup('button', { type: 'button', id: 'theme', class: 'theme scripted' }, say('webTheme')),
  );
}

/** What leads to the other languages of the title. */
function expectLanguages(edition: IndexedEdition): MarkupChild {
  const languages = languagesOf(edition.metadata);
  if (languages.length === 0) return undefined;
  const rows = languages.map((lang) => {
    const name = profileOf(lang).ownName;
    const current = lang === edition.metadata.language;
    const link = { href: `../${lang}/index.html`, hreflang: lang, lang, rel: 'alternate' };
    return markup('li', {}, current ? markup('span', { 'aria-current': 'page', lang }, name) : markup('a', link, name));
  });
  const { facing } = edition.manuscript;
  return markup(
    'nav',
    { class: 'languages', 'aria-label': sayLabel(edition, 'webLanguages') },
    markup('ul', {}, rows, facing && markup('li', {}, expectFacingLink(facing))),
  );
}

/** What leads to two of them side by side. */
const expectFacingLink = (facing: FacingPair): Markup =>
  markup('a', { href: `../${facingName(facing)}/index.html`, rel: 'alternate' }, sayFacing(facing));

/** The names of two languages, each in its own. */
export const sayFacing = (facing: FacingPair): MarkupChild[] =>
  facing.flatMap((lang, i): MarkupChild[] => [i > 0 && ' + ', markup('span', { lang }, profileOf(lang).ownName)]);

/** How the title is cited. */
export function expectCite({ edition, citations }: PageExpected): Markup {
  const say = (key: string, ...values: string[]) => sayLabel(edition, key, ...values);
  const options = [...citations.map(({ id, name }) => [id, name] as const), ['link', say('webLink')] as const];
  const choice = markup(
    'form',
    { class: 'choice scripted', id: 'choice' },
    markup('label', { for: 'format' }, say('webCiteFormat')),
    markup(
      'select',
      { id: 'format' },
      options.map(([value, name]) => markup('option', { value }, name)),
    ),
    markup('p', { class: 'hint' }, say('webCiteHint')),
  );
  const shown = citations.map(({ id, name, file, title }) => {
    const copy = { type: 'button', class: 'copy scripted', 'data-format': id, 'aria-label': say('webCopyOf', name) };
    return markup(
      'div',
      { class: 'citation' },
      markup('h3', {}, file ? markup('a', { href: file, download: true }, name) : name),
      markup('button', copy, say('webCopy')),
      file ? markup('pre', { tabindex: '0', 'aria-label': name }, title) : markup('p', {}, title),
    );
  });
  return expectPart('cite', 'cite', say('webCite'), 'cite-title', choice, shown);
}

/** The imprint, and the files with their checksums. */
export function expectImprintPart(made: PageExpected): Markup {
  const { edition, engine, offered, imprintShown, pageMap } = made;
  const say = (key: string) => sayLabel(edition, key);
  const row = (label: string, value: MarkupChild) =>
    markup('div', { class: 'row' }, markup('dt', {}, label), markup('dd', {}, value));
  const hash = markup('code', { class: 'hash', id: 'canonical-sha256' }, edition.manuscript.sha256);
  const rows = [
    ...expectImprint(edition, imprintShown).map(([label, value]) => row(label, value)),
    row(say('webEngine'), engine),
    row(say('imprintHash'), [say('imprintHashNote'), hash]),
    row(...expectProofRow(edition, pageMap, statedPages(imprintShown, edition, pageMap))),
  ];
  const head = ['webFile', 'webSize', 'webChecksum'].map((key) => markup('th', { scope: 'col' }, say(key)));
  const files = offered.map(({ name, size, sha256 }) => {
    const link = markup('a', { href: name, download: true }, name);
    const cells: MarkupChild[] = [link, size, markup('code', { class: 'hash' }, sha256)];
    return markup(
      'tr',
      {},
      cells.map((cell) => markup('td', {}, cell)),
    );
  });
  const table = markup(
    'table',
    { class: 'downloads' },
    markup('caption', { class: 'kai' }, say('webDownloads')),
    markup('thead', {}, markup('tr', {}, head)),
    markup('tbody', {}, files),
  );
  const shown = [markup('dl', {}, rows), markup('div', { class: 'table' }, table)];
  return expectPart('imprint', 'imprint', say('imprint'), 'imprint-title', shown);
}

/** The words that the page's script says, with the places of their values left in. */
const scriptKeys = [
  'Found',
  'None',
  'FoundHere',
  'ThemeDark',
  'ThemeLight',
  'CiteMark',
  'CiteParagraph',
  'TextMark',
  'TextParagraph',
  'TextCopied',
  'Link',
  'Copied',
  'NotCopied',
  'Filtered',
  'PdfMark',
  'PdfParagraph',
  'Permalink',
];

/** The words of the script. */
export const expectWords = (edition: IndexedEdition): Markup =>
  markup(
    'div',
    { id: 'words', hidden: true },
    scriptKeys.map((key) =>
      markup('span', { 'data-word': `web${key}` }, sayLabel(edition, `web${key}`, '{0}', '{1}', '{2}')),
    ),
  );
