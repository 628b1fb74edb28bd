/**
 * What a page says about itself. In: the page's elements. Out: `Facts` from <html lang>, <title>, <meta> (plain,
 * Dublin Core, Open Graph) and <link rel=canonical>. Promises that every field that is not taken is in the report;
 * believes no claim about the text. Called by `html.ts`.
 *
 *     <html lang="ru"><title>Устав</title> → { language: 'ru', title: 'Устав' }
 */
import type { Place } from '../model/problem.ts';
import type { Facts } from './found-document.ts';
import { attributeOf, type Element, htmlPlace, htmlText } from './html-tree.ts';
import type { Tally } from './tally.ts';

/** Names of <meta> by the fact that they state, the best first. */
const names: Record<Exclude<keyof Facts, 'language' | 'sites'>, readonly string[]> = {
  title: ['dc.title', 'dcterms.title', 'citation_title', 'articletitle', 'og:title'],
  date: [
    'dcterms.issued',
    'dc.date.issued',
    'dcterms.date',
    'dc.date',
    'article:published_time',
    'pubdate',
    'publishdate',
    'publish_date',
    'date',
  ],
  publisher: ['dc.publisher', 'dcterms.publisher', 'contentsource', 'source', 'og:site_name', 'sitename', 'publisher'],
  address: ['dc.identifier', 'dcterms.identifier', 'og:url'],
  description: ['dc.description', 'dcterms.description', 'dcterms.abstract', 'og:description', 'description'],
  rights: ['dc.rights', 'dcterms.rights', 'copyright'],
};
/** Fields that tell a machine how to show the page. */
const technical =
  /^(viewport|generator|robots|googlebot|theme-color|format-detection|renderer|referrer|charset|progid|originator|content-type|x-ua-compatible|refresh|cache-control|pragma|expires)$/i;

/** Fields in which a site names itself. */
const siteNames = /^(?:og:site_name|sitename|site_name|application-name|apple-mobile-web-app-title|contentsource)$/;

/** Fields that state the language. */
const languageNames = /^(content-language|dc\.language)$/;

/** A <meta> with a name. */
interface Meta {
  element: Element;
  name: string;
  content: string;
}

/** Facts of a page. `saved` is the address that a browser noted when it saved the page. */
export function factsOf(elements: readonly Element[], saved: string | undefined, file: string, tally: Tally): Facts {
  const metas = elements.filter(({ tagName }) => tagName === 'meta').map(metaOf);
  const { facts, taken } = statedFacts(metas);
  const sites = metas
    .filter(({ name, content }) => siteNames.test(name) && content !== '')
    .map(({ content }) => content);
  if (facts.publisher) sites.push(facts.publisher);
  if (sites.length > 0) facts.sites = sites;
  const language = languageOfPage(elements, metas);
  if (language) facts.language = language;
  const address = [canonicalOf(elements), facts.address, saved].find((own) => /^https?:\/\//.test(own ?? ''));
  if (address) facts.address = address;
  else delete facts.address;
  const title = elements.find(({ tagName }) => tagName === 'title');
  const shown = title && htmlText(title).replace(/\s+/g, ' ').trim();
  if (shown && !facts.title) facts.title = shown;
  else if (title && shown && shown !== facts.title)
    tally.say('K124', `the page’s <title> “${shown}”`, 'Another field states the title.', htmlPlace(title, file));
  for (const meta of metas)
    if (!taken.has(meta.element) && meta.content !== facts.title) tellMeta(meta, htmlPlace(meta.element, file), tally);
  return facts;
}

/** The facts that have a name of their own, and the elements that state them. */
function statedFacts(metas: readonly Meta[]): { facts: Facts; taken: Set<Element> } {
  const facts: Facts = {};
  const taken = new Set<Element>();
  for (const [fact, known] of Object.entries(names) as [keyof typeof names, readonly string[]][]) {
    const found = known.map((name) => metas.find((meta) => meta.name === name && meta.content !== '')).find(Boolean);
    if (!found) continue;
    facts[fact] = found.content;
    taken.add(found.element);
  }
  return { facts, taken };
}

function metaOf(element: Element): Meta {
  const name = ['name', 'property', 'http-equiv']
    .map((own) => attributeOf(element, own))
    .find((own) => own !== undefined);
  const content = (attributeOf(element, 'content') ?? '').replace(/\s+/g, ' ').trim();
  return { element, name: (name ?? '').toLowerCase(), content };
}

function languageOfPage(elements: readonly Element[], metas: readonly Meta[]): string | undefined {
  const html = elements.find(({ tagName }) => tagName === 'html');
  return (html && attributeOf(html, 'lang')) ?? metas.find(({ name }) => languageNames.test(name))?.content;
}

/** The address that a page gives for itself. */
function canonicalOf(elements: readonly Element[]): string | undefined {
  const link = elements.find(
    (own) => own.tagName === 'link' && /(^|\s)canonical(\s|$)/i.test(attributeOf(own, 'rel') ?? ''),
  );
  return link && attributeOf(link, 'href');
}

/** Tells a field that no fact took. */
function tellMeta({ element, name, content }: Meta, place: Place, tally: Tally): void {
  if (attributeOf(element, 'charset') !== undefined || content === '') return;
  if (technical.test(name))
    tally.count('K124', 'a <meta> field for machines', 'It says how to show or find the page.', place);
  else if (!languageNames.test(name))
    tally.say(
      'K124',
      `the <meta> field “${name}”: “${content}”`,
      'No field of the front matter is known for it.',
      place,
    );
}
