/**
 * CSL-JSON 1.0.2, which most reference managers read. In: the facts of a work, a passage. Out: a list with one item.
 * Pure. Called by `cite-title.ts`.
 *
 *     [{ "id": "…", "type": "treaty", "issued": { "date-parts": [[2022, 2, 4]] }, … }]
 */
import type { CitedWork } from '../cited-work.ts';
import type { Passage } from '../style.ts';

/** Types of CSL 1.0.2. */
const types: Record<CitedWork['nature'], string> = {
  treaty: 'treaty',
  legislation: 'legislation',
  'union-act': 'legislation',
  resolution: 'document',
  notice: 'document',
  document: 'document',
};

/** A list of one item. */
export function writeCslJson(work: CitedWork, { pinpoint, address, accessed }: Passage): string {
  const { day, series } = work;
  const item = {
    id: work.id,
    type: types[work.nature],
    title: work.title,
    'title-short': work.shortTitle,
    author: work.makers.length > 0 ? work.makers.map((literal) => ({ literal })) : undefined,
    issued: day && { 'date-parts': [[day.year, day.month, day.day]] },
    number: work.number ?? work.symbol,
    'container-title': series?.name ?? series?.written,
    volume: series?.volume,
    page: series?.page,
    jurisdiction: work.jurisdiction,
    publisher: work.publisher,
    'publisher-place': work.place,
    edition: work.edition > 1 ? String(work.edition) : undefined,
    language: work.language,
    // The kind is said once: a title that ends with it has said it.
    genre: work.title.endsWith(work.kind) ? undefined : work.kind,
    section: pinpoint,
    URL: address,
    accessed: address && accessed ? { raw: accessed } : undefined,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
