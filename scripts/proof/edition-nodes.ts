/**
 * Everything that stands in a text, however deep. In: blocks, notes or sections of an edition. Out: each object of
 * theirs, before what is in it, in the order in which they stand. Pure. Called by the witnesses that ask for figures,
 * links or languages wherever they are.
 *
 *     for (const { kind } of nodesIn(edition.notes)) kind → 'plain', 'text', 'link', 'text' …
 */

/** An object of a text; which fields it has, its kind says. */
type TextNode = { kind?: string };

export function* nodesIn(value: unknown): Generator<TextNode> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one);
  else if (value && typeof value === 'object') {
    yield value;
    for (const one of Object.values(value)) yield* nodesIn(one);
  }
}
