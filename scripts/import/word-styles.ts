/**
 * The styles of a Word document. In: styles.xml as a tree. Out: what a style says, itself or by those on which it is
 * based: its level of the outline, its numbering, whether it hides its text. Promises to end on styles that are based
 * on each other. Called by `word-part.ts`.
 *
 *     styles.outline('Heading2') → 1
 */
import type { Element } from '@xmldom/xmldom';
import { child, children, isOff, valOf } from './word-xml.ts';

/** The styles of paragraphs, with what they inherit. */
export interface Styles {
  /** Level of the outline, 0 the highest, of paragraphs of this style. */
  outline: (style: string) => number | undefined;
  name: (style: string) => string;
  numbering: (style: string) => { num: string | undefined; level: number } | undefined;
  /** True when the styles of a paragraph and of a run hide it together; an empty name is the style that needs none. */
  hides: (paragraph: string, run: string) => boolean;
}

/** Styles by id, with what they inherit. */
export function readWordStyles(root: Element | undefined): Styles {
  const styles = new Map(children(root, 'style').map((style) => [valOf(style, 'styleId') ?? '', style]));
  const inherit = <T>(take: (style: Element) => T | undefined) => inherited(styles, take);
  const numbering = (style: Element) => child(child(style, 'pPr'), 'numPr');
  const level = inherit((style) => valOf(child(child(style, 'pPr'), 'outlineLvl')));
  const rank = inherit((style) => /^heading (\d)$/i.exec(valOf(child(style, 'name')) ?? '')?.[1]);
  const num = inherit((style) => valOf(child(numbering(style), 'numId')));
  const depth = inherit((style) => valOf(child(numbering(style), 'ilvl')));
  const vanish = inherit((style) => child(child(style, 'rPr'), 'vanish'));
  const usual = [...styles.values()].find((style) => valOf(style, 'type') === 'paragraph' && valOf(style, 'default'));
  const hidesAlone = (id: string): boolean => {
    const mark = vanish(id);
    return mark !== undefined && !isOff(mark);
  };
  return {
    // A property that both state is switched twice (ECMA-376 part 1, 17.7.3).
    hides: (paragraph, run) =>
      hidesAlone(paragraph || (valOf(usual, 'styleId') ?? '')) !== (run !== '' && hidesAlone(run)),
    name: (id) => valOf(child(styles.get(id), 'name')) ?? id,
    outline: (id) => {
      const [own, named] = [level(id), rank(id)];
      return own !== undefined ? Number(own) : named !== undefined ? Number(named) - 1 : undefined;
    },
    numbering: (id) => {
      const [own, at] = [num(id), depth(id)];
      return own === undefined && at === undefined ? undefined : { num: own, level: Number(at ?? 0) };
    },
  };
}

/**
 * What a style says, or the nearest of those on which it is based. Each style is asked once, however many are based on
 * it; a circle of styles says nothing.
 */
function inherited<T>(
  styles: ReadonlyMap<string, Element>,
  take: (style: Element) => T | undefined,
): (id: string) => T | undefined {
  const known = new Map<string, T | undefined>();
  return (id) => {
    const way: string[] = [];
    let said: T | undefined;
    let at = id;
    for (let style = styles.get(at); style && !known.has(at) && said === undefined; style = styles.get(at)) {
      way.push(at);
      known.set(at, undefined);
      said = take(style);
      if (said === undefined) at = valOf(child(style, 'basedOn')) ?? '';
    }
    said ??= known.get(at);
    for (const one of way) known.set(one, said);
    return said;
  };
}
