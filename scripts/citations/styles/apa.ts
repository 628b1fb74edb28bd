/**
 * APA, the Publication Manual of the American Psychological Association, 7th edition, chapter 11, as an entry of the
 * list; the place stands in the text, and here behind the date for whoever copies a paragraph’s citation.
 *
 *     United Nations Convention on the Rights of the Child, November 20, 1989, https://…
 */
import type { CitedWork } from '../cited-work.ts';
import { dotSeries } from '../series.ts';
import {
  type CitationStyle,
  dayOf,
  dottedNumber,
  endSentence,
  endsWithYear,
  firstMakers,
  joinParts,
  wrapPart,
} from '../style.ts';
import { organNames } from '../un-symbols.ts';

const citeTreaty = (work: CitedWork): string =>
  joinParts(', ', work.title, dayOf(work, 'Month d, yyyy'), work.series && dotSeries(work.series));

function citeResolution(work: CitedWork): string {
  const { organ, number, symbol, title } = work;
  const maker = organ ? organNames.full[organ] : firstMakers(work);
  const named = joinParts(' ', title, wrapPart('(', joinParts(', ', number && `Resolution ${number}`, symbol), ')'));
  return joinParts(', ', maker, named, dayOf(work, 'Month d, yyyy'));
}

/** Name of Act, number § (year). */
function citeLegislation(work: CitedWork): string {
  const year = endsWithYear(work) ? '' : wrapPart('(', String(work.day?.year ?? ''), ')');
  return joinParts(' ', joinParts(', ', work.title, dottedNumber(work), work.jurisdiction), year);
}

function citeDocument(work: CitedWork): string {
  const makers = firstMakers(work);
  const dated = wrapPart('(', String(work.day?.year ?? 'n.d.'), ')');
  return joinParts(
    '. ',
    joinParts(' ', makers, makers ? dated : ''),
    joinParts(' ', work.title, wrapPart('(', work.number, ')'), makers ? '' : dated),
  );
}

const byNature: Record<CitedWork['nature'], (work: CitedWork) => string> = {
  treaty: citeTreaty,
  resolution: citeResolution,
  legislation: citeLegislation,
  'union-act': citeTreaty,
  notice: citeDocument,
  document: citeDocument,
};

export const apa: CitationStyle = {
  id: 'apa',
  name: 'APA',
  pinpoint: 'dotted',
  // An address ends without a point.
  cite: (work, { pinpoint, address }) => {
    const named = joinParts(', ', byNature[work.nature](work), pinpoint);
    return address ? `${named}, ${address}` : endSentence(named);
  },
};
