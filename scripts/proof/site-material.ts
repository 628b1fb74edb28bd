/**
 * What no page of a reading edition may have, whatever it says: it hides nothing, runs nothing but its script and asks
 * for nothing but its files. In: files of a copy of another state of the source, around whose text anything may stand.
 * Out: each fault by `wrong`. Called by `verify-site.ts`. Pure.
 *
 *     <p style="color:white"> → 'index.html: <p> has style'
 */
import { siteText } from './closed-site.ts';
import { compareForeign } from './foreign-markup.ts';
import { isMarkedAs, type Markup, markupBelow } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Asks every element of the page. */
export function compareSiteMaterial(files: Files, wrong: (detail: string) => void): void {
  for (const one of markupBelow(readWebMarkup(siteText(files, 'index.html')))) {
    const { name, attributes } = one;
    compareForeign('index.html', one, wrong, {
      isElement: (element) => isOwnScript(element) && isOwnField(element),
      // The words of the script stand where nobody reads them.
      isAttribute: ({ attributes: { id } }, key) => key === 'hidden' && id === 'words',
    });
    if (
      name === 'link' &&
      /stylesheet|import|preload/.test(attributes.rel ?? '') &&
      !/^\w+\.css$/.test(attributes.href ?? '')
    )
      wrong(`index.html asks for ${attributes.href ?? 'a style'}`);
    if (name === 'meta' && attributes['http-equiv'] === 'refresh') wrong('index.html leads elsewhere');
  }
}

/** The script beside the page, or data for machines. */
const isOwnScript = ({ name, attributes }: Markup): boolean =>
  name !== 'script' ||
  (attributes.src === 'site.js' && attributes.type === undefined) ||
  (attributes.src === undefined && /^application\/(?:ld\+)?json$/.test(attributes.type ?? ''));

/** Fields are there for the script alone: to search, to filter, to choose how to cite. */
const isOwnField = (one: Markup): boolean => one.name !== 'form' || isMarkedAs(one, 'scripted');
