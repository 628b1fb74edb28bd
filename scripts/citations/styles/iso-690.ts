/**
 * ISO 690: elements in the order creator, title, edition, place, publisher, date, numeration, availability. The
 * standard fixes the order and leaves words and marks to each place; days stand as ISO 8601 writes them.
 *
 *     中华人民共和国, 俄罗斯联邦. …联合声明. 北京, 2022-02-04. 第12段. Available from: https://… [viewed 2026-11-27].
 */
import { type CitationStyle, dayOf, endSentence, firstMakers, joinParts, wrapPart } from '../style.ts';

export const iso690: CitationStyle = {
  id: 'iso-690',
  name: 'ISO 690',
  pinpoint: 'own',
  accessed: { before: ' [viewed ', form: 'yyyy-mm-dd', after: ']' },
  cite: (work, { pinpoint, address, accessed = '' }) => {
    const edition = work.edition > 1 ? `Ed. ${work.edition}` : '';
    const published = joinParts(', ', joinParts(': ', work.place, work.publisher), dayOf(work, 'yyyy-mm-dd'));
    const number = joinParts(', ', work.number, work.symbol, work.series?.written);
    const available = wrapPart('Available from: ', address && address + accessed);
    const makers = firstMakers(work).toLocaleUpperCase(work.language);
    return endSentence(joinParts('. ', makers, work.title, edition, published, number, pinpoint, available));
  },
};
