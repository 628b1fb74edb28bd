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
import { isMarkedAs, type Markup, markupBelow } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Elements that show something from elsewhere, ask or style; the page has none. */
const foreign = /^(style|iframe|object|embed|base|template|dialog|video|audio|svg|math|canvas|frame|portal)$/;
/** Attributes that hide, style, run or ask. */
const acting = /^(style|hidden|aria-hidden|inert|popover|srcset|srcdoc|formaction|ping|action|target|on\w+|xmlns.*)$/;

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
    if (foreign.test(name) || !isOwnScript(one) || !isOwnField(one))
      wrong(`index.html has <${name}>, as no page of a reading edition has`);
    if (
      name === 'link' &&
      /stylesheet|import|preload/.test(attributes.rel ?? '') &&
      !/^\w+\.css$/.test(attributes.href ?? '')
    )
      wrong(`index.html asks for ${attributes.href ?? 'a style'}`);
    if (name === 'meta' && attributes['http-equiv'] === 'refresh') wrong('index.html leads elsewhere');
    // The words of the script stand where nobody reads them.
    for (const key of Object.keys(attributes))
      if (acting.test(key) && !(key === 'hidden' && attributes.id === 'words'))
        wrong(`index.html: <${name}> has ${key}`);
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
