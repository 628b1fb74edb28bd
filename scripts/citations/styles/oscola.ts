/**
 * OSCOLA, the Oxford University Standard for Citation of Legal Authorities: 4th edition for statutes and acts of the
 * Union, the part “Citing international law” of the edition of 2006 for the rest, which the 4th leaves in force.
 *
 *     Convention … (adopted 28 July 1951, entered into force 22 April 1954) 189 UNTS 137 (Refugee Convention) art 33
 */
import type { CitedWork } from '../cited-work.ts';
import {
  bracketedDay,
  type CitationStyle,
  dayOf,
  firstMakers,
  isBareResolution,
  joinParts,
  signedByFew,
  titleWithYear,
  wrapPart,
} from '../style.ts';
import { resolutionOf } from '../un-symbols.ts';

/** A session that a number names tells that there was no symbol yet. */
const documentOf = ({ symbol, number = '' }: CitedWork): string =>
  symbol && !/[A-Z]/.test(number) ? `UN Doc ${symbol}` : '';

function citeTreaty(work: CitedWork): string {
  const event = signedByFew(work) ? 'signed' : 'adopted';
  const days = joinParts(
    ', ',
    wrapPart(`${event} `, dayOf(work, 'd Month yyyy')),
    wrapPart('entered into force ', dayOf(work, 'd Month yyyy', 'inForce')),
  );
  const where = resolutionOf(work, 'oscola') || work.series?.written || documentOf(work);
  return joinParts(' ', work.title, wrapPart('(', days, ')'), where, wrapPart('(', work.shortTitle, ')'));
}

function citeResolution(work: CitedWork): string {
  const resolution = joinParts(
    ' ',
    resolutionOf(work, 'oscola') || work.number,
    bracketedDay(work, 'd Month yyyy'),
    documentOf(work),
  );
  return isBareResolution(work) ? resolution : joinParts(', ', work.title, resolution);
}

/** The year belongs to the name of an Act; behind it stands whose law it is, where that is stated. */
function citeLegislation(work: CitedWork): string {
  return joinParts(' ', titleWithYear(work), wrapPart('(', work.jurisdiction, ')'));
}

/** Where no series is told, the day says when. */
const citeUnionAct = (work: CitedWork): string =>
  joinParts(
    ' ',
    work.title,
    wrapPart('(', work.shortTitle, ')'),
    work.series?.written || bracketedDay(work, 'd Month yyyy'),
  );

function citeDocument(work: CitedWork): string {
  const makers = firstMakers(work);
  return joinParts(', ', makers, joinParts(' ', `‘${work.title}’`, bracketedDay(work, 'd Month yyyy'), work.number));
}

const byNature: Record<CitedWork['nature'], (work: CitedWork) => string> = {
  treaty: citeTreaty,
  resolution: citeResolution,
  legislation: citeLegislation,
  'union-act': citeUnionAct,
  notice: citeDocument,
  document: citeDocument,
};

export const oscola: CitationStyle = {
  id: 'oscola',
  name: 'OSCOLA',
  pinpoint: 'short',
  accessed: { before: ' accessed ', form: 'd Month yyyy', after: '' },
  cite: (work, { pinpoint, address, accessed = '' }) => {
    const comma = work.nature === 'legislation' || work.nature === 'union-act' ? ', ' : ' ';
    return joinParts(
      ' ',
      joinParts(comma, byNature[work.nature](work), pinpoint),
      wrapPart('<', address, '>') + (address ? accessed : ''),
    );
  },
};
