/**
 * Everything that stands in a text, however deep. In: blocks, notes or sections of an edition. Out: each object of
 * theirs, before what is in it, in the order in which they stand. Pure. Called by the witnesses that ask for figures,
 * links or languages wherever they are.
 *
 *     for (const { kind } of nodesIn(edition.notes)) kind → 'plain', 'text', 'link', 'text' …
 */

/** An object of a text; which fields it has, its kind says. */
type TextNode = { kind?: string };

export function nodesIn(value: unknown): TextNode[] {
  const found: TextNode[] = [];
  addNodes(value, found);
  return found;
}

function addNodes(value: unknown, found: TextNode[]): void {
  if (!value || typeof value !== 'object') return;
  if (!Array.isArray(value)) found.push(value);
  for (const one of Object.values(value)) addNodes(one, found);
}
