/**
 * AGLC, the Australian Guide to Legal Citation, 4th edition: chapter 8 for treaties, 9 for the United Nations, 3 and 12
 * to 26 for legislation.
 *
 *     International Agreement on the Scheldt, Belgium-France-Netherlands, signed 3 December 2002, 2351 UNTS 13
 *     (entered into force 1 December 2005) art 3(1)(a).
 */
import type { CitedWork } from '../cited-work.ts';
import {
  bracketedDay,
  type CitationStyle,
  dayOf,
  endSentence,
  firstMakers,
  isBareResolution,
  joinParts,
  partiesOf,
  signedByFew,
  titleWithYear,
  wrapPart,
} from '../style.ts';
import { resolutionOf } from '../un-symbols.ts';

function citeTreaty(work: CitedWork): string {
  if (work.organ || work.symbol) return citeResolution(work);
  const event = signedByFew(work) ? 'signed' : 'opened for signature';
  const force = wrapPart('(entered into force ', dayOf(work, 'd Month yyyy', 'inForce'), ')');
  return joinParts(
    ' ',
    joinParts(
      ', ',
      work.title,
      partiesOf(work, '-'),
      wrapPart(`${event} `, dayOf(work, 'd Month yyyy')),
      work.series?.written,
    ),
    force,
  );
}

function citeResolution(work: CitedWork): string {
  const title = isBareResolution(work) ? '' : work.title;
  const which = joinParts(', ', title, resolutionOf(work, 'aglc') || work.number, wrapPart('UN Doc ', work.symbol));
  return joinParts(' ', which, bracketedDay(work, 'd Month yyyy'));
}

function citeLegislation(work: CitedWork): string {
  return joinParts(' ', titleWithYear(work), wrapPart('(', work.jurisdiction, ')'));
}

function citeDocument(work: CitedWork): string {
  const number = joinParts(', ', work.number, dayOf(work, 'd Month yyyy'));
  return joinParts(' ', joinParts(', ', firstMakers(work), work.title), wrapPart('(', number, ')'));
}

const byNature: Record<CitedWork['nature'], (work: CitedWork) => string> = {
  treaty: citeTreaty,
  resolution: citeResolution,
  legislation: citeLegislation,
  'union-act': (work) => joinParts(' ', work.title, work.series?.written ?? bracketedDay(work, 'd Month yyyy')),
  notice: citeDocument,
  document: citeDocument,
};

export const aglc: CitationStyle = {
  id: 'aglc',
  name: 'AGLC',
  pinpoint: 'short',
  cite: (work, { pinpoint, address }) => {
    const mark = work.nature === 'union-act' ? ', ' : ' ';
    return endSentence(
      joinParts(' ', joinParts(mark, byNature[work.nature](work), pinpoint), wrapPart('<', address, '>')),
    );
  },
};
