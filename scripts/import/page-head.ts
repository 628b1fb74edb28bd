/**
 * What a page says about itself. In: the page's elements. Out: `Facts` from <html lang>, <title>, <meta> (plain,
 * Dublin Core, Open Graph) and <link rel=canonical>. Promises that every field that is not taken is in the report;
 * believes no claim about the text.
 */
import type { Facts } from './found-document.ts';
import { attributeOf, type Element, htmlPlace, htmlText } from './html-tree.ts';
import type { Tally } from './tally.ts';

/** Names of <meta> by the fact that they state, the best first. */
const names: Record<Exclude<keyof Facts, 'language'>, readonly string[]> = {
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

/** Facts of a page. `saved` is the address that a browser noted when it saved the page. */
export function factsOf(elements: readonly Element[], saved: string | undefined, file: string, tally: Tally): Facts {
  const metas = elements
    .filter((element) => element.tagName === 'meta')
    .map((element) => ({
      element,
      name: (
        attributeOf(element, 'name') ??
        attributeOf(element, 'property') ??
        attributeOf(element, 'http-equiv') ??
        ''
      ).toLowerCase(),
      content: (attributeOf(element, 'content') ?? '').replace(/\s+/g, ' ').trim(),
    }));
  const facts: Facts = {};
  const taken = new Set<Element>();
  for (const [fact, known] of Object.entries(names) as [keyof Facts, readonly string[]][]) {
    const found = known.map((name) => metas.find((meta) => meta.name === name && meta.content !== '')).find(Boolean);
    if (!found) continue;
    facts[fact] = found.content;
    taken.add(found.element);
  }
  const language =
    attributeOf(
      elements.find((element) => element.tagName === 'html') ?? ({ attrs: [] } as unknown as Element),
      'lang',
    ) ?? metas.find(({ name }) => name === 'content-language' || name === 'dc.language')?.content;
  if (language) facts.language = language;
  const canonical = elements.find(
    (element) => element.tagName === 'link' && /(^|\s)canonical(\s|$)/i.test(attributeOf(element, 'rel') ?? ''),
  );
  const address = [canonical && attributeOf(canonical, 'href'), facts.address, saved].find((candidate) =>
    /^https?:\/\//.test(candidate ?? ''),
  );
  if (address) facts.address = address;
  else delete facts.address;
  const title = elements.find((element) => element.tagName === 'title');
  const shown = title && htmlText(title).replace(/\s+/g, ' ').trim();
  if (shown && !facts.title) facts.title = shown;
  else if (title && shown && shown !== facts.title)
    tally.say('K124', `the page’s <title> “${shown}”`, 'Another field states the title.', htmlPlace(title, file));
  for (const { element, name, content } of metas) {
    if (
      taken.has(element) ||
      attributeOf(element, 'charset') !== undefined ||
      content === '' ||
      content === facts.title
    )
      continue;
    if (technical.test(name))
      tally.count(
        'K124',
        'a <meta> field for machines',
        'It says how to show or find the page.',
        htmlPlace(element, file),
      );
    else if (name !== 'content-language' && name !== 'dc.language')
      tally.say(
        'K124',
        `the <meta> field “${name}”: “${content}”`,
        'No field of the front matter is known for it.',
        htmlPlace(element, file),
      );
  }
  return facts;
}
