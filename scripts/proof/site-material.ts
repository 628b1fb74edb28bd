/**
 * What of a reading edition does not depend on its text: that the page hides nothing, runs nothing but its script and
 * asks for nothing but its files; its style sheet and its script. In: files of a copy of another state of the source,
 * which has other words around its text. Out: each fault by `wrong`. Called by `verify-site.ts`. Pure.
 *
 *     <p style="color:white"> → 'index.html: <p> has style'
 */
import type { IndexedEdition } from '../model/registers.ts';
import { type SiteSources, siteStyles, siteText } from './closed-site.ts';
import { compareStyles } from './closed-styles.ts';
import { compareForeign } from './foreign-markup.ts';
import { isMarkedAs, type Markup, markupBelow } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Compares what does not depend on the text. `alone`: only the page was copied. */
export function compareSiteMaterial(
  files: Files,
  edition: IndexedEdition,
  sources: SiteSources,
  wrong: (detail: string) => void,
  alone: boolean,
): void {
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
  if (alone) return;
  compareStyles(siteText(files, 'site.css'), 'site.css', siteStyles(sources, edition), wrong);
  const script = siteText(files, 'site.js').replace(/^\/\*[^*]*\*\/\n/, '');
  if (script !== sources.script) wrong('site.js is not what the press makes');
}

/** The script beside the page, or data for machines. */
const isOwnScript = ({ name, attributes }: Markup): boolean =>
  name !== 'script' ||
  (attributes.src === 'site.js' && attributes.type === undefined) ||
  (attributes.src === undefined && /^application\/(?:ld\+)?json$/.test(attributes.type ?? ''));

/** Fields are there for the script alone: to search, to filter, to choose how to cite. */
const isOwnField = (one: Markup): boolean => one.name !== 'form' || isMarkedAs(one, 'scripted');
