/**
 * The styles of a Word document. In: styles.xml as a tree. Out: what a style says, itself or by those on which it is based:
 * its level of the outline, its numbering, whether it hides its text. Promises to end on styles that are based on each other.
 * Called by `word-part.ts`.
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
  const chain = (id: string): Element[] => {
    const found: Element[] = [];
    for (
      let style = styles.get(id);
      style && !found.includes(style);
      style = styles.get(valOf(child(style, 'basedOn')) ?? '')
    )
      found.push(style);
    return found;
  };
  const first = <T>(id: string, take: (properties: Element | undefined) => T | undefined): T | undefined =>
    chain(id)
      .map((style) => take(child(style, 'pPr')))
      .find((value) => value !== undefined);
  const usual = [...styles.values()].find((style) => valOf(style, 'type') === 'paragraph' && valOf(style, 'default'));
  const hidden = new Map<string, boolean>();
  const hidesAlone = (id: string): boolean => {
    const known = hidden.get(id);
    if (known !== undefined) return known;
    const mark = chain(id)
      .map((style) => child(child(style, 'rPr'), 'vanish'))
      .find((found) => found !== undefined);
    const hides = mark !== undefined && !isOff(mark);
    hidden.set(id, hides);
    return hides;
  };
  return {
    // A property that both state is switched twice (ECMA-376 part 1, 17.7.3).
    hides: (paragraph, run) =>
      hidesAlone(paragraph || (valOf(usual, 'styleId') ?? '')) !== (run !== '' && hidesAlone(run)),
    name: (id) => valOf(child(styles.get(id), 'name')) ?? id,
    outline: (id) => {
      const level = first(id, (properties) => valOf(child(properties, 'outlineLvl')));
      const named = chain(id)
        .map((style) => /^heading (\d)$/i.exec(valOf(child(style, 'name')) ?? '')?.[1])
        .find(Boolean);
      return level !== undefined ? Number(level) : named ? Number(named) - 1 : undefined;
    },
    numbering: (id) => {
      const num = first(id, (properties) => valOf(child(child(properties, 'numPr'), 'numId')));
      const level = first(id, (properties) => valOf(child(child(properties, 'numPr'), 'ilvl')));
      return num === undefined && level === undefined ? undefined : { num, level: Number(level ?? 0) };
    },
  };
}
