/**
 * ГОСТ Р 7.0.5-2008, подстрочная ссылка: заглавие : сведения, относящиеся к заглавию. Место, дата. Объект ссылки. URL:
 * … (дата обращения: …). Points instead of points and dashes between the areas (4.9.2 allows it).
 *
 *     О противодействии терроризму : федер. закон от 6 марта 2006 г. № 35-ФЗ. Ст. 3.
 */
import type { CitedWork } from '../cited-work.ts';
import { type CitationStyle, dayOf, endSentence, joinParts, wrapPart } from '../style.ts';

/** The kind, where the title does not say it; the day and the number, which belong to a document’s name. */
function qualify(work: CitedWork): string {
  const said = work.title.toLocaleLowerCase(work.language).includes(work.kind.toLocaleLowerCase(work.language));
  const kind = said ? '' : lowerFirst(work.kind, work.language);
  const russian = work.language.startsWith('ru');
  const day = russian ? wrapPart('от ', dayOf(work, 'd месяц yyyy г.')) : dayOf(work, 'dd.mm.yyyy');
  const number = work.number && (russian && /^\d/.test(work.number) ? `№ ${work.number}` : work.number);
  return joinParts(' ', kind, day, number);
}

const lowerFirst = (text: string, language: string): string =>
  text.slice(0, 1).toLocaleLowerCase(language) + text.slice(1);

const upperFirst = (text: string, language: string): string =>
  text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);

export const gost: CitationStyle = {
  id: 'gost-r-7.0.5',
  name: 'ГОСТ Р 7.0.5-2008',
  pinpoint: 'own',
  accessed: { before: ' (дата обращения: ', form: 'dd.mm.yyyy', after: ')' },
  cite: (work, { pinpoint, address, accessed = '' }) => {
    const published = joinParts(' : ', work.place, work.publisher);
    const series = wrapPart('// ', work.series?.written);
    const where = pinpoint && upperFirst(pinpoint, work.language);
    const named = joinParts(' ', joinParts(' : ', work.title, qualify(work)), series);
    return endSentence(joinParts('. ', named, published, where, wrapPart('URL: ', address && address + accessed)));
  },
};
