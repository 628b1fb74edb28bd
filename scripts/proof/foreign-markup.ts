/**
 * Markup that no document of the press has, whatever its text: what shows something from elsewhere, and what hides,
 * styles, runs or asks. In: an element of a document. Out: each fault by `wrong`. Called by the witnesses of e-book and
 * site for a copy of another state of the source. Pure.
 *
 *     <p style="color:white"> of index.html → 'index.html: <p> has style'
 */
import type { Markup } from './markup-tree.ts';

/** Elements that show something from elsewhere, ask or style. */
const foreign = /^(style|iframe|object|embed|base|template|dialog|video|audio|svg|math|canvas|frame|portal)$/;
/** Attributes that hide, style, run or ask. */
const acting =
  /^(style|hidden|aria-hidden|inert|popover|srcset|srcdoc|formaction|ping|action|target|on\w+|xmlns:(?!epub$).*)$/;

/** What a document may have, though other ones may not. */
interface Own {
  isElement?: (element: Markup) => boolean;
  isAttribute?: (element: Markup, key: string) => boolean;
}

/**
 * Names an element, or its attributes, that do not belong to a document; `isElement` false: one that only some
 * documents have, and this one has not.
 */
export function compareForeign(
  path: string,
  element: Markup,
  wrong: (detail: string) => void,
  { isElement = () => true, isAttribute = () => false }: Own,
): void {
  const { name, attributes } = element;
  if (foreign.test(name) || !isElement(element)) wrong(`${path} has <${name}>, as no document of the press has`);
  for (const key of Object.keys(attributes))
    if (acting.test(key) && !isAttribute(element, key)) wrong(`${path}: <${name}> has ${key}`);
}
