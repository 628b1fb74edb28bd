/**
 * Where in the source a fault of the press came about. In: what a maker threw, the edition, the page map. Out: an error
 * with a problem (K606) at the line of the block, for a text that was found otherwise than it is written; any other
 * error as it is, or with the place of the block that was set. Called by `press/outputs/` and `press/book.ts`.
 */
import { blocksOf } from '../model/edition.ts';
import { type FaultPlace, LayoutFault } from '../model/layout-fault.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Place } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, inlineLines, plainText } from '../model/text.ts';

/** Gives the error of a maker its place in the source. `Promise.catch(placeFault(edition, pageMap))` throws it on. */
export const placeFault =
  (edition: IndexedEdition, pageMap: PageMap) =>
  (error: unknown): never => {
    if (!(error instanceof LayoutFault)) throw error;
    const found = problem('K606', { detail: error.message }, placeOf(error.at, edition, pageMap));
    throw Object.assign(error, { problem: found });
  };

/**
 * Gives an error of the layout the place of the block that was set when it was thrown, as `place`, for K604.
 * `Promise.catch(placeError(edition))` throws it on.
 */
export const placeError =
  (edition: IndexedEdition) =>
  (error: Error & { block?: string }): never => {
    const set = error.block && blocksOf(edition).find(({ anchor }) => anchor === error.block);
    throw set ? Object.assign(error, { place: set.place }) : error;
  };

/**
 * The place of the block that is named; else of the first one with the text, from the page on; else of the block with
 * which the page begins. A part that the press writes itself has none.
 */
function placeOf(
  { anchor, page, wanted = '' }: FaultPlace,
  edition: IndexedEdition,
  pages: PageMap,
): Place | undefined {
  const blocks = blocksOf(edition);
  const named = blocks.find((block) => block.anchor === anchor);
  if (named) return named.place;
  const begins = page === undefined ? undefined : pages.pages[page - 1]?.begins?.anchor;
  const from = Math.max(
    0,
    blocks.findIndex((block) => block.anchor === begins),
  );
  const behind = [...blocks.slice(from), ...blocks.slice(0, from)];
  return (
    placeOfText(wanted, behind) ??
    placeOfText(
      wanted,
      edition.notes.flatMap((note) => note.blocks),
    ) ??
    blocks.find((block) => block.anchor === begins)?.place
  );
}

/** The innermost block that holds a text; white space is not compared. */
function placeOfText(text: string, blocks: readonly Parameters<typeof inlineLines>[0][]): Place | undefined {
  const bare = (one: string) => one.replace(/[\s\u00ad\u200b]+/gu, '');
  const wanted = bare(text);
  if (wanted === '') return undefined;
  for (const block of blocks) {
    if (!bare(blockTexts(block).join('')).includes(wanted)) continue;
    return inlineLines(block).find(({ inlines }) => bare(plainText(inlines)).includes(wanted))?.of.place ?? block.place;
  }
  return undefined;
}
