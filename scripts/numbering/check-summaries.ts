/**
 * Whether the editor's summaries belong to something. In: a numbered edition. Out: K140 for each whose address no row
 * of the contents has. Pure. Called by `press/prepare-edition.ts`.
 *
 *     a summary of s9 in a text of four sections → [K140 … “s9” …]
 */
import { classOf } from '../classes/registry.ts';
import { blocksOf, type Edition } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { plainText } from '../model/text.ts';

/** So many addresses are named, and the rest counted. */
const mostNamed = 40;

/** K140 for summaries of what the contents do not name. */
export function checkSummaries(edition: Edition): Problem[] {
  const { summaries } = edition.manuscript;
  if (summaries.size === 0) return [];
  const rows = namedInContents(edition);
  const shown = [...rows].map(([anchor, title]) => (title === '' ? anchor : `${anchor} (${title})`));
  const more = shown.length > mostNamed ? `, and ${shown.length - mostNamed} more` : '';
  const known = `${shown.slice(0, mostNamed).join(', ')}${more}`;
  return [...summaries]
    .filter(([address]) => !rows.has(address))
    .map(([address, { place }]) => problem('K140', { address, known }, place));
}

/** Address → title of what the contents name: sections and, in most classes, the headings in them. */
function namedInContents(edition: Edition): ReadonlyMap<string, string> {
  const all = classOf(edition.metadata.class).contents === 'all';
  const opening = edition.sections.filter(({ heading }) => !heading).map(({ anchor }) => [anchor, ''] as const);
  const headings = blocksOf(edition).flatMap((block) =>
    block.kind === 'heading' && (all || block.level === 2) ? [[block.anchor, plainText(block.inlines)] as const] : [],
  );
  return new Map([...opening, ...headings]);
}
