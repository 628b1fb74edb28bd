/**
 * The Chicago Manual of Style, 17th edition, as a note: treaties and statutes as in the Bluebook, with the months in
 * full; documents of the United Nations by their organ, number, title and symbol.
 *
 *     UN General Assembly, Resolution 67/18, Education for Democracy, A/RES/67/18 (November 28, 2012).
 */
import type { CitedWork } from '../cited-work.ts';
import { dotSeries } from '../series.ts';
import {
  bracketedDay,
  type CitationStyle,
  dayOf,
  dottedNumber,
  endSentence,
  firstMakers,
  isBareResolution,
  joinParts,
  partiesOf,
  titleWithYear,
  wrapPart,
} from '../style.ts';
import { organNames } from '../un-symbols.ts';

function citeResolution(work: CitedWork): string {
  const { organ, number, symbol } = work;
  const resolution = number && `Resolution ${number}`;
  const title = isBareResolution(work) ? '' : work.title;
  const which = joinParts(', ', organ && organNames.full[organ], resolution, title, symbol);
  return joinParts(' ', which, bracketedDay(work, 'Month d, yyyy'));
}

function citeTreaty(work: CitedWork): string {
  if (work.organ) return citeResolution(work);
  const series = work.series && dotSeries(work.series);
  return joinParts(', ', work.title, partiesOf(work, '-'), dayOf(work, 'Month d, yyyy'), series);
}

function citeLegislation(work: CitedWork): string {
  return joinParts(
    ' ',
    joinParts(', ', titleWithYear(work), dottedNumber(work)),
    wrapPart('(', work.jurisdiction, ')'),
  );
}

/** Names of a few makers stand side by side: a word of English between Chinese ones would be of no language. */
function citeDocument(work: CitedWork): string {
  const published = joinParts(': ', work.place, work.publisher);
  const facts = joinParts(', ', published, dayOf(work, 'Month d, yyyy'));
  const named = joinParts(', ', firstMakers(work), work.title, work.number);
  return joinParts(' ', named, wrapPart('(', facts, ')'));
}

const byNature: Record<CitedWork['nature'], (work: CitedWork) => string> = {
  treaty: citeTreaty,
  resolution: citeResolution,
  legislation: citeLegislation,
  'union-act': (work) =>
    joinParts(', ', work.title, work.series ? dotSeries(work.series) : dayOf(work, 'Month d, yyyy')),
  notice: citeDocument,
  document: citeDocument,
};

export const chicago: CitationStyle = {
  id: 'chicago',
  name: 'Chicago',
  pinpoint: 'dotted',
  accessed: { before: 'accessed ', form: 'Month d, yyyy', after: '' },
  cite: (work, { pinpoint, address, accessed }) =>
    endSentence(joinParts(', ', byNature[work.nature](work), pinpoint, address && accessed, address)),
};
