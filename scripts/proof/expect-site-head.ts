/**
 * The head of the reading edition as it must be: what the page may ask for, what it says to machines. In: an indexed
 * edition, what is published beside it. Out: the tree of the head. Called by `expect-site.ts`. Pure; knows no template.
 *
 *     <meta name="citation_publication_date" content="2022/02/04">
 */
import { editionUrn } from '../model/edition-uuid.ts';
import type { Metadata, Version } from '../model/manuscript.ts';
import { compareText } from '../model/problem.ts';
import type { PageExpected } from './expect-site.ts';
import { sayLabel } from './expected-front.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

/** Nothing but the page's own files. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'";

const meta = (name: string, content: string): Markup => markup('meta', { name, content });

/** With what the head of every page begins: what it may ask for, how it is shown, its title. */
export const expectHeadStart = (title: string): Markup[] => [
  markup('meta', { charset: 'utf-8' }),
  markup('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
  meta('viewport', 'width=device-width, initial-scale=1'),
  meta('color-scheme', 'light dark'),
  meta('referrer', 'no-referrer'),
  markup('title', {}, title),
];

/** The head. */
export function expectHead(made: PageExpected): Markup {
  const { edition, address, offered, citations } = made;
  const { metadata } = edition;
  const link = (rel: string, attributes: Record<string, string>) => markup('link', { rel, ...attributes });
  const style = (href: string) => link('stylesheet', { href });
  return markup(
    'head',
    {},
    expectHeadStart(metadata.title),
    metadata.description !== '' && meta('description', metadata.description),
    link('schema.DC', { href: 'http://purl.org/dc/elements/1.1/' }),
    expectTags(made),
    address !== undefined && link('canonical', { href: address }),
    languagesOf(metadata).map((hreflang) => link('alternate', { hreflang, href: versionAddress(address, hreflang) })),
    link('alternate', {
      type: 'application/atom+xml',
      href: `${siteRoot(metadata)}feed.xml`,
      title: sayLabel(edition, 'webFeedTitle'),
    }),
    offered.map(({ name, type, said }) => link('alternate', { type, href: name, title: said })),
    link('icon', { type: 'image/svg+xml', href: 'icon.svg' }),
    style('site.css'),
    link('stylesheet', { href: 'faces.css', media: 'print, (scripting: none)', id: 'faces' }),
    edition.revision && style('revised.css'),
    markup('script', { src: 'site.js' }),
    markup('script', { type: 'application/ld+json' }, data(linkedData(made))),
    markup('script', { type: 'application/json', id: 'citations' }, data(citations)),
    made.searchWords !== undefined &&
      markup('script', { type: 'application/json', id: 'search-words' }, made.searchWords),
  );
}

/** The languages of a title by their tags, in order; none where there is one alone. */
export const languagesOf = ({ language, versions = [] }: Metadata): string[] =>
  versions.length === 0 ? [] : [language, ...versions.map((one) => one.language)].sort(compareText);

/** From the page to the folder in which the catalogue is. */
export const siteRoot = ({ versions = [] }: Metadata): string => (versions.length > 0 ? '../../' : '../');

/** Where another language is: beside the page's own folder. */
export const versionAddress = (address: string | undefined, language: string): string =>
  address === undefined ? `../${language}/index.html` : new URL(`../${language}/`, address).href;

const linkedVersion = ({ id, language, title, edition }: Version): object => ({
  '@type': 'CreativeWork',
  '@id': editionUrn(id, edition),
  name: title,
  inLanguage: language,
});

/** Data in a script, which nothing in it can end. */
const data = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Languages of which Open Graph lists one locale; of the others none says the truth. */
const locales: Readonly<Record<string, string>> = { 'zh-Hans': 'zh_CN', ru: 'ru_RU', ar: 'ar_AR' };

/** Highwire and Dublin Core: what the front matter does not say has no tag. */
function expectTags(made: PageExpected): MarkupChild[] {
  const { edition, offered, address } = made;
  const { metadata, manuscript } = edition;
  const { title, parties, adopted, language, kind, description, source, rights, publisher } = metadata;
  const pdf = offered.find(({ type }) => type === 'application/pdf')?.name;
  const tag = (name: string, content: string | undefined, lang?: string) =>
    content ? markup('meta', { name, content, lang }) : undefined;
  const card = (name: string, content: string | undefined) =>
    content ? markup('meta', { property: `og:${name}`, content }) : undefined;
  return [
    tag('citation_title', title),
    parties.map((party) => tag('citation_author', party)),
    tag('citation_publication_date', adopted.date.replaceAll('-', '/')),
    tag('citation_language', language),
    tag('citation_publisher', publisher),
    pdf !== undefined && tag('citation_pdf_url', `${address ?? ''}${pdf}`),
    tag('citation_public_url', address),
    tag('DC.title', title, language),
    parties.map((party) => tag('DC.creator', party, language)),
    tag('DC.date', adopted.date),
    tag('DC.type', kind, language),
    tag('DC.language', language),
    tag('DC.description', description, language),
    tag('DC.source', `${source.name}${manuscript.labels['join.comma']}${source.date}`, language),
    tag('DC.publisher', publisher, language),
    tag('DC.rights', rights, language),
    tag('DC.identifier', identifierOf(made)),
    tag('DC.identifier', address),
    offered.map(({ type }) => tag('DC.format', type)),
    card('type', 'article'),
    card('title', title),
    card('description', description),
    card('locale', locales[language]),
    card('url', address),
    card('image', address === undefined ? undefined : `${address}thumbnail.jpg`),
  ];
}

const identifierOf = ({ edition: { metadata } }: PageExpected): string =>
  editionUrn(metadata.id, metadata.edition.number);

/** The same in the words of schema.org. */
function linkedData(made: PageExpected): object {
  const { edition, address, offered } = made;
  const { metadata } = edition;
  const { title, shortTitle, parties, adopted, kind, language, description, rights, publisher } = metadata;
  const own = metadata.edition;
  const all: [key: string, value: unknown][] = [
    ['@context', 'https://schema.org'],
    ['@type', 'CreativeWork'],
    ['@id', identifierOf(made)],
    ['url', address],
    ['name', title],
    ['alternateName', shortTitle],
    ['author', parties.length === 0 ? undefined : parties.map((name) => ({ '@type': 'Organization', name }))],
    ['dateCreated', adopted.date || undefined],
    ['locationCreated', adopted.place === '' ? undefined : { '@type': 'Place', name: adopted.place }],
    ['genre', kind],
    ['inLanguage', language],
    ['workTranslation', metadata.versions?.map(linkedVersion)],
    ['description', description || undefined],
    ['copyrightNotice', rights || undefined],
    ['publisher', publisher === undefined ? undefined : { '@type': 'Organization', name: publisher }],
    ['version', String(own.number)],
    ['dateModified', own.date],
    [
      'encoding',
      offered.map(({ name, bytes, sha256, type }) => ({
        '@type': 'MediaObject',
        contentUrl: `${address ?? ''}${name}`,
        encodingFormat: type,
        contentSize: `${bytes} B`,
        sha256,
      })),
    ],
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
