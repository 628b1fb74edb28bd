/**
 * Draws the pages of a PDF and looks at each. In: the bytes of a PDF, what is expected. Out: what was seen, page by
 * page. Called by `proof-worker.ts`, and by `verify-pdf-ink.ts` where no thread works beside it.
 *
 *     (await lookAtPages({ bytes, scale: 2, pages }))[6] → { missing: [14] }
 */
import { drawPdf } from './draw-pdf.ts';
import { type ExpectedPage, lookAtPage, type SeenPage } from './look-at-page.ts';

/** What is asked of a PDF. `scale`: pixels a point. */
export interface InkQuestion {
  bytes: Uint8Array<ArrayBuffer>;
  scale: number;
  pages: readonly ExpectedPage[];
}

/** Draws and looks, here. Throws when the file cannot be drawn. */
export async function lookAtPages({ bytes, scale, pages }: InkQuestion): Promise<SeenPage[]> {
  const seen: SeenPage[] = [];
  await drawPdf(bytes, scale, (index, drawn, own) => {
    const page = pages[index];
    seen.push(page ? lookAtPage(drawn, own, page) : { missing: [] });
  });
  return seen;
}
